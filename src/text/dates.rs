//! Dates and times as they stand in lists: `2025-05-14`, `13:42`.

use jiff::Timestamp;
use jiff::tz::TimeZone;

/// The day in a zone: `2025-05-14`.
pub fn date(at: Timestamp, zone: &TimeZone) -> String {
    at.to_zoned(zone.clone()).strftime("%Y-%m-%d").to_string()
}

/// The time of day in a zone: `13:42`.
pub fn time(at: Timestamp, zone: &TimeZone) -> String {
    at.to_zoned(zone.clone()).strftime("%H:%M").to_string()
}

/// Day and time in a zone: `2025-05-14 13:42`.
pub fn date_time(at: Timestamp, zone: &TimeZone) -> String {
    at.to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M").to_string()
}
