//! A question before something is left.

use ratatui::layout::Rect;

use super::scene::Scene;
use super::widgets::choice::{Choice, Row};
use super::widgets::page::Page;
use super::widgets::pen::Pen;
use crate::app::{Answer, ExportForm, Overlay, Question, Seen};
use crate::text::clean_line;
use crate::theme::Role;

/// Draws it.
pub(super) fn draw(scene: &Scene<'_>, pen: &mut Pen<'_>, body: Rect, question: &Question) -> Seen {
    let lang = scene.lang;
    let wanted = usize::from(body.width).min(60);
    let asked = |answer| question.answers.contains(&answer);
    // The answers tell what is asked about.
    let (title, text) = if asked(Answer::TakeDraft) {
        (lang.question_draft_title(), lang.question_draft())
    } else if asked(Answer::QuitUnsaved) {
        let failed = scene.state.saving.len();
        let said = if failed == 0 { lang.question_exporting() } else { lang.question_quit(failed).into() };
        (lang.question_quit_title(), said)
    } else if let Some(form) = export_form(scene) {
        let file = form.file().unwrap_or_default();
        (lang.question_exists_title(), lang.question_exists(&clean_line(&file)))
    } else {
        (lang.question_note_title(), lang.question_note())
    };
    let mut above = Page::new(scene.look.theme, wanted.saturating_sub(4), None);
    above.text(&text, Role::Text);
    let rows = question.answers.iter().map(|answer| {
        Row::plain(match answer {
            Answer::SaveNote => lang.answer_save_note(),
            Answer::DiscardNote => lang.answer_discard_note(),
            Answer::TakeDraft => lang.answer_take_draft(),
            Answer::ForgetDraft => lang.answer_forget_draft(),
            Answer::TryAgain => lang.answer_try_again(),
            Answer::QuitUnsaved => lang.answer_quit_unsaved(),
            Answer::NewName => {
                let free = export_form(scene).and_then(|form| form.free.as_deref()).unwrap_or_default();
                lang.answer_new_name(&clean_line(free))
            }
            Answer::Overwrite => lang.answer_overwrite(),
            Answer::Stay => lang.answer_stay(),
        })
    });
    let rows = rows.collect();
    Choice { title: &title, width: wanted, above, rows, cursor: question.cursor }.draw(pen, body)
}

/// The form that a question about its file is put over.
fn export_form<'a>(scene: &Scene<'a>) -> Option<&'a ExportForm> {
    scene.state.overlays.iter().rev().find_map(|overlay| {
        let Overlay::Export(form) = overlay else { return None };
        Some(&**form)
    })
}
