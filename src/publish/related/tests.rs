use super::*;
use crate::model::{RoutePath, Section, Term};

/// A document to be made a subject of.
#[derive(Default)]
struct Sample {
    path: Option<RoutePath>,
    title: String,
    sections: Vec<Section>,
    tags: Vec<Term>,
    series: Option<String>,
    links: Vec<RoutePath>,
}

fn sample(title: &str, text: &str, tags: &[&str]) -> Sample {
    Sample {
        path: Some(RoutePath::new(title)),
        title: title.to_owned(),
        sections: vec![Section { id: String::new(), title: String::new(), text: text.to_owned() }],
        tags: tags.iter().map(|name| Term::new(name).unwrap()).collect(),
        ..Sample::default()
    }
}

fn of(samples: &[Sample]) -> Vec<Vec<usize>> {
    related(&subjects(samples), |_, _| false)
}

fn subjects(samples: &[Sample]) -> Vec<Subject<'_>> {
    samples
        .iter()
        .map(|sample| Subject {
            title: &sample.title,
            sections: &sample.sections,
            tags: &sample.tags,
            categories: &[],
            series: sample.series.as_deref(),
            path: sample.path.as_ref().unwrap(),
            links: &sample.links,
        })
        .collect()
}

#[test]
fn rare_tags_say_more() {
    let related = of(&[
        sample("하나", "", &["aws", "finops"]),
        sample("둘", "", &["aws"]),
        sample("셋", "", &["finops"]),
        sample("넷", "", &["aws"]),
        sample("다섯", "", &[]),
    ]);
    assert_eq!(related[0][0], 2);
    assert!(related[0].contains(&1) && related[0].contains(&3), "{related:?}");
    assert!(related[4].is_empty());
}

#[test]
fn documents_without_tags_are_related_by_their_words() {
    let related = of(&[
        sample("프로세스와 스레드", "프로세스는 메모리를 따로 쓰고 스레드는 힙을 나눠 쓴다.", &[]),
        sample("정렬", "퀵 정렬은 피벗을 고르고, 병합 정렬은 반으로 나눈다.", &[]),
        sample("문맥 교환", "스레드 사이의 문맥 교환은 프로세스보다 싸다. 힙이 같다.", &[]),
        sample("힙 정렬", "정렬할 배열로 최대 힙을 만든다. 피벗은 없다.", &[]),
        sample("요리", "국수를 삶는다.", &[]),
        sample("날씨", "비가 온다.", &[]),
        sample("여행", "기차를 탄다.", &[]),
    ]);
    assert_eq!(related[0][0], 2, "{related:?}");
    assert_eq!(related[1], [3], "{related:?}");
    assert_eq!(related[2][0], 0, "{related:?}");
    assert!(related[4].is_empty(), "{related:?}");
}

#[test]
fn series_and_links_tie_too() {
    let mut samples: Vec<Sample> =
        (0..12).map(|number| sample(&format!("글{number}"), "", &[])).collect();
    samples[1].series = Some("연재".into());
    samples[5].series = Some("연재".into());
    samples[2].links = vec![RoutePath::new("글9")];
    samples[3].links = vec![RoutePath::new("글9")];
    let found = of(&samples);
    assert_eq!(found[1], [5]);
    assert_eq!(found[2], [3, 9], "what links to the same document, and that document: {found:?}");
    assert_eq!(found[9], [3, 2]);
    // What is shown beside it anyway is not shown twice.
    let apart = |one: usize, other: usize| (one, other) == (2, 9);
    assert_eq!(related(&subjects(&samples), apart)[2], [3]);
}

#[test]
fn every_document_meets_few_others_however_many_share_a_tag() {
    let samples: Vec<Sample> = (0..2000)
        .map(|number| sample(&format!("글{number}"), "", &["모두", ["홀", "짝"][number % 2]]))
        .collect();
    let found = of(&samples);
    // Of equally near ones those next in time.
    assert_eq!(found[1000], [998, 1002, 996, 1004]);
    assert_eq!(found[0], [2, 4, 6, 8]);
    assert_eq!(found[1999], [1997, 1995, 1993, 1991]);
}

#[test]
fn rareness_is_a_logarithm() {
    let table = [(1, 1, 0), (1, 2, 4), (2, 2, 0), (1, 1024, 40), (3, 10, 6), (7, 3, 0)];
    for (count, documents, expected) in table {
        assert_eq!(rareness(count, documents), expected, "{count} of {documents}");
    }
}
