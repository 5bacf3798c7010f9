//! What the keys and short values of a pack's tables mean.

use crate::value::{Grain, Season};

/// `7` is (7, 0); `2*1000` is (2, 3); `100` stays an added hundred.
pub(super) fn product(value: &str) -> Option<(u32, u8)> {
    match value.split_once('*') {
        None => value.parse().ok().map(|add| (add, 0)),
        Some((add, factor)) => {
            let zeros = factor.strip_prefix('1')?;
            let power =
                u8::try_from(zeros.len()).ok().filter(|&power| power > 0 && zeros.bytes().all(|b| b == b'0'))?;
            add.parse().ok().map(|add| (add, power))
        }
    }
}

/// The season of a key.
pub(super) fn season(name: &str) -> Option<Season> {
    Some(match name {
        "spring" => Season::Spring,
        "summer" => Season::Summer,
        "autumn" => Season::Autumn,
        "winter" => Season::Winter,
        _ => return None,
    })
}

/// The unit of the calendar of a key.
pub(super) fn grain(name: &str) -> Option<Grain> {
    Some(match name {
        "day" => Grain::Day,
        "weekend" => Grain::Weekend,
        "week" => Grain::Week,
        "month" => Grain::Month,
        "quarter" => Grain::Quarter,
        "season" => Grain::Season,
        "half" => Grain::Half,
        "year" => Grain::Year,
        "decade" => Grain::Decade,
        "century" => Grain::Century,
        _ => return None,
    })
}
