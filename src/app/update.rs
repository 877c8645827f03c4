//! The one function that changes the state. It dispatches: by kind of message, then by what lies
//! topmost on the screen, then by action.

use super::{Blocked, Can, Ctx, Effect, Message, Msg, Overlay, Screen, State, ThemeName, can};
use crate::keys::{Action, Key};

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
    (Action::PlanHistory, State::open_plan_history),
];

/// Changes the state as the message demands, and says what is to be done in the world.
pub fn update(state: &mut State, ctx: &Ctx, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::Key(key) => state.key(ctx, key),
        Msg::Paste(text) => state.paste(&text),
        Msg::Wheel(lines) => state.wheel(ctx, lines),
        Msg::Click(..) => Vec::new(),
        Msg::Resized(width, height) => {
            state.size = (width, height);
            Vec::new()
        }
        Msg::Appended(entry) => state.appended(*entry),
        Msg::NotAppended { id, error } => state.not_appended(&id, error),
        Msg::Journal { plan, entries, alarms } => state.journal_read(&plan, entries, alarms),
        Msg::Plan(shelf) => state.plan_read(*shelf),
        Msg::DraftSaved(result) => state.draft_saved(ctx, result),
        Msg::Resumed => vec![Effect::Redraw, Effect::ReadJournal(state.plan.clone())],
        Msg::Leave => state.leave(),
    }
}

impl State {
    fn key(&mut self, ctx: &Ctx, key: Key) -> Vec<Effect> {
        self.message = None;
        self.quitting = false;
        let interrupted = std::mem::take(&mut self.interrupted);
        let Some(action) = ctx.keymap.action(self.layer(), key) else { return self.typed(key) };
        match can(self, action) {
            Can::Ready if action == Action::Interrupt => self.interrupt(ctx, interrupted),
            Can::Ready => self.act(ctx, action),
            Can::Blocked(why) => self.tell(Message::Blocked(why)),
            Can::Hidden if action == Action::Back => self.tell(Message::HowToQuit),
            Can::Hidden => self.tell(Message::Blocked(Blocked::NoMeaning(key))),
        }
    }

    /// A key without an action: typed into the field that is open, or without a meaning.
    fn typed(&mut self, key: Key) -> Vec<Effect> {
        let effects = match self.overlays.pop() {
            Some(Overlay::Note(note)) => note.typed(self, key),
            Some(Overlay::Search(search)) => search.typed(self, key),
            Some(Overlay::Number(number)) => number.typed(self, key),
            Some(Overlay::Filter(filter)) => filter.typed(self, key),
            other => {
                self.overlays.extend(other);
                None
            }
        };
        effects.unwrap_or_else(|| self.tell(Message::Blocked(Blocked::NoMeaning(key))))
    }

    fn paste(&mut self, text: &str) -> Vec<Effect> {
        self.message = None;
        match self.overlays.pop() {
            Some(Overlay::Note(note)) => note.pasted(self, text),
            Some(Overlay::Search(search)) => search.pasted(self, text),
            Some(Overlay::Number(number)) => number.pasted(self, text),
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
            } else if can(self, action) == Can::Ready {
                self.act(ctx, action);
            }
        }
        Vec::new()
    }

    /// Does what [`can`] has found ready.
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
            None => match &self.screen {
                Screen::Browse => self.act_on_browse(ctx, action),
                Screen::History(_) => self.act_on_history(ctx, action),
            },
        }
    }

    fn switch_language(&mut self) -> Vec<Effect> {
        self.settings.lang = self.settings.lang.other();
        Vec::new()
    }

    fn switch_theme(&mut self) -> Vec<Effect> {
        self.settings.theme = match self.settings.theme {
            ThemeName::Terminal => ThemeName::Mono,
            ThemeName::Mono => ThemeName::Terminal,
        };
        Vec::new()
    }

    fn switch_mouse(&mut self) -> Vec<Effect> {
        self.settings.mouse = !self.settings.mouse;
        vec![Effect::Mouse(self.settings.mouse)]
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
