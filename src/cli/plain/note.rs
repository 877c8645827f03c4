//! Texts of several lines: a note, a decision. A line with a single point ends them.

use super::Plain;
use super::place::Spot;
use super::save::name_of;
use super::talk::{Stop, Told};
use crate::cli::io::Failure;
use crate::cli::note::accept;
use crate::journal::{Act, Field, Target};
use crate::store::{Drafts, KeptDraft};

/// What ends a text. Not an empty line: notes have paragraphs.
const END: &str = ".";

/// What can be done with a text that is there already.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// Write more behind it.
    Add,
    /// Write another one.
    Write,
    /// Remove it.
    Remove,
    /// Go on with what was begun and not saved.
    TakeDraft,
    /// Throw that away.
    DropDraft,
}

impl Plain<'_> {
    /// Writes the note of an item. What is typed is kept as a draft line by line until it is saved.
    pub(super) fn write_note(&mut self, spot: &Spot) -> Told<()> {
        let target = self.session.target_of(spot);
        let old = self.session.history().note(&target).value().unwrap_or_default().to_owned();
        let kept = self.kept_draft(&target);
        let begun = match self.way(&target, &old, kept.as_ref())? {
            None => return Ok(()),
            Some(Way::Remove) => return self.save(&target, &Act::Note(String::new())).map(drop),
            Some(Way::DropDraft) => return self.drop_draft(&target),
            Some(Way::Add) => old,
            Some(Way::Write) => String::new(),
            Some(Way::TakeDraft) => kept.as_ref().and_then(typed).unwrap_or_default().to_owned(),
        };
        match self.text(begun, Some(&target))? {
            Some(text) if self.save_text(&target, Act::Note, &text)? => self.drop_draft(&target),
            Some(text) => self.say_where_it_is(Some(&target), &text),
            None => Ok(()),
        }
    }

    /// Notes what was decided about an item.
    pub(super) fn write_decision(&mut self, spot: &Spot) -> Told<()> {
        let target = self.session.target_of(spot);
        let old = self.session.history().decision(&target).value().unwrap_or_default().to_owned();
        let begun = match self.way(&target, &old, None)? {
            Some(Way::Remove) => return self.save(&target, &Field::Decision.removal()).map(drop),
            Some(Way::Add) => old,
            Some(Way::Write) => String::new(),
            Some(Way::TakeDraft | Way::DropDraft) | None => return Ok(()),
        };
        match self.text(begun, None)? {
            Some(text) => self.save_text(&target, Act::Decision, &text).map(drop),
            None => Ok(()),
        }
    }

    /// Asks what is to be done where there is a text or a draft already.
    fn way(&mut self, target: &Target, old: &str, kept: Option<&KeptDraft>) -> Told<Option<Way>> {
        let lang = self.lang();
        let there = [
            (Way::Add, lang.plain_text_add(), !old.is_empty()),
            (Way::Write, lang.plain_text_new(), true),
            (Way::Remove, lang.plain_remove(), !old.is_empty()),
            (Way::TakeDraft, lang.plain_take_draft(), kept.is_some()),
            (Way::DropDraft, lang.plain_drop_draft(), kept.is_some()),
        ];
        let ways: Vec<_> = there.into_iter().filter(|(_, _, there)| *there).collect();
        if ways.len() == 1 {
            return Ok(Some(Way::Write));
        }
        let mut said = vec![lang.plain_text_is(&name_of(target), old).into_owned()];
        if old.is_empty() {
            said.clear();
        }
        said.extend(kept.and_then(typed).map(|text| lang.plain_draft_is(text).into_owned()));
        let choices: Vec<String> = ways.iter().map(|(_, name, _)| name.to_string()).collect();
        Ok(self.choose(said, &choices)?.and_then(|number| ways.get(number)).map(|(way, ..)| *way))
    }

    /// Reads lines up to the one that ends them; `0` as the first line is back. A text about a
    /// target is kept as a draft after each line, so that a lost line loses no words.
    fn text(&mut self, begun: String, draft_of: Option<&Target>) -> Told<Option<String>> {
        let lang = self.lang();
        self.talk.say(&lang.plain_text_how())?;
        let mut text = begun;
        let mut first = true;
        loop {
            let line = match self.talk.read_raw("") {
                Err(Stop::End) => {
                    self.say_where_it_is(draft_of.filter(|_| !first), &text)?;
                    return Err(Stop::End);
                }
                line => line?,
            };
            match line.trim() {
                END => return Ok(Some(text)),
                "0" if first => return Ok(None),
                _ => {}
            }
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(&line);
            first = false;
            if let Some(target) = draft_of {
                self.keep_draft(target, &text)?;
            }
        }
    }

    /// Saves a text that is neither empty nor too long; says whether it is saved.
    fn save_text(&mut self, target: &Target, act: fn(String) -> Act, text: &str) -> Told<bool> {
        let lang = self.lang();
        if text.trim().is_empty() {
            self.talk.say(&lang.plain_text_empty())?;
            return Ok(true);
        }
        match accept(lang, text) {
            Ok(text) => self.save(target, &act(text)),
            Err(Failure::Told(_, why)) => {
                self.talk.say(&why)?;
                Ok(false)
            }
            Err(failure) => Err(Stop::Failed(failure)),
        }
    }

    /// The draft of a note that is on disk.
    fn kept_draft(&self, target: &Target) -> Option<KeptDraft> {
        let mut drafts = self.drafts.iter().flat_map(Drafts::load);
        drafts.find(|one| one.target == *target && typed(one).is_some())
    }

    /// Says that a text which is not saved waits as a draft, if it does: a full disk takes none.
    fn say_where_it_is(&mut self, draft_of: Option<&Target>, text: &str) -> Told<()> {
        let lang = self.lang();
        let waits = |target: &&Target| self.kept_draft(target).as_ref().and_then(typed) == Some(text);
        let said = match draft_of.filter(waits) {
            Some(target) => lang.plain_draft_waits(&name_of(target)),
            None => lang.plain_text_not_saved(),
        };
        self.talk.say(&said)
    }

    fn keep_draft(&mut self, target: &Target, text: &str) -> Told<()> {
        let Some(drafts) = &self.drafts else { return Ok(()) };
        let heads = self.session.history().heads(target, Field::Note);
        let on = heads.into_iter().map(|head| head.id.clone()).collect();
        let kept = drafts.keep(&KeptDraft { target: target.clone(), act: Act::Note(text.to_owned()), on });
        self.tell(kept)
    }

    fn drop_draft(&mut self, target: &Target) -> Told<()> {
        let gone = self.drafts.as_ref().map_or(Ok(()), |drafts| drafts.forget(target, Field::Note));
        self.tell(gone)
    }

    /// Says what went wrong with a draft.
    fn tell(&mut self, done: Result<(), crate::problem::Problem>) -> Told<()> {
        match done {
            Ok(()) => Ok(()),
            Err(problem) => {
                let why = crate::text::problems::title(self.lang(), &problem);
                self.talk.say(&self.lang().draft_not_kept(&why))
            }
        }
    }
}

/// The text of a draft of a note; other fields have none here.
fn typed(draft: &KeptDraft) -> Option<&str> {
    if let Act::Note(text) = &draft.act { Some(text) } else { None }
}
