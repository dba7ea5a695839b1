//! Bytes to the terminal, past the buffer and the lock of the standard library: a thread that is
//! stuck in a write must not keep another from giving the terminal back.

use std::io;
use std::time::Duration;

use ratatui::layout::Size;

#[cfg(unix)]
use rustix::event::{PollFd, PollFlags, Timespec, poll};
#[cfg(unix)]
use rustix::io::Errno;

/// Writes all of `bytes`, waiting as long as the terminal makes us wait.
#[cfg(unix)]
pub fn write_all(mut bytes: &[u8]) -> io::Result<()> {
    let out = rustix::stdio::stdout();
    while !bytes.is_empty() {
        match rustix::io::write(out, bytes) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(count) => bytes = &bytes[count..],
            Err(Errno::INTR) => {}
            // Some other program made the terminal non-blocking.
            Err(Errno::AGAIN) => {
                poll(&mut [PollFd::new(&out, PollFlags::OUT)], None)?;
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// Writes `bytes` if the terminal takes them within `patience`; otherwise lets them go.
#[cfg(unix)]
pub fn write_soon(bytes: &[u8], patience: Duration) {
    let out = rustix::stdio::stdout();
    let limit = Timespec { tv_sec: 0, tv_nsec: i64::from(patience.subsec_nanos()) };
    let mut wanted = [PollFd::new(&out, PollFlags::OUT)];
    if matches!(poll(&mut wanted, Some(&limit)), Ok(1)) && wanted[0].revents().contains(PollFlags::OUT) {
        // A terminal that is gone by now needs nothing any more.
        let _ = rustix::io::write(out, bytes);
    }
}

/// Writes all of `bytes`.
#[cfg(windows)]
pub fn write_all(bytes: &[u8]) -> io::Result<()> {
    use std::io::Write;
    let mut out = io::stdout().lock();
    out.write_all(bytes)?;
    out.flush()
}

/// Writes `bytes`; a console does not make anybody wait.
#[cfg(windows)]
pub fn write_soon(bytes: &[u8], _patience: Duration) {
    let _ = write_all(bytes);
}

/// The size of the screen in cells.
pub fn size() -> io::Result<Size> {
    #[cfg(unix)]
    if let Ok(size) = rustix::termios::tcgetwinsize(rustix::stdio::stdout())
        && size.ws_col > 0
        && size.ws_row > 0
    {
        return Ok(Size::new(size.ws_col, size.ws_row));
    }
    let (columns, rows) = crossterm::terminal::size()?;
    Ok(Size::new(columns, rows))
}
