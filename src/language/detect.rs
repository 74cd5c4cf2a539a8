//! Which language a text is in.

/// Bytes looked at: enough to be sure, little enough to cost nothing.
const SAMPLE: usize = 20_000;

/// Bytes from which on even an unsure guess is right nearly always.
const LONG: usize = 400;

/// The tag of the language of `text`, such as "de"; "und" when it cannot be told.
pub fn detect_language(text: &str) -> &'static str {
    let sample = &text[..text.floor_char_boundary(SAMPLE)];
    match whatlang::detect(sample) {
        Some(info) if info.is_reliable() || sample.len() >= LONG => tag_of(info.lang()),
        _ => "und",
    }
}

/// The BCP 47 tag of a language: two letters where there are two.
fn tag_of(language: whatlang::Lang) -> &'static str {
    match language.code() {
        "deu" => "de",
        "eng" => "en",
        "fra" => "fr",
        "ita" => "it",
        "spa" => "es",
        "por" => "pt",
        "nld" => "nl",
        "pol" => "pl",
        "rus" => "ru",
        "ukr" => "uk",
        other => other,
    }
}
