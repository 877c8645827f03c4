//! The least that a terminal program with ratatui costs, to measure folj against: reads the file of a
//! plan's year line by line, shows a row for each activity, and moves a cursor with j and k.
//! `cargo run --release --example floor -- activities-2025.ron`.

#![expect(clippy::disallowed_methods, reason = "it reads a file that is named on the command line")]

use std::error::Error;
use std::fs::File;
use std::io::{BufRead, BufReader};

use crossterm::event::{Event, KeyCode, read};
use ratatui::layout::Constraint;
use ratatui::style::Style;
use ratatui::widgets::{Row, Table, TableState};

/// The id of an activity and its text.
type Activity = [String; 2];

fn main() -> Result<(), Box<dyn Error>> {
    let path = std::env::args_os().nth(1).ok_or("which file?")?;
    let activities = activities(BufReader::new(File::open(path)?))?;
    let mut terminal = ratatui::init();
    let shown = show(&mut terminal, &activities);
    ratatui::restore();
    shown
}

fn show(terminal: &mut ratatui::DefaultTerminal, activities: &[Activity]) -> Result<(), Box<dyn Error>> {
    let mut cursor = TableState::new().with_selected(0);
    loop {
        terminal.draw(|frame| {
            let height = usize::from(frame.area().height);
            let selected = cursor.selected().unwrap_or_default();
            // Rows that are not seen are not made.
            let first = selected.saturating_sub(selected % height.max(1));
            let rows =
                activities.iter().skip(first).take(height).map(|[id, text]| [id.as_str(), text.as_str()]);
            let table = Table::new(rows.map(Row::new), [Constraint::Length(14), Constraint::Fill(1)])
                .row_highlight_style(Style::new().reversed());
            let mut here = TableState::new().with_selected(selected - first);
            frame.render_stateful_widget(table, frame.area(), &mut here);
        })?;
        if let Event::Key(key) = read()? {
            match key.code {
                KeyCode::Char('j') | KeyCode::Down => {
                    let next =
                        cursor.selected().map_or(0, |at| at + 1).min(activities.len().saturating_sub(1));
                    cursor.select(Some(next));
                }
                KeyCode::Char('k') | KeyCode::Up => cursor.select_previous(),
                KeyCode::Char('q') => return Ok(()),
                _ => {}
            }
        }
    }
}

/// The activities of a list, which are the records with a goal.
fn activities(lines: impl BufRead) -> Result<Vec<Activity>, Box<dyn Error>> {
    let (mut found, mut id) = (Vec::new(), String::new());
    let mut in_activity = false;
    for line in lines.lines() {
        let line = line?;
        let Some((field, value)) = line.trim_start().trim_start_matches('(').split_once(": \"") else {
            continue;
        };
        let value = value.trim_end_matches(['"', ',']);
        match field {
            "id" => value.clone_into(&mut id),
            "goal" => in_activity = true,
            "text" if in_activity => {
                found.push([std::mem::take(&mut id), value.to_owned()]);
                in_activity = false;
            }
            _ => {}
        }
    }
    Ok(found)
}
