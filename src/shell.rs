//! The world: terminal, signals, files that change, and the loop that feeds `app` and draws.
