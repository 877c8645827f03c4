//! The field for the number of a count or a percentage.

use std::borrow::Cow;

use ratatui::layout::{Position, Rect};

use super::browse::{by, full_text};
use super::scene::Scene;
use super::widgets::boxes;
use super::widgets::cut::{cells, width};
use super::widgets::field::one_line;
use super::widgets::page::Page;
use super::widgets::pen::{Pen, indent, row};
use crate::app::{NumberComplaint, NumberDialog, Seen};
use crate::journal::{Entry, Settled};
use crate::keys::{Action, Layer};
use crate::model::{Kind, Number, Odd};
use crate::text::number;
use crate::theme::Role;

/// Draws the dialog; gives the place of the text cursor.
pub(super) fn draw(
    scene: &Scene<'_>,
    pen: &mut Pen<'_>,
    body: Rect,
    dialog: &NumberDialog,
) -> (Seen, Option<Position>) {
    let lang = scene.lang;
    let wanted = usize::from(body.width).min(64);
    let page_width = wanted.saturating_sub(4);
    let mut above = Page::new(scene.look.theme, page_width, None);
    let indicator = scene.indicator(&dialog.target);
    if let Some(indicator) = indicator {
        above.text(&full_text(indicator), Role::Text);
        let value = |number| lang.value(number, &indicator.kind);
        for line in [
            indicator.baseline.map(|baseline| lang.baseline(&value(baseline))),
            indicator.target.map(|target| lang.target_value(&value(target))),
        ]
        .into_iter()
        .flatten()
        {
            above.text(&line, Role::Muted);
        }
        if let Some((entry, value)) = last_number(scene, dialog) {
            let said = lang.number_last(&lang.value(value, &indicator.kind), &by(scene, entry));
            above.text(&said, Role::Muted);
        }
        above.line(&[]);
    }
    let mut below = Page::new(scene.look.theme, page_width, None);
    below.line(&[]);
    let (advice, role) = advice(scene, dialog);
    below.text(&advice, role);
    let height = above.len() + 1 + below.len() + 2;
    let area = boxes::centred(body, wanted, height);
    let id = dialog.target.id.as_ref().map(ToString::to_string).unwrap_or_default();
    let inner = boxes::dialog(pen, area, &lang.number_of(&id), "");
    // What is typed must be seen on the smallest screen: the text above gives way.
    let room = usize::from(inner.height).saturating_sub(1 + below.len());
    let shown = above.len().min(room);
    above.draw(pen, Rect { height: cells(shown), ..inner }, 0);
    let Some(line) = row(inner, shown) else { return (Seen::default(), None) };
    let label = lang.number_label();
    let rest = pen.put(indent(line, 1, 1), &format!("{label}: "), Role::Label);
    let unit = indicator.map(|indicator| lang.kind(&indicator.kind)).unwrap_or_default();
    let field = indent(rest, 0, cells(width(&unit) + 2));
    let cursor = one_line(pen, field, &dialog.field);
    pen.put_right(rest, &unit, Role::Muted);
    let place = Rect { y: line.y + 1, height: inner.bottom().saturating_sub(line.y + 1), ..inner };
    below.draw(pen, place, 0);
    (Seen::default(), Some(cursor))
}

/// The number that counts now.
fn last_number<'a>(scene: &Scene<'a>, dialog: &NumberDialog) -> Option<(&'a Entry, Number)> {
    match scene.history()?.number(&dialog.target) {
        Settled::One(entry, value) => Some((entry, value)),
        Settled::Nothing | Settled::Conflict(_) => None,
    }
}

/// What is wrong with what was typed; that an empty field removes the number, when nothing is.
fn advice(scene: &Scene<'_>, dialog: &NumberDialog) -> (Cow<'static, str>, Role) {
    let lang = scene.lang;
    match &dialog.complaint {
        None if dialog.kind == Kind::Percent => (lang.number_advice_percent(), Role::Muted),
        None => (lang.number_advice(), Role::Muted),
        Some(NumberComplaint::NotANumber(typed)) => (lang.not_a_number(typed), Role::Error),
        Some(NumberComplaint::Odd(given, Odd::NegativeCount)) => {
            (lang.negative_count(&number(lang, *given)), Role::Error)
        }
        Some(NumberComplaint::Odd(given, Odd::OutsidePercent)) => {
            let key = scene.key(Layer::Number, Action::Enter).unwrap_or_default();
            (lang.outside_percent(&number(lang, *given), &key), Role::Warning)
        }
    }
}
