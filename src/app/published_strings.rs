//! The words of what only the publisher writes: header, footer, the still parts of the search.
//!
//! The browser takes those parts over as they are, so these words cost its WebAssembly nothing.

/// These words in one language.
#[derive(Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each field is named after the place it is shown in")]
pub struct PublishedStrings {
    pub skip_to_content: &'static str,
    pub main_navigation: &'static str,
    pub about: &'static str,
    pub search_needs_app: &'static str,
    pub theme: &'static str,
    pub theme_system: &'static str,
    pub theme_light: &'static str,
    pub theme_dark: &'static str,
    pub app_failed: &'static str,
    pub feed: &'static str,
    pub top: &'static str,
    pub recent_searches: &'static str,
    pub keep_recent: &'static str,
    pub slash_opens: &'static str,
    pub search_syntax: &'static str,
    pub a_phrase: &'static str,
    pub not_this: &'static str,
}

static KOREAN: PublishedStrings = PublishedStrings {
    skip_to_content: "본문으로 건너뛰기",
    main_navigation: "주요 메뉴",
    about: "소개",
    search_needs_app: "검색하려면 이 브라우저에서 자바스크립트와 WebAssembly가 켜져 있어야 합니다. 태그로는 지금도 둘러볼 수 있습니다.",
    theme: "화면 밝기",
    theme_system: "시스템 설정",
    theme_light: "밝게",
    theme_dark: "어둡게",
    app_failed: "이 브라우저에서는 검색과 거르기를 쓸 수 없어, 글만 보여 드립니다.",
    feed: "피드",
    top: "맨 위로",
    recent_searches: "최근 검색",
    keep_recent: "이 브라우저에 최근 검색 남기기",
    slash_opens: "‘/’ 키로 검색 열기",
    search_syntax: "더 좁히려면",
    a_phrase: "구절",
    not_this: "뺄말",
};

static ENGLISH: PublishedStrings = PublishedStrings {
    skip_to_content: "Skip to content",
    main_navigation: "Main",
    about: "About",
    search_needs_app: "Search needs JavaScript and WebAssembly in this browser. Browsing by tag works without.",
    theme: "Colour theme",
    theme_system: "System",
    theme_light: "Light",
    theme_dark: "Dark",
    app_failed: "Search and filters do not work in this browser; reading does.",
    feed: "Feed",
    top: "Back to top",
    recent_searches: "Recent searches",
    keep_recent: "Keep recent searches in this browser",
    slash_opens: "Open the search with the “/” key",
    search_syntax: "To narrow a search",
    a_phrase: "a phrase",
    not_this: "word",
};

/// The table for a BCP 47 language, chosen as [`super::strings::strings`] chooses.
pub fn published_strings(lang: &str) -> &'static PublishedStrings {
    if lang.starts_with("en") { &ENGLISH } else { &KOREAN }
}
