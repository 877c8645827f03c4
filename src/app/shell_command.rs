//! What would be typed in a shell to get the same as an action gives here.

use super::State;
use crate::journal::{AsOf, Outcome};
use crate::keys::Action;
use crate::model::Id;
use crate::query::{Filter, Match, Select};

/// The words of a command behind `folj`; `None` where there is nothing to name.
type Words = fn(&State) -> Option<Vec<String>>;

/// The commands, by action.
const COMMANDS: &[(Action, Words)] = &[
    (Action::Search, |state| searched(state, "list")),
    (Action::SearchAsFilter, |state| searched(state, "list")),
    (Action::Filter, |state| state.looked("list")),
    (Action::ShowAll, |_| Some(words(&["list"]))),
    (Action::ClearFilter, |_| Some(words(&["list"]))),
    (Action::NextOpen, open_ones),
    (Action::PreviousOpen, open_ones),
    (Action::Browse, |state| state.looked("list")),
    (Action::Zoom, shown),
    (Action::PlanHistory, |_| Some(words(&["log"]))),
    (Action::ItemHistory, |state| Some(words(&["log", state.current()?.id().as_str()]))),
    (Action::Changes, changed),
    (Action::Plans, |_| Some(words(&["plans"]))),
    (Action::Findings, |_| Some(words(&["check"]))),
    (Action::RecordYes, |state| recorded(state, Some(Outcome::Yes))),
    (Action::RecordPartly, |state| recorded(state, Some(Outcome::Partly))),
    (Action::RecordNo, |state| recorded(state, Some(Outcome::No))),
    (Action::RecordNotApplicable, |state| recorded(state, Some(Outcome::NotApplicable))),
    (Action::RecordClear, |state| recorded(state, None)),
    (Action::Undo, |_| Some(words(&["undo"]))),
    (Action::Help, |_| Some(words(&["keys"]))),
    (Action::Language, |state| Some(words(&["--lang", state.settings.lang.other().tag()]))),
];

/// The command for an action, with the plan, the year, the filter in force and the item under the
/// cursor filled in: `folj list -c OSN`. `None` where there is none.
pub fn shell_command(state: &State, action: Action) -> Option<String> {
    let (_, words) = COMMANDS.iter().find(|(other, _)| *other == action)?;
    let mut words = words(state)?;
    words.extend(state.which_list(action));
    let quoted: Vec<String> = words.iter().map(|word| quoted(word)).collect();
    Some(format!("folj {}", quoted.join(" ")))
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// The word as a shell takes it.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_.,/=+:".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

impl State {
    /// The plan and the year, where they are not those that open by themselves; and the moment.
    fn which_list(&self, action: Action) -> Vec<String> {
        let mut options = Vec::new();
        if matches!(action, Action::Help | Action::Plans | Action::Language) {
            return options;
        }
        if self.library.default_shelf().is_some_and(|shelf| shelf.plan.id != self.plan) {
            options.extend(["--plan".to_owned(), self.plan.to_string()]);
        }
        let latest = self.shelf().and_then(|shelf| shelf.plan.latest_list()).map(|list| list.year);
        let of_year = !matches!(action, Action::Undo | Action::Findings | Action::PlanHistory);
        if let Some(year) = self.year.filter(|_| of_year && self.year != latest) {
            options.extend(["--year".to_owned(), year.to_string()]);
        }
        options
    }

    fn looked(&self, command: &str) -> Option<Vec<String>> {
        let filter = self.filter_in_force().map(filtered).unwrap_or_default();
        self.dated(std::iter::once(command.to_owned()).chain(filter).collect())
    }

    /// With the moment that is shown; some moments have no name in a shell.
    fn dated(&self, mut words: Vec<String>) -> Option<Vec<String>> {
        match &self.as_of {
            AsOf::Now => {}
            AsOf::Meeting(meeting) => words.extend(["--as-of".to_owned(), meeting.to_string()]),
            AsOf::Moment(_) | AsOf::Marked(..) => return None,
        }
        Some(words)
    }
}

/// The options that filter.
fn filtered(filter: &Filter) -> Vec<String> {
    let mode = match filter.mode {
        Match::Any => None,
        Match::All => Some("all"),
        Match::Only => Some("only"),
        Match::Particular => Some("particular"),
    };
    let parties: Vec<&str> = filter.parties.iter().map(String::as_str).collect();
    let id = |id: &Id| id.to_string();
    let valued = [
        ("-c", (!parties.is_empty()).then(|| parties.join(","))),
        ("--match", mode.filter(|_| !parties.is_empty()).map(ToOwned::to_owned)),
        ("--focus", filter.focus_area.as_ref().map(id)),
        ("--goal", filter.goal.as_ref().map(id)),
        ("--outcome", filter.outcome.map(|select| selected(select).to_owned())),
        ("--search", filter.text.as_ref().map(|text| text.as_str().to_owned())),
    ];
    let mut options: Vec<String> = Vec::new();
    for (option, value) in valued {
        options.extend(value.into_iter().flat_map(|value| [option.to_owned(), value]));
    }
    options.extend(filter.nobody.then(|| "--nobody".to_owned()));
    options
}

fn selected(select: Select) -> &'static str {
    match select {
        Select::Outcome(outcome) => judged(outcome),
        Select::Open => "open",
    }
}

fn judged(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Yes => "yes",
        Outcome::Partly => "partly",
        Outcome::No => "no",
        Outcome::NotApplicable => "na",
    }
}

/// What was recorded since the last meeting, where there was one.
fn changed(state: &State) -> Option<Vec<String>> {
    state.shelf().filter(|shelf| !shelf.history.meetings().is_empty())?;
    Some(words(&["log", "--since", "latest"]))
}

/// A list of what the last search finds.
fn searched(state: &State, command: &str) -> Option<Vec<String>> {
    let query = state.query.as_ref()?;
    state.dated(vec![command.to_owned(), "--search".to_owned(), query.as_str().to_owned()])
}

/// A list of what has no outcome, with the filter in force.
fn open_ones(state: &State) -> Option<Vec<String>> {
    let filter = state.filter_in_force().cloned().unwrap_or_default();
    let options = filtered(&Filter { outcome: Some(Select::Open), ..filter });
    state.dated(std::iter::once("list".to_owned()).chain(options).collect())
}

/// The item under the cursor, whole.
fn shown(state: &State) -> Option<Vec<String>> {
    state.dated(vec!["show".to_owned(), state.current()?.id().to_string()])
}

/// The outcome of the indicator under the cursor. Marked ones are many, and a command sets one.
fn recorded(state: &State, outcome: Option<Outcome>) -> Option<Vec<String>> {
    let indicator = state.recordable().ok().filter(|_| !state.works_on_marked())?;
    Some(words(&["set", indicator.id.as_str(), outcome.map_or("clear", judged)]))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Desk, meetings};
    use super::*;

    #[test]
    fn what_is_seen_is_filled_in() {
        for (keys, action, command) in [
            ("", Action::Filter, Some("folj list")),
            ("fo<enter>", Action::Filter, Some("folj list -c OSN")),
            ("fos<tab><enter>", Action::Filter, Some("folj list -c OSN,SCN --match all")),
            ("fo<enter>v", Action::Filter, Some("folj list")),
            ("fo<enter>", Action::NextOpen, Some("folj list -c OSN --outcome open")),
            ("s \"möten hålls\"<tab>", Action::Filter, Some("folj list --search 'möten hålls'")),
            ("", Action::Search, None),
            ("<tab><tab>", Action::RecordYes, Some("folj set 1.1.1a yes")),
            ("<tab><tab>", Action::RecordClear, Some("folj set 1.1.1a clear")),
            ("", Action::RecordYes, None),
            ("<tab><tab>", Action::Zoom, Some("folj show 1.1.1")),
            ("<tab><tab>p<down><enter>", Action::Zoom, Some("folj show 1.1.1 --year 2024")),
            ("p<end><enter>", Action::Filter, Some("folj list --plan annan-2019")),
            ("j", Action::ItemHistory, Some("folj log 2")),
            ("", Action::Changes, None),
            ("", Action::Theme, None),
        ] {
            let mut desk = Desk::new();
            desk.keys(keys);
            assert_eq!(shell_command(&desk.state, action).as_deref(), command, "{keys} {action:?}");
        }
        let mut past = Desk::open(meetings());
        past.keys("<lt>");
        let said = shell_command(&past.state, Action::Filter);
        assert_eq!(said.as_deref(), Some("folj list --as-of 2025-05-14-lg"));
        assert_eq!(shell_command(&past.state, Action::Changes).as_deref(), Some("folj log --since latest"));
    }

    #[test]
    fn words_are_quoted() {
        for (word, said) in
            [("OSN", "OSN"), ("a b", "'a b'"), ("", "''"), ("d'accord", r"'d'\''accord'"), ("$x", "'$x'")]
        {
            assert_eq!(quoted(word), said);
        }
    }
}
