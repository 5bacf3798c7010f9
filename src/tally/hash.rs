//! One hash for all that must be the same on every machine: FNV-1a, mixed so that every bit depends on every byte.

const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

/// The hash of several texts; a zero ends each, so that "ab", "c" and "a", "bc" differ.
pub(super) fn of_texts(texts: &[&str]) -> u64 {
    let mut hash = OFFSET;
    for text in texts {
        for byte in text.bytes().chain([0]) {
            hash = step(hash, byte);
        }
    }
    mixed(hash)
}

/// The hash with one byte more.
fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(PRIME)
}

/// A number whose bits are all like drawn by lot (the finalizer of `SplitMix64`).
pub(super) const fn mixed(mut hash: u64) -> u64 {
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

/// What each byte is inside a word: letters and digits of ASCII, letters small; 255 for a part of a longer character;
/// 0 for what stands between words.
const INSIDE: [u8; 256] = {
    let mut inside = [0; 256];
    let mut byte: u8 = 0;
    loop {
        #[expect(clippy::as_conversions, clippy::indexing_slicing, reason = "a byte is a place in a table of 256")]
        {
            inside[byte as usize] = match byte {
                b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z' => byte.to_ascii_lowercase(),
                0x80.. => 255,
                _ => 0,
            };
        }
        if byte == 255 {
            break inside;
        }
        byte += 1;
    }
};

/// The hash of each word of a text, a run of letters and digits, small or capital (in ASCII). `is_word` says which
/// characters beyond ASCII are letters and digits.
pub(super) fn each_word(text: &str, is_word: impl Fn(char) -> bool, mut each: impl FnMut(u64)) {
    let (mut word, mut inside) = (OFFSET, false);
    for (at, &byte) in text.as_bytes().iter().enumerate() {
        let mut letter = INSIDE.get(usize::from(byte)).copied().unwrap_or(0);
        if letter == 255 {
            // The rest of a character is what its first byte is.
            if byte >= 0xC0 {
                inside = text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(&is_word);
            }
            letter = if inside { byte } else { 0 };
        }
        if letter != 0 {
            word = step(word, letter);
            inside = true;
        } else if word != OFFSET {
            each(mixed(word));
            (word, inside) = (OFFSET, false);
        }
    }
    if word != OFFSET {
        each(mixed(word));
    }
}
