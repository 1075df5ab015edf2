//! What a browser does with the files of a search index, for files of any bytes: they are read or
//! refused, and nothing panics.
//!
//! The fuzzer (`fuzz_targets/index.rs`) and a test (`tests/suite/damage.rs`) both compile this file, so
//! that a change of the library that breaks it is seen by `make test`.

use seoga::app::{Answer, Detail, rank};
use seoga::model::{PostId, SearchRoute};
use seoga::search::{
    FormatError, HitCard, Index, META_FILE, Step, Store, TAGS_FILE, facets, marks, texts,
};

/// Literal, half-typed, mistyped and mended words, initial consonants, phrases and filters.
pub(crate) const QUERIES: [&str; 6] = [
    "컴포넌트 tag:react",
    "서버 컴포너",
    "\"서버 컴포넌트\"",
    "컴퍼넌트",
    "date:2024.. ㅋㅍ",
    "-없는말 kind:post",
];

/// More documents than this only cost memory, as [`Index::documents`] says itself.
const MOST_DOCUMENTS: usize = 10_000;

/// Asks everything of the index whose files `file` gives by their names, inflated. Gives the number of
/// [`QUERIES`] that found something.
pub(crate) fn ask_all(file: &mut dyn FnMut(&str) -> Option<Vec<u8>>) -> usize {
    let index = file(META_FILE).and_then(|meta| Index::decode(&meta).ok());
    let Some(index) = index.filter(|index| index.documents() <= MOST_DOCUMENTS) else { return 0 };
    let found = QUERIES.map(|query| found(&index, query, file).unwrap_or_default());
    found.into_iter().filter(|total| *total > 0).count()
}

/// Reads one file as each sort that does not depend on others.
pub(crate) fn read_alone(inflated: &[u8]) {
    let document = PostId(1);
    let _ = facets(inflated, &[]);
    let _ = HitCard::decode(inflated, document);
    let _ = texts::read(inflated, document);
}

/// Documents that a query finds; `None` where a file is refused or missing.
fn found(
    index: &Index,
    query: &str,
    file: &mut dyn FnMut(&str) -> Option<Vec<u8>>,
) -> Option<usize> {
    let mut store = Store::default();
    let mut route = SearchRoute { query: query.to_owned(), ..SearchRoute::default() };
    let ranking = load(&mut store, file, &|store| rank(index, &route, store))?;
    let answer = |store: &Store| Answer::of(&route, &ranking, store, 5, Detail::Texts, true);
    let answer = load(&mut store, file, &answer);
    let words = load(&mut store, file, &|store| index.narrowing(&ranking.hits, store));
    let tags = store.get(TAGS_FILE).map(|tags| facets(tags, &ranking.hits));
    let _ = marks("서버 컴포넌트 React", &ranking);
    route.latest_first = true;
    let latest = load(&mut store, file, &|store| rank(index, &route, store))?;
    let is_whole = answer.is_some() && words.is_some() && tags.is_some_and(|tags| tags.is_ok());
    is_whole.then_some(latest.hits.len())
}

/// Asks until nothing is missing.
fn load<T>(
    store: &mut Store,
    file: &mut dyn FnMut(&str) -> Option<Vec<u8>>,
    question: &dyn Fn(&Store) -> Result<Step<T>, FormatError>,
) -> Option<T> {
    loop {
        match question(store).ok()? {
            Step::Done(answer) => return Some(answer),
            Step::Need(names) => {
                for name in names {
                    let bytes = file(&name)?;
                    store.insert(name, bytes);
                }
            }
        }
    }
}
