//! Small things that every screen is drawn with.

pub(super) mod ascii;
pub(super) mod bar;
pub(super) mod boxes;
pub(super) mod choice;
pub(super) mod cut;
pub(super) mod field;
pub(super) mod form;
pub(super) mod list;
pub(super) mod over;
pub(super) mod page;
pub(super) mod pen;
