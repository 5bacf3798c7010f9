//! What lines are sorted and grouped by.

use std::fmt::Write;

use super::hash;

/// Text that every engine sorts alike: printable ASCII without spaces, at most [`Key::LIMIT`] bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(String);

impl Key {
    /// How many bytes a key has at most.
    pub const LIMIT: usize = 200;

    /// The key of some parts, with `/` between them. Bytes that are not printable ASCII, and `%`, `/` and `#` inside of
    /// a part, are written as `%` and two hex digits; what is too long ends with a hash of the whole.
    pub fn new(parts: &[&str]) -> Self {
        let mut text = String::with_capacity(parts.iter().map(|part| part.len() + 1).sum());
        for (at, part) in parts.iter().enumerate() {
            if at > 0 {
                text.push('/');
            }
            let is_plain = |byte: u8| byte.is_ascii_graphic() && !matches!(byte, b'%' | b'/' | b'#');
            if part.bytes().all(is_plain) {
                text.push_str(part);
                continue;
            }
            for byte in part.bytes() {
                if is_plain(byte) {
                    text.push(char::from(byte));
                } else {
                    let _ = write!(text, "%{byte:02X}");
                }
            }
        }
        if text.len() > Self::LIMIT {
            let end = format!("~{:016x}", hash::of_texts(parts));
            text.truncate(Self::LIMIT - end.len());
            text.push_str(&end);
        }
        Self(text)
    }

    /// A key as it stands in a line; none if no key can look so.
    pub fn parse(text: &[u8]) -> Option<Self> {
        let good = (1..=Self::LIMIT).contains(&text.len()) && text.iter().all(u8::is_ascii_graphic);
        String::from_utf8(text.to_vec()).ok().filter(|_| good).map(Self)
    }

    /// A key that no article can bring forth: of records about the process.
    pub(super) fn control(name: &str) -> Self {
        Self(format!("#{name}"))
    }

    /// Whether the line is about the process that wrote it. Such lines stand anywhere.
    pub fn is_control(&self) -> bool {
        self.0.starts_with('#')
    }

    /// As it stands in a line.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
