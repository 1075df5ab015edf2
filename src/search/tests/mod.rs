//! Whole searches, from documents to hits.

mod corpora;

use std::collections::BTreeMap;
use std::io;

use super::driver::{Answer, OpenIndex, search};
use super::*;
use crate::model::{Date, Kind, RoutePath, Section, Slug, Term};
use crate::text::Marked;
use crate::text::hangul::{keystrokes, type_jamo};

type Files = BTreeMap<String, Vec<u8>>;

fn document(title: &str, tags: &[&str], sections: &[(&str, &str)]) -> SearchDocument {
    SearchDocument {
        file: format!("{title}.md"),
        path: RoutePath::new(title),
        kind: Kind::Post,
        title: title.to_owned(),
        date: Date::from_rfc3339("2024-05-03T00:00:00+09:00"),
        tags: tags.iter().filter_map(|tag| Term::new(tag)).collect(),
        sections: (0..)
            .zip(sections)
            .map(|(number, (title, text))| Section {
                id: if number == 0 { String::new() } else { format!("s{number}") },
                title: (*title).to_owned(),
                text: (*text).to_owned(),
            })
            .collect(),
    }
}

fn library() -> Vec<SearchDocument> {
    vec![
        document(
            "클라우드 비용 줄이기",
            &["AWS", "비용"],
            &[("", "클라우드를 쓰면 돈이 든다."), ("예약 인스턴스", "미리 사면 클라우드가 싸다.")],
        ),
        document(
            "서버 컴포넌트",
            &["React"],
            &[("", "서버 컴포넌트는 서버에서 그린다. useEffect는 없다.")],
        ),
        document(
            "비동기 처리",
            &["JavaScript"],
            &[("", "콜백과 약속. 컴포넌트와 서버 이야기도 조금.")],
        ),
        document(
            "쿠버네티스 입문",
            &["AWS", "Kubernetes"],
            &[("", "kubernetes를 k8s라고도 쓴다. 회의를 했다.")],
        ),
        document("상태 관리", &["React"], &[("", "상태를 끌어올린다. 값을 고친다.")]),
    ]
}

fn files(documents: &[SearchDocument]) -> Files {
    build(documents, &[]).into_iter().map(|file| (file.name, file.bytes)).collect()
}

fn read(files: &Files) -> impl Fn(&str) -> io::Result<Vec<u8>> {
    |name| files.get(name).cloned().ok_or_else(|| io::Error::other(name.to_owned()))
}

fn ask(query: &str) -> Answer {
    search(read(&files(&library())), query, 5).unwrap()
}

fn titles(answer: &Answer) -> Vec<&str> {
    answer.hits.iter().map(|hit| hit.title.text.as_str()).collect()
}

fn section(hit: &SearchHit) -> &SectionHit {
    hit.section.as_ref().unwrap()
}

fn marked(marked: &Marked) -> Vec<String> {
    let piece = |start, end| marked.text.chars().skip(start).take(end - start).collect();
    marked.marks.iter().map(|mark| piece(mark.start, mark.end)).collect()
}

#[test]
fn what_readers_type() {
    let table: [(&str, &str, Option<FoundBy>); 37] = [
        ("클라우드", "클라우드 비용 줄이기", None),
        ("클라우드에서는", "클라우드 비용 줄이기", None),
        ("라우드", "클라우드 비용 줄이기", None),
        ("동기", "비동기 처리", None),
        ("서버 컴포넌트", "서버 컴포넌트", None),
        ("서버컴포넌트", "서버 컴포넌트", None),
        ("서버 컴포넌트로서", "서버 컴포넌트", None),
        ("컴포ㄴ", "서버 컴포넌트", None),
        ("컴폰", "서버 컴포넌트", None),
        ("ㅋㅍㄴㅌ", "서버 컴포넌트", None),
        ("ㅅㅂㅋㅍㄴㅌ", "서버 컴포넌트", None),
        ("\u{1109}\u{1165}\u{1107}\u{1165} \u{110F}\u{1165}\u{11B7}", "서버 컴포넌트", None),
        ("ＵＳＥＥＦＦＥＣＴ", "서버 컴포넌트", None),
        ("effect", "서버 컴포넌트", None),
        ("react 서버", "서버 컴포넌트", None),
        ("zmffkdnem", "클라우드 비용 줄이기", Some(FoundBy::Keyboard)),
        ("zjavhsjsxm", "서버 컴포넌트", Some(FoundBy::Keyboard)),
        ("ㅏㅕㅠㄷ구ㄷㅅㄷㄴ", "쿠버네티스 입문", Some(FoundBy::Keyboard)),
        ("컴퍼넌트", "서버 컴포넌트", Some(FoundBy::Spelling)),
        ("kubernets", "쿠버네티스 입문", Some(FoundBy::Spelling)),
        ("이야기컴포넌트", "비동기 처리", Some(FoundBy::Spacing)),
        ("클라우드 우주선", "클라우드 비용 줄이기", Some(FoundBy::FewerWords)),
        ("\"서버에서 그린다\"", "서버 컴포넌트", None),
        ("컴포넌트 -그린다", "비동기 처리", None),
        ("tag:aws -클라우드", "쿠버네티스 입문", None),
        ("상태를", "상태 관리", None),
        ("\"상태 관", "상태 관리", None),
        ("회의", "쿠버네티스 입문", None),
        ("title:서버", "서버 컴포넌트", None),
        ("제목:컴포ㄴ", "서버 컴포넌트", None),
        ("title:\"서버 컴포넌트\"", "서버 컴포넌트", None),
        ("path:비동기", "비동기 처리", None),
        ("경로:처리 콜백", "비동기 처리", None),
        ("클라우드 date:2024-05..", "클라우드 비용 줄이기", None),
        ("클라우드 날짜:2023..2024.5.", "클라우드 비용 줄이기", None),
        ("상태 kind:post", "상태 관리", None),
        ("-tag:react 컴포넌트", "비동기 처리", None),
    ];
    for (query, expected, by) in table {
        let answer = ask(query);
        assert_eq!(titles(&answer).first(), Some(&expected), "{query}");
        assert_eq!(answer.correction.map(|correction| correction.by), by, "{query}");
    }
    for nothing in [
        "",
        " ",
        "-",
        "\"",
        "tag:",
        "뷁뷁뷁",
        "tag:없음",
        "?!",
        "title:",
        "title:\"",
        "path:",
        "date:",
        "date:..",
        "클라우드 date:2025..",
        "클라우드 date:..2024-05-02",
        "상태 kind:wiki",
        "title:콜백",
        "-",
        "-\"",
    ] {
        assert_eq!(ask(nothing).total, 0, "{nothing}");
    }
    // All but these, and nothing that may not be found.
    assert_eq!(ask("-tag:aws").total, 3);
    assert_eq!(ask("-컴포넌트 -상태").total, 2);
}

#[test]
fn a_hit_shows_where_and_what() {
    let answer = ask("클라우드");
    let hit = &answer.hits[0];
    assert_eq!(marked(&hit.title), ["클라우드"]);
    assert_eq!(marked(&section(hit).snippet), ["클라우드"]);
    assert_eq!(section(hit).id, "");
    assert_eq!(hit.more.len(), 1);
    assert_eq!(hit.more[0].id, "s1");
    let answer = ask("예약");
    assert_eq!(section(&answer.hits[0]).id, "s1");
    let documents =
        [document("약속", &[], &[("", "머리"), ("참고", "약속을 지킨다"), ("약속이란", "약속")])];
    let found = search(read(&files(&documents)), "약속", 5).unwrap();
    assert_eq!(section(&found.hits[0]).id, "s2", "a heading that has it");
    let found = search(read(&files(&documents[..1])), "약속 지킨다", 5).unwrap();
    assert_eq!(section(&found.hits[0]).id, "s1");
    let documents = [document("약속", &[], &[("", "머리"), ("참고", "약속을 지킨다")])];
    let found = search(read(&files(&documents)), "약속", 5).unwrap();
    assert_eq!(
        (section(&found.hits[0]).id.as_str(), marked(&section(&found.hits[0]).snippet)),
        ("", vec!["약속".to_owned()])
    );
    assert_eq!(marked(&section(&answer.hits[0]).title), ["예약"]);
    assert_eq!(answer.sources[0], "클라우드 비용 줄이기.md");
}

#[test]
fn long_documents_show_the_piece_that_answers() {
    let filler = |word: &str| format!("{word} 채움글 ").repeat(900);
    let text = [filler("앞"), "단풍나무 아래 편지를 썼다. ".into(), filler("뒤")].concat();
    let documents = [
        document("긴 글", &[], &[("", &text), ("은행나무", &filler("끝"))]),
        document("짧은 글", &[], &[("", "편지 이야기")]),
    ];
    let files = files(&documents);
    let answer = search(read(&files), "단풍나무 편지", 5).unwrap();
    assert_eq!(marked(&section(&answer.hits[0]).snippet), ["단풍나무", "편지"]);
    let answer = search(read(&files), "은행나무", 5).unwrap();
    assert_eq!(section(&answer.hits[0]).id, "s1");
    // Wherever the text is cut, a phrase stays a phrase.
    for place in (0..12).map(|number| number * 331) {
        let characters: Vec<char> = text.chars().collect();
        let (before, after) = characters.split_at(place);
        let text = [before, &[' '], after].concat().into_iter().collect::<String>();
        let documents = [document("긴 글", &[], &[("", &text)])];
        let found = search(read(&self::files(&documents)), "\"단풍나무 아래 편지를\"", 5).unwrap();
        assert_eq!(found.total, 1, "{place}");
        assert_eq!(marked(&section(&found.hits[0]).snippet).len(), 3, "{place}");
    }
}

#[test]
fn typing_errors_are_mended_where_many_words_begin_alike() {
    let syllable = |number: u32| char::from_u32(0xAC00 + number * 7).unwrap();
    let mut documents: Vec<SearchDocument> = (0..1_600)
        .map(|number| {
            let (one, two) = (syllable(number / 40 * 31), syllable(number % 40 * 37));
            document(&format!("컴포넌트{one}{two}"), &[], &[("", "글")])
        })
        .collect();
    documents.push(document("컴포넌트", &[], &[("", "글")]));
    let answer = search(read(&files(&documents)), "컴퍼넌트", 5).unwrap();
    assert_eq!(answer.correction.unwrap().query, "컴포넌트");
    assert_eq!(answer.total, documents.len());
}

#[test]
fn literal_hits_come_before_expansions() {
    let documents = [
        document("회의 기록", &[], &[("", "회의 회의 회의")]),
        document("다른 글", &[], &[("", "어제 회의록을 썼다")]),
    ];
    let answer = search(read(&files(&documents)), "회의록", 5).unwrap();
    assert_eq!(titles(&answer), ["다른 글"]);
    let answer = search(read(&files(&documents)), "회의로", 5).unwrap();
    assert_eq!(titles(&answer)[0], "회의 기록", "로 is a particle, and 회의로 may become 회의록");
    assert_eq!(answer.total, 2);
}

#[test]
fn every_keystroke_keeps_the_document() {
    for title in library().iter().map(|document| &document.title) {
        let mut typed = String::new();
        for key in keystrokes(title) {
            type_jamo(&mut typed, key);
            if typed.chars().count() < 2 {
                continue;
            }
            let answer = ask(&typed);
            assert!(titles(&answer).contains(&title.as_str()), "{typed} for {title}");
        }
    }
}

#[test]
fn the_same_documents_give_the_same_bytes() {
    assert_eq!(build(&library(), &[]), build(&library(), &[]));
    assert!(build(&[], &[]).iter().any(|file| file.name == META_FILE));
    assert_eq!(search(read(&files(&[])), "아무", 5).unwrap().total, 0);
}

#[test]
fn cold_and_warm_agree() {
    let files = files(&library());
    let queries = ["클라우드", "서버 컴포", "컴퍼넌트", "zmffkdnem", "tag:react 상태", "없는 말"];
    let mut warm = OpenIndex::open(read(&files)).unwrap();
    for query in queries.iter().chain(queries.iter().rev()) {
        let query = Query::parse(query);
        let cold = OpenIndex::open(read(&files)).unwrap().rank(&query).unwrap();
        assert_eq!(warm.rank(&query).unwrap(), cold, "{query:?}");
    }
}

#[test]
fn tags_filter_and_are_counted() {
    let files = files(&library());
    let mut open = OpenIndex::open(read(&files)).unwrap();
    let aws = Slug::from_text("AWS").unwrap();
    let query = Query::parse("쿠버네티스").with_tags(std::slice::from_ref(&aws));
    assert_eq!(open.rank(&query).unwrap().hits.len(), 1);
    let all = open.rank(&Query::default().with_tags(&[aws])).unwrap();
    let counts = facets(open.file(TAGS_FILE).unwrap(), &all.hits).unwrap();
    let read: Vec<(&str, usize)> = counts.iter().map(|tag| (tag.term.name(), tag.count)).collect();
    assert_eq!(read, [("AWS", 2), ("Kubernetes", 1), ("비용", 1)]);
}

#[test]
fn titles_that_begin_like_the_query_come_first() {
    let body = "react react react react react";
    let documents = [
        document("다른 것", &["React"], &[("react 하나", body), ("react 둘", body)]),
        document("모든 React 글", &[], &[("", "짧다")]),
        document("React 배우기와 그 밖의 많은 것들", &[], &[("", "짧다")]),
    ];
    let first = "React 배우기와 그 밖의 많은 것들";
    for query in ["re", "reac", "react", "React ", "react-"] {
        let answer = search(read(&files(&documents)), query, 5).unwrap();
        assert_eq!(titles(&answer), [first, "모든 React 글", "다른 것"], "{query}");
    }
}

#[test]
fn phrases_bear_particles_and_exact_ones_come_first() {
    let documents = [
        document("가", &[], &[("", "서버의 컴포넌트와 서버 서버 컴포넌트들")]),
        document("나", &[], &[("", "서버의 컴포넌트에")]),
        document("다", &[], &[("", "웹서버, 컴포넌트를")]),
        document("라", &[], &[("", "서버리스 컴포넌트")]),
        document("마", &[], &[("", "컴포넌트 서버")]),
        document("바", &[], &[("", "React의 상태와 서버컴포넌트")]),
    ];
    let table: [(&str, &[&str]); 5] = [
        ("\"서버 컴포넌트\"", &["다", "바", "가", "나"]),
        ("\"서버 컴포너", &["다", "바", "가", "나"]),
        ("\"서버의 컴포넌트\"", &["가", "나"]),
        ("\"react 상태\"", &["바"]),
        ("\"컴포넌트 서버\"", &["가", "마"]),
    ];
    for (query, expected) in table {
        let answer = search(read(&files(&documents)), query, 9).unwrap();
        let mut found = titles(&answer);
        if expected.len() == 4 {
            assert!(found.iter().position(|title| *title == "나") > Some(2), "{query}: {found:?}");
        }
        found.sort_unstable();
        let mut expected = expected.to_vec();
        expected.sort_unstable();
        assert_eq!(found, expected, "{query}");
    }
}

/// A phrase is found while it is typed, but for the moment when a word is a lone consonant.
#[test]
fn a_half_typed_phrase_is_found() {
    let documents =
        [document("가", &[], &[("", "이것은 서버 컴포넌트를 다룬다")]), document("나", &[], &[])];
    let files = files(&documents);
    let mut typed = String::from("\"");
    for key in keystrokes("서버 컴포넌트") {
        type_jamo(&mut typed, key);
        let word = typed.rsplit([' ', '"']).next().unwrap_or_default();
        if word.chars().next().is_some_and(crate::text::hangul::is_syllable) {
            let answer = search(read(&files), &typed, 5).unwrap();
            assert_eq!(titles(&answer), ["가"], "{typed}");
            assert_eq!(answer.correction, None, "{typed}");
        }
    }
}

#[test]
fn synonyms_come_below_what_stands_there() {
    let documents = [
        document("쿠버네티스를 배우기", &[], &[("", "쿠버네티스")]),
        document("다른 글", &[], &[("", "k8s는 줄임말이다")]),
        document("서버 컴포넌트란", &[], &[("", "서버 컴포넌트는 무엇인가")]),
    ];
    let group = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    let groups = [group(&["쿠버네티스", "Kubernetes", "k8s"]), group(&["서버 컴포넌트", "RSC"])];
    let files: Files =
        build(&documents, &groups).into_iter().map(|file| (file.name, file.bytes)).collect();
    let table: [(&str, &[&str]); 6] = [
        ("k8s", &["다른 글", "쿠버네티스를 배우기"]),
        ("쿠버네티스", &["쿠버네티스를 배우기", "다른 글"]),
        ("쿠버ㄴ", &["쿠버네티스를 배우기", "다른 글"]),
        ("kuber", &["쿠버네티스를 배우기", "다른 글"]),
        ("RSC", &["서버 컴포넌트란"]),
        ("title:k8s", &[]),
    ];
    for (query, expected) in table {
        let answer = search(read(&files), query, 5).unwrap();
        assert_eq!(titles(&answer), expected, "{query}");
    }
}

#[test]
fn years_and_kinds_are_counted_and_days_sorted() {
    let mut documents = library();
    documents[0].date = Date::from_rfc3339("2023-01-02T00:00:00+09:00");
    documents[1].date = None;
    documents[2].kind = Kind::Wiki;
    documents[3].date = Date::from_rfc3339("2025-01-02T00:00:00+09:00");
    let files = files(&documents);
    let mut open = OpenIndex::open(read(&files)).unwrap();
    let hits = open.rank(&Query::parse("서버")).unwrap().hits;
    let narrowing = |words: Vec<WordCount>| -> Vec<String> {
        words.into_iter().map(|word| format!("{} {}", word.word, word.count)).collect()
    };
    let few = open.ask(|index, store| index.narrowing(&hits, store)).unwrap();
    assert_eq!(narrowing(few), ["kind:wiki 1", "kind:post 1", "date:2024 1"]);
    let all = open.rank(&Query::parse("-없는말 path:")).unwrap().hits;
    assert_eq!(all.len(), 5);
    let words = open.ask(|index, store| index.narrowing(&all, store)).unwrap();
    assert_eq!(
        narrowing(words),
        ["kind:wiki 1", "kind:post 4", "date:2025 1", "date:2024 2", "date:2023 1"]
    );
    let ranking = Ranking { hits: all, ..Ranking::default() };
    let sorted = open.ask(|index, store| index.latest_first(ranking.clone(), store)).unwrap();
    assert_eq!(sorted.hits.iter().map(|hit| hit.id.0).collect::<Vec<_>>(), [3, 2, 4, 0, 1]);
}

#[test]
fn a_place_is_explained() {
    let files = files(&library());
    let answer = search(read(&files), "서버 컴포너", 5).unwrap();
    assert_eq!(answer.explanations.len(), answer.hits.len());
    let first = &answer.explanations[0];
    assert_eq!((first.level, first.words.len()), (0, 2));
    assert!(first.titles.1 > 0, "the title goes on like the query");
    let server = &first.words[0];
    assert!(server.title > 0 && server.impact > 0 && server.rarity > 16);
    let by_itself: Vec<_> = server.keys.iter().filter(|key| key.key == "서버").collect();
    assert_eq!(by_itself.len(), 1, "what counts once is told once");
    let key = by_itself[0];
    assert_eq!((key.standing, key.sixteenths, key.literal), (2, 16, true));
    assert!(first.words[1].keys.iter().all(|key| key.key.starts_with("컴포넌") && !key.literal));
    let answer = search(read(&files), "컴퍼넌트", 5).unwrap();
    assert_eq!(answer.explanations[0].words[0].text, "컴포넌트", "the corrected query");
    let answer = search(read(&files), "tag:aws", 5).unwrap();
    assert_eq!(answer.explanations[0].words, []);
}

#[test]
fn a_hidden_document_is_found_by_nothing() {
    let mut hidden = document("", &[], &[]);
    hidden.path = RoutePath::new("secret/plan");
    let files = files(&[hidden, document("글", &[], &[])]);
    for query in ["path:secret", "date:2024", "kind:post", "path:plan"] {
        let found = OpenIndex::open(read(&files)).unwrap().rank(&Query::parse(query)).unwrap();
        assert!(found.hits.iter().all(|hit| hit.id.0 == 1), "{query}");
    }
}

#[test]
fn damaged_files_are_refused() {
    let good = files(&library());
    for name in good.keys() {
        for (place, length) in (0..good[name].len()).step_by(7).zip(1..) {
            let mut files = good.clone();
            let bytes = files.get_mut(name).unwrap();
            if length % 2 == 0 {
                bytes.truncate(place);
            } else {
                bytes[place] ^= 0x55;
            }
            // An answer or an error, and never a panic.
            let _ = search(read(&files), "컴포넌트 tag:react", 5);
        }
    }
    assert_eq!(Index::decode(b"<html>").unwrap_err(), FormatError::Foreign);
    let id = crate::model::PostId(1);
    let inflated = |name: &str| super::driver::inflate(&good[name]).unwrap();
    let (cards, texts) = (inflated("c/0.bin"), inflated("t/0.bin"));
    assert_eq!(HitCard::decode(b"{}", id).unwrap_err(), FormatError::Foreign);
    assert_eq!(HitCard::decode(&cards, id).unwrap().title, "서버 컴포넌트");
    assert_eq!(texts::read(&texts, id).unwrap(), library()[1].sections);
    for length in 0..cards.len() {
        assert!(HitCard::decode(&cards[..length], id).is_err(), "{length}");
    }
    for length in 0..texts.len() {
        assert!(texts::read(&texts[..length], id).is_err(), "{length}");
    }
}
