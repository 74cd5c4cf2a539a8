//! Which language a text is in.

use whatlang::{Detector, Lang};

use super::pack_for;

/// Bytes looked at: enough to be sure, little enough to cost nothing.
const SAMPLE: usize = 20_000;

/// The languages told apart, those of most news. Among all that there are, short texts would be
/// taken for rare relatives of their own.
const CANDIDATES: [Lang; 28] = [
    Lang::Deu,
    Lang::Eng,
    Lang::Fra,
    Lang::Ita,
    Lang::Spa,
    Lang::Por,
    Lang::Nld,
    Lang::Dan,
    Lang::Swe,
    Lang::Fin,
    Lang::Pol,
    Lang::Ces,
    Lang::Hun,
    Lang::Ron,
    Lang::Hrv,
    Lang::Tur,
    Lang::Rus,
    Lang::Ukr,
    Lang::Bul,
    Lang::Srp,
    Lang::Ell,
    Lang::Heb,
    Lang::Ara,
    Lang::Pes,
    Lang::Cmn,
    Lang::Jpn,
    Lang::Kor,
    Lang::Hin,
];

/// Bytes from which on even an unsure guess is right nearly always.
const LONG: usize = 400;

/// The tag of the language of `text`, such as "de"; "und" when it cannot be told.
pub fn detect_language(text: &str) -> &'static str {
    let sample = &text[..text.floor_char_boundary(SAMPLE)];
    match Detector::with_allowlist(CANDIDATES.to_vec()).detect(sample) {
        Some(info) => {
            let tag = tag_of(info.lang());
            // A language that can be read is taken on an unsure guess as well: little is lost by it.
            let sure = info.is_reliable() || sample.len() >= LONG || pack_for(tag).is_ok();
            if sure { tag } else { "und" }
        }
        None => "und",
    }
}

/// The BCP 47 tag of a language: two letters where there are two.
fn tag_of(language: Lang) -> &'static str {
    match language.code() {
        "deu" => "de",
        "eng" => "en",
        "fra" => "fr",
        "ita" => "it",
        "spa" => "es",
        "por" => "pt",
        "nld" => "nl",
        "dan" => "da",
        "swe" => "sv",
        "fin" => "fi",
        "pol" => "pl",
        "ces" => "cs",
        "hun" => "hu",
        "ron" => "ro",
        "hrv" => "hr",
        "tur" => "tr",
        "rus" => "ru",
        "ukr" => "uk",
        "bul" => "bg",
        "srp" => "sr",
        "ell" => "el",
        "heb" => "he",
        "ara" => "ar",
        "pes" => "fa",
        "cmn" => "zh",
        "jpn" => "ja",
        "kor" => "ko",
        "hin" => "hi",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_languages_of_articles_and_short_german() {
        assert_eq!(detect_language("Die Ministerin sagte am Montag, sie trete zurück."), "de");
        assert_eq!(detect_language("Die Ministerin Mia Muster sagte am Montag in Berlin, sie komme."), "de");
        assert_eq!(detect_language(&"The minister said on Monday that she would resign. ".repeat(3)), "en");
        assert_eq!(detect_language("12:30 – 17"), "und");
        assert_eq!(detect_language(""), "und");
    }
}
