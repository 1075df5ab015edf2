//! Lines of code → runs of one class each, by the grammars of `two-face`. Enter at [`Painter::line`].
//!
//! Grammars are slow beside everything else here (about a megabyte a second), and code repeats
//! itself: closing braces, imports, the next step of the same example. So every line is remembered
//! with the state that the grammar was in before and after it. That changes no result, for a grammar
//! knows nothing but its state and the line. Each thread has its own memory: states cannot leave it.

use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::rc::Rc;
use std::sync::LazyLock;

use syntect::parsing::{ParseState, ScopeStack, SyntaxReference, SyntaxSet};

use super::scopes::{self, Class};

/// Longer lines have no colours: nobody reads them, and grammars take their time over them.
const LONGEST_LINE: usize = 1000;

/// What is remembered of one grammar at most, in bytes and in states.
const MOST_BYTES: usize = 8 << 20;
const MOST_STATES: usize = 4000;

static GRAMMARS: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

thread_local! {
    static MEMORIES: RefCell<HashMap<String, Rc<RefCell<Memory>>>> = RefCell::default();
}

/// A stretch of a line: how many bytes, and of which class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) length: usize,
    pub(super) class: Option<Class>,
}

/// Finds a grammar by its name or by the ending of files in its language.
pub(super) fn grammar(token: &str) -> Option<&'static SyntaxReference> {
    GRAMMARS.find_syntax_by_name(token).or_else(|| GRAMMARS.find_syntax_by_token(token))
}

/// Gives the lines of one block of code their classes, from the first to the last.
pub(super) struct Painter {
    memory: Rc<RefCell<Memory>>,
    at: At,
}

/// Where the grammar is.
enum At {
    /// In a state that is remembered.
    Known(usize),
    /// In one that is not, since too many are.
    Own(Box<State>),
}

#[derive(Clone)]
struct State {
    parse: ParseState,
    scopes: ScopeStack,
}

/// A line that was met: its runs, and the state after it.
type Known = (Rc<[Run]>, usize);

/// All that is remembered of one grammar.
#[derive(Default)]
struct Memory {
    states: Vec<State>,
    /// States by what is quickly told of them.
    places: HashMap<u64, Vec<usize>>,
    /// For each state the lines that were met in it.
    lines: Vec<HashMap<Box<str>, Known>>,
    bytes: usize,
}

impl Painter {
    /// At the beginning of a block.
    pub(super) fn new(grammar: &SyntaxReference) -> Self {
        let memory = MEMORIES.with_borrow_mut(|memories| {
            Rc::clone(memories.entry(grammar.name.clone()).or_insert_with(|| {
                let mut memory = Memory::default();
                memory.keep(State { parse: ParseState::new(grammar), scopes: ScopeStack::new() });
                Rc::new(RefCell::new(memory))
            }))
        });
        Self { memory, at: At::Known(0) }
    }

    /// The runs of the next line, which ends in a line end. They cover the line.
    pub(super) fn line(&mut self, line: &str) -> Rc<[Run]> {
        if line.len() > LONGEST_LINE {
            return plain(line.len());
        }
        let place = match &mut self.at {
            At::Own(state) => return state.advance(line),
            At::Known(place) => *place,
        };
        let mut memory = self.memory.borrow_mut();
        if let Some((runs, next)) = memory.lines.get(place).and_then(|known| known.get(line)) {
            self.at = At::Known(*next);
            return Rc::clone(runs);
        }
        let Some(mut state) = memory.states.get(place).cloned() else {
            return plain(line.len());
        };
        let runs = state.advance(line);
        self.at = match memory.learn(place, line, &runs, &state) {
            Some(next) => At::Known(next),
            None => At::Own(Box::new(state)),
        };
        runs
    }
}

/// A line of so many bytes without colours.
pub(super) fn plain(length: usize) -> Rc<[Run]> {
    Rc::new([Run { length, class: None }])
}

impl State {
    /// Reads a line. Where the grammar fails, which it never should, the line is plain.
    fn advance(&mut self, line: &str) -> Rc<[Run]> {
        let mut runs: Vec<Run> = Vec::new();
        let mut from = 0;
        let changes = self.parse.parse_line(line, &GRAMMARS).unwrap_or_default();
        for (at, change) in changes {
            self.push(&mut runs, line, from, at);
            from = from.max(at);
            // A grammar that takes more scopes away than there are is wrong, and harmless.
            let _ = self.scopes.apply(&change);
        }
        self.push(&mut runs, line, from, line.len());
        runs.into()
    }

    fn push(&self, runs: &mut Vec<Run>, line: &str, from: usize, to: usize) {
        let Some(text) = line.get(from..to).filter(|text| !text.is_empty()) else {
            return;
        };
        let class = scopes::class(self.scopes.as_slice(), text);
        match runs.last_mut() {
            Some(last) if last.class == class => last.length += text.len(),
            _ => runs.push(Run { length: text.len(), class }),
        }
    }
}

impl Memory {
    /// Remembers a line, and says which state follows it; nothing if there is no room.
    fn learn(
        &mut self,
        place: usize,
        line: &str,
        runs: &Rc<[Run]>,
        after: &State,
    ) -> Option<usize> {
        self.bytes += line.len() + runs.len() * size_of::<Run>() + 100;
        if self.bytes > MOST_BYTES {
            return None;
        }
        let next = self.place_of(after).or_else(|| self.keep(after.clone()))?;
        self.lines.get_mut(place)?.insert(line.into(), (Rc::clone(runs), next));
        Some(next)
    }

    fn place_of(&self, state: &State) -> Option<usize> {
        let places = self.places.get(&sign(state))?;
        places.iter().copied().find(|place| {
            let known = self.states.get(*place);
            known.is_some_and(|known| known.scopes == state.scopes && known.parse == state.parse)
        })
    }

    fn keep(&mut self, state: State) -> Option<usize> {
        let place = self.states.len();
        if place >= MOST_STATES {
            return None;
        }
        self.places.entry(sign(&state)).or_default().push(place);
        self.states.push(state);
        self.lines.push(HashMap::new());
        Some(place)
    }
}

fn sign(state: &State) -> u64 {
    let mut hasher = DefaultHasher::new();
    state.scopes.as_slice().hash(&mut hasher);
    hasher.finish()
}
