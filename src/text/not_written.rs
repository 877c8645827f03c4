//! Why a file that goes out was not written, in words.

use super::{Lang, messages};
use crate::problem::{NotWritten, WhyNotWritten};

messages! {
    not_written_exists(path: &str) "{path} finns redan." | "{path} is there already.";
    not_written_folder(path: &str)
        "{path} är en mapp. Ange en fil i den."
        | "{path} is a folder. Name a file in it.";
    not_written_no_folder(path: &str, folder: &str)
        "{path} kan inte skapas: mappen {folder} finns inte."
        | "{path} cannot be made: there is no folder {folder}.";
    not_written_dangling(path: &str)
        "{path} är en länk som inte leder någonstans. Ange filen själv, eller ta bort länken."
        | "{path} is a link that leads nowhere. Name the file itself, or remove the link.";
    not_written_no_file(path: &str)
        "{path} är ingen fil och inget rör. Inget skrevs."
        | "{path} is neither a file nor a pipe. Nothing was written.";
    not_written_no_reader(path: &str)
        "Ingen läser ur röret {path}. Inget skrevs."
        | "Nobody reads from the pipe {path}. Nothing was written.";
    not_written_denied(path: &str, reason: &str)
        "{path} får inte skrivas: {reason}."
        | "{path} may not be written: {reason}.";
    not_written_cannot(path: &str, reason: &str)
        "{path} kan inte skapas: {reason}."
        | "{path} cannot be made: {reason}.";
    not_written_cut(path: &str, reason: &str)
        "{path} kunde inte skrivas till slut: {reason}."
        | "{path} could not be written to the end: {reason}.";
    not_written_failed(path: &str, reason: &str)
        "{path} kunde inte skrivas: {reason}. Ingen halv fil finns kvar."
        | "{path} could not be written: {reason}. No half file is left.";
}

impl Lang {
    /// Why a file was not written. Its path is told as `named` has it, since people know it by what
    /// they typed.
    pub fn not_written(self, error: &NotWritten, named: &dyn Fn(&std::path::Path) -> String) -> String {
        let path = named(&error.path);
        let text = match &error.why {
            WhyNotWritten::Exists { .. } => self.not_written_exists(&path),
            WhyNotWritten::Folder => self.not_written_folder(&path),
            WhyNotWritten::NoFolder { folder } => self.not_written_no_folder(&path, &named(folder)),
            WhyNotWritten::Dangling => self.not_written_dangling(&path),
            WhyNotWritten::NotAFile => self.not_written_no_file(&path),
            WhyNotWritten::NoReader => self.not_written_no_reader(&path),
            WhyNotWritten::Denied { reason } => self.not_written_denied(&path, &self.system_reason(reason)),
            WhyNotWritten::CannotCreate { reason } => {
                self.not_written_cannot(&path, &self.system_reason(reason))
            }
            WhyNotWritten::Cut { reason } => self.not_written_cut(&path, &self.system_reason(reason)),
            WhyNotWritten::Failed { reason } => self.not_written_failed(&path, &self.system_reason(reason)),
        };
        text.into_owned()
    }
}
