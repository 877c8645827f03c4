//! The words behind the screen: what the shell of the user shows when folj ended otherwise than asked.

use super::messages;

messages! {
    program_failed(place: &str)
        "folj avslutades på grund av ett fel i programmet ({place}). Allt som visades som sparat är sparat."
        | "folj ended because of a mistake in the program ({place}). Everything shown as saved is saved.";
    drafts_are_in(folder: &str)
        "Påbörjade anteckningar ligger i {folder} och öppnas nästa gång."
        | "Unfinished notes are in {folder} and open the next time.";
}
