//! The two lines above every screen: program, plan, views, badge and week; then where the cursor
//! is, the filter, and how much it shows.

use ratatui::layout::Rect;

use super::badge::badge;
use super::browse::MARK;
use super::scene::Scene;
use super::widgets::cut::{cells, cut, width};
use super::widgets::pen::{Pen, indent};
use crate::app::Screen;
use crate::query::{Filter, Match};
use crate::text::{Lang, clean_line};
use crate::theme::Role;

/// Below this width the first line has no title and names the open view alone.
const NARROW: u16 = 72;
/// So many cells of the title are worth more than the names of the other views.
const TITLE: usize = 24;

/// Below this width the marked indicators are counted behind their mark, without words.
const SMALL: u16 = 50;

/// ` folj  Samverkansplan 2024–2026 · 2025   [Bläddra]  Historik      SKRIVSKYDDAD  v. 20`
pub(super) fn first_line(scene: &Scene<'_>, pen: &mut Pen<'_>, area: Rect) {
    let narrow = area.width < NARROW;
    let mut rest = indent(area, 1, 1);
    rest = pen.put_right(rest, &week(scene), Role::Muted);
    if let Some((word, role)) = badge(scene, narrow) {
        rest = indent(rest, 0, 2);
        rest = pen.put_right(rest, &format!(" {word} "), role);
    }
    rest = indent(rest, 0, 1);
    rest = indent(pen.put(rest, "folj", Role::Program), 2, 0);
    let mut views_shown = views(scene, narrow);
    if !narrow && let Some(plan) = scene.plan {
        // A plan of one year has it in its title.
        let year = plan.year().map(|year| year.to_string()).filter(|year| !plan.plan.title.contains(year));
        let year = year.map(|year| format!(" · {year}")).unwrap_or_default();
        let title = clean_line(&plan.plan.title);
        let room = |views: &[(String, Role)]| {
            let taken: usize = views.iter().map(|(word, _)| width(word)).sum();
            usize::from(rest.width).saturating_sub(taken + 3 + width(&year))
        };
        if room(&views_shown) < width(&title).min(TITLE) {
            views_shown = views(scene, true);
        }
        let room = room(&views_shown);
        rest = pen.put(rest, &cut(&title, room), Role::Text);
        rest = pen.put(rest, &year, Role::Text);
        rest = indent(rest, 3, 0);
    }
    for (word, role) in views_shown {
        rest = pen.put(rest, &word, role);
    }
}

/// The views, the open one in brackets; or that one alone.
fn views(scene: &Scene<'_>, alone: bool) -> Vec<(String, Role)> {
    let screen = &scene.state.screen;
    let views = [
        (scene.lang.view_browse(), matches!(screen, Screen::Browse)),
        (scene.lang.view_overview(), matches!(screen, Screen::Overview(_))),
        (scene.lang.view_meeting(), matches!(screen, Screen::Meeting)),
        (scene.lang.view_changes(), matches!(screen, Screen::Changes(_))),
        (scene.lang.view_history(), matches!(screen, Screen::History(_))),
    ];
    views
        .into_iter()
        .filter(|(_, open)| *open || !alone)
        .map(
            |(word, open)| {
                if open { (format!("[{word}]"), Role::TabActive) } else { (format!(" {word} "), Role::Tab) }
            },
        )
        .collect()
}

/// The ISO week; with its year in the days where that is not the calendar's.
fn week(scene: &Scene<'_>) -> String {
    let day = scene.look.now.to_zoned(scene.look.zone.clone()).date();
    let week = day.iso_week_date();
    let number = scene.lang.week_number(week.week());
    if week.year() == day.year() { number.into_owned() } else { format!("{number} {}", week.year()) }
}

/// The breadcrumb at the left, the filter and the count at the right.
pub(super) fn breadcrumb(scene: &Scene<'_>, pen: &mut Pen<'_>, area: Rect) {
    let outline = &scene.state.outline;
    let (shown, total) = (outline.counts.activities, outline.total);
    let count = if area.width < NARROW { format!("{shown}/{total}") } else { scene.shown() };
    let rest = chip_and_count(scene, pen, area, &count);
    let item = scene.path().deepest(scene.state.browse.level);
    let crumbs: Vec<(String, String)> = item
        .map(|item| Scene::above(item).into_iter())
        .into_iter()
        .flatten()
        .map(|(_, id, title)| (id.to_string(), clean_line(title).into_owned()))
        .collect();
    pen.put(rest, &crumb_line(&crumbs, rest.width.into()), Role::Text);
}

/// Draws how many indicators are marked, the filter's chip and a count at the right of the second line; gives what is left of it.
pub(super) fn chip_and_count(scene: &Scene<'_>, pen: &mut Pen<'_>, area: Rect, count: &str) -> Rect {
    let mut rest = pen.put_right(indent(area, 1, 1), count, Role::Text);
    let marks = scene.state.marks.count();
    if marks > 0 {
        let hidden = scene.state.hidden_marks();
        let marked = match hidden {
            _ if area.width >= SMALL => scene.lang.marked_count(marks, hidden),
            0 => format!("{MARK} {marks}"),
            _ => format!("{MARK} {}", scene.lang.marked_short_hidden(marks, hidden)),
        };
        rest = pen.put_right(indent(rest, 0, 2), &format!("[{marked}]"), Role::Chip);
    }
    if let Some(chip) = chip(scene) {
        rest = indent(rest, 0, 2);
        let room = usize::from(rest.width / 2);
        rest = pen.put_right(rest, &cut(&chip, room), Role::Chip);
    }
    indent(rest, 0, 2)
}

/// `[OSN]`, `[alla av OSN, SHS]`, `[OSN: av]` while the filter is paused.
fn chip(scene: &Scene<'_>) -> Option<String> {
    let filter = &scene.state.filter;
    if filter.is_empty() {
        return None;
    }
    let said = describe(scene.lang, filter);
    let said =
        if scene.state.filter_paused { scene.lang.filter_paused_words(&said).into_owned() } else { said };
    Some(format!("[{said}]"))
}

/// The filter in a few words.
fn describe(lang: Lang, filter: &Filter) -> String {
    let mut parts = Vec::new();
    if !filter.parties.is_empty() {
        let mut abbrs: Vec<&str> = filter.parties.iter().map(String::as_str).collect();
        let order = crate::text::Order::swedish();
        abbrs.sort_by(|a, b| order.compare(a, b));
        let abbrs = abbrs.join(", ");
        let plain = filter.mode == Match::Any;
        parts.push(if plain { abbrs } else { format!("{} {abbrs}", lang.match_mode(filter.mode)) });
    }
    if filter.nobody {
        parts.push(lang.nobody_short().into_owned());
    }
    parts.extend(filter.also.iter().cloned());
    parts.extend(filter.focus_area.iter().chain(&filter.goal).map(ToString::to_string));
    parts.extend(filter.outcome.map(|select| lang.select(select).into_owned()));
    parts.extend(filter.text.as_ref().map(|query| lang.quoted(&clean_line(query.as_str())).into_owned()));
    parts.join(" + ")
}

/// The items above the last one in full where there is room, by their ids alone where there is not;
/// the last one is cut at its end.
pub(super) fn crumb_line(crumbs: &[(String, String)], room: usize) -> String {
    const BETWEEN: &str = " › ";
    let Some(((id, title), above)) = crumbs.split_last() else { return String::new() };
    let full = |(id, title): &(String, String)| format!("{id} {title}");
    // Each item above gets a fair part of the line; where its title would be a stump, its id is enough.
    let share = room / crumbs.len().max(1);
    let above: Vec<String> = above
        .iter()
        .map(|crumb| if share < 16 { crumb.0.clone() } else { cut(&full(crumb), share).into_owned() })
        .collect();
    let mut line = above.join(BETWEEN);
    if !line.is_empty() {
        line.push_str(BETWEEN);
    }
    let rest = room.saturating_sub(width(&line));
    let last =
        if rest < width(id) + 4 { id.clone() } else { cut(&format!("{id} {title}"), rest).into_owned() };
    line.push_str(&last);
    cut(&line, usize::from(cells(room))).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crumbs_fit_and_end_with_the_item() {
        let crumbs: Vec<(String, String)> = [
            ("2.1", "Barn, unga och unga vuxna"),
            ("2.1.1", "Tidiga insatser"),
            ("2.1.1.1", "Kunskapshöjande insatser"),
        ]
        .map(|(id, title)| (id.to_owned(), title.to_owned()))
        .to_vec();
        for (room, line) in [
            (60, "2.1 Barn, unga och… › 2.1.1 Tidiga ins… › 2.1.1.1 Kunskapsh…"),
            (30, "2.1 › 2.1.1 › 2.1.1.1 Kunskap…"),
            (12, "2.1 › 2.1.1…"),
            (0, ""),
        ] {
            let made = crumb_line(&crumbs, room);
            assert!(width(&made) <= room, "{made}");
            if room != 60 {
                assert_eq!(made, line);
            }
        }
    }
}
