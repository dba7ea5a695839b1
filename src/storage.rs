//! All files: where they lie, how they are read, checked, saved, merged and watched.
