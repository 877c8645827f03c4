//! What somebody wants a report to be.

use std::collections::BTreeSet;

use jiff::civil::Date;

/// The form of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Form {
    /// All that the filter shows.
    #[default]
    Report,
    /// What concerns some parties.
    Extract,
    /// The record of a meeting.
    Minutes,
    /// What is not as it should be.
    Deviations,
}

impl Form {
    /// All forms, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Report, Self::Extract, Self::Minutes, Self::Deviations];

    /// What it is called on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Extract => "extract",
            Self::Minutes => "minutes",
            Self::Deviations => "deviations",
        }
    }
}

/// The format of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Format {
    /// HTML, for the web.
    #[default]
    Html,
    /// Word.
    Docx,
    /// Excel.
    Xlsx,
    /// CSV for Excel.
    Csv,
    /// TSV for scripts.
    Tsv,
    /// Markdown.
    Markdown,
    /// JSON, for other programs.
    Json,
}

impl Format {
    /// All formats, in the order in which they are offered.
    pub const ALL: [Self; 7] =
        [Self::Html, Self::Docx, Self::Xlsx, Self::Csv, Self::Tsv, Self::Markdown, Self::Json];

    /// What it is called on the command line, and how the names of its files end.
    pub fn name(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Markdown => "md",
            Self::Json => "json",
        }
    }

    /// Whether it is not text, so that no terminal can show it.
    pub fn is_binary(self) -> bool {
        matches!(self, Self::Docx | Self::Xlsx)
    }
}

/// What a report may hold or leave out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Extra {
    /// The notes that people have written.
    Notes,
    /// All entries behind each item.
    History,
    /// Services in ordinary operation.
    Services,
    /// The list of abbreviations.
    Abbreviations,
}

impl Extra {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Notes, Self::History, Self::Services, Self::Abbreviations];

    /// What it is called on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Notes => "notes",
            Self::History => "history",
            Self::Services => "services",
            Self::Abbreviations => "abbreviations",
        }
    }

    /// Whether a report of a form has it unless somebody asks for something else.
    pub fn is_usual(self, form: Form) -> bool {
        match self {
            Self::Notes | Self::Abbreviations => true,
            Self::Services => form == Form::Report,
            Self::History => false,
        }
    }
}

/// What a report is to hold, and what its title block says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Its form.
    pub form: Form,
    /// What it holds beside what it always holds.
    pub with: BTreeSet<Extra>,
    /// Its title, where somebody has given one.
    pub title: Option<String>,
    /// The body that it is for.
    pub body: Option<String>,
    /// Its date.
    pub date: Option<Date>,
    /// The case number (diarienummer).
    pub case_number: Option<String>,
    /// Who prepared it.
    pub prepared_by: Option<String>,
}

impl Wanted {
    /// What a form holds unless somebody asks for something else.
    pub fn new(form: Form) -> Self {
        Self {
            form,
            with: Extra::ALL.into_iter().filter(|extra| extra.is_usual(form)).collect(),
            title: None,
            body: None,
            date: None,
            case_number: None,
            prepared_by: None,
        }
    }

    /// Whether it is to hold something.
    pub fn has(&self, extra: Extra) -> bool {
        self.with.contains(&extra)
    }
}
