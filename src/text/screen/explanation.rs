//! What each action does, in a sentence, for those who read about it in the palette.

use crate::text::Lang;

/// The sentences, by the names of the actions and in their order.
const EXPLANATIONS: &[(&str, &str, &str)] = &[
    ("Up", "Går till raden ovanför.", "Goes to the row above."),
    ("Down", "Går till raden nedanför.", "Goes to the row below."),
    (
        "Left",
        "Går till kolumnen till vänster, till det som raden hör till.",
        "Goes to the column at the left, to what the row belongs to.",
    ),
    ("Right", "Går till kolumnen till höger, in i raden.", "Goes to the column at the right, into the row."),
    ("Enter", "Går in i raden, eller väljer den i en lista.", "Goes into the row, or chooses it in a list."),
    (
        "Back",
        "Stänger det närmaste: en ruta, markeringar, sökning, filter, sedan en nivå upp. Avslutar aldrig.",
        "Leaves the nearest thing: a dialog, marks, search, filter, then a level up. It never quits.",
    ),
    ("First", "Går till första raden.", "Goes to the first row."),
    ("Last", "Går till sista raden.", "Goes to the last row."),
    ("PageUp", "Går en sida uppåt.", "Goes a page up."),
    ("PageDown", "Går en sida nedåt.", "Goes a page down."),
    (
        "NextField",
        "Går till nästa kolumn eller fält, runt och runt.",
        "Goes to the next column or field, in a round.",
    ),
    (
        "PreviousField",
        "Går till föregående kolumn eller fält, runt och runt.",
        "Goes to the previous column or field, in a round.",
    ),
    (
        "NextOpen",
        "Går till nästa indikator som visas och ännu inte är bedömd.",
        "Goes to the next shown indicator that is not assessed yet.",
    ),
    (
        "PreviousOpen",
        "Går till föregående indikator som visas och ännu inte är bedömd.",
        "Goes to the previous shown indicator that is not assessed yet.",
    ),
    ("Search", "Söker i koder, texter, parter och anteckningar.", "Searches ids, texts, parties and notes."),
    ("NextHit", "Går till nästa träff på det som söktes sist.", "Goes to the next match of the last search."),
    (
        "PreviousHit",
        "Går till föregående träff på det som söktes sist.",
        "Goes to the previous match of the last search.",
    ),
    (
        "Filter",
        "Visar bara det som en nämnd eller annan part ansvarar för.",
        "Shows only what a committee or another party is responsible for.",
    ),
    (
        "ShowAll",
        "Pausar filtret så att allt visas, och sätter på det igen.",
        "Pauses the filter so that all is shown, and puts it back.",
    ),
    ("Toggle", "Väljer raden, eller tar bort valet.", "Chooses the row, or takes the choice back."),
    ("ClearFilter", "Tar bort filtret helt.", "Takes the filter away for good."),
    (
        "MatchMode",
        "Ändrar hur flera valda parter menas: någon av dem, alla, bara de, eller särskilt nämnda.",
        "Changes how several chosen parties are meant: any of them, all, only they, or named in particular.",
    ),
    (
        "FindLine",
        "Skriv något av det som raden heter, så visas bara rader med det.",
        "Type some of what a line is called, and only lines that have it are shown.",
    ),
    (
        "SearchAsFilter",
        "Visar bara det som sökningen hittar, tills filtret rensas.",
        "Shows only what the search finds, until the filter is cleared.",
    ),
    (
        "Browse",
        "Visar planens fokusområden, mål, aktiviteter och indikatorer.",
        "Shows the plan's focus areas, goals, activities and indicators.",
    ),
    (
        "PlanHistory",
        "Visar allt som har registrerats i planen, nyast först.",
        "Shows everything that was recorded in the plan, newest first.",
    ),
    (
        "ItemHistory",
        "Visar allt som har registrerats om det som markören står på.",
        "Shows everything that was recorded about what the cursor is on.",
    ),
    (
        "Overview",
        "Visar hur många som har vilket utfall, per ansvarig och fokusområde, och hur det har vuxit fram.",
        "Shows how many have which outcome, by party and focus area, and how that grew.",
    ),
    (
        "Meeting",
        "Öppnar eller fortsätter ett möte; i mötet dess meny: märk, avsluta, lämna.",
        "Opens a meeting or goes on with it; in it, its menu: mark, close, leave.",
    ),
    (
        "Changes",
        "Visar vad som har ändrats sedan det förra mötet.",
        "Shows what has changed since the last meeting.",
    ),
    (
        "Earlier",
        "Visar allt som det var vid mötet innan. Där kan inget ändras.",
        "Shows everything as it was at the meeting before. Nothing can be changed there.",
    ),
    (
        "Later",
        "Visar allt som det var vid mötet efter, och till sist nuläget.",
        "Shows everything as it was at the meeting after, and at last as it is now.",
    ),
    (
        "Plans",
        "Öppnar en annan plan, eller ett annat års aktivitetslista.",
        "Opens another plan, or another year's list of activities.",
    ),
    (
        "Zoom",
        "Gör rutan med hela texten större, och liten igen.",
        "Makes the pane with the whole text larger, and small again.",
    ),
    (
        "Export",
        "Skriver en rapport av det som visas till en fil: för webben, Word, Excel eller andra program.",
        "Writes a report of what is seen to a file: for the web, Word, Excel or other programs.",
    ),
    (
        "Findings",
        "Visar vad som är fel i planens och uppföljningens filer, med rad och kolumn.",
        "Shows what is wrong in the files of plan and follow-up, with line and column.",
    ),
    (
        "Cycle",
        "Växlar indikatorn mellan ej bedömd, Ja och Nej.",
        "Turns the indicator from not assessed to Yes, to No and back.",
    ),
    (
        "RecordYes",
        "Sätter Ja på indikatorn, eller på alla markerade.",
        "Records Yes on the indicator, or on all that are marked.",
    ),
    (
        "RecordPartly",
        "Sätter Delvis på indikatorn, eller på alla markerade.",
        "Records Partly on the indicator, or on all that are marked.",
    ),
    (
        "RecordNo",
        "Sätter Nej på indikatorn, eller på alla markerade.",
        "Records No on the indicator, or on all that are marked.",
    ),
    (
        "RecordNotApplicable",
        "Sätter Ej aktuell på indikatorn, eller på alla markerade.",
        "Records Not applicable on the indicator, or on all that are marked.",
    ),
    (
        "RecordNumber",
        "Skriver indikatorns tal: antal eller procent.",
        "Writes the indicator's number: a count or a percentage.",
    ),
    (
        "RecordClear",
        "Tar bort bedömningen från indikatorn, eller från alla markerade. Talet finns kvar.",
        "Removes the judgement of the indicator, or of all that are marked. The number stays.",
    ),
    (
        "Note",
        "Skriver eller läser anteckningen om det som markören står på.",
        "Writes or reads the note about what the cursor is on.",
    ),
    (
        "Decision",
        "Skriver eller läser beslutet om det som markören står på.",
        "Writes or reads the decision about what the cursor is on.",
    ),
    (
        "Mark",
        "Markerar indikatorn, eller aktivitetens alla. En siffra sätter sedan ett utfall på alla markerade som visas.",
        "Marks the indicator, or all of the activity's. A digit then records an outcome on all marked ones that are shown.",
    ),
    (
        "Status",
        "Anger hur aktiviteten går, och vad som föreslås för nästa år.",
        "Says how the activity is doing, and what is proposed for next year.",
    ),
    (
        "Settle",
        "Väljer vilket av flera olika svar som ska gälla. De andra finns kvar i historiken.",
        "Chooses which of differing answers is to count. The others stay in the history.",
    ),
    (
        "Undo",
        "Tar tillbaka det du registrerade senast, även om det var på många på en gång. Historiken visar det.",
        "Takes back what you recorded last, even if it was on many at once. The history shows it.",
    ),
    ("Redo", "Gör om det som du ångrade senast.", "Does again what you withdrew last."),
    (
        "Save",
        "Sparar det som skrivs. På skärmarna säger den om allt är sparat.",
        "Saves what is being typed. On the screens it says whether everything is saved.",
    ),
    ("Discard", "Kastar det som skrivits.", "Throws away what was typed."),
    ("UndoTyping", "Ångrar det som skrevs sist i fältet.", "Undoes what was typed last in the field."),
    ("ClearField", "Tömmer fältet.", "Empties the field."),
    (
        "Help",
        "Visar vad varje tangent gör här. Raderna går att söka i och att köra.",
        "Shows what each key does here. Its lines can be searched and run.",
    ),
    (
        "Palette",
        "Visar allt som går att göra här, att söka i och köra.",
        "Shows all that can be done here, to be searched and run.",
    ),
    (
        "Messages",
        "Visar det som har sagts på raden ovanför tangenterna, nyast först.",
        "Shows what was said in the line above the keys, newest first.",
    ),
    (
        "Language",
        "Byter språk mellan svenska och engelska. Planens texter är desamma.",
        "Switches between Swedish and English. The plan's texts stay the same.",
    ),
    ("Theme", "Byter färger.", "Changes the colours."),
    (
        "Mouse",
        "Låter musen välja rader, eller lämnar den åt terminalen.",
        "Lets the mouse choose rows, or leaves it to the terminal.",
    ),
    (
        "Reload",
        "Läser in planens och uppföljningens filer på nytt.",
        "Reads the files of plan and follow-up again.",
    ),
    (
        "Redraw",
        "Ritar om skärmen, om något annat har skrivit på den.",
        "Draws the screen again, if something else has written on it.",
    ),
    (
        "Suspend",
        "Pausar programmet och ger tillbaka terminalen. fg fortsätter.",
        "Suspends the program and gives the terminal back. fg goes on.",
    ),
    (
        "Interrupt",
        "Stänger det som ligger överst. Två gånger i rad på en skärm avslutar.",
        "Closes what lies topmost. Twice in a row on a screen it quits.",
    ),
    ("Quit", "Avslutar programmet. Allt är sparat redan.", "Ends the program. Everything is saved already."),
];

impl Lang {
    /// What the action of this name does, in a sentence.
    pub fn explanation(self, action: &str) -> Option<&'static str> {
        let row = EXPLANATIONS.iter().find(|(name, ..)| *name == action);
        row.map(|(_, swedish, english)| self.pick(*swedish, *english))
    }

    /// The names of the actions that are explained.
    pub fn explained() -> impl Iterator<Item = &'static str> {
        EXPLANATIONS.iter().map(|(name, ..)| *name)
    }
}
