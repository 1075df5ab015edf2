//! Blocks with names: Obsidian's `^id` at the end of a block, or on a line of its own below one.

use std::collections::HashSet;

use pulldown_cmark::{Event, Tag};

use super::kept::Kept;
use super::marks::{self, Piece};
use super::parse::Spanned;
use super::prepare::Draft;

/// The blocks with names: where each starts among the events, and its id, in order of the places.
pub(super) fn blocks(events: &[Spanned<'_>], draft: &Draft) -> Vec<(usize, String)> {
    if !draft.kept.iter().any(|kept| matches!(kept, Kept::Anchor(_))) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut seen = HashSet::new();
    // For each open element its place, and the place of the last one that closed in it.
    let mut open: Vec<(usize, Option<usize>)> = vec![(0, None)];
    for (place, (event, _)) in events.iter().enumerate() {
        match event {
            Event::Start(_) => open.push((place, None)),
            Event::End(_) => {
                if let Some((closed, _)) = open.pop()
                    && let Some(outer) = open.last_mut()
                {
                    outer.1 = Some(closed);
                }
            }
            Event::Text(text) if marks::any(text) => {
                for name in names(text, draft) {
                    let Some(block) = block_of(events, &open, text) else {
                        continue;
                    };
                    let id = format!("^{name}");
                    if seen.insert(id.clone()) {
                        found.push((block, id));
                    }
                }
            }
            _ => {}
        }
    }
    found.sort();
    found
}

fn names<'draft>(text: &str, draft: &'draft Draft) -> Vec<&'draft str> {
    marks::pieces(text)
        .into_iter()
        .filter_map(|piece| match piece {
            Piece::Token(token) => match draft.kept.get(token.0) {
                Some(Kept::Anchor(name)) => Some(name.as_str()),
                _ => None,
            },
            Piece::Text(_) => None,
        })
        .collect()
}

/// The block that a name means: the list item or the paragraph that it stands in; the block above
/// where it stands alone.
fn block_of(events: &[Spanned<'_>], open: &[(usize, Option<usize>)], text: &str) -> Option<usize> {
    let is = |place: usize, wanted: fn(&Tag<'_>) -> bool| matches!(events.get(place), Some((Event::Start(tag), _)) if wanted(tag));
    let inner = open.iter().rposition(|(place, _)| {
        is(*place, |tag| matches!(tag, Tag::Paragraph | Tag::Heading { .. } | Tag::Item))
    })?;
    let (place, _) = *open.get(inner)?;
    let outer = inner.checked_sub(1).and_then(|outer| open.get(outer));
    let stands_alone = is(place, |tag| matches!(tag, Tag::Paragraph))
        && matches!(events.get(place + 1), Some((Event::Text(first), _)) if std::ptr::eq(&raw const **first, &raw const *text))
        && text_is_empty(text);
    if stands_alone {
        return outer.and_then(|(_, above)| *above);
    }
    let leads_item = |outer: usize| is(outer, |tag| matches!(tag, Tag::Item)) && place == outer + 1;
    Some(outer.filter(|(outer, _)| leads_item(*outer)).map_or(place, |(outer, _)| *outer))
}

fn text_is_empty(text: &str) -> bool {
    marks::pieces(text).iter().all(|piece| match piece {
        Piece::Text(text) => text.trim().is_empty(),
        Piece::Token(_) => true,
    })
}
