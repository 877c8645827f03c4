//! Commands that come over ssh: words that are quoted come back, and nothing comes out that did not go in.
#![no_main]

use folj::cli::split_command;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let command = String::from_utf8_lossy(data);
    let Ok(words) = split_command(&command) else { return };
    assert!(words.concat().chars().all(|c| command.contains(c)));
    assert!(words.iter().all(|word| !word.chars().any(|c| c.is_control() && !"\n\t".contains(c))));
    for quoted in [single as fn(&str) -> String, double] {
        let again: Vec<String> = words.iter().map(|word| quoted(word)).collect();
        let again = again.join(" ");
        match split_command(&again) {
            Ok(split) => assert_eq!(split, words, "{again:?}"),
            // Quotes make it longer, and there is a longest.
            Err(why) => assert!(again.len() > command.len(), "{again:?}: {why:?}"),
        }
    }
});

fn single(word: &str) -> String {
    format!("'{}'", word.replace('\'', r"'\''"))
}

fn double(word: &str) -> String {
    let inside: String =
        word.chars().flat_map(|c| "$`\"\\".contains(c).then_some('\\').into_iter().chain([c])).collect();
    format!("\"{inside}\"")
}
