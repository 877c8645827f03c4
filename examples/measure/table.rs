//! Medians of what was measured, as a Markdown table, with ratios to one of the programs.

use std::io::Write;

use crate::Failure;
use crate::programs::Program;

/// What a value counts.
#[derive(Clone, Copy)]
pub(crate) enum Unit {
    Milliseconds,
    Microseconds,
    Count,
}

impl Unit {
    /// A value as it is shown; those that are times also as a multiple of the floor's.
    fn show(self, value: f64, floor: Option<f64>) -> String {
        let times = floor
            .filter(|floor| *floor > 0.0)
            .map_or(String::new(), |floor| format!(" ({:.2}x)", value / floor));
        match self {
            Self::Milliseconds => format!("{:.1} ms{times}", value * 1e3),
            Self::Microseconds => format!("{:.0} us{times}", value * 1e6),
            Self::Count => format!("{value:.0}"),
        }
    }
}

/// Rounds of measured values, by program.
pub(crate) struct Table<'a> {
    columns: &'a [(&'a str, Unit)],
    names: Vec<&'a str>,
    /// The position of the program that the others are compared with.
    floor: Option<usize>,
    rounds: Vec<Vec<Vec<f64>>>,
}

impl<'a> Table<'a> {
    pub(crate) fn new(columns: &'a [(&'a str, Unit)], programs: &'a [Program], floor: &str) -> Self {
        let names: Vec<&str> = programs.iter().map(|program| program.name.as_str()).collect();
        let floor = names.iter().position(|name| *name == floor);
        Self { columns, rounds: vec![Vec::new(); names.len()], names, floor }
    }

    /// Adds what a round measured of a program, in the order of the columns.
    pub(crate) fn add(&mut self, program: usize, measured: Vec<f64>) {
        if let Some(rounds) = self.rounds.get_mut(program) {
            rounds.push(measured);
        }
    }

    /// The medians; times also as multiples of the floor's in the same rounds, and the shortest of them.
    pub(crate) fn print(&self, out: &mut impl Write) -> Result<(), Failure> {
        let names: Vec<&str> = self.columns.iter().map(|(name, _)| *name).collect();
        let alone = self.columns.len() == 1;
        let least = if alone { " least |" } else { "" };
        writeln!(out, "| program | {} |{least}", names.join(" | "))?;
        writeln!(out, "| --- |{}{}", " ---: |".repeat(names.len()), if alone { " ---: |" } else { "" })?;
        for (at, name) in self.names.iter().enumerate() {
            let cells = |of: fn(Vec<f64>) -> f64| -> Vec<String> {
                let columns = self.columns.iter().enumerate().map(|(column, (_, unit))| {
                    let floor = self.floor.filter(|floor| *floor != at);
                    let floor = floor.map(|floor| of(self.values(floor, column)));
                    unit.show(of(self.values(at, column)), floor)
                });
                columns.collect()
            };
            let mut row = cells(median);
            if alone {
                row.extend(cells(least_of));
            }
            writeln!(out, "| {name} | {} |", row.join(" | "))?;
        }
        Ok(())
    }

    fn values(&self, program: usize, column: usize) -> Vec<f64> {
        let rounds = self.rounds.get(program).into_iter().flatten();
        rounds.filter_map(|round| round.get(column).copied()).collect()
    }
}

pub(crate) fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}

fn least_of(values: Vec<f64>) -> f64 {
    values.into_iter().fold(f64::INFINITY, f64::min)
}
