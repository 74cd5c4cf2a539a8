//! Numbers as bytes, small ones in few (LEB128).

/// Bytes to which numbers are added.
#[derive(Debug, Default)]
pub struct ByteWriter(Vec<u8>);

impl ByteWriter {
    /// Adds bytes as they are.
    pub fn raw(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    /// Adds a number: seven bits a byte, lowest first, the eighth says that more follow.
    pub fn unsigned(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.0.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.0.push(number as u8);
    }

    /// Adds a number that may be negative; near zero on either side is short.
    pub fn signed(&mut self, number: i64) {
        self.unsigned((number << 1 ^ number >> 63) as u64);
    }

    /// Adds what `write` writes, with its length before it, so that it can be passed over.
    pub fn list(&mut self, write: impl FnOnce(&mut Self)) {
        let begin = self.0.len();
        self.0.push(0);
        write(self);
        let length = self.0.len() - begin - 1;
        if length < 0x80 {
            self.0[begin] = length as u8;
        } else {
            let mut bytes = Self::default();
            bytes.unsigned(length as u64);
            self.0.splice(begin..=begin, bytes.0);
        }
    }

    /// How many bytes there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// All that was written, without spare room.
    pub fn into_bytes(self) -> Box<[u8]> {
        self.0.into_boxed_slice()
    }
}

/// Bytes from which numbers are taken; behind the end there are zeros.
#[derive(Clone, Copy, Debug, Default)]
pub struct ByteReader<'a>(&'a [u8]);

impl<'a> ByteReader<'a> {
    /// Of these bytes.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// Whether nothing is left.
    pub fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    /// Takes bytes as they are. Where there are fewer it takes those and answers zeros, so that reading
    /// always comes to an end.
    pub fn raw<const N: usize>(&mut self) -> [u8; N] {
        let Some((bytes, rest)) = self.0.split_first_chunk() else {
            self.0 = &[];
            return [0; N];
        };
        self.0 = rest;
        *bytes
    }

    /// Takes a number.
    #[inline]
    pub fn unsigned(&mut self) -> u64 {
        match self.0 {
            // Most are small.
            [byte @ ..0x80, rest @ ..] => {
                self.0 = rest;
                u64::from(*byte)
            }
            _ => self.large(),
        }
    }

    fn large(&mut self) -> u64 {
        let (mut number, mut shift) = (0, 0);
        while let Some((&byte, rest)) = self.0.split_first() {
            self.0 = rest;
            number |= u64::from(byte & 0x7f) << shift;
            shift += 7;
            if byte < 0x80 || shift > 63 {
                break;
            }
        }
        number
    }

    /// Takes a number that may be negative.
    pub fn signed(&mut self) -> i64 {
        let number = self.unsigned();
        (number >> 1) as i64 ^ -((number & 1) as i64)
    }

    /// Takes a list, to be read on its own.
    pub fn list(&mut self) -> Self {
        let n_bytes = self.unsigned() as usize;
        let (list, rest) = self.0.split_at(n_bytes.min(self.0.len()));
        self.0 = rest;
        Self(list)
    }

    /// What `next` takes, until nothing is left.
    pub fn each<T>(mut self, mut next: impl FnMut(&mut Self) -> T) -> impl Iterator<Item = T> {
        std::iter::from_fn(move || (!self.is_empty()).then(|| next(&mut self)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_lists_come_back() {
        let numbers = [0, 1, 127, 128, 300, u64::from(u32::MAX), u64::MAX];
        let signed = [0, -1, 1, -64, 64, i64::MIN, i64::MAX];
        let mut writer = ByteWriter::default();
        writer.list(|list| numbers.iter().for_each(|&number| list.unsigned(number)));
        writer.list(|list| (0..200).for_each(|number| list.unsigned(number)));
        signed.iter().for_each(|&number| writer.signed(number));
        writer.raw(&[7, 8]);
        let bytes = writer.into_bytes();
        let mut reader = ByteReader::new(&bytes);
        assert_eq!(reader.list().each(ByteReader::unsigned).collect::<Vec<_>>(), numbers);
        assert_eq!(
            reader.list().each(ByteReader::unsigned).collect::<Vec<_>>(),
            (0..200).collect::<Vec<_>>()
        );
        assert_eq!(signed.map(|_| reader.signed()), signed);
        assert_eq!(reader.raw(), [7, 8]);
        assert!(reader.is_empty());
        assert_eq!((reader.unsigned(), reader.raw()), (0, [0, 0]));
        let cut_off = ByteReader::new(&[7, 8, 9]).each(|bytes| bytes.raw());
        assert_eq!(cut_off.collect::<Vec<_>>(), [[7, 8], [0, 0]], "half an entry ends the list");
    }
}
