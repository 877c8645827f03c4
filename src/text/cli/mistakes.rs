//! What is wrong with a command line.

use crate::text::messages;

messages! {
    cli_unknown_option(found: &str) "okänd flagga: {found}." | "unknown option: {found}.";
    cli_unexpected(found: &str) "ett argument för mycket: {found}." | "one argument too many: {found}.";
    cli_unknown_command(found: &str) "okänt kommando: {found}." | "unknown command: {found}.";
    cli_missing_arguments(missing: &str) "det saknas: {missing}." | "missing: {missing}.";
    cli_missing_value(option: &str) "{option} behöver ett värde." | "{option} needs a value.";
    cli_wrong_value(found: &str, option: &str) "”{found}” duger inte för {option}." | "“{found}” will not do for {option}.";
    cli_takes_no_value(option: &str) "{option} tar inget värde." | "{option} takes no value.";
    cli_twice(option: &str) "{option} får stå bara en gång." | "{option} may stand only once.";
    cli_not_together(option: &str, other: &str)
        "{option} och {other} går inte ihop."
        | "{option} and {other} do not go together.";
    cli_meant(near: &str) "Menade du {near}?" | "Did you mean {near}?";
    cli_values(known: &str) "Välj bland: {known}." | "Choose one of: {known}.";
    cli_for_example(value: &str) "Till exempel: {value}." | "For example: {value}.";
    cli_more_about(command: &str) "Mer: {command} --help" | "More: {command} --help";
}
