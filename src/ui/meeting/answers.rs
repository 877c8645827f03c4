//! The keys that record an outcome, as boxes; the one that counts is doubled.

use ratatui::layout::Rect;

use crate::journal::Outcome;
use crate::keys::{Action, Layer};
use crate::model::Item;
use crate::theme::Role;
use crate::ui::scene::Scene;
use crate::ui::widgets::boxes;
use crate::ui::widgets::cut::{capital, cells, width};
use crate::ui::widgets::pen::{Pen, indent, row};

/// A key with what it records.
pub(super) struct Answer {
    /// `1 Ja`
    label: String,
    /// Whether it is what counts now.
    chosen: bool,
}

/// The answers that an item of the agenda can get: none without an indicator.
pub(super) fn answers(scene: &Scene<'_>, item: Item<'_>) -> Vec<Answer> {
    let Item::Indicator(_, _, _, indicator) = item else { return Vec::new() };
    let outcome =
        scene.history().and_then(|history| history.outcome(&scene.year_target(&indicator.id)).value());
    let actions = [
        (Action::RecordYes, Some(Outcome::Yes)),
        (Action::RecordPartly, Some(Outcome::Partly)),
        (Action::RecordNo, Some(Outcome::No)),
        (Action::RecordNotApplicable, Some(Outcome::NotApplicable)),
        (Action::RecordNumber, None),
        (Action::RecordClear, None),
    ];
    let offered = actions
        .into_iter()
        .filter(|(action, _)| *action != Action::RecordNumber || indicator.kind.has_number());
    let answer = |(action, value): (Action, Option<Outcome>)| {
        let key = scene.key(Layer::Meeting, action)?;
        let word = match action {
            Action::RecordClear => scene.lang.meeting_clear().into_owned(),
            other => capital(other.label(scene.lang)),
        };
        Some(Answer { label: format!("{key} {word}"), chosen: value.is_some() && value == outcome })
    };
    offered.filter_map(answer).collect()
}

/// How wide the boxes are beside each other.
pub(super) fn boxes_width(answers: &[Answer]) -> usize {
    answers.iter().map(|answer| width(&answer.label) + 5).sum()
}

/// The answers without boxes, in lines of so many cells; the one that counts stands in brackets.
pub(super) fn lines(answers: &[Answer], room: usize) -> Vec<Vec<&Answer>> {
    let mut lines: Vec<Vec<&Answer>> = Vec::new();
    let mut left = 0;
    for answer in answers {
        let wide = width(&answer.label) + 2;
        if let Some(line) = lines.last_mut().filter(|_| wide <= left) {
            line.push(answer);
        } else {
            lines.push(vec![answer]);
            left = room + 1;
        }
        left = left.saturating_sub(wide);
    }
    lines
}

/// Draws them.
pub(super) fn draw(pen: &mut Pen<'_>, area: Rect, answers: &[Answer], as_boxes: bool) {
    let role = |answer: &Answer| if answer.chosen { Role::Chosen } else { Role::Text };
    if as_boxes {
        let mut rest = area;
        for answer in answers {
            let frame = Rect { width: cells(width(&answer.label) + 4).min(rest.width), ..rest };
            let inner = if answer.chosen { boxes::double(pen, frame) } else { boxes::single(pen, frame) };
            pen.put(indent(inner, 1, 1), &answer.label, role(answer));
            rest = indent(rest, frame.width + 1, 0);
        }
        return;
    }
    for (at, line) in lines(answers, area.width.into()).iter().enumerate() {
        let Some(mut rest) = row(area, at) else { break };
        for answer in line {
            let label =
                if answer.chosen { format!("[{}]", answer.label) } else { format!(" {} ", answer.label) };
            rest = pen.put(rest, &label, role(answer));
        }
    }
}
