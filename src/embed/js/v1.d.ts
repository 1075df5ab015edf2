/** Types of the widgets: `/embed/v1.js`. */

export declare const version: string;

/** Words of the interface; `{site}`, `{count}`, `{date}` and `{query}` are filled in. */
export interface SeogaStrings {
  list: string;
  more: string;
  source: string;
  minutes: string;
  updated: string;
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

/** What all elements have. Each property mirrors the attribute of its name. */
export interface SeogaElement extends HTMLElement {
  site: string;
  headingLevel: string;
  layout: string;
  fields: string;
  rows: string;
  loading: string;
  theme: string;
  target: string;
  /** Words that stand for the built-in ones. */
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
  tags: string;
  match: string;
  exclude: string;
  sort: string;
  limit: string;
}

export interface SeogaPostElement extends SeogaElement {
  path: string;
  mode: string;
}

export interface SeogaSearchElement extends SeogaElement {
  sources: string;
  variant: string;
  tags: string;
  /** What the field holds. */
  query: string;
  label: string;
  placeholder: string;
  maxResults: string;
  shortcut: string;
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
