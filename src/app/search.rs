//! The state of the search, wherever it is shown: in the dialog and on the search page.

use std::sync::Arc;

use super::state::LoadError;
use crate::model::{SearchRoute, TermCount};
use crate::search::{
    Correction, FormatError, HitCard, Index, Query, Ranking, SearchHit, Step, Store, TAGS_FILE,
    WordCount, facets, present, texts,
};

/// Tags offered to narrow a search, at most.
const TAGS: usize = 12;

/// How much of the hits is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// Cheap enough to be drawn at every key.
    Titles,
    /// With pieces of those texts that have been read.
    Known,
    /// With pieces of their text: for an answer that is read.
    Texts,
}

/// What a question finds, or the files that have to be put into the `store` first.
///
/// # Errors
/// Where one of the files is damaged.
pub fn rank(
    index: &Index,
    route: &SearchRoute,
    store: &Store,
) -> Result<Step<Ranking>, FormatError> {
    let query = Query::parse(&route.query).with_tags(&route.tags);
    match index.search(&query, store) {
        Ok(Step::Done(ranking)) if route.latest_first => index.latest_first(ranking, store),
        step => step,
    }
}

/// Whether an answer shows the tags of everything that was found: where they cost little, or where
/// somebody asks for them or has chosen one.
pub fn shows_tags(index: &Index, route: &SearchRoute, asked_for: bool) -> bool {
    asked_for || !route.tags.is_empty() || index.has_few_tags()
}

/// The answer to a query.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// What it answers.
    pub route: SearchRoute,
    /// Documents found in all.
    pub total: usize,
    /// The first of them.
    pub hits: Vec<SearchHit>,
    /// Tags of everything that was found, most frequent first.
    pub facets: Vec<TermCount>,
    /// Words that narrow it further, where the reader asks for them.
    pub words: Option<Result<Vec<WordCount>, LoadError>>,
    /// What had to be changed about the query.
    pub correction: Option<Correction>,
    /// Whether texts of hits could not be loaded.
    pub texts_failed: bool,
}

impl Answer {
    /// What is shown of the first `limit` hits, or the files that have to be put into the `store`
    /// first. Tags are only read `with_tags`, see [`shows_tags`].
    ///
    /// # Errors
    /// Where one of the files is damaged.
    pub fn of(
        route: &SearchRoute,
        ranking: &Ranking,
        store: &Store,
        limit: usize,
        detail: Detail,
        with_tags: bool,
    ) -> Result<Step<Self>, FormatError> {
        let shown = ranking.hits.get(..limit).unwrap_or(&ranking.hits);
        let mut missing = vec![];
        let mut hits = Vec::with_capacity(shown.len());
        for hit in shown {
            let name = HitCard::file_name(hit.id);
            let Some(bytes) = store.get(&name) else {
                missing.push(name);
                continue;
            };
            let card = HitCard::decode(bytes, hit.id)?;
            let mut text = Some(vec![]);
            if let Some(name) = card.text_file(hit.piece) {
                let read = || store.get(&name).map(|bytes| texts::read(bytes, hit.id));
                text = match detail {
                    Detail::Titles => None,
                    Detail::Known => read().and_then(Result::ok),
                    Detail::Texts => read().transpose()?,
                };
                if text.is_none() && detail == Detail::Texts {
                    missing.push(name);
                }
            }
            hits.push(present(card, text.as_deref(), ranking));
        }
        let tags = store.get(TAGS_FILE);
        missing.extend((with_tags && tags.is_none()).then(|| TAGS_FILE.to_owned()));
        if !missing.is_empty() {
            return Ok(Step::Need(missing));
        }
        let tags = tags.filter(|_| with_tags).map(|tags| facets(tags, &ranking.hits));
        let mut facets = tags.transpose()?.unwrap_or_default();
        facets.truncate(TAGS);
        Ok(Step::Done(Self {
            route: route.clone(),
            total: ranking.hits.len(),
            hits,
            facets,
            words: None,
            correction: ranking.correction.clone(),
            texts_failed: false,
        }))
    }
}

impl Answer {
    /// Whether texts of hits are still to be read.
    pub fn lacks_texts(&self) -> bool {
        self.hits.iter().any(|hit| hit.section.is_none())
    }

    /// Keeps the texts of those hits that are shown already, until there are better ones: a key that
    /// is typed draws the titles. Their hits lead to their documents meanwhile, as all without a text.
    /// That some could not be loaded is said until that is tried again.
    pub fn keep_texts(&mut self, shown: &Self) {
        self.texts_failed = shown.texts_failed;
        for hit in &mut self.hits {
            if let Some(known) = shown.hits.iter().find(|known| known.path == hit.path) {
                hit.section.clone_from(&known.section);
                hit.more.clone_from(&known.more);
                if let Some(section) = &mut hit.section {
                    section.id.clear();
                }
            }
        }
    }
}

/// How far the search has come.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum SearchPhase {
    /// Nothing has been typed.
    #[default]
    Idle,
    /// The first answer is on its way.
    Working,
    /// An answer. It stays while the next one is worked out: results do not blink between keys.
    Answered(Arc<Answer>),
    /// The index could not be loaded.
    Failed(LoadError),
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Kind, RoutePath};
    use crate::search::SectionHit;
    use crate::text::Marked;

    fn marked(text: &str) -> Marked {
        Marked { text: text.to_owned(), marks: vec![] }
    }

    fn section(id: &str, text: &str) -> SectionHit {
        SectionHit { id: id.to_owned(), title: marked(id), snippet: marked(text) }
    }

    fn answer(hits: &[(&str, Option<SectionHit>)]) -> Answer {
        let hits = hits.iter().map(|(path, section)| SearchHit {
            path: RoutePath::new(path),
            kind: Kind::Post,
            date: None,
            tags: vec![],
            title: marked(path),
            section: section.clone(),
            more: vec![],
        });
        Answer {
            route: SearchRoute::default(),
            total: hits.len(),
            hits: hits.collect(),
            facets: vec![],
            words: None,
            correction: None,
            texts_failed: false,
        }
    }

    #[test]
    fn texts_stay_with_their_documents() {
        let mut shown = answer(&[("a/", Some(section("top", "text of a"))), ("b/", None)]);
        shown.texts_failed = true;
        let mut next = answer(&[("c/", None), ("a/", None), ("b/", None)]);
        next.keep_texts(&shown);
        let texts: Vec<Option<&SectionHit>> =
            next.hits.iter().map(|hit| hit.section.as_ref()).collect();
        // The section is that of the question before: its hit leads to the document.
        let kept = SectionHit { id: String::new(), ..section("top", "text of a") };
        assert_eq!(texts, [None, Some(&kept), None]);
        assert!(next.lacks_texts() && next.texts_failed);
        assert!(!answer(&[("a/", Some(section("", "")))]).lacks_texts());
    }
}
