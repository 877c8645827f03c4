//! The choice of plan and year.

use ratatui::layout::Rect;

use super::scene::Scene;
use super::widgets::choice::{Choice, Row};
use super::widgets::page::Page;
use super::widgets::pen::Pen;
use crate::app::{PlanPicker, Seen};
use crate::library::{Origin, Shelf};
use crate::model::Year;
use crate::problem::Level;
use crate::text::{Lang, clean_line};
use crate::theme::Role;

/// Draws it.
pub(super) fn draw(scene: &Scene<'_>, pen: &mut Pen<'_>, body: Rect, picker: &PlanPicker) -> Seen {
    let wanted = usize::from(body.width).min(84);
    let mut above = Page::new(scene.look.theme, wanted.saturating_sub(4), None);
    if let Some((id, year)) = picker.rows.get(picker.cursor)
        && let Some(shelf) = scene.state.library.shelf(id)
    {
        about(scene, &mut above, shelf, *year);
    }
    let rows = picker.rows.iter().map(|(id, year)| {
        let shelf = scene.state.library.shelf(id);
        let title = shelf.map_or_else(|| id.to_string(), |shelf| clean_line(&shelf.plan.title).into_owned());
        let open = *id == scene.state.plan && *year == scene.state.year;
        let mark = if open { "• " } else { "  " };
        let errors = shelf.map_or(0, Shelf::errors);
        let right = match year {
            Some(year) => year.to_string(),
            None => scene.lang.no_list_short().into_owned(),
        };
        let right = if errors > 0 { format!("{}  {right}", scene.lang.errors_short(errors)) } else { right };
        let role = if errors > 0 { Role::Warning } else { Role::Text };
        Row { text: format!("{mark}{title}"), right, role }
    });
    let title = scene.lang.plans_title();
    Choice { title: &title, width: wanted, rows: rows.collect(), above, cursor: picker.cursor }
        .draw(pen, body)
}

/// Where the plan under the cursor comes from, and how much is in it.
fn about(scene: &Scene<'_>, page: &mut Page<'_>, shelf: &Shelf, year: Option<Year>) {
    let lang = scene.lang;
    let plan = &shelf.plan;
    page.text(&plan.title, Role::Heading);
    let (from, to) = (plan.period.from, plan.period.to);
    let period = if from == to { from.to_string() } else { format!("{from}–{to}") };
    page.text(&format!("{} · {} · {period}", plan.id, plan.organisation), Role::Text);
    page.text(&counts(lang, shelf, year).join(" · "), Role::Text);
    let from = match &shelf.origin {
        Origin::Bundled => lang.origin_bundled(),
        Origin::Folder(path) => lang.origin_folder(&path.display().to_string()),
    };
    page.text(&from, Role::Muted);
    if shelf.replaces_bundled {
        page.text(&lang.replaces_bundled(), Role::Muted);
    }
}

/// How many focus areas, goals, activities and indicators a plan has with the list of a year.
pub(super) fn counts(lang: Lang, shelf: &Shelf, year: Option<Year>) -> Vec<String> {
    let plan = &shelf.plan;
    let shown = shelf.year(year);
    let (goals, areas) = (plan.goals().count(), plan.focus_areas.len());
    let activities = shown.list.map_or(0, |list| list.activities.len());
    let indicators =
        shown.list.into_iter().flat_map(|list| &list.activities).map(|one| one.indicators.len()).sum();
    [
        (areas, Level::FocusArea),
        (goals, Level::Goal),
        (activities, Level::Activity),
        (indicators, Level::Indicator),
    ]
    .into_iter()
    .map(|(count, level)| lang.count_of(count, level, Some(plan)))
    .collect()
}
