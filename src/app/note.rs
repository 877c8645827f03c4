//! The texts about an item, its note first of all: read them, write them, keep a draft of them.

use super::text_field::Lines;
use super::writing::text_of;
use super::{Answer, Blocked, Ctx, Draft, Effect, Message, Overlay, State, TextField, Writing};
use crate::journal::{EntryId, Field, LONGEST_NOTE, Target};
use crate::keys::{Action, Key};
use crate::problem::Problem;

/// The editor of a note, of a decision, or of the reason for a proposal.
#[derive(Debug, Clone, PartialEq)]
pub struct NoteEditor {
    /// What the text is about.
    pub target: Target,
    /// What the text becomes.
    pub writing: Writing,
    /// The text.
    pub field: TextField,
    /// The text before.
    pub before: String,
    /// The heads of its field that were shown; the entry's `on`.
    pub on: Vec<EntryId>,
    /// When a draft was kept last.
    pub kept: Option<jiff::Timestamp>,
}

impl State {
    /// Opens the note of the item under the cursor.
    pub(super) fn open_note(&mut self) -> Vec<Effect> {
        self.note_target().map_or_else(Vec::new, |target| self.write(target, Writing::Note))
    }

    /// Opens what was decided about the item under the cursor.
    pub(super) fn open_decision(&mut self) -> Vec<Effect> {
        self.note_target().map_or_else(Vec::new, |target| self.write(target, Writing::Decision))
    }

    /// Opens a text about a target. Differing ones are settled first; a draft that was found is
    /// offered.
    pub(super) fn write(&mut self, target: Target, writing: Writing) -> Vec<Effect> {
        let field = writing.field();
        let current = self.counting(&target, field);
        if current.conflict {
            return self.settle(target, field, None);
        }
        let text = writing.text(&current.act).unwrap_or_default().to_owned();
        let drafted = self.drafts.iter().any(|draft| draft.is_of(&target, field));
        self.overlays.push(Overlay::Note(NoteEditor {
            target,
            writing,
            field: TextField::new(&text),
            before: text,
            on: current.on,
            kept: None,
        }));
        if drafted {
            self.ask(&[Answer::TakeDraft, Answer::ForgetDraft]);
        }
        Vec::new()
    }

    /// Keeps what was typed so far; a demonstration keeps nothing.
    pub(super) fn keep_draft(&self, draft: Draft) -> Vec<Effect> {
        if self.settings.demo { Vec::new() } else { vec![Effect::KeepDraft(draft)] }
    }

    /// Forgets the draft of a field of a target.
    pub(super) fn drop_draft(&mut self, target: &Target, field: Field) -> Vec<Effect> {
        let before = self.drafts.len();
        self.drafts.retain(|draft| !draft.is_of(target, field));
        if self.drafts.len() < before { vec![Effect::DropDraft(target.clone(), field)] } else { Vec::new() }
    }

    /// The worker says whether a draft is on disk.
    pub(super) fn draft_saved(&mut self, ctx: &Ctx, result: Result<(), Problem>) -> Vec<Effect> {
        match result {
            Err(problem) => return self.tell(Message::DraftNotKept(problem)),
            Ok(()) => {
                for overlay in &mut self.overlays {
                    if let Overlay::Note(note) = overlay {
                        note.kept = Some(ctx.now);
                    }
                }
            }
        }
        Vec::new()
    }
}

impl NoteEditor {
    /// The longest text, in characters.
    pub const LONGEST: usize = LONGEST_NOTE;

    /// Whether something was changed.
    pub fn is_changed(&self) -> bool {
        self.field.text() != self.before
    }

    /// What would be kept of it.
    pub(super) fn draft(&self) -> Draft {
        Draft { target: self.target.clone(), act: self.writing.act(self.field.text()), on: self.on.clone() }
    }

    pub(super) fn act(mut self, state: &mut State, ctx: &Ctx, action: Action) -> Vec<Effect> {
        if action == Action::Save {
            return self.save(state, ctx);
        } else if action == Action::Back {
            return self.close(state);
        } else if action == Action::Discard {
            return state.drop_draft(&self.target, self.writing.field());
        }
        let before = self.field.text();
        if action == Action::UndoTyping {
            self.field.undo();
        } else if action == Action::ClearField {
            self.field.clear();
        }
        self.keep(state, &before)
    }

    pub(super) fn typed(mut self, state: &mut State, key: Key) -> Option<Vec<Effect>> {
        let before = self.field.text();
        let taken = self.field.key(key, Lines::Many);
        let effects = self.keep(state, &before);
        taken.then_some(effects)
    }

    pub(super) fn pasted(mut self, state: &mut State, text: &str) -> Vec<Effect> {
        let before = self.field.text();
        self.field.paste(text, Lines::Many);
        self.keep(state, &before)
    }

    /// Goes on with a draft.
    pub(super) fn take(mut self, draft: &Draft) -> Self {
        self.field = TextField::new(text_of(&draft.act).unwrap_or_default());
        self.on.clone_from(&draft.on);
        self
    }

    /// Stays open, and keeps a draft of each change, so that a lost line loses nothing.
    fn keep(self, state: &mut State, before: &str) -> Vec<Effect> {
        let draft = self.draft();
        let (changed, field) = (self.is_changed(), self.writing.field());
        let typed = self.field.text();
        state.overlays.push(Overlay::Note(self));
        if typed == before {
            return Vec::new();
        }
        if !changed {
            return state.drop_draft(&draft.target, field);
        }
        state.drafts.retain(|other| !other.is_of(&draft.target, field));
        state.drafts.push(draft.clone());
        state.keep_draft(draft)
    }

    /// Closes; with changes it asks first.
    fn close(self, state: &mut State) -> Vec<Effect> {
        if self.is_changed() {
            state.overlays.push(Overlay::Note(self));
            state.ask(&[Answer::SaveNote, Answer::DiscardNote, Answer::Stay]);
            return Vec::new();
        }
        Vec::new()
    }

    /// Records the text and closes. The draft stays until the entry is on disk.
    pub(super) fn save(self, state: &mut State, ctx: &Ctx) -> Vec<Effect> {
        let text = self.field.text().trim_end().to_owned();
        let over = text.chars().count().saturating_sub(Self::LONGEST);
        if over > 0 {
            state.overlays.push(Overlay::Note(self));
            return state.tell(Message::Blocked(Blocked::NoteTooLong(over)));
        }
        // With its reason the proposal itself is recorded, which may be another one than before.
        let act = self.writing.act(text.clone());
        let proposes = matches!(self.writing, Writing::Reason(_)) && !state.says_already(&self.target, &act);
        if text == self.before && !proposes {
            return state.drop_draft(&self.target, self.writing.field());
        }
        state.record_on(ctx, self.target, act, self.on)
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Desk, Disk, opening, target};
    use super::super::{Msg, Opening, Settings};
    use super::*;
    use crate::journal::{Act, Course, Proposal};

    #[test]
    fn a_note_is_written_changed_and_removed() {
        let mut desk = Desk::new();
        desk.keys("<tab>a\"Nytt mål\"<enter>q<ctrl-s>");
        assert_eq!(desk.note("1.1").as_deref(), Some("Nytt mål\nq"));
        assert_eq!((desk.top(), desk.at(), desk.writes()), (None, "1.1", 1));
        desk.keys("a<backspace><backspace><ctrl-s>");
        assert_eq!(desk.note("1.1").as_deref(), Some("Nytt mål"));
        assert!(desk.keys("a<ctrl-w><ctrl-w><ctrl-s>").note("1.1").is_none());
        assert_eq!(desk.keys("u").note("1.1").as_deref(), Some("Nytt mål"));
    }

    #[test]
    fn a_demonstration_keeps_no_draft_and_complains_of_nothing() {
        let settings = Settings { demo: true, ..Settings::default() };
        let mut desk = Desk::open(Opening { settings, ..opening() });
        assert_eq!(desk.keys("axy").drafts.len(), 0);
        assert_eq!(desk.message(), None);
        desk.happens(Msg::Leave);
        assert_eq!(desk.drafts.len(), 0);
    }

    #[test]
    fn every_level_has_a_note() {
        for (keys, id) in
            [("", "1"), ("<tab>", "1.1"), ("<tab><tab>", "1.1.1"), ("<tab><tab><tab>", "1.1.1a")]
        {
            let mut desk = Desk::new();
            desk.keys(keys).keys("axy<ctrl-s>");
            let entry = desk.saved.entries().last().unwrap();
            assert_eq!(entry.target.id, Some(id.into()));
            assert_eq!(
                entry.target.year.is_some(),
                id.len() > 3,
                "the year stands for activities and indicators"
            );
        }
    }

    #[test]
    fn leaving_a_changed_note_asks() {
        for (keys, note) in [
            ("<esc><enter>", Some("xy")),
            ("<esc>x", None),
            ("<esc><down><enter>", None),
            ("<esc><down><down><enter>z<ctrl-s>", Some("xyz")),
            ("<esc><esc>z<ctrl-s>", Some("xyz")),
            ("<ctrl-c><enter>", Some("xy")),
            ("<ctrl-z><ctrl-z><esc>", None),
        ] {
            let mut desk = Desk::new();
            desk.keys("axy").keys(keys);
            assert_eq!(desk.note("1").as_deref(), note, "{keys}");
            assert_eq!((desk.top(), desk.drafts.len()), (None, 0), "{keys}");
        }
        assert_eq!(Desk::new().keys("a<esc>").top(), None);
    }

    #[test]
    fn a_lost_line_loses_nothing() {
        let mut desk = Desk::new();
        desk.keys("ax").keys("yz");
        assert_eq!(desk.drafts.get(&(target("1"), Some(Field::Note))).map(String::as_str), Some("xyz"));
        assert!(matches!(desk.top(), Some(Overlay::Note(note)) if note.kept.is_some()));
        desk.happens(Msg::Leave);
        assert!(desk.has_quit());
        assert_eq!(desk.drafts.len(), 1);
        desk.keys("<ctrl-s>");
        assert_eq!(desk.drafts.len(), 0);
    }

    #[test]
    fn the_draft_stays_until_the_note_is_on_disk() {
        let mut desk = Desk::new();
        desk.disk = Disk::Full;
        desk.keys("axy<ctrl-s>");
        assert_eq!((desk.drafts.len(), desk.note("1")), (1, None));
        desk.disk = Disk::Works;
        desk.keys("q<enter>");
        assert_eq!((desk.drafts.len(), desk.note("1").as_deref()), (0, Some("xy")));
        assert!(desk.has_quit());
    }

    #[test]
    fn a_draft_that_was_found_is_offered() {
        let drafts = || vec![Draft { target: target("1"), act: Act::Note("gammalt".into()), on: Vec::new() }];
        for (keys, text, drafts_left) in [
            ("a<enter>", Some("gammalt"), 1),
            ("ax", Some(""), 0),
            ("a<down><enter>", Some(""), 0),
            ("a<esc>", None, 1),
            ("a<enter>r<ctrl-s>", None, 0),
        ] {
            let mut desk = Desk::open(Opening { drafts: drafts(), ..opening() });
            assert_eq!(desk.message(), Some(&Message::DraftKept(Some("1".into()), Some(Field::Note))));
            desk.keys(keys);
            let shown = match desk.top() {
                Some(Overlay::Note(note)) => Some(note.field.text()),
                _ => None,
            };
            assert_eq!((shown.as_deref(), desk.state.drafts.len()), (text, drafts_left), "{keys}");
        }
    }

    #[test]
    fn each_field_of_an_item_has_a_draft_of_its_own() {
        let reason = |reason: &str| Proposal { course: Course::Drop, reason: reason.into() };
        let acts = [Act::Note("n".into()), Act::Decision("d".into()), Act::Proposal(Some(reason("r")))];
        let draft = |act| Draft { target: target("1.1.1"), act, on: Vec::new() };
        let drafts = acts.map(draft).to_vec();
        let mut desk = Desk::open(Opening { drafts, ..opening() });
        desk.keys("<tab><tab>d<enter>1<ctrl-s>");
        assert_eq!(desk.saved.decision(&target("1.1.1")).value(), Some("d1"));
        assert_eq!(desk.state.drafts.len(), 2);
        desk.keys("e<end><up><enter><enter>2<ctrl-s>");
        assert_eq!(desk.saved.proposal(&target("1.1.1")).value(), Some(&reason("r2")));
        desk.keys("a<enter>3<ctrl-s>");
        assert_eq!((desk.note("1.1.1").as_deref(), desk.state.drafts.len()), (Some("n3"), 0));
    }

    #[test]
    fn a_note_that_is_too_long_is_not_saved_and_not_cut() {
        let mut desk = Desk::new();
        desk.keys("a").happens(Msg::Paste("å".repeat(2003))).keys("<ctrl-s>");
        assert_eq!(desk.message(), Some(&Message::Blocked(Blocked::NoteTooLong(3))));
        desk.keys("<backspace><backspace><backspace><ctrl-s>");
        assert_eq!(desk.note("1").map(|note| note.chars().count()), Some(2000));
    }

    #[test]
    fn a_paste_is_cleaned() {
        let mut desk = Desk::new();
        desk.keys("a").happens(Msg::Paste("ett\r\ntvå\u{1b}[2J\u{202e}".into())).keys("<ctrl-s>");
        assert_eq!(desk.note("1").as_deref(), Some("ett\ntvå\u{fffd}[2J"));
    }
}
