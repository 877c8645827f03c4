//! The bundled plans hold every row of the inventory.
