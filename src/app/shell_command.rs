//! What would be typed in a shell to get the same as an action gives here.

use std::collections::BTreeSet;

use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use super::{ExportForm, State};
use crate::journal::{AsOf, Outcome};
use crate::keys::Action;
use crate::model::Id;
use crate::query::{Filter, Match, Select};
use crate::report::{Extra, Form};
use crate::text::Lang;

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
    (Action::Export, |state| state.looked("report")),
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
    words.insert(0, "folj".to_owned());
    Some(shell_line(&words))
}

/// The command that writes the same report to the same file, word by word; `None` where no options
/// can choose what is shown.
pub fn export_command(state: &State, form: &ExportForm, zone: &TimeZone) -> Option<Vec<String>> {
    let mut command = words(&["folj", "report", "--format", form.format.get().name()]);
    let kind = Some(form.form.get()).filter(|kind| *kind != Form::default());
    command.extend(option("--kind", kind.map(Form::name)));
    command.extend(state.filter_in_force().map_or_else(|| Some(Vec::new()), filtered)?);
    command.extend(state.which_list(Action::Export));
    for (name, moment) in [("--as-of", &state.as_of), ("--since", &form.since.get().unwrap_or_default())] {
        if *moment != AsOf::Now {
            command.extend(option(name, Some(&*state.moment_word(moment, zone)?)));
        }
    }
    let toggled = |name: &str, usual: bool| {
        let extras = form.toggled.iter().filter(|extra| extra.is_usual(form.form.get()) == usual);
        let names: Vec<&str> = extras.map(|extra| Extra::name(*extra)).collect();
        option(name, Some(&*names.join(",")).filter(|names| !names.is_empty()))
    };
    command.extend(toggled("--with", false));
    command.extend(toggled("--without", true));
    for (name, field) in [
        ("--title", &form.title),
        ("--body", &form.body),
        ("--date", &form.date),
        ("--case-number", &form.case_number),
        ("--prepared-by", &form.prepared_by),
    ] {
        command.extend(option(name, Some(field.text().trim()).filter(|text| !text.is_empty())));
    }
    let spoken = state.launch.lang.or_else(|| Lang::from_tag(&state.shelf()?.plan.language));
    let lang = Some(state.settings.lang).filter(|lang| *lang != spoken.unwrap_or_default());
    command.extend(option("--lang", lang.map(Lang::tag)));
    command.extend(option(FILE, form.file().as_deref()));
    Some(command)
}

/// The option behind which a file stands.
const FILE: &str = "-o";

/// An option and its value, where it has one. A value that looks like an option stands in one word with it.
fn option(name: &str, value: Option<&str>) -> Vec<String> {
    match value {
        None => Vec::new(),
        Some(value) if value.starts_with('-') => vec![format!("{name}={value}")],
        Some(value) => words(&[name, value]),
    }
}

/// Words as they are typed in a shell, on one line.
pub fn shell_line(words: &[String]) -> String {
    let before = std::iter::once(None).chain(words.iter().map(Some));
    let typed = words.iter().zip(before).map(|(word, before)| shell_word(word, before));
    typed.collect::<Vec<_>>().join(" ")
}

/// A word as it is typed in a shell behind another one. Where a file is named, `~/` is home and stays free.
pub fn shell_word(word: &str, before: Option<&String>) -> String {
    match word.strip_prefix("~/") {
        Some(rest) if before.is_some_and(|before| before == FILE) && rest.is_empty() => "~/".to_owned(),
        Some(rest) if before.is_some_and(|before| before == FILE) => format!("~/{}", quoted(rest)),
        Some(_) | None => quoted(word),
    }
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
        let by_itself = || self.library.default_shelf().is_some_and(|shelf| shelf.plan.id == self.plan);
        match &self.launch.plan {
            Some((opened, named)) if *opened == self.plan => {
                options.extend(option("--plan", named.as_deref()));
            }
            None if by_itself() => {}
            Some(_) | None => options.extend(option("--plan", Some(self.plan.as_str()))),
        }
        let latest = self.shelf().and_then(|shelf| shelf.plan.latest_list()).map(|list| list.year);
        let of_year = !matches!(action, Action::Undo | Action::Findings | Action::PlanHistory);
        if let Some(year) = self.year.filter(|_| of_year && self.year != latest) {
            options.extend(["--year".to_owned(), year.to_string()]);
        }
        options.extend(self.launch.options.iter().cloned());
        options
    }

    fn looked(&self, command: &str) -> Option<Vec<String>> {
        let filter = self.filter_in_force().map_or_else(|| Some(Vec::new()), filtered)?;
        self.dated(std::iter::once(command.to_owned()).chain(filter).collect())
    }

    /// With the moment that is shown; some moments have no name in a shell.
    fn dated(&self, mut words: Vec<String>) -> Option<Vec<String>> {
        if self.as_of != AsOf::Now {
            words.extend(option("--as-of", Some(&*self.meeting_word(&self.as_of)?)));
        }
        Some(words)
    }

    /// A meeting, or its mark: `2025-05-14-tl/decided`.
    fn meeting_word(&self, moment: &AsOf) -> Option<String> {
        match moment {
            AsOf::Meeting(meeting) => Some(meeting.to_string()),
            AsOf::Marked(meeting, mark) => {
                Some(format!("{meeting}/{}", self.settings.lang.cli_mark_word(*mark)))
            }
            AsOf::Now | AsOf::Moment(_) => None,
        }
    }

    /// The same, or the day at whose end a moment is, where no meeting is called after that day.
    fn moment_word(&self, moment: &AsOf, zone: &TimeZone) -> Option<String> {
        let AsOf::Moment(at) = moment else { return self.meeting_word(moment) };
        let day = end_of_day(*at, zone)?;
        let is_meeting = self.shelf().is_some_and(|shelf| shelf.history.meeting(&day).is_some());
        Some(day).filter(|_| !is_meeting)
    }
}

/// The day that ends with a moment.
fn end_of_day(at: Timestamp, zone: &TimeZone) -> Option<String> {
    let date = at.to_zoned(zone.clone()).date();
    let next = date.tomorrow().ok()?.to_zoned(zone.clone()).ok()?.timestamp();
    (next.checked_sub(1.nanosecond()).ok()? == at).then(|| date.to_string())
}

/// The same filter without parties that must be named beside those that are chosen, since no option
/// says that; nothing where no other filter shows the same.
fn without_also(filter: &Filter) -> Option<Filter> {
    let Filter { parties, also, mode, nobody, .. } = filter;
    if also.is_empty() {
        return Some(filter.clone());
    }
    let all = match mode {
        Match::All => !parties.is_empty(),
        Match::Any => parties.len() == 1 || parties.is_empty() && !nobody,
        Match::Only | Match::Particular => false,
    };
    // Who must be named and is one of those chosen is enough.
    let enough = *mode == Match::Any && !parties.is_disjoint(also);
    let chosen = if enough { also.clone() } else { parties.union(also).cloned().collect() };
    let same = Filter {
        parties: chosen,
        also: BTreeSet::default(),
        mode: Match::All,
        nobody: false,
        ..filter.clone()
    };
    (all || enough).then_some(same)
}

/// The options that filter, where there are such.
fn filtered(filter: &Filter) -> Option<Vec<String>> {
    let filter = without_also(filter)?;
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
        options.extend(self::option(option, value.as_deref()));
    }
    options.extend(filter.nobody.then(|| "--nobody".to_owned()));
    Some(options)
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
    let query = option("--search", Some(query.as_str()));
    state.dated(std::iter::once(command.to_owned()).chain(query).collect())
}

/// A list of what has no outcome, with the filter in force.
fn open_ones(state: &State) -> Option<Vec<String>> {
    let filter = state.filter_in_force().cloned().unwrap_or_default();
    let options = filtered(&Filter { outcome: Some(Select::Open), ..filter })?;
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
            ("fo<enter>", Action::Export, Some("folj report -c OSN")),
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
        past.keys("<lt>");
        let said = shell_command(&past.state, Action::Filter);
        assert_eq!(said.as_deref(), Some("folj list --as-of 2025-05-14-lg/utskickat"));
        assert_eq!(shell_command(&past.state, Action::Changes).as_deref(), Some("folj log --since latest"));
    }

    #[test]
    fn who_must_be_named_too_is_chosen_with_the_others() {
        let set = |abbrs: &str| abbrs.split_whitespace().map(ToOwned::to_owned).collect();
        for (parties, mode, nobody, also, command) in [
            ("", Match::Any, false, "OSN", Some("-c OSN --match all")),
            ("OSN", Match::Any, false, "SCN", Some("-c OSN,SCN --match all")),
            ("OSN SCN", Match::Any, false, "SCN", Some("-c SCN --match all")),
            ("OSN SCN", Match::All, true, "VS", Some("-c OSN,SCN,VS --match all")),
            ("OSN SCN", Match::Any, false, "VS", None),
            ("OSN", Match::Only, false, "SCN", None),
            ("OSN", Match::Particular, false, "SCN", None),
            ("", Match::Any, true, "OSN", None),
            ("OSN", Match::Any, true, "", Some("-c OSN --nobody")),
        ] {
            let filter = Filter { parties: set(parties), mode, nobody, also: set(also), ..Filter::default() };
            let options = filtered(&filter).map(|words| words.join(" "));
            assert_eq!(options.as_deref(), command, "{filter:?}");
        }
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
