//! What only a journal directory can do: damage, intruders, full disks.

mod disk;
mod file;
mod fixture;
mod folder;
mod line;
mod record;
mod slot;
