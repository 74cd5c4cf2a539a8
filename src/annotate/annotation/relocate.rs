//! Moving what was found in one text to where its words stand in another.

use super::{Annotations, Derivation, Timex};
use crate::text::Span;

impl Annotations {
    /// Moves every span to where `place` says that its words stand.
    pub fn relocate(&mut self, place: impl Fn(Span) -> Span) {
        let Self { timexes, mentions, countries, actors: _, quotations, events } = self;
        let mut spans: Vec<&mut Span> = Vec::new();
        for Timex { span, derivation, .. } in timexes {
            derivation.relocate(&place);
            spans.push(span);
        }
        spans.extend(mentions.iter_mut().map(|mention| &mut mention.span));
        spans.extend(countries.iter_mut().map(|country| &mut country.span));
        for quotation in quotations {
            let parts = [
                &mut quotation.content,
                &mut quotation.readable,
                &mut quotation.source,
                &mut quotation.cue,
                &mut quotation.addressee,
                &mut quotation.frame,
            ];
            spans.extend(parts.into_iter().flatten());
            spans.extend(quotation.chain.iter_mut().map(|link| &mut link.span));
            spans.extend(quotation.answers.iter_mut().map(|answer| &mut answer.to));
        }
        for event in events {
            spans.extend([&mut event.span, &mut event.trigger]);
            spans.extend(&mut event.place);
        }
        for span in spans {
            *span = place(*span);
        }
    }
}

impl Derivation {
    /// Moves the words that it names.
    pub fn relocate(&mut self, place: impl Fn(Span) -> Span) {
        if let Self::FromTimex(span) | Self::FromScene(span) = self {
            *span = place(*span);
        }
    }
}
