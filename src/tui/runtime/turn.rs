//! The loop itself. Knows the terminal and the contract, not the program.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::{self, Sender};
use std::thread;
use std::time::Instant;

use ratatui::Terminal;
use ratatui::layout::{Position, Rect};

use crate::tui::runtime::gather::{Ear, Gathered};
use crate::tui::runtime::program::{Event, Program, World};
use crate::tui::runtime::reach::{Post, Reach, Wake, Wish};
use crate::tui::terminal::canvas::Canvas;
use crate::tui::terminal::guard::Guard;
use crate::tui::terminal::input;
use crate::tui::terminal::rescue::{LIMIT, Rescue, flush_within};
use crate::tui::terminal::shell::Shell;

/// Runs the program in the terminal until it quits. Typed words are brought to the disk before
/// it returns; the terminal has then been given back.
///
/// Signals, a lost terminal and panics do not return from here: they save through `rescue` and
/// end the process.
///
/// # Errors
/// There is no terminal, or the system refuses a thread.
pub fn run<P, W>(program: &mut P, world: &mut W, rescue: Arc<dyn Rescue>, mouse: bool) -> io::Result<()>
where
    P: Program,
    P::Message: Send + 'static,
    W: World<P>,
{
    let (sender, wakes) = mpsc::channel();
    let notify = {
        let sender = sender.clone();
        // Nobody listens any more once the loop has ended.
        move |notice| drop(sender.send(Wake::Notice(notice)))
    };
    let guard = Guard::enter(mouse, Arc::clone(&rescue), notify)?;
    let mut screen = Terminal::new(Canvas::new(Arc::clone(guard.shell()), Shell::size()?))?;
    draw(&mut screen, program, &guard);
    // Only now: the first frame need not wait for it, and early keys wait in the terminal.
    start_reader(sender.clone())?;

    let post = Post::new(sender);
    world.begin(&mut Reach { guard: &guard, post: &post, wish: &mut Wish::default() });
    let mut ear = Ear::new(wakes);
    loop {
        let mut round = ear.gather(program.wants_tick());
        if round.lost {
            guard.hang_up();
        }
        // A window made small and large again has lost its words though its size is the same.
        let mut wish = Wish { redraw: round.resumed || round.resized, ..Wish::default() };
        announce(&mut screen, &mut round);
        let area = Rect::from(screen.backend().size());
        let mut messages = round.messages;
        messages.extend(round.events.into_iter().filter(|event| is_inside(event, area)).map(|event| world.hear(event)));
        let effects = messages.into_iter().flat_map(|message| program.update(message)).collect();
        for effect in world.settle(effects) {
            world.perform(effect, &mut Reach { guard: &guard, post: &post, wish: &mut wish });
        }
        if wish.quit {
            break;
        }
        if let Some(text) = wish.copy {
            screen.backend_mut().copy(text);
        }
        if wish.redraw {
            screen.backend_mut().forget(area.as_size());
            // Not `clear`, which would ask the terminal where its cursor is (ratatui #2691).
            screen.resize(area)?;
        }
        draw(&mut screen, program, &guard);
    }
    flush_within(&rescue, LIMIT);
    Ok(())
}

/// Puts a new size and the end of a stop before everything else that happened.
fn announce<M>(screen: &mut Terminal<Canvas>, round: &mut Gathered<M>) {
    if round.resumed {
        round.events.insert(0, Event::Resumed);
    }
    if (round.resized || round.resumed)
        && let Ok(size) = Shell::size()
        && size != screen.backend().size()
    {
        screen.backend_mut().forget(size);
        round.events.insert(0, Event::Resized(size));
    }
}

/// A click outside the screen is none: terminals report some at nought or beyond the edge.
fn is_inside(event: &Event, area: Rect) -> bool {
    match event {
        Event::Mouse(mouse) => area.contains(Position::new(mouse.column, mouse.row)),
        _ => true,
    }
}

fn draw<P: Program>(screen: &mut Terminal<Canvas>, program: &P, guard: &Guard) {
    let drawn = screen.draw(|frame| program.view(frame)).map(drop);
    if drawn.and_then(|()| screen.backend_mut().send()).is_err() {
        guard.hang_up();
    }
}

/// The reader sleeps in the terminal and may stay there for ever; nobody waits for it.
fn start_reader<M: Send + 'static>(sender: Sender<Wake<M>>) -> io::Result<()> {
    let read = move || {
        loop {
            let wake = input::read().map_or(Wake::Lost, |input| Wake::Input(Instant::now(), input));
            let last = matches!(wake, Wake::Lost);
            if sender.send(wake).is_err() || last {
                return;
            }
        }
    };
    thread::Builder::new().name("reader".into()).stack_size(256 * 1024).spawn(read)?;
    Ok(())
}
