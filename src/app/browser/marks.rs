//! What a search found, marked on the page that the reader went to from it.
//!
//! The marks are the browser's own highlights (CSS Custom Highlight API): the page is not changed, so
//! selecting, copying and taking over are as ever. A browser without them shows the page unmarked.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Node, Range};

use super::page;
use crate::search::{Ranking, marks};

/// The name that the style sheet knows: `::highlight(search)`.
const NAME: &str = "search";
/// `NodeFilter.SHOW_TEXT`.
const TEXTS: u32 = 4;
/// Places that are marked, at most: a page of nothing else stays quick.
const MOST: usize = 1000;

// `web-sys` has these behind a flag only. What a browser does not have is an error when it is called.
#[wasm_bindgen]
extern "C" {
    type Highlight;

    #[wasm_bindgen(constructor, catch, variadic)]
    fn new(ranges: Vec<Range>) -> Result<Highlight, JsValue>;

    #[wasm_bindgen(catch, js_namespace = ["CSS", "highlights"], js_name = set)]
    fn set_highlight(name: &str, highlight: &Highlight) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_namespace = ["CSS", "highlights"], js_name = delete)]
    fn delete_highlight(name: &str) -> Result<bool, JsValue>;
}

/// Marks the article, and brings the first mark into view.
pub(super) fn show(ranking: &Ranking) {
    let ranges = ranges(ranking);
    let highlight = Highlight::new(ranges.clone());
    if highlight.is_ok_and(|highlight| set_highlight(NAME, &highlight).is_ok()) {
        bring_into_view(&ranges);
    }
}

/// Takes the marks away.
pub(super) fn clear() {
    let _ = delete_highlight(NAME);
}

fn ranges(ranking: &Ranking) -> Vec<Range> {
    let mut ranges = Vec::new();
    let Some(document) = page::document() else { return ranges };
    let Some(main) = page::element("#main article") else { return ranges };
    let Ok(walker) = document.create_tree_walker_with_what_to_show(&main, TEXTS) else {
        return ranges;
    };
    while let Ok(Some(node)) = walker.next_node() {
        let text = node.node_value().unwrap_or_default();
        for mark in marks(&text, ranking) {
            ranges.extend(range(&node, &text, mark.start, mark.end));
        }
        if ranges.len() >= MOST {
            break;
        }
    }
    ranges
}

/// A stretch of characters of a text, in the browser's count of UTF-16.
fn range(node: &Node, text: &str, start: usize, end: usize) -> Option<Range> {
    let offset = |characters: usize| {
        let length: usize = text.chars().take(characters).map(char::len_utf16).sum();
        u32::try_from(length).unwrap_or_default()
    };
    let range = Range::new().ok()?;
    range.set_start(node, offset(start)).ok()?;
    range.set_end(node, offset(end)).ok()?;
    Some(range)
}

/// The first mark that is not above what is seen already; in the middle, if it is not seen yet.
fn bring_into_view(ranges: &[Range]) {
    let Some(window) = page::window() else { return };
    let height = window.inner_height().ok().and_then(|height| height.as_f64()).unwrap_or_default();
    let mut tops = ranges.iter().map(|range| range.get_bounding_client_rect().top());
    if let Some(top) = tops.find(|top| *top >= 0.0).filter(|top| *top > height) {
        window.scroll_by_with_x_and_y(0.0, top - height / 2.0);
    }
}
