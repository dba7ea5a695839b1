//! What the watch tells the program. Knows nothing else.

/// Something happened to the terminal or to the process.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// The screen has another size.
    Resized,
    /// The process was stopped and goes on; everything must be drawn again.
    Resumed,
}

/// How the watch tells it, on its own thread.
pub type Notify = Box<dyn Fn(Notice) + Send>;
