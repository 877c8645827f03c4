//! How the program was started, as far as a command in a shell has to repeat it to mean the same.

use crate::model::PlanId;
use crate::text::Lang;

/// How the program was started.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Launch {
    /// Options that every command needs, word by word: `--data`, `/srv/folj`.
    pub options: Vec<String>,
    /// The language that a command speaks without being told; `None` for that of the plan.
    pub lang: Option<Lang>,
    /// The plan that was opened, and what `--plan` called it; without a name it opens by itself.
    pub plan: Option<(PlanId, Option<String>)>,
}
