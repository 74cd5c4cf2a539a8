//! How texts are compared: without capitals, accents and umlauts, ß as ss.

/// The text as it is compared: small letters without accents, ß as ss.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(&mut folded, text);
    folded
}

/// Adds the folded text: runs of plain letters at once, the few others one by one.
pub fn fold_into(folded: &mut String, text: &str) {
    let mut rest = text;
    while !rest.is_empty() {
        let plain = rest.bytes().position(|byte| !byte.is_ascii()).unwrap_or(rest.len());
        let begin = folded.len();
        folded.push_str(&rest[..plain]);
        folded[begin..].make_ascii_lowercase();
        rest = &rest[plain..];
        while let Some(c) = rest.chars().next().filter(|c| !c.is_ascii()) {
            fold_char(c, |c| folded.push(c));
            rest = &rest[c.len_utf8()..];
        }
    }
}

/// The folded text with, for each of its bytes and its end, where in `text` it comes from.
pub fn fold_with_origins(text: &str) -> (String, Vec<u32>) {
    let mut folded = String::with_capacity(text.len());
    let mut origins = Vec::with_capacity(text.len() + 1);
    for (at, c) in text.char_indices() {
        fold_char(c, |c| {
            folded.push(c);
            origins.resize(folded.len(), at as u32);
        });
    }
    origins.push(text.len() as u32);
    (folded, origins)
}

/// Gives the letters that `c` is compared as.
fn fold_char(c: char, mut push: impl FnMut(char)) {
    if c.is_ascii() {
        return push(c.to_ascii_lowercase());
    }
    match base_letter(c) {
        'ß' | 'ẞ' => {
            push('s');
            push('s');
        }
        '’' => push('\''),
        '\u{a0}' | '\u{202f}' => push(' '),
        // Soft hyphens and combining accents are not typed.
        '\u{ad}' | '\u{300}'..='\u{36f}' => {}
        c => c.to_lowercase().for_each(push),
    }
}

/// The letter without its accent, for the accents of European names.
fn base_letter(c: char) -> char {
    match c {
        'ä' | 'á' | 'à' | 'â' | 'ã' | 'å' | 'ā' | 'ă' | 'ą' | 'Ä' | 'Á' | 'À' | 'Â' | 'Ã' | 'Å' | 'Ā'
        | 'Ă' | 'Ą' => 'a',
        'ç' | 'ć' | 'č' | 'ĉ' | 'Ç' | 'Ć' | 'Č' | 'Ĉ' => 'c',
        'ď' | 'đ' | 'Ď' | 'Đ' => 'd',
        'é' | 'è' | 'ê' | 'ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' | 'É' | 'È' | 'Ê' | 'Ë' | 'Ē' | 'Ĕ' | 'Ė'
        | 'Ę' | 'Ě' => 'e',
        'ğ' | 'ģ' | 'Ğ' | 'Ģ' => 'g',
        'í' | 'ì' | 'î' | 'ï' | 'ī' | 'į' | 'ı' | 'Í' | 'Ì' | 'Î' | 'Ï' | 'Ī' | 'Į' | 'İ' => {
            'i'
        }
        'ķ' | 'Ķ' => 'k',
        'ł' | 'ľ' | 'ļ' | 'ĺ' | 'Ł' | 'Ľ' | 'Ļ' | 'Ĺ' => 'l',
        'ñ' | 'ń' | 'ň' | 'ņ' | 'Ñ' | 'Ń' | 'Ň' | 'Ņ' => 'n',
        'ö' | 'ó' | 'ò' | 'ô' | 'õ' | 'ø' | 'ō' | 'ő' | 'Ö' | 'Ó' | 'Ò' | 'Ô' | 'Õ' | 'Ø' | 'Ō' | 'Ő' => {
            'o'
        }
        'ř' | 'ŕ' | 'Ř' | 'Ŕ' => 'r',
        'ś' | 'š' | 'ş' | 'ș' | 'Ś' | 'Š' | 'Ş' | 'Ș' => 's',
        'ť' | 'ţ' | 'ț' | 'Ť' | 'Ţ' | 'Ț' => 't',
        'ü' | 'ú' | 'ù' | 'û' | 'ū' | 'ů' | 'ű' | 'ų' | 'Ü' | 'Ú' | 'Ù' | 'Û' | 'Ū' | 'Ů' | 'Ű' | 'Ų' => {
            'u'
        }
        'ŵ' | 'Ŵ' => 'w',
        'ý' | 'ÿ' | 'Ý' | 'Ÿ' => 'y',
        'ź' | 'ż' | 'ž' | 'Ź' | 'Ż' | 'Ž' => 'z',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn umlauts_and_sharp_s_fold() {
        assert_eq!(fold("Straße in MÜNCHEN, Erdoğan"), "strasse in munchen, erdogan");
    }
}
