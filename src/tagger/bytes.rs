//! Numbers in the files of models.

/// What is wrong with a file of weights or clusters: it is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BadModel;

/// Writes `number` with seven bits to a byte, the lowest first.
pub(super) fn push_number(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

/// The number at the front of `bytes`, and how many bytes it takes.
pub(super) fn number(bytes: &[u8]) -> Option<(u32, usize)> {
    let n = bytes.iter().take(5).position(|byte| byte & 0x80 == 0)? + 1;
    let value = bytes[..n].iter().rev().fold(0u64, |value, byte| value << 7 | u64::from(byte & 0x7f));
    Some((u32::try_from(value).ok()?, n))
}
