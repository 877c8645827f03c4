//! Arguments of `folj admin`.

use clap::{Args, ValueEnum};
use clap_complete::engine::ArgValueCompleter;

use super::{FormArgs, complete};
use crate::roles;

/// Arguments of `folj admin`.
#[derive(Debug, Clone, Args)]
pub(in crate::cli) struct AdminArgs {
    /// `init PATH`, `user add NAME`, `user close NAME` or `user list`.
    #[arg(value_name = "TASK", num_args = 1.., required = true, add = ArgValueCompleter::new(complete::tasks))]
    pub(in crate::cli) task: Vec<String>,
    #[arg(long, value_name = "ROLE", value_enum, hide_possible_values = true, add = ArgValueCompleter::new(complete::choices::<Role>))]
    pub(in crate::cli) role: Option<Role>,
    #[arg(long = "name", value_name = "TEXT")]
    pub(in crate::cli) shown_name: Option<String>,
    #[arg(long)]
    pub(in crate::cli) guest: bool,
    #[command(flatten)]
    pub(in crate::cli) form: FormArgs,
}

/// What somebody may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Role {
    /// Reads and records.
    Writer,
    /// Reads.
    Reader,
    /// Reads and records.
    Administrator,
}

impl From<Role> for roles::Role {
    fn from(role: Role) -> Self {
        match role {
            Role::Writer => Self::Writer,
            Role::Reader => Self::Reader,
            Role::Administrator => Self::Administrator,
        }
    }
}
