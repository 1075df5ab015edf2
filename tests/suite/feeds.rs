//! Feeds tell the moments that their documents do.

use crate::support::Site;

#[test]
fn a_feed_is_as_young_as_what_changed_last() {
    let post = |date: &str| format!("---\ntitle: 글\ndate: {date}\n---\n본문\n");
    let site = Site::of(&[
        // Half past midnight in Seoul is the afternoon before in London.
        ("posts/a.md", &post("2024-05-03T00:30:00+09:00")),
        ("posts/b.md", &post("2024-05-02T23:00:00+00:00")),
    ]);
    let feed = site.text("feed.xml");
    let updated: Vec<&str> =
        feed.split("<updated>").skip(1).filter_map(|rest| rest.split('<').next()).collect();
    assert_eq!(updated.len(), 3);
    assert_eq!(updated[0], updated[1], "the first entry is the newest");
    assert!(updated[0].starts_with("2024-05-02T23:00:00"), "{updated:?}");
    let json: serde_json::Value = serde_json::from_str(site.text("feed.json")).unwrap();
    assert_eq!(json["items"][0]["date_published"], updated[0]);
}
