//! What is known of hits besides their words: years, kinds, and the order of days.
//!
//! All of it is keys of the dictionary, in shards that are fetched only when somebody asks. The
//! counts follow the query: they are counts of the hits that are handed in.

use super::engine::{Hit, Index, Step, Store};
use super::format::{DATE, FormatError, KIND};
use super::ranges::KeyRange;
use super::reader::{Documents, Reader};

impl Index {
    /// The years of `hits` with the number of hits of each, latest first. Hits without a date count
    /// nowhere.
    ///
    /// # Errors
    /// Where one of the files is damaged.
    pub fn years(&self, hits: &[Hit], store: &Store) -> Counted {
        self.count(hits, store, DATE, "9999".len())
    }

    /// The kinds of `hits` (`page`, `post`, `wiki`) with the number of hits of each.
    ///
    /// # Errors
    /// Where one of the files is damaged.
    pub fn kinds(&self, hits: &[Hit], store: &Store) -> Counted {
        self.count(hits, store, KIND, usize::MAX)
    }

    /// The same `hits`, latest first; of one day, and where there is no date, in the order they
    /// have. Those without a date come last.
    ///
    /// # Errors
    /// Where one of the files is damaged.
    pub fn latest_first(&self, hits: &[Hit], store: &Store) -> Result<Step<Vec<Hit>>, FormatError> {
        let mut reader = Reader::new(self, store);
        // Days ascend, so each document's place among them tells the order.
        let mut places = vec![0u32; self.documents()];
        let mut place = 0;
        reader.range(&KeyRange::prefix(DATE), &mut |_, postings| {
            place += 1;
            for posting in postings {
                if let Some(slot) = places.get_mut(posting.document as usize) {
                    *slot = place;
                }
            }
        })?;
        let place_of = |hit: &Hit| places.get(hit.id.0 as usize).copied().unwrap_or_default();
        Ok(reader.step(|| {
            let order = super::rank::by_count(hits.iter().map(|hit| place_of(hit) as usize));
            order.into_iter().filter_map(|place| hits.get(place).copied()).collect()
        }))
    }

    /// Counts the hits by the first `length` bytes of the keys of a family.
    fn count(&self, hits: &[Hit], store: &Store, family: &str, length: usize) -> Counted {
        let mut found = Documents::none(self.documents);
        for hit in hits {
            found.insert(hit.id.0);
        }
        let mut counts: Vec<(String, usize)> = vec![];
        let mut reader = Reader::new(self, store);
        reader.range(&KeyRange::prefix(family), &mut |key, postings| {
            let name = std::str::from_utf8(key).ok().and_then(|key| key.strip_prefix(family));
            let name = name.map(|name| name.get(..length).unwrap_or(name)).unwrap_or_default();
            let count = postings.iter().filter(|posting| found.contains(posting.document)).count();
            match counts.last_mut() {
                Some(last) if last.0 == name => last.1 += count,
                _ => counts.push((name.to_owned(), count)),
            }
        })?;
        Ok(reader.step(|| {
            counts.retain(|(_, count)| *count > 0);
            counts.reverse();
            counts
        }))
    }
}

/// Names and their numbers of hits, or the files that are missing.
pub type Counted = Result<Step<Vec<(String, usize)>>, FormatError>;
