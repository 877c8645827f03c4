//! Everything that can be done, one row each: its name, its group in the help, its label in
//! both languages. Footer, help, palette and docs/keys.md are made from these rows.

use serde::{Deserialize, Serialize};

use crate::text::Lang;

/// Where an action stands in the help.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// Moving about.
    Move,
    /// Finding and filtering.
    Find,
    /// Changing the view.
    View,
    /// Recording.
    Record,
    /// Inside a text field.
    Edit,
    /// Everything else.
    Other,
}

impl Group {
    /// All groups, in the order of the help.
    pub const ALL: [Self; 6] = [Self::Move, Self::Find, Self::View, Self::Record, Self::Edit, Self::Other];
}

macro_rules! actions {
    ($( $(#[doc = $doc:literal])* $name:ident $group:ident $sv:literal | $en:literal ; )*) => {
        /// Something that a key can do.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum Action { $( $(#[doc = $doc])* $name, )* }

        impl Action {
            /// All actions, in the order of the help.
            pub const ALL: &[Self] = &[ $( Self::$name, )* ];

            /// Its name in `keys.ron`.
            pub fn name(self) -> &'static str {
                match self { $( Self::$name => stringify!($name), )* }
            }

            /// Where it stands in the help.
            pub fn group(self) -> Group {
                match self { $( Self::$name => Group::$group, )* }
            }

            /// What it does, in a sentence, where there is one.
            pub fn explanation(self, lang: Lang) -> Option<&'static str> {
                lang.explanation(self.name())
            }

            /// What it does, in a word or two.
            pub fn label(self, lang: Lang) -> &'static str {
                match self { $( Self::$name => lang.pick($sv, $en), )* }
            }
        }
    };
}

actions! {
    /// The row above.
    Up Move "upp" | "up";
    /// The row below.
    Down Move "ner" | "down";
    /// The column to the left, or the level above.
    Left Move "vänster, en nivå upp" | "left, a level up";
    /// The column to the right, or the level below.
    Right Move "höger, en nivå ner" | "right, a level down";
    /// Into the row, or choose it.
    Enter Move "öppna" | "open";
    /// Closes the nearest thing, then clears the filter, then a level up. Never quits.
    Back Move "tillbaka" | "back";
    /// The first row.
    First Move "första" | "first";
    /// The last row.
    Last Move "sista" | "last";
    /// A page up.
    PageUp Move "en sida upp" | "a page up";
    /// A page down.
    PageDown Move "en sida ner" | "a page down";
    /// The next field or column.
    NextField Move "nästa fält eller kolumn" | "next field or column";
    /// The field or column before.
    PreviousField Move "föregående fält eller kolumn" | "previous field or column";
    /// The next indicator without an outcome.
    NextOpen Move "nästa utan utfall" | "next without outcome";
    /// The previous indicator without an outcome.
    PreviousOpen Move "föregående utan utfall" | "previous without outcome";

    /// Opens the search.
    Search Find "sök" | "search";
    /// The next hit of the last search.
    NextHit Find "nästa träff" | "next match";
    /// The previous hit of the last search.
    PreviousHit Find "föregående träff" | "previous match";
    /// Opens the filter by party.
    Filter Find "filtrera på nämnd" | "filter by committee";
    /// The filter off, and on again.
    ShowAll Find "visa allt, eller filtrerat igen" | "show all, or filtered again";
    /// Chooses the row, or takes the choice back.
    Toggle Find "välj eller välj bort" | "choose or not";
    /// The filter off for good.
    ClearFilter Find "rensa filter" | "clear filter";
    /// The next way in which several parties are meant.
    MatchMode Find "någon av, alla av, bara, särskilt" | "any of, all of, only, in particular";
    /// Types what the lines of the help must have.
    FindLine Find "sök bland raderna" | "search the lines";
    /// Turns the search into a filter.
    SearchAsFilter Find "visa som filter" | "show as filter";

    /// The browse screen.
    Browse View "bläddra" | "browse";
    /// Parties by focus areas.
    Overview View "översikt" | "overview";
    /// The history of the whole plan.
    PlanHistory View "planens historik" | "history of the plan";
    /// The history of the item under the cursor.
    ItemHistory View "historik" | "history";
    /// Leads a meeting: opens one, goes back to it, and on its screen opens its menu.
    Meeting View "möte" | "meeting";
    /// What has changed since the last meeting.
    Changes View "ändrat sedan förra mötet" | "changed since the last meeting";
    /// Everything as it was at the meeting before.
    Earlier View "läget vid ett tidigare möte" | "as of an earlier meeting";
    /// Everything as it was at the meeting after, and now.
    Later View "läget vid ett senare möte" | "as of a later meeting";
    /// Another plan or year.
    Plans View "plan och år" | "plan and year";
    /// The detail pane larger, and back.
    Zoom View "större detalj" | "larger detail";
    /// Writes a report of what is seen to a file.
    Export View "exportera rapport…" | "export a report…";
    /// What was found while loading.
    Findings View "fel i planens filer" | "mistakes in the files";

    /// Space: not assessed, Yes, No and back.
    Cycle Record "växla – Ja Nej" | "cycle – Yes No";
    /// Records Yes.
    RecordYes Record "Ja" | "Yes";
    /// Records Partly.
    RecordPartly Record "Delvis" | "Partly";
    /// Records No.
    RecordNo Record "Nej" | "No";
    /// Records that it does not apply.
    RecordNotApplicable Record "Ej aktuell" | "Not applicable";
    /// Opens the field for the number.
    RecordNumber Record "tal…" | "number…";
    /// Removes the judgement.
    RecordClear Record "ta bort utfall" | "remove outcome";
    /// Opens the note.
    Note Record "anteckning…" | "note…";
    /// Opens what was decided.
    Decision Record "beslut…" | "decision…";
    /// Opens the choice of the activity's status, and of the proposal for next year.
    Status Record "status och förslag…" | "status and proposal…";
    /// Marks an indicator for an outcome on many, or unmarks it; on an activity all of its indicators.
    Mark Record "markera för flera" | "mark for many";
    /// Settles a conflict.
    Settle Record "avgör konflikt…" | "settle conflict…";
    /// Withdraws your latest entry.
    Undo Record "ångra" | "undo";
    /// Takes the withdrawal back.
    Redo Record "gör om" | "redo";

    /// Saves what is in the field.
    Save Edit "spara" | "save";
    /// Throws away what is in the field.
    Discard Edit "kasta" | "discard";
    /// Undoes typing.
    UndoTyping Edit "ångra text" | "undo typing";
    /// Empties the field.
    ClearField Edit "rensa fältet" | "clear the field";

    /// The help for this screen.
    Help Other "hjälp" | "help";
    /// Every action, to be found by its name.
    Palette Other "alla kommandon…" | "all commands…";
    /// What was said so far.
    Messages Other "meddelanden" | "messages";
    /// The other language.
    Language Other "byt språk" | "switch language";
    /// The next theme.
    Theme Other "byt tema" | "switch theme";
    /// Mouse on or off.
    Mouse Other "mus på eller av" | "mouse on or off";
    /// Reads plan and journal again.
    Reload Other "läs in på nytt" | "read again";
    /// Draws the whole screen again.
    Redraw Other "rita om" | "redraw";
    /// Suspends the program.
    Suspend Other "pausa" | "suspend";
    /// Ctrl-C: closes the nearest thing, tells how to quit, and quits the second time.
    Interrupt Other "avbryt" | "interrupt";
    /// Ends the program.
    Quit Other "avsluta" | "quit";
}
