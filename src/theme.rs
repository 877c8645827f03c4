//! Colours and weights by meaning: a role says why something looks different, a theme says how.
