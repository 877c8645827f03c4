//! Words of restricted mode: what is refused there, and which commands cannot be understood.

use crate::text::messages;

messages! {
    cli_restricted_option(option: &str)
        "begränsat läge: {option} får inte anges så här."
        | "restricted mode: {option} may not be given like this.";
    cli_restricted_command(command: &str)
        "begränsat läge: folj {command} finns inte här."
        | "restricted mode: folj {command} is not to be had here.";
    cli_restricted_editor()
        "begränsat läge: ingen redigerare startas. Använd --text TEXT eller --file -."
        | "restricted mode: no editor is started. Use --text TEXT or --file -.";
    cli_ssh_for_shell(character: &str)
        "här finns inget skal: {character} måste stå inom citattecken."
        | "there is no shell here: {character} has to stand in quotes.";
    cli_ssh_line_end() "ett radslut" | "a line end";
    cli_ssh_unfinished()
        "kommandot är inte färdigt: ett citattecken eller ett omvänt snedstreck är sist."
        | "the command is not finished: a quote is open, or a backslash comes last.";
    cli_ssh_no_text()
        "kommandot är inte ren text i UTF-8."
        | "the command is not plain text in UTF-8.";
    cli_ssh_too_long() "kommandot är för långt." | "the command is too long.";
}
