//! A command line that cannot be understood, told in the language of the user.

use std::error::Error as _;

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::text::Lang;

/// What is wrong, what was probably meant, and the usage. Nothing for the rare mistakes that
/// have no words of their own.
pub(super) fn tell(lang: Lang, error: &Error) -> Option<String> {
    let sentences = [Some(sentence(lang, error)?), advice(lang, error)];
    let sentences: Vec<String> = sentences.into_iter().flatten().collect();
    let mut lines = vec![format!("folj: {}", sentences.join(" "))];
    if let Some(command) = command(error) {
        lines.extend(
            super::manual::usage_of(lang, &command).map(|usage| format!("{} {usage}", lang.cli_usage())),
        );
        lines.push(lang.cli_more_about(&command).into_owned());
    }
    Some(lines.join("\n"))
}

fn sentence(lang: Lang, error: &Error) -> Option<String> {
    let words = |kind| words(error, kind);
    let arg = words(ContextKind::InvalidArg).join(", ");
    let value = words(ContextKind::InvalidValue).join(", ");
    Some(match error.kind() {
        ErrorKind::UnknownArgument if arg.starts_with('-') => lang.cli_unknown_option(&arg).into_owned(),
        ErrorKind::UnknownArgument => lang.cli_unexpected(&arg).into_owned(),
        ErrorKind::InvalidSubcommand => {
            lang.cli_unknown_command(&words(ContextKind::InvalidSubcommand).join(" ")).into_owned()
        }
        // Of what may come several times clap writes the points behind it.
        ErrorKind::MissingRequiredArgument => {
            lang.cli_missing_arguments(arg.trim_end_matches('.')).into_owned()
        }
        ErrorKind::InvalidValue if value.is_empty() => lang.cli_missing_value(&arg).into_owned(),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            lang.cli_wrong_value(&value, &arg).into_owned()
        }
        ErrorKind::TooManyValues => lang.cli_takes_no_value(&arg).into_owned(),
        ErrorKind::ArgumentConflict => {
            let other = words(ContextKind::PriorArg).join(", ");
            let twice = other == arg;
            if twice {
                lang.cli_twice(&arg).into_owned()
            } else {
                lang.cli_not_together(&arg, &other).into_owned()
            }
        }
        _ => return None,
    })
}

/// The nearest right word, or the words there are.
fn advice(lang: Lang, error: &Error) -> Option<String> {
    let near = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    // Of several the last one is the nearest.
    let near = near.into_iter().flat_map(|kind| words(error, kind)).next_back();
    let known = words(error, ContextKind::ValidValue);
    // What our own readers of values say is a value that works.
    let example = || error.source().map(|example| lang.cli_for_example(&example.to_string()).into_owned());
    near.map(|near| lang.cli_meant(&near).into_owned())
        .or_else(|| (!known.is_empty()).then(|| lang.cli_values(&known.join(", ")).into_owned()))
        .or_else(example)
}

/// The command that was meant: `folj set`. What clap has to say about its usage names the option
/// that it guesses at, and not those that there are.
fn command(error: &Error) -> Option<String> {
    let Some(ContextValue::StyledStr(usage)) = error.get(ContextKind::Usage) else { return None };
    let usage = usage.to_string();
    let usage = usage.split_once(": ").map_or(&*usage, |(_, usage)| usage);
    let words = usage.split_whitespace().take_while(|word| !word.starts_with(['-', '[', '<']));
    Some(words.collect::<Vec<_>>().join(" "))
}

fn words(error: &Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(word)) => vec![word.clone()],
        Some(ContextValue::Strings(words)) => words.clone(),
        _ => Vec::new(),
    }
}
