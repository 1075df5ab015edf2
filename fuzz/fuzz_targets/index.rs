//! Any bytes as the files of a search index: read or refused, and never a panic.
//!
//! The input is cut at each `FF FE FD` into files: the table of contents, then those
//! that the search asks for, in turn. So the fuzzer reaches the shards behind a good table.

#![no_main]

use libfuzzer_sys::fuzz_target;
use seoga::model::PostId;
use seoga::search::{Hit, HitCard, Index, Query, Ranking, Step, Store, facets, present, texts};

const QUERIES: [&str; 4] = ["서버 컴포너", "\"이벤트 핸들러\"", "tag:aws date:2024..", "컴퍼넌트"];

fuzz_target!(|bytes: &[u8]| {
    let mut files = vec![];
    let mut rest = bytes;
    while let Some(end) = rest.windows(3).position(|mark| mark == [0xFF, 0xFE, 0xFD]) {
        files.push(&rest[..end]);
        rest = &rest[end + 3..];
    }
    files.push(rest);
    for file in &files {
        let _ = facets(file, &[]);
        let id = PostId(1);
        let text = texts::read(file, id);
        if let Ok(card) = HitCard::decode(file, id) {
            let _ = present(card, text.ok().as_deref(), &Ranking::default());
        }
    }
    let Ok(index) = Index::decode(files[0]) else { return };
    // Memory grows with the number of documents, as it says itself; that is not what is tried here.
    if index.documents() > 10_000 {
        return;
    }
    for query in QUERIES {
        let query = Query::parse(query);
        let mut store = Store::default();
        let mut following = files.iter().cycle().skip(1);
        loop {
            match index.search(&query, &store) {
                Ok(Step::Need(names)) => {
                    for name in names {
                        store.insert(name, following.next().unwrap_or(&rest).to_vec());
                    }
                }
                Ok(Step::Done(ranking)) => {
                    let hits: Vec<Hit> = ranking.hits;
                    let _ = index.years(&hits, &store);
                    let _ = index.latest_first(&hits, &store);
                    break;
                }
                Err(_) => break,
            }
        }
    }
});
