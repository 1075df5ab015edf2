//! Every file of a search index, with bytes changed, cut off or put in: an answer or none, and never a
//! panic. The same changes each time; `fuzz/` tries others for as long as one likes.

#[path = "../../fuzz/any_bytes.rs"]
mod any_bytes;

use std::collections::BTreeMap;
use std::io::Read as _;

use any_bytes::{QUERIES, ask_all, read_alone};
use flate2::read::ZlibDecoder;
use seoga::model::{Date, Kind, RoutePath, Section, Term};
use seoga::search::{META_FILE, SearchDocument, build};

const ROUNDS: usize = 2_000;

/// Enough words that begin alike for several shards and for a wide range of them.
fn documents() -> Vec<SearchDocument> {
    let syllable = |number: u32| char::from_u32(0xAC00 + number * 37).unwrap();
    let word = |number: u32| format!("컴포넌트{}{}", syllable(number / 50), syllable(number % 50));
    let document = |number: u32| SearchDocument {
        file: format!("{number}.md"),
        path: RoutePath::new(&number.to_string()),
        kind: Kind::Post,
        title: if number == 0 { "서버 컴포넌트".to_owned() } else { word(number) },
        date: Date::from_rfc3339("2024-05-03T00:00:00+09:00"),
        tags: Term::new("React").into_iter().collect(),
        sections: vec![Section {
            id: "s".into(),
            title: "머리".into(),
            text: (1..9).map(|place| word(number + place * 250) + " ").collect(),
        }],
    };
    (0..250).map(document).collect()
}

#[test]
fn any_bytes_are_read_or_refused() {
    let inflate = |bytes: Vec<u8>| {
        let mut inflated = vec![];
        ZlibDecoder::new(bytes.as_slice()).read_to_end(&mut inflated).unwrap();
        inflated
    };
    let files = build(&documents(), &[]).into_iter();
    let good: BTreeMap<String, Vec<u8>> =
        files.map(|file| (file.name, inflate(file.bytes))).collect();
    assert!(good.contains_key("3.bin") && good.contains_key("w0.bin"));
    // Undamaged, all of it is read; and of what is read then, all is damaged.
    let mut asked: Vec<String> = vec![];
    let answered = ask_all(&mut |name| {
        asked.extend((!asked.iter().any(|known| known == name)).then(|| name.to_owned()));
        good.get(name).cloned()
    });
    assert_eq!(answered, QUERIES.len());

    let mut state = 0x9E37_79B9_7F4A_7C15u64;
    let mut next = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state >> 33).unwrap() % below.max(1)
    };
    let mut noticed = 0;
    for _ in 0..ROUNDS {
        // The table of contents leads to all the others: it is damaged more often than they are.
        let number = next(asked.len() * 2);
        let damaged = asked.get(number).map_or(META_FILE, String::as_str);
        let mut bytes = good[damaged].clone();
        for _ in 0..=next(4) {
            let place = next(bytes.len());
            match next(4) {
                0 => bytes.truncate(place),
                1 => bytes.insert(place, u8::try_from(next(256)).unwrap()),
                _ if bytes.is_empty() => {}
                // Most of the interesting numbers are small or have their top bit set.
                2 => bytes[place] = [0, 1, 0x7F, 0x80, 0xFF][next(5)],
                _ => bytes[place] ^= 1 << next(8),
            }
        }
        read_alone(&bytes);
        let answered = ask_all(&mut |name| {
            // Damage may ask for files that do not exist.
            if name == damaged { Some(bytes.clone()) } else { good.get(name).cloned() }
        });
        // A file was refused, or what it says leads to nothing now.
        noticed += usize::from(answered < QUERIES.len());
    }
    assert!(noticed > ROUNDS / 4, "the damage is where it is read: {noticed}");
}
