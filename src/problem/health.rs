//! What `folj doctor` finds about user, folders, files and machine: as data, each with its weight.

use super::Problem;

/// How much a finding of `folj doctor` weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// As it should be.
    Fine,
    /// Worth knowing; folj works all the same.
    Mind,
    /// Something has to be mended.
    Broken,
}

/// Declares the findings of a group: a variant, what it carries, and its weight.
macro_rules! findings {
    ($(#[$group:meta])* $name:ident { $( $(#[$meta:meta])* $variant:ident $(($($type:ty),+))? $weight:ident; )* }) => {
        $(#[$group])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum $name { $( $(#[$meta])* $variant $(($($type),+))?, )* }

        impl $name {
            /// How much it weighs.
            pub fn weight(&self) -> Weight {
                match self { $( Self::$variant { .. } => Weight::$weight, )* }
            }

            /// One of each.
            #[cfg(test)]
            fn samples() -> Vec<Health> {
                vec![ $( Self::$variant $(($( <$type as tests::Sample>::sample() ),+))? .into(), )* ]
            }

            /// Its name in the program, which [`Health::name`] makes one for others from.
            fn variant(&self) -> &'static str {
                match self { $( Self::$variant { .. } => stringify!($variant), )* }
            }
        }

        impl From<$name> for Health {
            fn from(found: $name) -> Self {
                Self::$name(found)
            }
        }
    };
}

findings! {
    /// Who asks, and what he may do.
    You {
        /// The account: login and uid.
        Account(String, u32) Fine;
        /// A uid that the system knows no name for.
        Nameless(u32) Mind;
        /// The administrator's account.
        Root Mind;
        /// The program runs with another user's rights: real and effective uid.
        OtherRights(u32, u32) Broken;
        /// May write, into this folder.
        MayWrite(String) Fine;
        /// Started with `--read-only`.
        ReadsOnly Fine;
        /// The settings forbid writing.
        ReadOnlySetting Mind;
        /// Has no folder in a shared journal directory: its path.
        Reader(String) Mind;
        /// May not write as the list of the writers says, for this reason.
        ReadsByRole(Box<Problem>) Mind;
        /// May not write, for another reason.
        CannotWrite(Box<Problem>) Broken;
        /// There is no home, and no other folder was named.
        NoHome Broken;
        /// In restricted mode nobody named a folder for the follow-up.
        NoFolderNamed Broken;
        /// Restricted mode holds: `--restricted`.
        RestrictedByOption Fine;
        /// Restricted mode holds: a forced command of sshd.
        RestrictedBySsh Fine;
        /// Restricted mode holds: folj is the login shell.
        RestrictedByShell Fine;
        /// Restricted mode holds for all: the server's settings.
        RestrictedBySettings Fine;
        /// Restricted mode holds for this user: the list of the writers.
        RestrictedByRecord Fine;
        /// Restricted mode does not hold.
        Unrestricted Fine;
        /// A forced command of sshd, and where it stands, that restricts nobody who comes without a command.
        OpenForcedCommand(String) Mind;
    }
}

/// Which folder it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FolderRole {
    /// Settings of the server.
    ServerConfig,
    /// Settings of the user.
    Config,
    /// Plans.
    Plans,
    /// Follow-up: the journal directory.
    FollowUp,
    /// What visits leave: drafts and places.
    State,
}

findings! {
    /// A folder, and the way to it from the root.
    Folder {
        /// There, and as it should be: its path.
        There(FolderRole, String) Fine;
        /// Not there, and made when it is needed: its path.
        NotYet(FolderRole, String) Fine;
        /// A symbolic link on the way, and what it leads to.
        Linked(FolderRole, String, String) Fine;
        /// Not there, and cannot be made: its path, and the folder above that refuses.
        CannotMake(FolderRole, String, String) Broken;
        /// A folder on the way that cannot be entered.
        Closed(FolderRole, String) Broken;
        /// Something else than a folder on the way, or a link that leads nowhere.
        NoFolder(FolderRole, String) Broken;
        /// Its files cannot be listed.
        NotReadable(FolderRole, String) Broken;
        /// Drafts and the place of the last visit cannot be kept in it.
        NothingKept(FolderRole, String) Mind;
        /// Everybody may write to this part of the path.
        EverybodyWrites(FolderRole, String) Broken;
        /// The group may write to the folder, which folj does not accept.
        GroupWrites(FolderRole, String) Broken;
        /// The group may write to a part of the path above the folder.
        GroupAbove(FolderRole, String) Mind;
        /// Somebody else, this uid, owns a part of the path.
        ForeignOwner(FolderRole, String, u32) Broken;
        /// Somebody else, this uid, owns a folder that is only read.
        ForeignPlans(FolderRole, String, u32) Mind;
    }
}

findings! {
    /// The disk below a folder.
    Disk {
        /// The kind of its file system, and room in MiB.
        Room(FolderRole, String, u64) Fine;
        /// A file system of the network.
        Network(FolderRole, String) Mind;
        /// The disk is mounted read-only.
        ReadOnly(FolderRole) Broken;
        /// So many MiB are left, which is little.
        LittleRoom(FolderRole, u64) Mind;
        /// The disk is full.
        Full(FolderRole) Broken;
        /// No more files can be made, whatever room there is.
        NoMoreFiles(FolderRole) Broken;
        /// Files can be locked there.
        Locks Fine;
        /// Nothing of one's own is there yet to try a lock on.
        LocksUntried Fine;
        /// Files cannot be locked there.
        NoLocks Broken;
    }
}

findings! {
    /// Files of settings, keys and themes.
    Settings {
        /// None are there: defaults hold.
        Defaults Fine;
        /// A file that was read.
        File(String) Fine;
        /// A file with warnings: how many, and where the first one is.
        Doubtful(String, usize) Mind;
        /// A file with errors: how many, and where the first one is.
        Wrong(String, usize) Broken;
        /// A file that cannot be read.
        Unreadable(Box<Problem>) Broken;
        /// A file that is no UTF-8.
        NotUtf8(String) Broken;
    }
}

findings! {
    /// Plans.
    Plans {
        /// A plan of a folder: its id and its path.
        Plan(String, String) Fine;
        /// A plan that comes with the program.
        Bundled(String) Fine;
        /// A plan with warnings.
        Doubtful(String, usize) Mind;
        /// A plan with errors.
        Wrong(String, usize) Broken;
        /// A folder or file that holds no plan that can be read.
        Unreadable(Box<Problem>) Broken;
        /// The plan that opens when none is named.
        Opens(String) Fine;
        /// No plan opens, for this reason.
        NothingOpens(String) Broken;
    }
}

findings! {
    /// Journals.
    Journals {
        /// Nothing is recorded yet.
        Empty Fine;
        /// A plan's entries, their writers, and when the last one was made.
        Entries(String, usize, usize, String) Fine;
        /// Interrupted writes, which touched nothing that was saved.
        Torn(String, usize) Mind;
        /// Alarms, and what the first one says.
        Alarms(String, usize, Box<Problem>) Broken;
        /// Entries from the future.
        Ahead(String, usize) Mind;
        /// Something odd about the records of the writers.
        Odd(Box<Problem>) Mind;
    }
}

findings! {
    /// Time and characters.
    Locale {
        /// What the clock shows.
        Clock(String) Fine;
        /// What the clock shows, and when the program's file was made.
        ClockBehind(String, String) Broken;
        /// The time zone, by its name where it has one.
        Zone(String) Fine;
        /// The time zone is not known.
        NoZone Broken;
        /// The locale says UTF-8: the variable and its value.
        Utf8(String) Fine;
        /// The locale says another character set.
        OtherCharacters(String) Mind;
        /// No variable says which character set the terminal has.
        Unset Mind;
        /// The terminal shows å as one character.
        ShowsUtf8 Fine;
        /// The terminal takes the two bytes of å for several characters.
        ShowsBytes Broken;
        /// The terminal did not say where its cursor is.
        Silent Mind;
        /// The terminal was not asked.
        NotAsked Fine;
    }
}

findings! {
    /// The terminal.
    Terminal {
        /// There is none.
        Missing Fine;
        /// Its type.
        Type(String) Fine;
        /// Its type is not known.
        NoType Mind;
        /// Its type says that it can neither place its cursor nor emphasise.
        Dumb(String) Mind;
        /// Columns and rows.
        Size(u16, u16) Fine;
        /// Columns and rows, too few of them.
        Small(u16, u16) Mind;
        /// It does not tell its size.
        NoSize Mind;
        /// How many colours, and what says so.
        Colours(u32, String) Fine;
        /// No colours, and what says so.
        NoColours(String) Fine;
        /// At the machine itself.
        Local Fine;
        /// Over SSH, from this address.
        Ssh(String) Fine;
        /// Inside this program, which has several screens on one terminal.
        Inside(String) Fine;
    }
}

findings! {
    /// The machine and the program.
    Machine {
        /// Changes of others are told by the system.
        Told Fine;
        /// The user has no watchers of folders left.
        NotTold Mind;
        /// Files may be as large as they need to be.
        LargeFiles Fine;
        /// Files may have so many KiB at most.
        FileLimit(u64) Mind;
        /// Files may have so many KiB at most, which is too little for a journal.
        TinyFiles(u64) Broken;
        /// Memory: so many MiB may be used.
        Memory(u64) Fine;
        /// Memory: only so many MiB may be used.
        LittleMemory(u64) Mind;
        /// The machine has a name of its own in the journal.
        Named(String) Fine;
        /// The machine has no id, so that its host name has to do.
        Unnamed(String) Mind;
        /// The program's version.
        Release(String) Fine;
        /// The program's version, built for development.
        Development(String) Mind;
    }
}

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Health {
    /// User and rights.
    You(You),
    /// Folders.
    Folder(Folder),
    /// The disks below them.
    Disk(Disk),
    /// Settings, keys, themes.
    Settings(Settings),
    /// Plans.
    Plans(Plans),
    /// Journals.
    Journals(Journals),
    /// Time and characters.
    Locale(Locale),
    /// The terminal.
    Terminal(Terminal),
    /// The machine and the program.
    Machine(Machine),
}

impl Health {
    /// How much it weighs.
    pub fn weight(&self) -> Weight {
        match self {
            Self::You(found) => found.weight(),
            Self::Folder(found) => found.weight(),
            Self::Disk(found) => found.weight(),
            Self::Settings(found) => found.weight(),
            Self::Plans(found) => found.weight(),
            Self::Journals(found) => found.weight(),
            Self::Locale(found) => found.weight(),
            Self::Terminal(found) => found.weight(),
            Self::Machine(found) => found.weight(),
        }
    }

    /// The name of its group, for other programs.
    pub fn group(&self) -> &'static str {
        match self {
            Self::You(_) => "user",
            Self::Folder(_) => "folders",
            Self::Disk(_) => "disk",
            Self::Settings(_) => "settings",
            Self::Plans(_) => "plans",
            Self::Journals(_) => "journals",
            Self::Locale(_) => "locale",
            Self::Terminal(_) => "terminal",
            Self::Machine(_) => "machine",
        }
    }

    /// One of each finding of each group.
    #[cfg(test)]
    pub(crate) fn samples() -> Vec<Self> {
        let groups = [
            You::samples(),
            Folder::samples(),
            Disk::samples(),
            Settings::samples(),
            Plans::samples(),
            Journals::samples(),
            Locale::samples(),
            Terminal::samples(),
            Machine::samples(),
        ];
        groups.concat()
    }

    /// Its own name, for other programs: `no_more_files`.
    pub fn name(&self) -> String {
        let variant = match self {
            Self::You(found) => found.variant(),
            Self::Folder(found) => found.variant(),
            Self::Disk(found) => found.variant(),
            Self::Settings(found) => found.variant(),
            Self::Plans(found) => found.variant(),
            Self::Journals(found) => found.variant(),
            Self::Locale(found) => found.variant(),
            Self::Terminal(found) => found.variant(),
            Self::Machine(found) => found.variant(),
        };
        let mut name = String::new();
        for (at, c) in variant.char_indices() {
            if at > 0 && c.is_ascii_uppercase() {
                name.push('_');
            }
            name.push(c.to_ascii_lowercase());
        }
        name
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// A value that something in words can be made from.
    pub(super) trait Sample {
        fn sample() -> Self;
    }

    macro_rules! samples {
        ($($type:ty: $value:expr),+) => { $( impl Sample for $type { fn sample() -> Self { $value } } )+ };
    }

    samples!(
        String: "x/y".to_owned(), u16: 7, u32: 7, u64: 7, usize: 7, FolderRole: FolderRole::FollowUp,
        Box<Problem>: Box::new(Problem::NotUtf8)
    );

    #[test]
    fn no_two_findings_have_one_name() {
        let all = Health::samples();
        let names: BTreeSet<String> =
            all.iter().map(|found| format!("{} {}", found.group(), found.name())).collect();
        assert_eq!(names.len(), all.len());
    }

    #[test]
    fn names_and_weights() {
        for (found, name, weight) in [
            (Health::from(You::Root), "user root", Weight::Mind),
            (Disk::NoMoreFiles(FolderRole::State).into(), "disk no_more_files", Weight::Broken),
            (Locale::ShowsUtf8.into(), "locale shows_utf8", Weight::Fine),
        ] {
            assert_eq!(format!("{} {}", found.group(), found.name()), name);
            assert_eq!(found.weight(), weight, "{name}");
        }
    }
}
