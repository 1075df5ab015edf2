/**
 * Words of the search.
 * @module
 */
export const WORDS = {
  ko: {
    search: '검색',
    searching: '찾는 중…',
    results: '결과 {count}개',
    moreResults: '결과 더 보기',
    noResults: '‘{query}’에 맞는 글이 없습니다.',
    noResultsHint: '더 짧은 말로 찾거나 태그로 둘러보세요.',
    foundAs: '‘{query}’(으)로 찾은 결과입니다.',
    someWords: '모든 낱말이 든 글은 없어, 일부가 맞는 글을 보여 드립니다.',
    filterByTag: '태그로 거르기',
    latestFirst: '최신순',
    narrow: '더 좁히기',
    post: '글',
    wiki: '위키',
    page: '페이지',
    titlesOnly: '제목과 태그에서만 찾았습니다.',
    failed: '검색 자료를 받지 못했습니다.',
    retry: '다시 시도',
    close: '닫기',
    source: '{site}에서 더 보기',
  },
  en: {
    search: 'Search',
    searching: 'Searching…',
    results: '{count} results',
    moreResults: 'More results',
    noResults: 'Nothing matches “{query}”.',
    noResultsHint: 'Try a shorter word, or browse by tag.',
    foundAs: 'Found as “{query}”.',
    someWords: 'Nothing has all of these words; these have some of them.',
    filterByTag: 'Filter by tag',
    latestFirst: 'Latest first',
    narrow: 'Narrow',
    post: 'Posts',
    wiki: 'Wiki',
    page: 'Pages',
    titlesOnly: 'Only titles and tags were searched.',
    failed: 'The search data could not be loaded.',
    retry: 'Try again',
    close: 'Close',
    source: 'More at {site}',
  },
};
/** What the engine is told of them, in its order. */
export const ANSWER = 'search results moreResults noResults noResultsHint foundAs someWords filterByTag latestFirst narrow post wiki page failed retry'.split(' ');
