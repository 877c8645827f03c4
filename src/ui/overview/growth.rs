//! How outcomes grew: a bar for each moment that can be looked back at, and one for now.

use ratatui::layout::Rect;

use super::{View, cell};
use crate::journal::{AsOf, Counts};
use crate::text::Lang;
use crate::theme::Role;
use crate::ui::widgets::bar::bar;
use crate::ui::widgets::cut::{cells, width};
use crate::ui::widgets::pen::{Pen, indent, row};

/// The cells of a bar: as many as there is room for, between these.
const BAR: (usize, usize) = (10, 40);

/// Below this width of a frame its title names the cell alone.
const NARROW: u16 = 50;

/// A moment and how things stood.
struct Moment {
    label: String,
    counts: Counts,
}

/// How the moments are drawn at a width.
struct Form {
    /// The cells of the labels where these stand before the bars; without them they stand above.
    label: Option<usize>,
    bar: usize,
    /// Whether figures are told with words, or with the marks of the bars.
    words: bool,
}

impl Form {
    /// The roomiest form that fits: words beside label and bar, words beside the bar, marks.
    fn new(lang: Lang, moments: &[Moment], room: usize) -> Self {
        let widest = |text: &dyn Fn(&Moment) -> usize| moments.iter().map(text).max().unwrap_or(0);
        let label = widest(&|moment| width(&moment.label));
        let (least, most) = BAR;
        let forms = [(Some(label), true), (None, true), (None, false)].map(|(label, words)| {
            let figures = widest(&|moment| width(&figures(lang, &moment.counts, words)));
            let before = label.map_or(1, |label| label + 2);
            (Self { label, bar: room.saturating_sub(before + 2 + figures).min(most), words }, figures)
        });
        let [(beside, _), (above, _), (marks, _)] = forms;
        [beside, above].into_iter().find(|form| form.bar >= least).unwrap_or(marks)
    }

    /// The lines of one moment.
    fn lines(&self) -> usize {
        if self.label.is_some() { 1 } else { 2 }
    }
}

/// «5 ja · 2 delvis · 12 ej bedömda av 19», or `█5 ▒2 x0 ·12 / 19`.
fn figures(lang: Lang, counts: &Counts, words: bool) -> String {
    if counts.activities == 0 {
        return lang.cell_empty().into_owned();
    }
    if words {
        return lang.counts(counts);
    }
    let Counts { yes, partly, no, open, indicators, .. } = counts;
    format!("█{yes} ▒{partly} x{no} ·{open} / {indicators}")
}

/// All moments with the counts of the cell under the cursor, oldest first, now last.
fn moments(view: &View<'_>) -> Vec<Moment> {
    let (lang, cell) = (view.scene.lang, view.screen.here());
    let label = |moment: &AsOf| match moment {
        AsOf::Now | AsOf::Moment(_) => lang.moment_shown().into_owned(),
        AsOf::Meeting(id) => lang.moment_ended(id.as_str()).into_owned(),
        AsOf::Marked(id, mark) => lang.moment_marked(id.as_str(), lang.mark(*mark)).into_owned(),
    };
    let now = if view.scene.state.as_of == AsOf::Now { lang.moment_now() } else { lang.moment_shown() };
    let past = view.screen.growth.moments.iter().map(|(moment, matrix)| Moment {
        label: label(moment),
        counts: matrix.counts(&cell.who, cell.area.as_ref()),
    });
    let counts = view.screen.matrix.counts(&cell.who, cell.area.as_ref());
    past.chain([Moment { label: now.into_owned(), counts }]).collect()
}

/// How many lines it takes to show all moments at a width.
pub(super) fn lines_wanted(view: &View<'_>, room: u16) -> usize {
    let moments = moments(view);
    let form = Form::new(view.scene.lang, &moments, usize::from(room).saturating_sub(2));
    moments.len() * form.lines() + usize::from(moments.len() == 1)
}

/// Draws the latest moments that fit into `area`, and a title, with how many do not, into the line
/// above it.
pub(super) fn draw(view: &View<'_>, pen: &mut Pen<'_>, (frame, role): (Rect, Role), area: Rect) {
    let lang = view.scene.lang;
    let moments = moments(view);
    let inner = super::inside(area);
    let form = Form::new(lang, &moments, inner.width.into());
    let fit = (usize::from(area.height) / form.lines()).max(1);
    let hidden = moments.len().saturating_sub(fit);
    let earlier = view.screen.growth.earlier + hidden;
    let right = if earlier > 0 { lang.earlier_not_shown(earlier) } else { String::new() };
    let of = cell::short(view);
    let of = if frame.width < NARROW { of } else { lang.growth_of(&of).into_owned() };
    super::title(pen, frame, &of, &right, role);
    let most = moments.iter().map(|moment| moment.counts.indicators).max().unwrap_or(0);
    for (at, moment) in moments.iter().skip(hidden).enumerate() {
        one(pen, lang, Rect { y: inner.y + cells(at * form.lines()), ..inner }, &form, (moment, most));
    }
    if let Some(line) = row(inner, form.lines()).filter(|_| moments.len() == 1) {
        let mut page = super::page(view.scene, area.width);
        let reading = view.scene.state.is_reading();
        let why = if reading { lang.still_reading() } else { lang.no_meeting_yet() };
        page.text(&why, Role::Muted);
        page.draw_bare(pen, Rect { height: area.bottom().saturating_sub(line.y), ..line });
    }
}

/// `2025-05-14-tl utskickat  █████▒▒x·········  5 ja · 2 delvis · 1 nej · 9 ej bedömda av 17`.
fn one(pen: &mut Pen<'_>, lang: Lang, place: Rect, form: &Form, (moment, most): (&Moment, usize)) {
    let mut line = Rect { height: 1, ..place };
    let aside = moment.counts.not_applicable;
    if !form.words && aside > 0 {
        // Marks leave out what the bar leaves out; here it has a place of its own.
        line = indent(pen.put_right(line, &lang.not_applicable_count(aside), Role::Text), 0, 1);
    }
    pen.put_cut(line, &moment.label, Role::Id);
    let of_bar = match form.label {
        Some(label) => indent(place, cells(label + 2), 0),
        None => Rect { y: place.y + 1, ..indent(place, 1, 0) },
    };
    // The longest bar is the moment with the most indicators; four cells show any outcome there is.
    let share = (form.bar * moment.counts.indicators).checked_div(most).unwrap_or(0);
    let drawn = if share == 0 { 0 } else { share.max(4).min(form.bar) };
    pen.put(of_bar, &bar(&moment.counts, drawn), Role::Text);
    let figures = figures(lang, &moment.counts, form.words);
    pen.put(indent(of_bar, cells(form.bar + 2), 0), &figures, Role::Text);
}
