//! Pure values: no files, clock, terminal or serde.
