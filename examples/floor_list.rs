//! The least that a look-up from the shell costs, to measure `folj list -c OSN` against: reads the file of a
//! plan's year line by line, keeps the activities of one party, and prints their ids and texts.
//! `cargo run --release --example floor_list -- activities-2025.ron OSN`.

#![expect(clippy::disallowed_methods, reason = "it reads a file that is named on the command line")]

use std::error::Error;
use std::fs::File;
use std::io::{BufRead, BufReader, BufWriter, Write, stdout};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (path, party) = arguments.next().zip(arguments.next()).ok_or("which file, and which party?")?;
    let mut out = BufWriter::new(stdout());
    let (mut id, mut text) = (String::new(), String::new());
    for line in BufReader::new(File::open(path)?).lines() {
        let line = line?;
        let Some((field, value)) = line.trim_start().trim_start_matches('(').split_once(": ") else {
            continue;
        };
        match field {
            "id" => quoted(value).clone_into(&mut id),
            "text" => quoted(value).clone_into(&mut text),
            "responsible" if parties(value).any(|one| one == party) => writeln!(out, "{id}  {text}")?,
            _ => {}
        }
    }
    Ok(out.flush()?)
}

/// What stands between the quotation marks of a whole line.
fn quoted(value: &str) -> &str {
    value.trim_matches(['"', ','])
}

/// The parties of a responsible cell.
fn parties(cell: &str) -> impl Iterator<Item = &str> {
    let list = cell.split_once("parties: [").map_or("", |(_, list)| list);
    list.split(']').next().unwrap_or_default().split(", ").map(|party| party.trim_matches('"'))
}
