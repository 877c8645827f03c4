//! `folj keys`: the bindings in force, layer by layer.

use super::io::{Answer, Exit, Io};
use super::open::Desk;
use super::own::Own;
use crate::keys::{Action, Keymap, Layer, Strokes};
use crate::problem::Severity;
use crate::text::Lang;

/// Prints the bindings in force: action, keys, what it does.
pub(super) fn run(desk: &Desk<'_>, io: &mut Io<'_>) -> Answer {
    let own = Own::read(desk.global.config.as_deref(), desk.facts, &desk.config);
    for finding in own.findings.iter().filter(|finding| finding.severity == Severity::Error) {
        let text = io.render(desk.lang(), finding);
        io.remark(&text);
    }
    io.out.text(page(desk.lang(), &own.keymap, Form::Plain))?;
    Ok(Exit::Done)
}

/// The bindings as a page in Markdown; `docs/keys.md` is this in English.
pub fn keys_page(lang: Lang) -> String {
    format!("{}\n{}", lang.cli_keys_intro(), page(lang, &Keymap::bundled(), Form::Markdown))
}

/// How the bindings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// Aligned columns.
    Plain,
    /// A page in Markdown.
    Markdown,
}

/// All layers with their bindings.
fn page(lang: Lang, keymap: &Keymap, form: Form) -> String {
    Layer::ALL.iter().map(|layer| section(lang, keymap, *layer, form)).collect()
}

/// The keys that a layer itself gives to an action; two after each other with a blank between: `g o`.
pub(super) fn keys_of(keymap: &Keymap, layer: Layer, action: Action) -> Vec<String> {
    let own = keymap.bindings().filter(|(l, _, a)| *l == layer && *a == action);
    let name = |keys: Strokes| keys.keys().map(|key| key.to_string()).collect::<Vec<_>>().join(" ");
    own.map(|(_, keys, _)| name(keys)).collect()
}

fn section(lang: Lang, keymap: &Keymap, layer: Layer, form: Form) -> String {
    let rows: Vec<(Action, Vec<String>)> = Action::ALL
        .iter()
        .filter_map(|action| {
            let keys = keys_of(keymap, layer, *action);
            (!keys.is_empty()).then_some((*action, keys))
        })
        .collect();
    if rows.is_empty() {
        // It has no keys but those of Global.
        return String::new();
    }
    let heading = match form {
        Form::Plain => format!("{}\n", layer.label(lang)),
        Form::Markdown => {
            let [action, keys, what] = lang.cli_keys_columns();
            format!("\n## {}\n\n| {action} | {keys} | {what} |\n| --- | --- | --- |\n", layer.label(lang))
        }
    };
    let lines = rows.iter().map(|(action, keys)| match form {
        Form::Plain => format!("  {:<20} {:<20} {}\n", action.name(), keys.join("  "), action.label(lang)),
        Form::Markdown => {
            let keys = keys.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(" ");
            format!("| {} | {} | {} |\n", action.name(), keys.replace("`|`", "`\\|`"), action.label(lang))
        }
    });
    let end = if form == Form::Plain { "\n" } else { "" };
    format!("{heading}{}{end}", lines.collect::<String>())
}
