//! What is known of hits besides their words: kinds, years, and the order of days.
//!
//! All of it is keys of the dictionary, in shards that are fetched only when somebody asks, and read key
//! by key: a union of days would tell neither years nor their order. The counts follow the query: they
//! are counts of the hits that are handed in.

use super::engine::{Hit, Index, Ranking, Step, Store};
use super::format::{DATE, FormatError, KIND};
use super::ranges::{KeyRange, first_characters};
use super::rank::by_count;
use super::reader::{Documents, Reader};

/// A word of a query that narrows what was found, and what it leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordCount {
    /// The word: `kind:wiki`, `date:2024`.
    pub word: String,
    /// Hits that are left with it.
    pub count: usize,
}

impl Index {
    /// The words that narrow `hits`: their kinds, then their years, the latest first. Hits without a
    /// date count for no year.
    ///
    /// # Errors
    /// Where one of the files is damaged.
    pub fn narrowing(
        &self,
        hits: &[Hit],
        store: &Store,
    ) -> Result<Step<Vec<WordCount>>, FormatError> {
        let mut found = Documents::none(self.documents);
        for hit in hits {
            found.insert(hit.id.0);
        }
        let mut words: Vec<WordCount> = vec![];
        let mut reader = Reader::new(self, store);
        for (family, field, length) in [(DATE, "date:", "9999".len()), (KIND, "kind:", usize::MAX)]
        {
            reader.keys(&KeyRange::prefix(family), &mut |key, postings| {
                let key = std::str::from_utf8(key).ok();
                let value = key.and_then(|key| key.strip_prefix(family)).unwrap_or_default();
                let word = field.to_owned() + first_characters(value, length);
                let mut count = 0;
                for posting in postings {
                    count += usize::from(found.contains(posting.document));
                }
                match words.last_mut() {
                    Some(last) if last.word == word => last.count += count,
                    _ => words.push(WordCount { word, count }),
                }
            })?;
        }
        words.retain(|word| word.count > 0);
        words.reverse();
        Ok(reader.step(|| words))
    }

    /// The same hits, latest first; of one day, and where there is no date, in the order they have.
    /// Those without a date come last.
    ///
    /// # Errors
    /// Where one of the files is damaged.
    pub fn latest_first(
        &self,
        mut ranking: Ranking,
        store: &Store,
    ) -> Result<Step<Ranking>, FormatError> {
        let mut reader = Reader::new(self, store);
        // Days ascend, so each document's place among them tells the order.
        let mut places = vec![0; self.documents()];
        let mut place = 0;
        reader.keys(&KeyRange::prefix(DATE), &mut |_, postings| {
            place += 1;
            for posting in postings {
                if let Some(slot) = places.get_mut(posting.document as usize) {
                    *slot = place;
                }
            }
        })?;
        let place_of = |hit: &Hit| places.get(hit.id.0 as usize).copied().unwrap_or_default();
        let order = by_count(ranking.hits.iter().map(place_of));
        let hits = order.into_iter().filter_map(|place| ranking.hits.get(place).copied());
        ranking.hits = hits.collect();
        Ok(reader.step(|| ranking))
    }
}
