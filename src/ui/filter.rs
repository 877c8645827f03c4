//! The filter by party: a list to choose from, how several are meant, and what that shows.

use ratatui::layout::Rect;

use super::scene::Scene;
use super::widgets::boxes;
use super::widgets::cut::{cells, cut, width};
use super::widgets::list::first_row;
use super::widgets::page::{Page, more};
use super::widgets::pen::{Pen, indent, row};
use crate::app::{FilterDialog, FilterRow, Hit, Seen};
use crate::model::{Party, PartyKind, PlanYear};
use crate::query::Match;
use crate::text::clean_line;
use crate::theme::Role;

/// The width of the dialog.
const WIDTH: usize = 66;
/// Below this height of the body the modes give way to the list of parties.
const SMALL: u16 = 12;
/// Below this width names need the room of long abbreviations.
const NARROW: u16 = 50;
/// From this height on there is room to tell about the letters and digits.
const ROOMY: u16 = 20;

/// The party of a row; `None` is the row for activities that name nobody.
fn party<'a>(plan: PlanYear<'a>, row: &FilterRow) -> Option<&'a Party> {
    plan.plan.parties.get(row.at?)
}

/// Why a filter by party shows nothing, where there is more to say than that it does.
pub(super) fn why_empty(scene: &Scene<'_>, plan: PlanYear<'_>) -> Option<String> {
    let rows = scene.state.filter_rows();
    let filter = &scene.state.filter;
    let chosen_committees = rows
        .iter()
        .filter_map(|row| party(plan, row))
        .any(|party| party.kind == PartyKind::Committee && filter.parties.contains(&party.abbr));
    let committees_named = rows.iter().any(|row| {
        row.activities > 0 && party(plan, row).is_some_and(|party| party.kind == PartyKind::Committee)
    });
    let most = rows.iter().filter(|row| row.at.is_some()).max_by_key(|row| row.activities)?;
    let most = party(plan, most).filter(|_| most.activities > 0)?;
    (chosen_committees && !committees_named)
        .then(|| scene.lang.no_committee_named(&clean_line(scene.lang.party_name(most))).into_owned())
}

/// Draws the dialog.
pub(super) fn draw(scene: &Scene<'_>, pen: &mut Pen<'_>, body: Rect, dialog: &FilterDialog) -> Seen {
    let Some(plan) = scene.plan else { return Seen::default() };
    let rows = scene.state.filter_rows();
    let lang = scene.lang;
    let below = below(scene, plan, body);
    let area = boxes::centred(body, WIDTH, rows.len() + below.len() + 3);
    let chosen = scene.state.filter.parties.len() + usize::from(scene.state.filter.nobody);
    let inner = boxes::dialog(pen, area, &lang.filter_title(), &lang.chosen_count(chosen));
    let list = Rect { height: inner.height.saturating_sub(cells(below.len() + 1)), ..inner };
    let height = usize::from(list.height);
    let first = first_row(dialog.cursor, rows.len(), height);
    let widest =
        rows.iter().filter_map(|row| party(plan, row)).map(|party| width(&party.abbr)).max().unwrap_or(0);
    let abbr_width = widest.min(if body.width < NARROW { 5 } else { 8 });
    for (at, of) in rows.iter().enumerate().skip(first).take(height) {
        let Some(place) = row(list, at - first) else { break };
        one_row(scene, pen, place, (of, party(plan, of)), abbr_width);
        pen.spot(place, Hit::Row(at));
        if at == dialog.cursor {
            pen.cursor(place);
        }
    }
    more(pen, list, first > 0, first + height < rows.len());
    if let Some(line) = row(inner, height) {
        boxes::across_double(pen, line);
        let place = Rect { y: line.y + 1, height: inner.bottom().saturating_sub(line.y + 1), ..inner };
        below.draw(pen, place, 0);
    }
    Seen { page: height, ..Seen::default() }
}

/// `[x] 2 o  OSN  omsorgsnämnden          25 akt.`
fn one_row(
    scene: &Scene<'_>,
    pen: &mut Pen<'_>,
    place: Rect,
    (row, party): (&FilterRow, Option<&Party>),
    abbr_width: usize,
) {
    let chosen = row.is_chosen(&scene.state.filter);
    let count = scene.lang.activities_short(row.activities);
    let rest = pen.put_right(indent(place, 2, 1), &count, Role::Text);
    let rest = pen.put(rest, if chosen { "[x] " } else { "[ ] " }, Role::Key);
    let key = |key: Option<char>| key.map_or(' ', |key| key);
    let rest = pen.put(rest, &format!("{} {}  ", key(row.digit), key(row.letter)), Role::Key);
    let rest = indent(rest, 0, 1);
    match party {
        Some(party) => {
            let abbr = clean_line(&party.abbr);
            let rest = pen.put(rest, &format!("{:abbr_width$}  ", cut(&abbr, abbr_width)), Role::Chosen);
            pen.put_cut(rest, &clean_line(scene.lang.party_name(party)), Role::Text);
        }
        None => {
            pen.put_cut(rest, &scene.lang.nobody_named(), Role::Text);
        }
    }
}

/// The modes, what the chosen one means, and what is shown by it.
fn below<'a>(scene: &Scene<'a>, plan: PlanYear<'_>, body: Rect) -> Page<'a> {
    let lang = scene.lang;
    let mut page = Page::new(scene.look.theme, usize::from(body.width).min(WIDTH) - 4, None);
    let shown = scene.shown();
    if body.height < SMALL {
        let mode = lang.match_mode(scene.state.filter.mode);
        page.text(&format!("{mode}: {shown}"), Role::Chosen);
        return page;
    }
    let modes: Vec<String> = Match::ALL
        .iter()
        .map(|mode| {
            format!(
                "({}) {}",
                if *mode == scene.state.filter.mode { "•" } else { " " },
                lang.match_mode(*mode)
            )
        })
        .collect();
    page.text(&modes.join("  "), Role::Text);
    let meaning = match scene.state.filter.mode {
        Match::Any => lang.mode_any(),
        Match::All => lang.mode_all(),
        Match::Only => lang.mode_only(),
        Match::Particular => lang.mode_particular(),
    };
    page.text(&meaning, Role::Muted);
    page.text(&lang.shows(&shown), Role::Chosen);
    if body.height >= ROOMY {
        page.text(&lang.filter_letters(), Role::Muted);
    }
    if scene.state.outline.counts.activities == 0
        && let Some(why) = why_empty(scene, plan)
    {
        page.text(&why, Role::Text);
    }
    page
}
