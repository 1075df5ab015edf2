//! Blocks of code.

use pulldown_cmark::{CodeBlockKind, Event};

use super::Writer;
use crate::markdown::code::{Block, Info, Language};
use crate::markdown::html::push_attribute;
use crate::markdown::parse::push_plain;

impl Writer<'_> {
    /// Writes a block of code and says where to go on.
    pub(super) fn code_block(
        &mut self,
        at: usize,
        kind: &CodeBlockKind<'_>,
        offset: usize,
    ) -> usize {
        let end = self.end_of(at);
        let mut code = String::new();
        for (event, _) in self.slice(at + 1, end) {
            if let Event::Text(text) = event {
                push_plain(&mut code, text, self.draft);
            }
        }
        let mut info = match kind {
            CodeBlockKind::Fenced(info) => {
                self.check_fence(end, offset);
                Info::read(info)
            }
            CodeBlockKind::Indented => Info::default(),
        };
        if let Some(list) = self.parsed.attributes.get(&at) {
            info.add(list);
        }
        let language = Language::read(&info.language);
        let block = Block::new(&info, &language, &code, &mut self.code_allowance);
        self.html.push_str("<div class=\"code\"");
        if !language.name.is_empty() {
            push_attribute(&mut self.html, "data-language", &language.name);
        }
        if !info.file.is_empty() {
            push_attribute(&mut self.html, "data-file", &info.file);
        }
        self.html.push_str("><pre tabindex=\"0\"><code");
        if !language.class.is_empty() {
            push_attribute(&mut self.html, "class", &format!("language-{}", language.class));
        }
        self.html.push('>');
        self.trust(block.html);
        self.html.push_str("</code></pre></div>\n");
        self.words.space();
        self.words.push(&block.text);
        self.words.space();
        end + 1
    }

    /// Reports a fence that only the end of its container closes.
    fn check_fence(&mut self, end: usize, offset: usize) {
        let Some((_, range)) = self.parsed.events.get(end) else {
            return;
        };
        let text = self.draft.text.get(offset..range.end).unwrap_or_default();
        let sign = text.chars().next().unwrap_or('`');
        let length = text.len() - text.trim_start_matches(sign).len();
        let last = text.trim_end().rsplit('\n').next().unwrap_or_default();
        let fence = last
            .trim_start_matches(|character: char| character.is_whitespace() || character == '>');
        let closed = text.trim_end().contains('\n')
            && fence.len() >= length
            && fence.chars().all(|character| character == sign);
        if !closed {
            let opening: String = text.chars().take(length).collect();
            let message = "a code fence is opened here and never closed".to_owned();
            let hint = format!("put {opening} on a line of its own where the code ends");
            self.report(offset, &opening, "unclosed-fence", message, hint);
        }
    }
}
