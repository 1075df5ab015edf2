//! Whether a document is published at all.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::model::Date;

use super::super::{Hidden, ReadOptions, date};
use super::merge::is_never;
use super::value::Table;

/// What decides whether a document shows, apart from its front matter.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Circumstances<'site> {
    /// Whether it lies in a folder of drafts.
    pub(crate) in_drafts: bool,
    /// Its date.
    pub(crate) date: Option<&'site Date>,
    /// The zone of dates that name no offset.
    pub(crate) zone: &'site TimeZone,
    /// Whether the site publishes what lies in the future (Jekyll's `future: true`).
    pub(crate) future: bool,
    /// What the reader was told.
    pub(crate) options: ReadOptions,
}

/// Why a document is published nowhere, if it is not. What its author took back on purpose stays
/// hidden even where drafts are shown.
pub(crate) fn hidden(table: &Table, circumstances: Circumstances<'_>) -> Option<Hidden> {
    let Circumstances { in_drafts, date, zone, future, options } = circumstances;
    let denied =
        ["public", "published", "publish"].iter().any(|key| table.flag(&[key]) == Some(false));
    let taken_back = ["hidden", "private"].iter().any(|key| table.flag(&[key]) == Some(true));
    let status = table.text(&["status"]).unwrap_or_default();
    let unbuilt = ["build.render", "_build.render"].iter().any(|key| is_never(table, key));
    if denied || taken_back || unbuilt || status.eq_ignore_ascii_case("private") {
        return Some(Hidden::Private);
    }
    let draft = table.flag(&["draft"]) == Some(true)
        || in_drafts
        || status.eq_ignore_ascii_case("draft")
        || is_template(table);
    if draft && !options.drafts {
        return Some(Hidden::Draft);
    }
    let moment = |key: &str| -> Option<Timestamp> {
        date::timestamp(&date::parse(&table.text(&[key])?, zone)?)
    };
    let ends = ["expiryDate", "unpublishDate", "expires"].iter().find_map(|key| moment(key));
    if ends.is_some_and(|end| end <= options.now) {
        return Some(Hidden::Expired);
    }
    let starts = date.and_then(date::timestamp).max(moment("publishDate"));
    let not_yet = starts.is_some_and(|start| start > options.now);
    (not_yet && !future).then_some(Hidden::Future)
}

/// Whether the front matter is a form that nobody has filled in: note templates of editors.
pub(crate) fn is_template(table: &Table) -> bool {
    ["title", "date", "created"]
        .iter()
        .filter_map(|key| table.text(&[key]))
        .any(|text| is_placeholder(&text))
}

/// Whether a value is nothing but a placeholder: `{{title}}`, `{{date}}T{{time}}`, `<% tp.date.now() %>`.
pub(crate) fn is_placeholder(text: &str) -> bool {
    let text = text.trim().trim_matches(['"', '\'']);
    (text.starts_with("{{") && text.ends_with("}}"))
        || (text.starts_with("<%") && text.ends_with("%>"))
}

#[cfg(test)]
mod tests {
    use super::super::yaml;
    use super::*;

    #[test]
    fn reasons() {
        let zone = TimeZone::get("Asia/Seoul").unwrap();
        let now: Timestamp = "2024-06-01T00:00:00+09:00".parse().unwrap();
        let table = [
            ("title: x", None),
            ("draft: true", Some(Hidden::Draft)),
            ("draft: false", None),
            ("draft: 'true'", Some(Hidden::Draft)),
            ("status: draft", Some(Hidden::Draft)),
            ("public: false", Some(Hidden::Private)),
            ("public  : 'false'", Some(Hidden::Private)),
            ("published: no", Some(Hidden::Private)),
            ("published: 2024-01-01", None),
            ("publish: false", Some(Hidden::Private)),
            ("hidden: true", Some(Hidden::Private)),
            ("build: {render: never}", Some(Hidden::Private)),
            ("draft: true\npublic: false", Some(Hidden::Private)),
            ("date: 2024-06-02", Some(Hidden::Future)),
            ("date: 2024-06-01", None),
            ("date: 2024-06-01 00:00:01 +0900", Some(Hidden::Future)),
            ("date: 2024-05-31 23:00:00 -0700", Some(Hidden::Future)),
            ("date: 2024-01-01\npublishDate: 2024-06-02", Some(Hidden::Future)),
            ("expiryDate: 2024-05-31", Some(Hidden::Expired)),
            ("expiryDate: 2024-06-02", None),
            ("title: '{{title}}'", Some(Hidden::Draft)),
            ("date: '{{date}}T{{time}}'", Some(Hidden::Draft)),
            ("date: <% tp.date.now(\"YYYY\") %>", Some(Hidden::Draft)),
            ("title: 값을 {{ }} 안에", None),
        ];
        for (block, expected) in table {
            let table = yaml::parse(block).unwrap().table;
            let date = table.text(&["date"]).and_then(|text| date::parse(&text, &zone));
            let ask = |in_drafts, future, drafts| {
                hidden(
                    &table,
                    Circumstances {
                        in_drafts,
                        date: date.as_ref(),
                        zone: &zone,
                        future,
                        options: ReadOptions { drafts, now },
                    },
                )
            };
            assert_eq!(ask(false, false, false), expected, "{block:?}");
            let with_drafts = expected.filter(|reason| *reason != Hidden::Draft);
            assert_eq!(ask(false, false, true), with_drafts, "{block:?} with drafts");
            let with_future = expected.filter(|reason| *reason != Hidden::Future);
            assert_eq!(ask(false, true, false), with_future, "{block:?} with future");
            if expected.is_none() {
                assert_eq!(ask(true, false, false), Some(Hidden::Draft), "{block:?}");
            }
        }
    }
}
