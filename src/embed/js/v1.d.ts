/** Types of the widgets: `/embed/v1.js`. */

export declare const version: string;

/** Words of the interface; `{site}`, `{count}`, `{date}` and `{query}` are filled in. */
export interface SeogaStrings {
  list: string;
  more: string;
  source: string;
  minutes: string;
  updated: string;
  /** Of a list; a search says `noResults`. */
  empty: string;
  error: string;
  retry: string;
  post: string;
  wiki: string;
  page: string;
  search: string;
  searching: string;
  results: string;
  moreResults: string;
  noResults: string;
  noResultsHint: string;
  foundAs: string;
  someWords: string;
  filterByTag: string;
  latestFirst: string;
  narrow: string;
  titlesOnly: string;
  failed: string;
  close: string;
}

export type SeogaErrorCode =
  | 'network'
  | 'timeout'
  | 'not-found'
  | 'schema'
  | 'script'
  | 'option'
  | 'moved'
  | 'csp-wasm';

export interface SeogaEvents {
  'seoga-ready': CustomEvent<{ version: string; build: string }>;
  'seoga-load': CustomEvent<{ count: number }>;
  /** Cancelable: `preventDefault()` leaves the click to the host's router. */
  'seoga-select': CustomEvent<{ url: string; path: string; query?: string; rank?: number }>;
  'seoga-query': CustomEvent<{ query: string }>;
  'seoga-results': CustomEvent<{ query: string; total: number }>;
  'seoga-open': CustomEvent<null>;
  'seoga-close': CustomEvent<null>;
  'seoga-error': CustomEvent<{ code: SeogaErrorCode; message: string; retryable: boolean }>;
}

/** What an option may be set to: `null`, `undefined` and `false` take its attribute away. */
export type SeogaOption = string | number | boolean | null | undefined;

/** What all elements have. Each property mirrors the attribute of its name. */
export interface SeogaElement extends HTMLElement {
  get site(): string;
  set site(value: SeogaOption);
  get headingLevel(): string;
  set headingLevel(value: SeogaOption);
  get layout(): string;
  set layout(value: SeogaOption);
  get fields(): string;
  set fields(value: SeogaOption);
  get rows(): string;
  set rows(value: SeogaOption);
  get loading(): string;
  set loading(value: SeogaOption);
  get theme(): string;
  set theme(value: SeogaOption);
  get target(): string;
  set target(value: SeogaOption);
  /** Words that stand for the built-in ones. The same words in another object change nothing. */
  strings: Partial<SeogaStrings>;
  /** Resolves once what was last asked for is shown or has failed. */
  readonly ready: Promise<void>;
  /** Asks for everything anew. */
  refresh(): Promise<void>;
  addEventListener<Name extends keyof SeogaEvents>(
    name: Name,
    listener: (this: this, event: SeogaEvents[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    name: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

export interface SeogaPostsElement extends SeogaElement {
  get tags(): string;
  set tags(value: SeogaOption);
  get match(): string;
  set match(value: SeogaOption);
  get exclude(): string;
  set exclude(value: SeogaOption);
  get sort(): string;
  set sort(value: SeogaOption);
  get limit(): string;
  set limit(value: SeogaOption);
}

export interface SeogaPostElement extends SeogaElement {
  get path(): string;
  set path(value: SeogaOption);
  get mode(): string;
  set mode(value: SeogaOption);
}

/** The slots `empty`, `error` and `footer` and the state `empty` are of the other elements. */
export interface SeogaSearchElement extends SeogaElement {
  /** Addresses with spaces between them; what is none is told as `option` and left out. */
  get sources(): string;
  set sources(value: SeogaOption);
  get variant(): string;
  set variant(value: SeogaOption);
  get tags(): string;
  set tags(value: SeogaOption);
  /** What the field holds. Once it is empty, tags that were chosen are dropped. */
  get query(): string;
  set query(value: SeogaOption);
  get label(): string;
  set label(value: SeogaOption);
  get placeholder(): string;
  set placeholder(value: SeogaOption);
  /** From 1 to 50, of each site; 5 by default. */
  get maxResults(): string;
  set maxResults(value: SeogaOption);
  get shortcut(): string;
  set shortcut(value: SeogaOption);
  /** Moves the focus to the field, in the dialog if it is one. */
  open(): Promise<void>;
  close(): Promise<void>;
  /** Opens, and searches for this. */
  search(query: string): Promise<void>;
}

declare global {
  interface HTMLElementTagNameMap {
    'seoga-posts': SeogaPostsElement;
    'seoga-post': SeogaPostElement;
    'seoga-search': SeogaSearchElement;
  }
}
