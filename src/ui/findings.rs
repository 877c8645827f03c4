//! What is wrong with the files: one's own settings, alarms about journals, then the plan's own findings.

use ratatui::layout::Rect;

use super::scene::Scene;
use super::widgets::boxes;
use super::widgets::page::Page;
use super::widgets::pen::Pen;
use crate::app::{FindingsList, Seen};
use crate::problem::{Finding, Severity};
use crate::text::problems;
use crate::theme::Role;

/// Draws the list.
pub(super) fn draw(scene: &Scene<'_>, pen: &mut Pen<'_>, body: Rect, list: &FindingsList) -> Seen {
    let lang = scene.lang;
    let mut page = Page::new(scene.look.theme, body.width.saturating_sub(4).into(), None);
    let shelf = scene.state.shelf();
    let alarms: &[Finding] = shelf.map(|shelf| shelf.alarms.as_slice()).unwrap_or_default();
    let plan: &[Finding] = shelf.map(|shelf| shelf.findings.as_slice()).unwrap_or_default();
    let library = &scene.state.library.findings;
    let own = scene.state.own.findings.as_slice();
    for (heading, findings, advice) in [
        (lang.findings_settings(), own, Some(lang.findings_settings_more())),
        (lang.findings_journals(), alarms, None),
        (lang.findings_plan(), plan, None),
        (lang.findings_library(), library.as_slice(), None),
    ] {
        if findings.is_empty() {
            continue;
        }
        page.heading(&heading);
        for finding in findings {
            one(scene, &mut page, finding);
        }
        if let Some(advice) = advice {
            page.text(&advice, Role::Muted);
        }
    }
    if page.len() == 0 {
        page.text(&lang.no_findings(), Role::Text);
    }
    let area = boxes::centred(body, body.width.into(), page.len() + 2);
    let height = usize::from(boxes::inside(area).height);
    let right = if page.len() > height {
        let first = list.scroll.min(page.len().saturating_sub(height));
        boxes::lines_seen(lang, area, first + 1, page.len().min(first + height), page.len())
    } else {
        String::new()
    };
    let inner = boxes::dialog(pen, area, &lang.findings_title(), &right);
    let drawn = page.draw(pen, inner, list.scroll);
    Seen { page: drawn.height, lines: drawn.lines, height: drawn.height, ..Seen::default() }
}

/// «Fel: … (plan.ron:41:7)».
fn one(scene: &Scene<'_>, page: &mut Page<'_>, finding: &Finding) {
    let said = (scene.look.problem)(scene.lang, &finding.problem);
    let (said, role) = match finding.severity {
        Severity::Error => (scene.lang.told_error(&said), Role::Error),
        Severity::Warning => (scene.lang.told_warning(&said), Role::Warning),
        Severity::Notice => (said.into(), Role::Text),
    };
    page.hanging("• ", "  ", &said, role);
    if let Some(hint) = problems::hint(scene.lang, &finding.problem) {
        page.hanging("  ", "  ", &scene.lang.told_help(&hint), Role::Text);
    }
    if let Some(place) = &finding.place {
        let (line, column) = place.line_column();
        page.hanging("  ", "    ", &format!("{}:{line}:{column}", place.file), Role::Muted);
    }
}
