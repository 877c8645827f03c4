//! folj: follow up the plans that a municipality and a region share.
//!
//! What is seen, and where it is made (`folj screen --size 76x18` draws it):
//!
//! ```text
//!  folj  Samverkansplan 2024–2026 · 2025  [Bläddra] Historik      ◄── ui/header.rs
//!  2.1 › 2.1.1 › 2.1.1.1            [OSN]  25 av 34 aktiviteter   ◄── ui/header.rs; query/filter.rs
//! ┌─ Mål (6) ──────────────┬─ [Aktiviteter (6 av 8)] ─────────┐
//! │►2.1.1 Hälsofrämja… 2/6 │►2.1.1.1 Utveckla upps…        Ja │  ◄── ui/browse/columns.rs
//! │ 2.1.2 Psykisk häl… 0/1 │ 2.1.1.3 Utveckla team…    Delvis │      rows: app/outline.rs
//! ├─ Aktivitet 2.1.1.1 ────┴──────────────────────────────────┤
//! │ Utveckla uppstartat samverkansforum kring barn och unga … │  ◄── ui/browse/activity.rs
//! │ Ansvariga    OSN omsorgsnämnden, SCN socialnämnden, …     │      model/party.rs
//! │ 2.1.1.1a  Förbättrad samverkan runt barn och unga …    Ja │      model/indicator.rs
//! │           påstående · anna 2025-05-14 13:42               │      journal/history.rs
//! └───────────────────────────────────────────────────────────┘
//!  Sparat: 2.1.1.1a = Ja. Ångra med u.                            ◄── ui/message.rs; app/message.rs
//!  ←↑↓→ flytta  Enter öppna  f nämnd  s sök  ? hjälp  q avsluta   ◄── ui/footer.rs; data/keys.ron
//! ```
//!
//! A key becomes an action in [`keys`], [`app`] changes its state and says what is to be done, [`shell`]
//! does it through [`store`], and [`ui`] draws the state. [`cli`] answers the same questions in a
//! pipe. `docs/architecture.md` has the rooms, and whom each may import.

pub mod app;
pub mod check;
pub mod cli;
pub mod config;
pub mod contract;
pub mod facts;
pub mod journal;
pub mod keys;
pub mod library;
pub mod model;
pub mod problem;
pub mod query;
pub mod report;
pub mod roles;
pub mod shell;
pub mod source;
pub mod store;
pub mod text;
pub mod theme;
pub mod ui;
