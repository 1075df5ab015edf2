//! Words of the pages under `embed/`. They are not among the app's, which the browser would load.

/// One language's words; `{}` stands for the title of the site.
pub(super) struct Words {
    pub(super) title: &'static str,
    pub(super) source: &'static str,
    pub(super) list: &'static str,
    pub(super) search: &'static str,
    /// What the field of a search in a frame is called; `{}` is the site.
    pub(super) search_site: &'static str,
    /// What stands on the page for authors, as HTML with `{site}` and `{path}`.
    pub(super) author: &'static str,
}

const KOREAN: Words = Words {
    title: "다른 페이지에 끼우기",
    source: "{}에서 원문 보기",
    list: "글 목록을 보려면 자바스크립트가 필요합니다. 사이트에서 바로 볼 수도 있습니다:",
    search: "검색",
    search_site: "{}에서 검색",
    author: include_str!("../../embed/author.ko.html"),
};

const ENGLISH: Words = Words {
    title: "Embed this site",
    source: "Read at {}",
    list: "This list needs JavaScript. The site itself does not:",
    search: "Search",
    search_site: "Search {}",
    author: include_str!("../../embed/author.en.html"),
};

/// The words for a language.
pub(super) fn words(lang: &str) -> &'static Words {
    if lang.to_lowercase().starts_with("ko") { &KOREAN } else { &ENGLISH }
}
