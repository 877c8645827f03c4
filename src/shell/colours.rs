//! The sixteen colours as every terminal knows them.

/// The page with `ESC [ 31 m` where crossterm writes `ESC [ 38;5;1 m`: terminals of 8 and 16 colours
/// do not know the table of 256, and take its `5` for blinking.
pub(super) fn short(page: &str) -> String {
    let mut pieces = page.split("\u{1b}[");
    let mut short = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        short.push_str("\u{1b}[");
        let end = piece.find(|c: char| !c.is_ascii_digit() && c != ';').unwrap_or(piece.len());
        match piece.split_at_checked(end) {
            Some((looks, rest)) if rest.starts_with('m') => {
                short.push_str(&of_sixteen(looks));
                short.push_str(rest);
            }
            Some(_) | None => short.push_str(piece),
        }
    }
    short
}

/// The parameters of one SGR with the short names of colours.
fn of_sixteen(looks: &str) -> String {
    let mut numbers = looks.split(';');
    let mut short: Vec<String> = Vec::new();
    while let Some(number) = numbers.next() {
        let mut ahead = numbers.clone();
        let (ground, bright) = match number {
            "38" => (30, 90),
            "48" => (40, 100),
            _ => {
                short.push(number.to_owned());
                continue;
            }
        };
        match (ahead.next(), ahead.next().and_then(|place| place.parse::<u8>().ok())) {
            (Some("5"), Some(place @ 0..8)) => short.push((ground + place).to_string()),
            (Some("5"), Some(place @ 8..16)) => short.push((bright + place - 8).to_string()),
            // A colour beyond them: all of it stays, so that none of its numbers is taken for a look.
            (Some(kind), _) => {
                short.push(number.to_owned());
                let rest = if kind == "5" { 2 } else { 4 };
                short.extend(numbers.by_ref().take(rest).map(str::to_owned));
                continue;
            }
            (None, _) => {
                short.push(number.to_owned());
                continue;
            }
        }
        numbers = ahead;
    }
    short.join(";")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sixteen_have_names_of_their_own() {
        for (looks, written) in [
            ("0", "0"),
            ("", ""),
            ("38;5;1", "31"),
            ("38;5;15;48;5;4", "97;44"),
            ("48;5;8", "100"),
            ("38;5;16", "38;5;16"),
            ("38;2;38;5;1;48;5;2", "38;2;38;5;1;42"),
            ("39;49", "39;49"),
            ("38", "38"),
            ("1;38;5;9", "1;91"),
        ] {
            let page = format!("å\u{1b}[2;5H\u{1b}[{looks}mx 38;5;1m");
            assert_eq!(short(&page), format!("å\u{1b}[2;5H\u{1b}[{written}mx 38;5;1m"));
        }
    }
}
