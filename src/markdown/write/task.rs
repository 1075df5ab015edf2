//! Tasks: boxes that nobody can tick, and states beyond done and not done.

use super::Writer;

/// States of tasks: their sign, and what they are called in Korean and in English.
const STATES: &[(char, &str, &str)] = &[
    ('/', "진행 중", "in progress"),
    ('-', "취소", "cancelled"),
    ('>', "미룸", "deferred"),
    ('<', "예정", "scheduled"),
    ('!', "중요", "important"),
    ('?', "질문", "question"),
    ('*', "별표", "starred"),
];

impl Writer<'_> {
    /// Writes the word for a state.
    pub(super) fn task_state(&mut self, state: char) {
        let Some((_, korean, english)) = STATES.iter().find(|(sign, ..)| *sign == state) else {
            return;
        };
        let word = if self.lang.starts_with("ko") { korean } else { english };
        self.html.push_str("<span class=\"task-state\">");
        self.plain(&format!("({word})"));
        self.html.push_str("</span>");
    }
}
