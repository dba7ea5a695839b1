//! A figure from 0 to 100 as a bar with its number: aligned in every font, readable without colour.

use crate::tui::context::Context;
use crate::tui::theme::Role;
use crate::tui::widgets::wrap;
use ratatui::buffer::Buffer;

/// Draws a bar of `width` columns in row `y` from column `x`; without a figure, a bar with nothing in it.
pub fn draw(figure: Option<u32>, x: u16, y: u16, width: u16, buf: &mut Buffer, cx: &Context<'_>) {
    let filled = figure.map_or(0, |figure| (figure.min(100) * u32::from(width) + 50) / 100);
    for at in 0..width {
        let full = u32::from(at) < filled;
        let (symbol, role) = if full { (" ", Role::Meter) } else { (".", Role::MeterRest) };
        wrap::draw_row(symbol, x + at, y, 1, buf, cx.style(role));
    }
}

/// Draws a bar and its number behind it, in `width` columns altogether; `none` stands where there is no figure.
pub fn with_number(figure: Option<u32>, none: &str, x: u16, y: u16, width: u16, buf: &mut Buffer, cx: &Context<'_>) {
    let bar = width.saturating_sub(4);
    draw(figure, x, y, bar, buf, cx);
    let words = figure.map_or_else(|| none.to_owned(), |figure| figure.to_string());
    wrap::draw_row(&format!("{words:>3}"), x + bar + 1, y, 3, buf, cx.style(Role::Text));
}
