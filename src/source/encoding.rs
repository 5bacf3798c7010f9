//! Turns bytes into characters: UTF-8, UTF-16 and the older encodings, each with a map back to the bytes.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{DecoderResult, Encoding};

use super::text::Map;
use crate::finding::{Problem, Severity};
use crate::span::LineIndex;

/// The characters of a file.
#[derive(Debug)]
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) map: Map,
    /// A reservation: a guessed encoding, or broken bytes.
    pub(super) problem: Option<Problem>,
}

const UTF8_MARK: &[u8] = b"\xEF\xBB\xBF";
const UTF16_LITTLE_MARK: &[u8] = b"\xFF\xFE";
const UTF16_BIG_MARK: &[u8] = b"\xFE\xFF";

/// How much of a file is looked at to tell text from other data.
const SAMPLE_BYTES: usize = 64 * 1024;

/// How much of a file is looked at to guess an older encoding.
const GUESS_BYTES: usize = 256 * 1024;

/// Decodes a file. The error is that the bytes are no text.
pub(super) fn decode(path: &str, bytes: &[u8]) -> Result<Decoded, Problem> {
    let decoded = if let Some(rest) = bytes.strip_prefix(UTF8_MARK) {
        decode_eight_bit(path, rest, UTF8_MARK.len())
    } else if let Some(rest) = bytes.strip_prefix(UTF16_LITTLE_MARK) {
        Ok(decode_utf16(path, rest, UTF16_LITTLE_MARK.len(), u16::from_le_bytes))
    } else if let Some(rest) = bytes.strip_prefix(UTF16_BIG_MARK) {
        Ok(decode_utf16(path, rest, UTF16_BIG_MARK.len(), u16::from_be_bytes))
    } else {
        match unmarked_utf16(bytes) {
            Some(order) => Ok(decode_utf16(path, bytes, 0, order)),
            None => decode_eight_bit(path, bytes, 0),
        }
    }?;
    let sample = decoded.text.as_bytes().get(..SAMPLE_BYTES).unwrap_or(decoded.text.as_bytes());
    let controls = sample.iter().filter(|&&byte| is_control(byte)).count();
    if memchr::memchr(0, decoded.text.as_bytes()).is_some() || controls * 4 > sample.len() {
        return Err(no_text(path));
    }
    Ok(decoded)
}

/// Whether these bytes are marked as UTF-16, so that lines cannot be split before they are decoded.
pub(super) fn is_marked_utf16(bytes: &[u8]) -> bool {
    bytes.starts_with(UTF16_LITTLE_MARK) || bytes.starts_with(UTF16_BIG_MARK)
}

/// The bytes after a UTF-8 byte order mark, if there is one.
pub(super) fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(UTF8_MARK).unwrap_or(bytes)
}

fn no_text(path: &str) -> Problem {
    Problem::error(path, "This is no text: it holds NUL bytes or mostly control characters.")
        .help("Give plain text, Markdown or JSON lines, best in UTF-8.")
}

/// Control characters that no text needs; tab, line feed, form feed, carriage return and escape are left out.
fn is_control(byte: u8) -> bool {
    byte < 0x20 && !matches!(byte, b'\t' | b'\n' | 0x0C | b'\r' | 0x1B) || byte == 0x7F
}

/// Decodes what is UTF-8 or an older encoding. `skipped` bytes (a byte order mark) stood before `bytes`.
fn decode_eight_bit(path: &str, bytes: &[u8], skipped: usize) -> Result<Decoded, Problem> {
    let Err(error) = std::str::from_utf8(bytes).map(|_| ()) else {
        let text = std::str::from_utf8(bytes).unwrap_or_default().to_owned();
        let map = if skipped == 0 { Map::default() } else { Map::shifted(skipped) };
        return Ok(Decoded { text, map, problem: None });
    };
    let sample = bytes.get(..SAMPLE_BYTES).unwrap_or(bytes);
    let controls = sample.iter().filter(|&&byte| is_control(byte)).count();
    if memchr::memchr(0, bytes).is_some() || controls * 20 > sample.len() {
        return Err(no_text(path));
    }
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|&byte| byte >= 0xC0).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    if skipped > 0 || good >= bad && good > 0 {
        Ok(decode_broken_utf8(path, bytes, skipped, error.valid_up_to()))
    } else {
        Ok(decode_older(path, bytes, error.valid_up_to()))
    }
}

fn decode_broken_utf8(path: &str, bytes: &[u8], skipped: usize, first_bad: usize) -> Decoded {
    let mut text = String::with_capacity(bytes.len() + 16);
    let mut map = Map::default();
    let mut source = skipped;
    for chunk in bytes.utf8_chunks() {
        if !chunk.valid().is_empty() {
            map.same(text.len(), source);
            text.push_str(chunk.valid());
            source += chunk.valid().len();
        }
        if !chunk.invalid().is_empty() {
            let broken = chunk.invalid().len();
            map.unit(text.len(), char::REPLACEMENT_CHARACTER.len_utf8(), source, broken);
            text.push(char::REPLACEMENT_CHARACTER);
            source += broken;
        }
    }
    let place = LineIndex::new(&text).position(&text, first_bad);
    let mut problem =
        Problem::note(path, format!("The byte at offset {} is not UTF-8 and was read as U+FFFD.", skipped + first_bad))
            .at(place.line, place.column)
            .help("Mend the bytes, or save the file as UTF-8.");
    problem.severity = Severity::Warning;
    Decoded { text, map, problem: Some(problem) }
}

/// Decodes an encoding from before Unicode. `first_high` is the offset of the first byte beyond ASCII, or lies before it.
fn decode_older(path: &str, bytes: &[u8], first_high: usize) -> Decoded {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let telling = bytes.get(first_high..).unwrap_or_default();
    detector.feed(telling.get(..GUESS_BYTES).unwrap_or(telling), telling.len() <= GUESS_BYTES);
    let encoding = detector.guess(None, Utf8Detection::Deny);
    let (text, map) = decode_with(encoding, bytes);
    let problem = Problem::note(path, format!("Read as {}, which is a guess.", encoding.name()))
        .help("Save the file as UTF-8 if its letters look wrong.");
    Decoded { text, map, problem: Some(problem) }
}

/// Decodes byte by byte, so that it is known which bytes each character comes from.
pub(super) fn decode_with(encoding: &'static Encoding, bytes: &[u8]) -> (String, Map) {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    let mut map = Map::default();
    // Bytes from `boundary` to `at` have been given to the decoder and have not become a character yet.
    let (mut boundary, mut at) = (0, 0);
    loop {
        let rest = bytes.get(at..).unwrap_or_default();
        if boundary == at && encoding.is_ascii_compatible() {
            let length = Encoding::ascii_valid_up_to(rest);
            if let Some(ascii) = rest.get(..length).and_then(|ascii| std::str::from_utf8(ascii).ok())
                && length > 0
            {
                map.same(text.len(), at);
                text.push_str(ascii);
                at += length;
                boundary = at;
                continue;
            }
        }
        let before = text.len();
        // Not straight into the text: that costs as much as the text has room left.
        let mut buffer = [0; 32];
        let next = rest.get(..1).unwrap_or_default();
        let (result, read, written) = decoder.decode_to_utf8_without_replacement(next, &mut buffer, next.is_empty());
        at += read;
        text.push_str(buffer.get(..written).and_then(|utf8| std::str::from_utf8(utf8).ok()).unwrap_or_default());
        let malformed_end = match result {
            DecoderResult::InputEmpty | DecoderResult::OutputFull => None,
            DecoderResult::Malformed(_, after) => Some(at.saturating_sub(usize::from(after)).max(boundary)),
        };
        if malformed_end.is_some() {
            text.push(char::REPLACEMENT_CHARACTER);
        }
        if text.len() > before {
            let end = malformed_end.unwrap_or(at);
            map.unit(before, text.len() - before, boundary, end - boundary);
            boundary = end;
        }
        if next.is_empty() && result == DecoderResult::InputEmpty {
            return (text, map);
        }
    }
}

fn decode_utf16(path: &str, bytes: &[u8], skipped: usize, order: fn([u8; 2]) -> u16) -> Decoded {
    let mut text = String::with_capacity(bytes.len());
    let mut map = Map::default();
    let mut source = skipped;
    let mut first_bad = None;
    let (pairs, odd) = bytes.as_chunks::<2>();
    for unit in char::decode_utf16(pairs.iter().map(|&pair| order(pair))) {
        let character = unit.unwrap_or_else(|_| {
            first_bad.get_or_insert((source, text.len()));
            char::REPLACEMENT_CHARACTER
        });
        let length = 2 * character.len_utf16();
        map.unit(text.len(), character.len_utf8(), source, length);
        text.push(character);
        source += length;
    }
    if !odd.is_empty() {
        first_bad.get_or_insert((source, text.len()));
        map.unit(text.len(), char::REPLACEMENT_CHARACTER.len_utf8(), source, odd.len());
        text.push(char::REPLACEMENT_CHARACTER);
    }
    if text.is_empty() {
        map = Map::shifted(skipped);
    }
    let problem = first_bad.map(|(source, offset)| {
        let place = LineIndex::new(&text).position(&text, offset);
        let mut problem =
            Problem::note(path, format!("The bytes at offset {source} are not UTF-16 and were read as U+FFFD."))
                .at(place.line, place.column)
                .help("Save the file as UTF-8.");
        problem.severity = Severity::Warning;
        problem
    });
    Decoded { text, map, problem }
}

/// The byte order of UTF-16 without a mark, where NUL bytes show it: every second byte is often NUL, the others never.
fn unmarked_utf16(bytes: &[u8]) -> Option<fn([u8; 2]) -> u16> {
    let sample = bytes.get(..SAMPLE_BYTES).unwrap_or(bytes);
    memchr::memchr(0, sample)?;
    let (pairs, odd) = sample.as_chunks::<2>();
    let first = pairs.iter().filter(|[first, _]| *first == 0).count();
    let second = pairs.iter().filter(|[_, second]| *second == 0).count();
    if !odd.is_empty() {
        return None;
    }
    match (first, second) {
        (0, some) if some * 20 >= pairs.len() => Some(u16::from_le_bytes),
        (some, 0) if some * 20 >= pairs.len() => Some(u16::from_be_bytes),
        (_, _) => None,
    }
}
