//! Clock, characters, terminal and machine.

use jiff::{SignedDuration, Timestamp};

use crate::cli::io::is_plain;
use crate::facts::{Answer, Facts, System};
use crate::problem::health::{Health, Locale, Machine, Terminal};
use crate::store::machine_name;
use crate::text::date_time;
use crate::theme::Depth;

const KIB: u64 = 1 << 10;
const MIB: u64 = 1 << 20;
/// The largest journal file.
const LARGE: u64 = 64 * MIB;
/// Less than a journal file soon becomes.
const TINY: u64 = MIB;
/// What large plans take, and as much again.
const MUCH: u64 = 64 * MIB;
/// The smallest screen, in columns and rows.
const SMALLEST: (u16, u16) = (40, 10);
/// A file that was just copied may be a little younger than the clock of this machine.
const DAY: SignedDuration = SignedDuration::from_hours(24);

/// Time and characters.
pub(super) fn locale(facts: &Facts, system: &System) -> Vec<Health> {
    let show = |at: Timestamp| date_time(at, &facts.zone);
    let clock = match system.program {
        Some(built) if built.duration_since(facts.now) > DAY => {
            Locale::ClockBehind(show(facts.now), show(built))
        }
        Some(_) | None => Locale::Clock(show(facts.now)),
    };
    let zone = if facts.zone_known {
        let abbreviation = facts.zone.to_offset_info(facts.now).abbreviation().to_owned();
        // A zone that was read from /etc/localtime is called so, and has no name.
        let name = facts.zone.iana_name().filter(|name| *name != "Local");
        Locale::Zone(name.map_or(abbreviation, ToOwned::to_owned))
    } else {
        Locale::NoZone
    };
    [clock, zone, characters(facts), answer(system.answer)].into_iter().map(Health::from).collect()
}

fn characters(facts: &Facts) -> Locale {
    let Some((name, value)) = facts.charset() else { return Locale::Unset };
    let said = format!("{name}={value}");
    if facts.is_utf8() { Locale::Utf8(said) } else { Locale::OtherCharacters(said) }
}

fn answer(answer: Answer) -> Locale {
    match answer {
        Answer::Columns(1) => Locale::ShowsUtf8,
        Answer::Columns(_) => Locale::ShowsBytes,
        Answer::Silent => Locale::Silent,
        Answer::NotAsked => Locale::NotAsked,
    }
}

/// The terminal, where there is one.
pub(super) fn terminal(facts: &Facts, system: &System) -> Vec<Health> {
    let mut found = vec![session(facts)];
    let inside = [("TMUX", "tmux"), ("STY", "screen"), ("ZELLIJ", "zellij")];
    let inside = inside.into_iter().filter(|(name, _)| facts.var(name).is_some());
    found.extend(inside.map(|(_, program)| Terminal::Inside(program.to_owned())));
    if facts.terminals.stdin && facts.terminals.stdout {
        found.extend([kind(facts.var("TERM")), size(system.window), colours(facts)]);
    } else {
        found.push(Terminal::Missing);
    }
    found.into_iter().map(Health::from).collect()
}

fn session(facts: &Facts) -> Terminal {
    let from = facts.var("SSH_CONNECTION").and_then(|connection| connection.split(' ').next());
    from.map_or(Terminal::Local, |from| Terminal::Ssh(from.to_owned()))
}

fn kind(term: Option<&str>) -> Terminal {
    match term {
        None => Terminal::NoType,
        Some(term @ ("dumb" | "unknown")) => Terminal::Dumb(term.to_owned()),
        Some(term) => Terminal::Type(term.to_owned()),
    }
}

fn size(window: Option<(u16, u16)>) -> Terminal {
    match window {
        None | Some((0, _) | (_, 0)) => Terminal::NoSize,
        Some((columns, rows)) if columns < SMALLEST.0 || rows < SMALLEST.1 => Terminal::Small(columns, rows),
        Some((columns, rows)) => Terminal::Size(columns, rows),
    }
}

/// How many colours, and which variable says so.
fn colours(facts: &Facts) -> Terminal {
    let said =
        |name: &str| facts.var(name).map_or_else(|| name.to_owned(), |value| format!("{name}={value}"));
    if facts.var("NO_COLOR").is_some() {
        return Terminal::NoColours(said("NO_COLOR"));
    }
    if is_plain(facts) {
        let name = if facts.var("CLICOLOR") == Some("0") { "CLICOLOR" } else { "TERM" };
        return Terminal::NoColours(said(name));
    }
    let term = facts.var("TERM");
    let depth = Depth::from_names(facts.var("COLORTERM"), term);
    let by_term = depth == Depth::from_names(None, term);
    let why = said(if by_term { "TERM" } else { "COLORTERM" });
    match depth {
        Depth::Sixteen => Terminal::Colours(16, why),
        Depth::Table => Terminal::Colours(256, why),
        Depth::Full => Terminal::Colours(1 << 24, why),
    }
}

/// The machine and the program.
pub(super) fn machine(system: &System) -> Vec<Health> {
    let version = env!("CARGO_PKG_VERSION").to_owned();
    let name = machine_name();
    let mut found = vec![
        if system.development { Machine::Development(version) } else { Machine::Release(version) },
        if system.machine_id { Machine::Named(name) } else { Machine::Unnamed(name) },
        if system.watcher { Machine::Told } else { Machine::NotTold },
        file_size(system.file_size),
    ];
    found.extend(system.memory.map(memory));
    found.into_iter().map(Health::from).collect()
}

fn file_size(limit: Option<u64>) -> Machine {
    match limit {
        Some(bytes) if bytes < TINY => Machine::TinyFiles(bytes / KIB),
        Some(bytes) if bytes < LARGE => Machine::FileLimit(bytes / KIB),
        Some(_) | None => Machine::LargeFiles,
    }
}

fn memory(bytes: u64) -> Machine {
    if bytes < MUCH { Machine::LittleMemory(bytes / MIB) } else { Machine::Memory(bytes / MIB) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_and_sizes() {
        for (limit, expected) in [
            (None, Machine::LargeFiles),
            (Some(LARGE), Machine::LargeFiles),
            (Some(LARGE - 1), Machine::FileLimit(65_535)),
            (Some(512 * KIB), Machine::TinyFiles(512)),
            (Some(0), Machine::TinyFiles(0)),
        ] {
            assert_eq!(file_size(limit), expected, "{limit:?}");
        }
        assert_eq!([63 * MIB, 64 * MIB].map(memory), [Machine::LittleMemory(63), Machine::Memory(64)]);
        for (window, expected) in [
            (Some((40, 10)), Terminal::Size(40, 10)),
            (Some((39, 10)), Terminal::Small(39, 10)),
            (Some((100, 9)), Terminal::Small(100, 9)),
            (Some((0, 0)), Terminal::NoSize),
            (None, Terminal::NoSize),
        ] {
            assert_eq!(size(window), expected, "{window:?}");
        }
    }

    #[test]
    fn types_and_answers() {
        for (term, expected) in [
            (None, Terminal::NoType),
            (Some("dumb"), Terminal::Dumb("dumb".into())),
            (Some("linux"), Terminal::Type("linux".into())),
        ] {
            assert_eq!(kind(term), expected);
        }
        for (said, expected) in [
            (Answer::Columns(1), Locale::ShowsUtf8),
            (Answer::Columns(2), Locale::ShowsBytes),
            (Answer::Columns(0), Locale::ShowsBytes),
            (Answer::Silent, Locale::Silent),
            (Answer::NotAsked, Locale::NotAsked),
        ] {
            assert_eq!(answer(said), expected);
        }
    }
}
