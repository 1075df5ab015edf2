//! The words of what the app shows, Korean first; they are part of its WebAssembly. Those of what only the
//! publisher writes are in `published_strings`.
//!
//! A language is one [`Strings`] table; `{}` stands where a number or a name goes, see [`fill`].

/// The words of the interface in one language.
#[derive(Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each field is named after the place it is shown in")]
pub struct Strings {
    pub home: &'static str,
    pub wiki: &'static str,
    pub tags: &'static str,
    pub categories: &'static str,
    pub search: &'static str,
    pub search_placeholder: &'static str,
    pub search_hint: &'static str,
    pub search_empty: &'static str,
    pub search_empty_hint: &'static str,
    pub search_results: &'static str,
    pub search_more: &'static str,
    pub latest_first: &'static str,
    pub narrow: &'static str,
    pub kind_page: &'static str,
    pub search_failed: &'static str,
    pub searching: &'static str,
    pub found_as: &'static str,
    pub some_words: &'static str,
    pub close: &'static str,
    pub posts_count: &'static str,
    pub filter_by_tag: &'static str,
    pub add_tag: &'static str,
    pub remove: &'static str,
    pub match_all: &'static str,
    pub match_any: &'static str,
    pub clear_all: &'static str,
    pub all_tags: &'static str,
    pub all_categories: &'static str,
    pub nothing_here: &'static str,
    pub pages: &'static str,
    pub previous_page: &'static str,
    pub next_page: &'static str,
    pub page_number: &'static str,
    pub updated: &'static str,
    pub minutes: &'static str,
    pub contents: &'static str,
    pub children: &'static str,
    pub backlinks: &'static str,
    pub related: &'static str,
    pub series: &'static str,
    pub previous_post: &'static str,
    pub next_post: &'static str,
    pub breadcrumbs: &'static str,
    pub missing_title: &'static str,
    pub missing_text: &'static str,
    pub failed_title: &'static str,
    pub failed_network: &'static str,
    pub failed_data: &'static str,
    pub retry: &'static str,
}

static KOREAN: Strings = Strings {
    home: "글",
    wiki: "위키",
    tags: "태그",
    categories: "분류",
    search: "검색",
    search_placeholder: "찾을 말을 적어 보세요",
    search_hint: "낱말의 일부, 초성(ㅋㄹㅇㄷ), 붙여 쓴 말도 찾습니다.",
    search_empty: "‘{}’에 맞는 글이 없습니다.",
    search_empty_hint: "더 짧은 말로 찾거나 태그로 둘러보세요.",
    search_results: "결과 {}개",
    search_more: "결과 더 보기",
    latest_first: "최신순",
    narrow: "더 좁히기",
    kind_page: "페이지",
    search_failed: "검색 자료를 받지 못했습니다.",
    searching: "찾는 중…",
    found_as: "‘{}’(으)로 찾은 결과입니다.",
    some_words: "모든 낱말이 든 글은 없어, 일부가 맞는 글을 보여 드립니다.",
    close: "닫기",
    posts_count: "글 {}편",
    filter_by_tag: "태그로 거르기",
    add_tag: "태그 더하기",
    remove: "{} 빼기",
    match_all: "모두 포함",
    match_any: "하나라도",
    clear_all: "모두 지우기",
    all_tags: "모든 태그",
    all_categories: "모든 분류",
    nothing_here: "고른 조건에 맞는 글이 없습니다.",
    pages: "쪽",
    previous_page: "이전 쪽",
    next_page: "다음 쪽",
    page_number: "{}쪽",
    updated: "고침",
    minutes: "{}분",
    contents: "목차",
    children: "아래 문서",
    backlinks: "이 글을 가리키는 글",
    related: "함께 읽을 글",
    series: "연재",
    previous_post: "이전 글",
    next_post: "다음 글",
    breadcrumbs: "상위 문서",
    missing_title: "찾는 글이 없습니다",
    missing_text: "주소가 바뀌었거나 글이 내려갔을 수 있습니다. 검색하거나 첫 화면에서 다시 시작해 보세요.",
    failed_title: "불러오지 못했습니다",
    failed_network: "네트워크에 닿지 않습니다. 연결을 확인하고 다시 시도해 주세요.",
    failed_data: "받은 자료를 읽을 수 없습니다. 사이트가 새로 배포되었을 수 있으니 새로고침해 주세요.",
    retry: "다시 시도",
};

static ENGLISH: Strings = Strings {
    home: "Posts",
    wiki: "Wiki",
    tags: "Tags",
    categories: "Categories",
    search: "Search",
    search_placeholder: "Type to search",
    search_hint: "Parts of words and words run together are found as well.",
    search_empty: "Nothing matches “{}”.",
    search_empty_hint: "Try a shorter word, or browse by tag.",
    search_results: "{} results",
    search_more: "More results",
    latest_first: "Latest first",
    narrow: "Narrow",
    kind_page: "Pages",
    search_failed: "The search data could not be loaded.",
    searching: "Searching…",
    found_as: "Found as “{}”.",
    some_words: "Nothing has all of these words; these have some of them.",
    close: "Close",
    posts_count: "{} posts",
    filter_by_tag: "Filter by tag",
    add_tag: "Add a tag",
    remove: "Remove {}",
    match_all: "All of them",
    match_any: "Any of them",
    clear_all: "Clear all",
    all_tags: "All tags",
    all_categories: "All categories",
    nothing_here: "No post matches this choice.",
    pages: "Pages",
    previous_page: "Previous page",
    next_page: "Next page",
    page_number: "Page {}",
    updated: "Updated",
    minutes: "{} min",
    contents: "Contents",
    children: "Below this",
    backlinks: "Linked from",
    related: "Related",
    series: "Series",
    previous_post: "Previous post",
    next_post: "Next post",
    breadcrumbs: "Breadcrumb",
    missing_title: "Nothing is here",
    missing_text: "The address may have changed, or the post was taken down. Try a search, or start at the front page.",
    failed_title: "Could not load this",
    failed_network: "The network cannot be reached. Check the connection and try again.",
    failed_data: "The data could not be read. The site may have been published anew: please reload.",
    retry: "Try again",
};

/// The table for a BCP 47 language: English for `en…`, Korean for everything else.
pub fn strings(lang: &str) -> &'static Strings {
    if lang.starts_with("en") { &ENGLISH } else { &KOREAN }
}

/// Puts a text where the template has `{}`.
pub fn fill(template: &str, value: &str) -> String {
    match template.split_once('{') {
        Some((before, after)) => [before, value, after.strip_prefix('}').unwrap_or(after)].concat(),
        None => template.to_owned(),
    }
}

/// Puts a number where the template has `{}`.
pub fn fill_number(template: &str, value: usize) -> String {
    fill(template, &value.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates() {
        assert_eq!(fill_number(strings("ko").posts_count, 3), "글 3편");
        assert_eq!(fill_number(strings("en-GB").posts_count, 3), "3 posts");
        assert_eq!(fill("없음", "3"), "없음");
    }
}
