//! What only a journal directory can do: damage, intruders, full disks.

mod checkpoint;
mod disk;
mod file;
mod fixture;
mod folder;
mod line;
mod record;
mod slot;
