//! Kinds that tables and lists name by a word, as enums.

/// Declares an enum whose variants have a word each: `word` gives it.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Deserialize)]
        pub enum $name {
            $($(#[$doc])* #[serde(rename = $word)] $variant,)+
        }

        impl $name {
            /// Its word in the data.
            pub fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }
        }
    };
}

/// The same for the words of a column of the data: `from_word` reads one too.
macro_rules! kinds {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $crate::language::kind::words! {
            $(#[$meta])*
            $name { $($(#[$doc])* $variant = $word,)+ }
        }

        impl $name {
            /// The kind that `word` stands for in the data.
            pub fn from_word(word: &str) -> Option<Self> {
                Some(match word {
                    $($word => Self::$variant,)+
                    _ => return None,
                })
            }
        }
    };
}

pub(crate) use {kinds, words};
