//! The one function that changes the state. It dispatches: by kind of message, then by what lies
//! topmost on the screen, then by action.

use super::{Blocked, Can, Ctx, Effect, Message, Msg, Overlay, Screen, State, can};
use crate::keys::{Action, Group, Key, Layer, Meaning};

/// What an action does on whatever screen.
type Handler = fn(&mut State) -> Vec<Effect>;

/// What is the same on every screen.
const ANYWHERE: &[(Action, Handler)] = &[
    (Action::Help, State::open_help),
    (Action::Language, State::switch_language),
    (Action::Theme, State::switch_theme),
    (Action::Mouse, State::switch_mouse),
    (Action::Redraw, |_| vec![Effect::Redraw]),
    (Action::Suspend, |_| vec![Effect::Suspend]),
    (Action::Quit, State::quit),
    (Action::Reload, |state| {
        vec![Effect::ReadPlan(state.plan.clone()), Effect::ReadJournal(state.plan.clone())]
    }),
    (Action::Search, State::open_search),
    (Action::Filter, State::open_filter),
    (Action::ShowAll, State::show_all),
    (Action::Plans, State::open_plans),
    (Action::Findings, State::open_findings),
    (Action::Overview, State::open_overview),
    (Action::PlanHistory, State::open_plan_history),
    (Action::Palette, State::open_palette),
    (Action::Messages, State::open_messages),
    (Action::Changes, State::open_changes),
    (Action::Earlier, State::look_earlier),
    (Action::Later, State::look_later),
];

/// Changes the state as the message demands, and says what is to be done in the world.
pub fn update(state: &mut State, ctx: &Ctx, msg: Msg) -> Vec<Effect> {
    // These take away what was said, so that what is said afterwards is new, even if it is the same.
    let silences = matches!(msg, Msg::Key(_) | Msg::Paste(_));
    let mouse = state.holds_mouse();
    let topmost = state.waits_on(&msg);
    let mut effects = state.happened(ctx, msg);
    state.wait_on(topmost);
    if state.holds_mouse() != mouse {
        effects.push(Effect::Mouse(!mouse));
    }
    effects.extend(state.remember());
    // That something is being read is over before anybody could look it up.
    let standing = state.standing.as_ref().filter(|said| **said != Message::Reading);
    state.told.keep(ctx.now, silences, state.message.as_ref(), standing);
    effects
}

impl State {
    fn happened(&mut self, ctx: &Ctx, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Key(key) => self.key(ctx, key),
            Msg::Unreadable => self.left_out(),
            Msg::Paste(text) => self.paste(ctx, &text),
            Msg::Wheel(lines) => self.wheel(ctx, lines),
            Msg::Click(column, row) => self.click(ctx, column, row),
            Msg::Resized(width, height) => {
                self.size = (width, height);
                Vec::new()
            }
            Msg::Appended(entry) => self.appended(*entry),
            Msg::NotAppended { id, error } => self.not_appended(&id, error),
            Msg::Journal { plan, entries, alarms } => self.journal_read(&plan, entries, alarms),
            Msg::History { plan, history, alarms, abridged } => {
                self.history_read(&plan, *history, alarms, abridged)
            }
            Msg::Writable { plan, refused } => self.may_be_written(&plan, refused),
            Msg::Plan(read) => self.plan_read(*read),
            Msg::Exported(exported) => self.exported(*exported),
            Msg::DraftSaved(result) => self.draft_saved(ctx, result),
            Msg::Resumed => vec![Effect::Redraw, Effect::ReadJournal(self.plan.clone())],
            Msg::Leave => self.leave(),
        }
    }

    /// Whether the mouse is ours. Where a note is written it is the terminal's, which pastes with it.
    fn holds_mouse(&self) -> bool {
        self.settings.mouse && !self.overlays.iter().any(|overlay| matches!(overlay, Overlay::Note(_)))
    }

    /// Somebody goes on: what was said is read, and quitting is off.
    pub(super) fn touched(&mut self) {
        self.message = None;
        self.quitting = false;
        self.interrupted = false;
    }

    fn key(&mut self, ctx: &Ctx, key: Key) -> Vec<Effect> {
        let first = self.pending.take();
        let (interrupted, quitting) = (self.interrupted, self.quitting);
        self.touched();
        let effects = match first {
            Some(first) => self.second(ctx, first, key),
            None => self.alone(ctx, key, (interrupted, quitting)),
        };
        // The answer to the key comes first; what is still to be said waits for a silent one.
        let answered = effects.iter().any(|effect| matches!(effect, Effect::Append { .. }));
        if self.message.is_none() && self.pending.is_none() && !answered {
            self.message = self.unsaid.pop();
        }
        effects
    }

    /// A key for which no other one waits.
    fn alone(&mut self, ctx: &Ctx, key: Key, (interrupted, quitting): (bool, bool)) -> Vec<Effect> {
        let meaning = ctx.keymap.meaning(self.layer(), None, key);
        if self.close_welcome(meaning) {
            return Vec::new();
        }
        let action = match meaning {
            Meaning::Does(action) => action,
            Meaning::Waits => return self.begin(ctx, key),
            Meaning::Nothing => return self.typed(ctx, key),
        };
        match can(self, action) {
            Can::Ready if action == Action::Interrupt => self.interrupt(ctx, interrupted),
            Can::Ready if action == Action::Quit && quitting => self.quit_without_waiting(),
            Can::Ready => self.act(ctx, action),
            Can::Blocked(why) => self.tell(Message::Blocked(why)),
            Can::Hidden if action == Action::Back => self.tell(Message::HowToQuit),
            Can::Hidden => self.tell(Message::Blocked(Blocked::NoMeaning(key))),
        }
    }

    /// Does an action where it is ready, and says where not why.
    pub(super) fn perform(&mut self, ctx: &Ctx, action: Action) -> Vec<Effect> {
        match can(self, action) {
            Can::Ready if action == Action::Interrupt => self.interrupt(ctx, false),
            Can::Ready => self.act(ctx, action),
            Can::Blocked(why) => self.tell(Message::Blocked(why)),
            Can::Hidden if action == Action::Back => self.tell(Message::HowToQuit),
            Can::Hidden => self.tell(Message::Blocked(Blocked::NotHere(action))),
        }
    }

    /// A character could not be read. It is known as such only when the next key is here already,
    /// and that one would take the message away: so it is said behind that key once more.
    fn left_out(&mut self) -> Vec<Effect> {
        if self.unsaid.last() != Some(&Message::NotTyped) {
            self.unsaid.push(Message::NotTyped);
        }
        self.tell(Message::NotTyped)
    }

    /// A key without an action: typed into the field that is open, or without a meaning.
    fn typed(&mut self, ctx: &Ctx, key: Key) -> Vec<Effect> {
        let effects = match self.overlays.pop() {
            Some(Overlay::Note(note)) => note.typed(self, key),
            Some(Overlay::Search(search)) => search.typed(self, key),
            Some(Overlay::Number(number)) => number.typed(self, key),
            Some(Overlay::Filter(filter)) => filter.typed(self, key),
            Some(Overlay::MeetingForm(form)) => form.typed(self, ctx, key),
            Some(Overlay::Export(form)) => form.typed(self, ctx, key),
            Some(Overlay::Palette(palette)) => palette.typed(self, key),
            Some(Overlay::Help(page)) => page.typed(self, key),
            other => {
                self.overlays.extend(other);
                None
            }
        };
        effects.unwrap_or_else(|| self.tell(Message::Blocked(self.no_meaning(ctx, key))))
    }

    /// Why a key without an action does nothing: in a history those that record have their meaning elsewhere.
    fn no_meaning(&self, ctx: &Ctx, key: Key) -> Blocked {
        let on_browse = ctx.keymap.action(Layer::Browse, key).map(Action::group);
        if self.layer() == Layer::History && on_browse == Some(Group::Record) {
            Blocked::InHistory
        } else {
            Blocked::NoMeaning(key)
        }
    }

    fn paste(&mut self, ctx: &Ctx, text: &str) -> Vec<Effect> {
        self.message = None;
        match self.overlays.pop() {
            Some(Overlay::Note(note)) => note.pasted(self, text),
            Some(Overlay::Search(search)) => search.pasted(self, text),
            Some(Overlay::Number(number)) => number.pasted(self, text),
            Some(Overlay::MeetingForm(form)) => form.pasted(self, text),
            Some(Overlay::Export(form)) => form.pasted(self, ctx, text),
            Some(Overlay::Palette(palette)) => palette.pasted(self, text),
            Some(Overlay::Help(page)) => page.pasted(self, text),
            other => {
                self.overlays.extend(other);
                self.tell(Message::PasteIgnored)
            }
        }
    }

    /// The wheel moves what the arrows move.
    fn wheel(&mut self, ctx: &Ctx, lines: i16) -> Vec<Effect> {
        let action = if lines < 0 { Action::Up } else { Action::Down };
        for _ in 0..lines.unsigned_abs().min(self.size.1.max(1)) {
            if self.overlays.is_empty() && self.screen == Screen::Browse && self.browse.zoom {
                self.browse.scroll = ctx.seen.scrolled(self.browse.scroll, action);
            } else if let (true, Screen::Meeting, Some(sitting)) =
                (self.overlays.is_empty(), &self.screen, &mut self.meeting)
            {
                sitting.scroll = ctx.seen.scrolled(sitting.scroll, action);
            } else if can(self, action) == Can::Ready {
                self.act(ctx, action);
            }
        }
        Vec::new()
    }

    /// Does what [`can()`] has found ready.
    pub(super) fn act(&mut self, ctx: &Ctx, action: Action) -> Vec<Effect> {
        if let Some((_, anywhere)) = ANYWHERE.iter().find(|(other, _)| *other == action) {
            return anywhere(self);
        }
        match self.overlays.pop() {
            Some(Overlay::Help(page)) => page.act(self, ctx, action),
            Some(Overlay::Filter(filter)) => filter.act(self, ctx, action),
            Some(Overlay::Search(search)) => search.act(self, ctx, action),
            Some(Overlay::Note(note)) => note.act(self, ctx, action),
            Some(Overlay::Number(number)) => number.act(self, ctx, action),
            Some(Overlay::Plans(plans)) => plans.act(self, ctx, action),
            Some(Overlay::Status(status)) => status.act(self, ctx, action),
            Some(Overlay::Settle(settle)) => settle.act(self, ctx, action),
            Some(Overlay::Findings(findings)) => findings.act(self, ctx, action),
            Some(Overlay::Question(question)) => question.act(self, ctx, action),
            Some(Overlay::Welcome) => self.act(ctx, action),
            Some(Overlay::MeetingForm(form)) => form.act(self, ctx, action),
            Some(Overlay::Export(form)) => form.act(self, ctx, action),
            Some(Overlay::MeetingMenu(menu)) => menu.act(self, ctx, action),
            Some(Overlay::Marked(dialog)) => dialog.act(self, ctx, action),
            Some(Overlay::Messages(list)) => list.act(self, ctx, action),
            Some(Overlay::Palette(palette)) => palette.act(self, ctx, action),
            None if action == Action::Meeting => self.open_meeting(ctx),
            None if action == Action::Export => self.open_export(ctx),
            None => match &self.screen {
                Screen::Browse => self.act_on_browse(ctx, action),
                Screen::Overview(_) => self.act_on_overview(ctx, action),
                Screen::Meeting => self.act_in_meeting(ctx, action),
                Screen::History(_) => self.act_on_history(ctx, action),
                Screen::Changes(_) => self.act_on_changes(ctx, action),
            },
        }
    }

    fn switch_language(&mut self) -> Vec<Effect> {
        self.settings.lang = self.settings.lang.other();
        Vec::new()
    }

    fn switch_theme(&mut self) -> Vec<Effect> {
        self.settings.theme = self.own.theme_after(&self.settings.theme);
        self.tell(Message::Theme(self.settings.theme.clone()))
    }

    fn switch_mouse(&mut self) -> Vec<Effect> {
        self.settings.mouse = !self.settings.mouse;
        self.tell(Message::Mouse(self.settings.mouse))
    }

    /// Ctrl-C: closes what lies topmost; on the bare screen it tells how to quit, and then quits.
    fn interrupt(&mut self, ctx: &Ctx, again: bool) -> Vec<Effect> {
        if !self.overlays.is_empty() {
            return self.act(ctx, Action::Back);
        }
        if again {
            return self.quit();
        }
        self.interrupted = true;
        self.tell(Message::HowToQuit)
    }

    /// Says something in the line above the keys.
    pub(super) fn tell(&mut self, message: Message) -> Vec<Effect> {
        self.message = Some(message);
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Desk, Disk, opening, shelf};
    use super::super::{Browse, Opening, Outside, Settings};
    use super::*;
    use crate::keys::Keymap;
    use crate::keys::parse_keys;
    use crate::library::Library;
    use crate::text::Lang;

    #[test]
    fn keys_that_mean_the_same_everywhere() {
        for below in ["", "o", "t", "p", "f", "?"] {
            let mut desk = Desk::new();
            desk.keys(below).keys(if below == "f" { "" } else { "LTM" }).keys("<ctrl-l>");
            assert_eq!(desk.effects.last(), Some(&Effect::Redraw), "{below}");
            if below != "f" {
                assert_eq!(
                    (desk.state.settings.lang, desk.state.settings.theme.as_str()),
                    (Lang::En, "mono")
                );
                assert!(desk.effects.contains(&Effect::Mouse(true)));
                assert_eq!(desk.keys("M").message(), Some(&Message::Mouse(false)));
                assert_eq!(desk.keys("T").message(), Some(&Message::Theme("terminal".into())));
            }
        }
    }

    #[test]
    fn restricted_mode_has_neither_a_shell_nor_files() {
        for (keys, why) in [("<ctrl-z>", Blocked::SuspendRestricted), ("x", Blocked::ExportRestricted)] {
            let settings = Settings { outside: Outside::Nothing, ..Settings::default() };
            let mut desk = Desk::open(Opening { settings, ..opening() });
            desk.effects.clear();
            desk.keys(keys);
            assert_eq!(desk.message(), Some(&Message::Blocked(why)), "{keys}");
            assert!(desk.effects.is_empty() && desk.state.overlays.is_empty(), "{keys}: {:?}", desk.effects);
        }
    }

    #[test]
    fn quitting_and_suspending() {
        for (keys, effect) in [
            ("q", Some(Effect::Quit)),
            ("tq", Some(Effect::Quit)),
            ("<ctrl-c><ctrl-c>", Some(Effect::Quit)),
            ("<ctrl-c>j<ctrl-c>", None),
            ("?<ctrl-c><ctrl-c>", None),
            ("s q<ctrl-c>", None),
            ("<ctrl-z>", Some(Effect::Suspend)),
            ("<ctrl-s>", None),
        ] {
            let settings = Settings { outside: Outside::Shell, ..Settings::default() };
            let mut desk = Desk::open(Opening { settings, ..opening() });
            desk.effects.clear();
            desk.keys(keys);
            assert_eq!(desk.effects.last(), effect.as_ref(), "{keys}");
        }
        let mut desk = Desk::new();
        assert_eq!(desk.keys("<ctrl-c>").message(), Some(&Message::HowToQuit));
        assert_eq!(desk.keys("<ctrl-s>").message(), Some(&Message::AllSaved));
    }

    #[test]
    fn reading_again_and_coming_back() {
        let mut desk = Desk::new();
        let plan = desk.state.plan.clone();
        desk.keys("r");
        assert_eq!(desk.effects[1..], [Effect::ReadPlan(plan.clone()), Effect::ReadJournal(plan.clone())]);
        desk.happens(Msg::Resumed);
        assert_eq!(desk.effects[3..], [Effect::Redraw, Effect::ReadJournal(plan)]);
        desk.happens(Msg::Resized(60, 20));
        assert_eq!(desk.state.size, (60, 20));
    }

    #[test]
    fn the_wheel_moves_what_the_arrows_move() {
        let mut desk = Desk::new();
        desk.happens(Msg::Wheel(3));
        assert_eq!(desk.at(), "2");
        desk.keys("z").happens(Msg::Wheel(3));
        assert_eq!((desk.at(), desk.state.browse.scroll), ("2", 3));
        desk.keys("z?").happens(Msg::Wheel(2));
        assert!(matches!(desk.top(), Some(Overlay::Help(page)) if page.cursor == 2));
        desk.happens(Msg::Wheel(-9));
        assert!(matches!(desk.top(), Some(Overlay::Help(page)) if page.cursor == 0));
    }

    #[test]
    fn the_mouse_is_the_terminals_while_a_note_is_written() {
        let mut desk = Desk::new();
        desk.keys("M");
        for (keys, on) in [("a", false), ("x<esc>", false), ("<enter>", true), ("a", false), ("<esc>", true)]
        {
            desk.keys(keys);
            let last = desk.effects.iter().rfind(|effect| matches!(effect, Effect::Mouse(_)));
            assert_eq!((last, desk.state.settings.mouse), (Some(&Effect::Mouse(on)), true), "{keys}");
        }
        let mut without = Desk::new();
        without.keys("a<esc>");
        assert!(!without.effects.iter().any(|effect| matches!(effect, Effect::Mouse(_))));
    }

    #[test]
    fn a_character_that_was_left_out_is_told_behind_the_next_one_too() {
        for keys in ["", "s", "a"] {
            let mut desk = Desk::new();
            desk.keys(keys).happens(Msg::Unreadable).happens(Msg::Unreadable);
            assert_eq!(desk.message(), Some(&Message::NotTyped), "{keys}");
            assert_eq!(desk.keys("j").message(), Some(&Message::NotTyped), "{keys}");
            assert_eq!(desk.keys("k").message(), None, "{keys}");
        }
    }

    #[test]
    fn in_a_history_keys_that_record_say_where_they_do() {
        for (keys, why) in [
            ("t1", Blocked::InHistory),
            ("tu", Blocked::InHistory),
            ("t<space>", Blocked::InHistory),
            ("ty", Blocked::NoMeaning(Key::char('y'))),
            ("t?1", Blocked::NoMeaning(Key::char('1'))),
        ] {
            let mut desk = Desk::new();
            assert_eq!(desk.keys(keys).message(), Some(&Message::Blocked(why)), "{keys}");
            assert_eq!(desk.writes(), 0);
        }
    }

    #[test]
    fn help_explains_what_is_below() {
        for (keys, layer) in [
            ("", Layer::Browse),
            ("o", Layer::Overview),
            ("t", Layer::History),
            ("a", Layer::Note),
            ("f", Layer::Filter),
        ] {
            let mut desk = Desk::new();
            desk.keys(keys).keys("<f1>");
            assert!(matches!(desk.top(), Some(Overlay::Help(page)) if page.layer == layer), "{keys}");
            desk.keys("<f1>");
            assert!(!matches!(desk.top(), Some(Overlay::Help(_))), "{keys}");
        }
    }

    #[test]
    fn whatever_is_pressed_the_cursor_is_on_a_row_and_the_screen_shows_the_disk() {
        let mut desk = Desk::open(Opening { library: Library::new(vec![shelf()], Vec::new()), ..opening() });
        // Among the single keys some with which pairs begin, whatever comes behind them.
        let keymap = Keymap::bundled();
        let alone = keymap.bindings().filter(|(_, keys, _)| keys.second.is_none());
        let mut keys: Vec<Key> = alone.map(|(_, keys, _)| keys.first).collect();
        keys.extend(parse_keys(&"123450<space>uUb<enter><esc>".repeat(12)).unwrap());
        keys.extend(parse_keys(&"g".repeat(10)).unwrap());
        let mut random = 11_u64;
        let mut next = |below: usize| {
            random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(random >> 33).unwrap() % below
        };
        for step in 0..7_000 {
            desk.disk = [Disk::Works, Disk::Works, Disk::Waits, Disk::Full][next(4)];
            desk.happens(Msg::Key(keys[next(keys.len())]));
            if step % 5 == 0 {
                desk.disk = Disk::Works;
                desk.save();
            }
            for level in Browse::LEVELS {
                let rows = desk.state.rows(level);
                let chosen = desk.state.browse.cursor.get(level);
                assert_eq!(chosen.is_none(), rows.is_empty(), "{step} {level:?}");
                assert!(chosen.is_none_or(|id| rows.iter().any(|(_, row)| *row == id)), "{step} {level:?}");
            }
            assert!(desk.state.shelf().unwrap().history == desk.saved, "{step}");
        }
        assert!(desk.saved.entries().len() > 100, "{}", desk.saved.entries().len());
        let disputed = desk.saved.entries().iter().filter(|entry| desk.saved.has_conflict(&entry.target));
        assert_eq!(disputed.count(), 0, "one person alone makes no conflict");
    }

    #[test]
    fn what_is_ready_is_done() {
        // Every action that can be ready on the bare screens has somebody who does it: the state or
        // the world is another one afterwards. A move may well end where it began, and removing what is not there is nothing.
        let setups = [
            "",
            "<tab><tab>1u<tab>fo<enter>s m",
            "j<tab><tab>fs<enter>s aterk<enter>n",
            "fo<enter>ogg",
            "t",
            "m<enter>",
            "m<enter>jj1u",
        ];
        for setup in setups {
            for &action in Action::ALL {
                let mut desk = Desk::new();
                desk.keys(setup);
                let moves = action.group() == Group::Move || action == Action::RecordClear;
                if moves || can(&desk.state, action) != Can::Ready {
                    continue;
                }
                let (before, effects) = (desk.state.clone(), desk.effects.len());
                let Some(&keys) = desk.keys_of(action).first() else { continue };
                for key in keys.keys() {
                    desk.happens(Msg::Key(key));
                }
                assert!(desk.state != before || desk.effects.len() > effects, "{setup} {action:?}");
            }
        }
    }
}
