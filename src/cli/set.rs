//! `folj set`: the outcome or the number of an indicator.

use super::args::{SetArgs, WhenArgs};
use super::io::{Answer, Exit, Failure, Io};
use super::note;
use super::open::{Desk, Session};
use super::record::Recorder;
use super::select;
use crate::journal::{Act, Target};
use crate::model::{Indicator, Item, Kind, Number, Odd};
use crate::query::Select;
use crate::text::cli::removes;
use crate::text::{Lang, outcome_word, time};

/// Records it and says what changed.
pub(super) fn run(desk: Desk<'_>, args: &SetArgs, io: &mut Io<'_>) -> Answer {
    let mut session = desk.open(&WhenArgs { year: args.year.clone(), as_of: None }, io)?;
    let lang = session.lang;
    let indicator = indicator(&session, &args.indicator)?.clone();
    let act = read(lang, &indicator, &args.value, args.force)?;
    let text = args.note.as_deref().map(|text| note::accept(lang, text)).transpose()?;
    let target = Target::listed(session.plan_year(), &indicator.id);
    let unchanged = session.history().says_already(&target, &act);
    let was = session.field_words(&target, &act, &indicator.kind);
    let now = session.lang.act_words(&act, &indicator.kind);
    // Judgement and number are two fields; whoever clears one may think of both.
    let clears = act == Act::Outcome(None);
    let number = session.history().number(&target).value();
    let mut recorder = Recorder::new(&mut session)?;
    if unchanged {
        io.out.line(lang.cli_unchanged(indicator.id.as_str(), &now))?;
    } else {
        let entry = recorder.record(target.clone(), act)?;
        io.saved = true;
        let at = time(entry.at, &recorder.session().facts.zone);
        io.out.line(lang.cli_was_now(indicator.id.as_str(), &was, &now, &at))?;
    }
    if let (true, Some(number)) = (clears, number) {
        io.say(&lang.cli_number_stays(&lang.value(number, &indicator.kind), indicator.id.as_str()));
    }
    match text {
        Some(text) => note::record(&mut recorder, target, indicator.id.as_str(), text, io),
        None => Ok(Exit::Done),
    }
}

/// The indicator with that id, or the only one of the activity with that id.
fn indicator<'a>(session: &'a Session, typed: &str) -> Result<&'a Indicator, Failure> {
    let lang = session.lang;
    match select::item(session, typed)? {
        Item::Indicator(_, _, _, indicator) => Ok(indicator),
        Item::Activity(_, _, activity) => match activity.indicators.as_slice() {
            [only] => Ok(only),
            several => {
                let ids: Vec<&str> = several.iter().map(|one| one.id.as_str()).collect();
                Err(Failure::new(
                    Exit::Usage,
                    lang.cli_several_indicators(activity.id.as_str(), &ids.join(", ")),
                ))
            }
        },
        Item::FocusArea(_) | Item::Goal(..) => {
            Err(Failure::new(Exit::Usage, lang.cli_not_an_indicator(typed)))
        }
    }
}

/// What the words mean for this indicator; what is odd is taken only if it is forced.
fn read(lang: Lang, indicator: &Indicator, typed: &str, force: bool) -> Result<Act, Failure> {
    let wrong = |text: String| Failure::new(Exit::Usage, text);
    let id = indicator.id.as_str();
    if removes(typed) {
        return Ok(Act::Outcome(None));
    }
    if typed.trim().is_empty() && indicator.kind.has_number() {
        return Ok(Act::Number(None));
    }
    match outcome_word(typed) {
        Some(Select::Outcome(outcome)) => return Ok(Act::Outcome(Some(outcome))),
        Some(Select::Open) => return Ok(Act::Outcome(None)),
        None => {}
    }
    let percent = matches!(indicator.kind, Kind::Percent);
    let bare = if percent { typed.trim().trim_end_matches('%') } else { typed };
    match bare.parse::<Number>() {
        Err(_) if typed.starts_with(|c: char| c.is_ascii_digit()) => {
            Err(wrong(lang.cli_not_a_number(typed).into()))
        }
        Err(_) => Err(wrong(lang.cli_not_an_outcome(typed, id, indicator.kind.has_number()))),
        Ok(_) if !indicator.kind.has_number() => {
            Err(wrong(lang.cli_takes_no_number(id, &lang.kind(&indicator.kind)).into()))
        }
        Ok(number) => {
            let written = crate::text::number(lang, number);
            match indicator.kind.odd(number) {
                Some(Odd::NegativeCount) => {
                    Err(wrong(lang.cli_nothing_saved(&lang.negative_count(&written)).into()))
                }
                Some(Odd::OutsidePercent) if !force => Err(wrong(lang.cli_outside_percent(&written).into())),
                Some(Odd::OutsidePercent) | None => Ok(Act::Number(Some(number))),
            }
        }
    }
}
