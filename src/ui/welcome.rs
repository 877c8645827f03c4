//! What a first visit has to know, on one page: as much of it as there is room for, the three
//! things always.

use ratatui::layout::Rect;

use super::plans::counts;
use super::scene::Scene;
use super::widgets::boxes;
use super::widgets::cut::cut;
use super::widgets::page::Page;
use super::widgets::pen::{Pen, indent};
use crate::app::{Glyphs, Seen};
use crate::keys::{Action, Layer};
use crate::text::clean_line;
use crate::theme::Role;

/// The widest that the page gets, with its frame.
const WIDEST: usize = 66;

/// Draws it.
pub(super) fn draw(scene: &Scene<'_>, pen: &mut Pen<'_>, body: Rect) -> Seen {
    let wanted = usize::from(body.width).min(WIDEST);
    let width = wanted.saturating_sub(4);
    let room = usize::from(body.height.saturating_sub(2));
    let pages = [whole(scene, width), shorter(scene, width), shortest(scene, width)];
    let mut fitting = pages.into_iter().skip_while(|page| page.len() > room);
    let page = fitting.next().unwrap_or_else(|| shortest(scene, width));
    let area = boxes::centred(body, wanted, page.len() + 2);
    let inner = boxes::dialog(pen, area, &scene.lang.welcome_title(), "");
    page.draw_bare(pen, indent(inner, 1, 1));
    Seen::default()
}

fn whole<'a>(scene: &Scene<'a>, width: usize) -> Page<'a> {
    let lang = scene.lang;
    let mut page = Page::new(scene.look.theme, width, None);
    page.text(&lang.welcome_opened(), Role::Text);
    page.gap();
    plan(scene, &mut page);
    page.heading(&lang.welcome_three());
    three_things(scene, &mut page);
    page.gap();
    page.text(&lang.welcome_safe(), Role::Text);
    page.text(&lang.welcome_once(&key(scene, Action::Enter)), Role::Text);
    page
}

fn shorter<'a>(scene: &Scene<'a>, width: usize) -> Page<'a> {
    let mut page = Page::new(scene.look.theme, width, None);
    plan(scene, &mut page);
    three_things(scene, &mut page);
    page
}

/// Four lines, for the smallest screen.
fn shortest<'a>(scene: &Scene<'a>, width: usize) -> Page<'a> {
    let lang = scene.lang;
    let mut page = Page::new(scene.look.theme, width, None);
    page.line(&[(&cut(&title(scene), width), Role::Heading)]);
    let counts = counted(scene);
    let most = counts.get(counts.len().saturating_sub(2)..).unwrap_or_default();
    page.line(&[(&cut(&most.join(" · "), width), Role::Text)]);
    let [enter, esc] = [Action::Enter, Action::Back].map(|action| key(scene, action));
    page.text(&lang.welcome_moves_short(&arrows(scene), &enter, &esc), Role::Text);
    let [filter, help, quit] = [Action::Filter, Action::Help, Action::Quit].map(|action| key(scene, action));
    page.text(&lang.welcome_rest_short(&filter, &help, &quit), Role::Text);
    page
}

/// Which plan, with how many of what.
fn plan(scene: &Scene<'_>, page: &mut Page<'_>) {
    page.text(&title(scene), Role::Heading);
    page.text(&counted(scene).join(" · "), Role::Text);
}

fn three_things(scene: &Scene<'_>, page: &mut Page<'_>) {
    let lang = scene.lang;
    let key = |action| key(scene, action);
    page.point(&lang.welcome_moves(&arrows(scene), &key(Action::Enter), &key(Action::Back)), Role::Text);
    page.point(&lang.welcome_filter(&key(Action::Filter)), Role::Text);
    page.point(&lang.welcome_help(&key(Action::Help), &key(Action::Quit)), Role::Text);
}

/// The plan's title, with the year of its list where the title does not say it.
fn title(scene: &Scene<'_>) -> String {
    let Some(plan) = scene.plan else { return scene.lang.no_plan().into_owned() };
    let title = clean_line(&plan.plan.title).into_owned();
    match plan.year().map(|year| year.to_string()).filter(|year| !title.contains(year)) {
        Some(year) => format!("{title} · {year}"),
        None => title,
    }
}

fn counted(scene: &Scene<'_>) -> Vec<String> {
    scene.state.shelf().map(|shelf| counts(scene.lang, shelf, scene.state.year)).unwrap_or_default()
}

/// The keys that move, as arrows where they are those.
fn arrows(scene: &Scene<'_>) -> String {
    let keys = [Action::Left, Action::Up, Action::Down, Action::Right].map(|action| key(scene, action));
    let drawn = keys.concat();
    if scene.state.settings.glyphs == Glyphs::Ascii {
        scene.lang.key_arrows().into_owned()
    } else if drawn == "←↑↓→" {
        drawn
    } else {
        keys.join(" ")
    }
}

/// The first key of an action on the screen behind.
fn key(scene: &Scene<'_>, action: Action) -> String {
    scene.key(Layer::Browse, action).unwrap_or_default()
}
