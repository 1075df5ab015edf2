// The search of the site in pages of others: as on the site, in the host's page.
import { cards, hold } from './helpers.mjs';
import { expect, field, hear, listen, loader, options, other, room, site, startSearch, test, told, type } from './embed-host.mjs';

const SEARCH = '<seoga-search></seoga-search><p>after</p>';
const engines = (asked) => asked.filter((url) => /chunks\/engine\./.test(url));

const start = (page, host, body = SEARCH, more = {}) => startSearch(page, host, body, more);

/** Waits for the texts of the results: they come when the typing rests, and lead to sections. */
const texts = (page) => expect(page.locator('seoga-search [part=hit-snippet]:empty')).toHaveCount(0);

test('typing finds documents of the site, with snippets, marks and whole addresses', async ({ page, host }) => {
  await start(page, host);
  await type(page, '비동기');
  const first = options(page).first();
  await expect(first.locator('[part=hit-title]')).not.toBeEmpty();
  await expect(page.locator('seoga-search mark').first()).toHaveText('비동기');
  const { path } = cards().find((card) => card.path === '/posts/night-batch-async/');
  await expect(page.locator(`seoga-search [role=option][href^="${new URL(encodeURI(path), site()).href}"]`).first()).toBeVisible();
  for (const option of await options(page).all()) expect(await option.getAttribute('href')).toMatch(new RegExp(`^${site()}`));
  await expect(page.locator('seoga-search [part=source]').first()).toHaveAttribute('href', `${site()}search/?${new URLSearchParams({ q: '비동기' })}`);
});

test('nothing but the field before somebody turns to it, then one engine', async ({ page, host }) => {
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname.replace(/[0-9a-f]{16}/g, '#')));
  await start(page, host);
  await page.waitForLoadState('networkidle');
  expect(asked.filter((path) => /embed|data|version/.test(path)).sort()).toEqual(['/embed/chunks/search.#.js', '/embed/v1.js', '/version.json']);
  await field(page).focus();
  await expect.poll(() => asked.filter((path) => /engine|search\.json/.test(path)).sort()).toEqual([
    '/embed/chunks/engine.#.js',
    '/embed/chunks/engine.#.wasm',
    '/embed/search.json',
  ]);
  expect(asked.filter((path) => path.startsWith('/data/'))).toEqual([]);
});

for (const loading of ['eager', 'idle']) {
  test(`loading="${loading}" gets the engine without being asked`, async ({ page, host }) => {
    const engine = page.waitForResponse(/engine\.[0-9a-f]{16}\.wasm/);
    await start(page, host, SEARCH.replace('<seoga-search', `<seoga-search loading="${loading}"`));
    expect((await engine).ok()).toBe(true);
  });
}

test('ten widgets of two sites: one engine for each site', async ({ page, host }) => {
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  const five = (home) => `<seoga-search site="${home}"></seoga-search>`.repeat(5);
  await start(page, host, five(site()) + five(other()));
  const fields = page.locator('seoga-search [role=combobox]');
  await expect(fields).toHaveCount(10);
  for (const one of await fields.all()) {
    await one.pressSequentially('aws');
    await expect(page.locator('seoga-search .open [role=option]').first()).toBeVisible();
  }
  expect(engines(asked)).toHaveLength(4);
  for (const home of [site(), other()]) {
    expect(engines(asked).filter((url) => url.startsWith(`${home}embed/`)).map((url) => url.replace(/.*\./, '')).sort()).toEqual(['js', 'wasm']);
  }
  const files = asked.filter((url) => /\/data\//.test(url));
  expect(new Set(files).size).toBe(files.length);
});

test('events, and a choice that may go to the host’s router', async ({ page, host }) => {
  await hear(page, host, SEARCH);
  await page.evaluate(() => document.addEventListener('seoga-select', (event) => event.preventDefault()));
  await type(page, '비동기');
  expect((await told(page, 'ready'))[0]).toEqual({ version: expect.stringMatching(/^1\./), build: expect.stringMatching(/^[0-9a-f]{16}$/) });
  expect((await told(page, 'query')).map(({ query }) => query)).toEqual(['비', '비동', '비동기']);
  expect((await told(page, 'results')).at(-1)).toEqual({ query: '비동기', total: expect.any(Number) });
  expect(await told(page, 'open')).toHaveLength(1);
  await texts(page);
  const second = options(page).nth(1);
  const url = await second.evaluate((link) => link.href);
  await second.click();
  const [detail] = await told(page, 'select');
  expect(detail).toEqual({ url, path: decodeURIComponent(new URL(url).pathname), query: '비동기', rank: 2 });
  await expect(options(page).first()).toBeHidden();
  expect(await told(page, 'close')).toHaveLength(1);
  expect(page.url()).toBe(`${host.origin}/`);
});

test('a choice leads to the site', async ({ page, host }) => {
  await start(page, host);
  await type(page, '비동기');
  await texts(page);
  const url = await options(page).first().evaluate((link) => link.href);
  await options(page).first().click();
  await expect(page).toHaveURL(url);
});

test('keys: arrows choose, Enter opens, Home and End are the caret’s, Esc closes', async ({ page, host }) => {
  await start(page, host);
  await type(page, 'aws');
  const active = page.locator('seoga-search [aria-selected=true]');
  await expect(field(page)).toHaveAttribute('aria-expanded', 'true');
  await expect(field(page)).toHaveAttribute('aria-controls', 'hits-0');
  await expect(active).toHaveCount(0);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  const second = options(page).nth(1);
  await expect(second).toHaveAttribute('aria-selected', 'true');
  await expect(field(page)).toHaveAttribute('aria-activedescendant', await second.getAttribute('id'));
  await page.keyboard.press('Home');
  await page.keyboard.type(' ');
  await expect(field(page)).toHaveValue(' aws');
  await expect(active).toHaveCount(0);
  await page.keyboard.press('Backspace');
  await page.keyboard.press('End');
  await page.keyboard.press('Escape');
  await expect(options(page).first()).toBeHidden();
  await expect(field(page)).toHaveAttribute('aria-expanded', 'false');
  await expect(field(page)).toHaveValue('aws');
  await texts(page);
  await page.keyboard.press('ArrowUp');
  await expect(options(page).last()).toHaveAttribute('aria-selected', 'true');
  const url = await page.locator('seoga-search [aria-selected=true]').evaluate((link) => link.href);
  const opened = page.waitForEvent('popup');
  await page.keyboard.press('Shift+Enter');
  const popup = await opened;
  await expect(popup).toHaveURL(url);
  await popup.close();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(url);
});

test('Enter before the answer is there waits for it', async ({ page, host }) => {
  await start(page, host);
  await type(page, 'aw');
  const release = await hold(page, /data\/[^/]+\/search\//);
  await page.evaluate(() => document.addEventListener('seoga-select', (event) => {
    event.preventDefault();
    globalThis.chosen = event.detail;
  }));
  await field(page).fill('비동기');
  await page.keyboard.press('Enter');
  await page.waitForTimeout(100);
  expect(await page.evaluate(() => globalThis.chosen)).toBeUndefined();
  release();
  await expect.poll(() => page.evaluate(() => globalThis.chosen?.query)).toBe('비동기');
});

test('shortcuts of the host do not take letters for theirs', async ({ page, host }) => {
  await start(page, host);
  await page.evaluate(() => {
    globalThis.keys = [];
    document.addEventListener('keydown', ({ key }) => globalThis.keys.push(key));
  });
  await type(page, 'aws');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => globalThis.keys)).toEqual(['Tab']);
});

test('tags that are given narrow every search, tags of the answer narrow it further', async ({ page, host }) => {
  await start(page, host, '<seoga-search tags="sre" max-results="50"></seoga-search>');
  await type(page, 'a');
  const wanted = (tag) => (card) => card.tags?.some((one) => one.toLowerCase() === tag);
  const paths = async () => {
    const found = await options(page).evaluateAll((links) => links.map((link) => decodeURIComponent(new URL(link.href).pathname)));
    return [...new Set(found)];
  };
  const bearing = cards().filter(wanted('sre')).map(({ path }) => path);
  for (const path of await paths()) expect(bearing).toContain(path);
  const facet = page.locator('seoga-search .facets [part=tag]:not(.chosen)').first();
  const name = (await facet.evaluate((link) => link.firstChild.textContent)).trim();
  const before = (await paths()).length;
  await facet.click();
  await expect(page.locator('seoga-search .chosen')).toHaveCount(2);
  expect((await paths()).length).toBeLessThanOrEqual(before);
  const both = cards().filter(wanted('sre')).filter((card) => card.tags.includes(name)).map(({ path }) => path);
  for (const path of await paths()) expect(both).toContain(path);
  await expect(field(page)).toBeFocused();
});

test('the latest first, and by kind and year; a control that was pressed keeps the focus', async ({ page, host }) => {
  await start(page, host, '<seoga-search max-results="50"></seoga-search>');
  await type(page, 'a');
  const groups = page.locator('seoga-search [part=hit-group]');
  await page.keyboard.press('Tab');
  const latest = page.getByRole('link', { name: '최신순' });
  await expect(latest).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(latest).toHaveAttribute('aria-current', 'true');
  await expect(latest).toBeFocused();
  const days = await groups.evaluateAll((all) => all.map((group) => group.querySelector('time')?.dateTime.slice(0, 10) ?? ''));
  expect(days).toEqual([...days].sort().reverse());
  await page.getByRole('button', { name: '더 좁히기' }).click();
  const wiki = page.getByRole('link', { name: /^위키/ });
  await wiki.click();
  await expect(field(page)).toHaveValue('kind:wiki a');
  for (const option of await options(page).all()) expect(await option.getAttribute('href')).toMatch(new RegExp(`^${site()}(wiki|vault)/`));
});

test('attributes are followed: another site, other words, more results', async ({ page, host }) => {
  await start(page, host);
  await type(page, 'a');
  const groups = page.locator('seoga-search [part=hit-group]');
  await expect(groups).toHaveCount(5);
  await page.locator('seoga-search').evaluate((element) => (element.maxResults = 7));
  await expect(groups).toHaveCount(7);
  await page.locator('seoga-search').evaluate((element) => (element.strings = { results: '{count} Treffer' }));
  await expect(page.locator('seoga-search [part=hint]')).toHaveText(/^\d+ Treffer$/);
  await page.locator('seoga-search').evaluate((element, home) => (element.site = home), other());
  await expect(options(page).first()).toHaveAttribute('href', new RegExp(`^${other()}`));
  await page.locator('seoga-search').evaluate((element) => element.setAttribute('label', '찾기'));
  await expect(page.getByRole('combobox', { name: '찾기' })).toHaveValue('a');
});

test('methods: open, search, close, query', async ({ page, host }) => {
  await start(page, host, '<seoga-search query="sre"></seoga-search>');
  await expect(field(page)).toHaveValue('sre');
  await expect(options(page).first()).toBeHidden();
  await page.locator('seoga-search').evaluate((element) => element.search('비동기'));
  await expect(page.locator('seoga-search mark').first()).toHaveText('비동기');
  await expect(field(page)).toBeFocused();
  await page.locator('seoga-search').evaluate((element) => element.close());
  await expect(options(page).first()).toBeHidden();
  expect(await page.locator('seoga-search').evaluate((element) => element.query)).toBe('비동기');
  await page.locator('seoga-search').evaluate((element) => (element.query = 'aws'));
  await expect(field(page)).toHaveValue('aws');
  await page.locator('seoga-search').evaluate((element) => element.open());
  await expect(options(page).first()).toBeVisible();
});

test('removed and put back many times: it works, and asks for nothing twice', async ({ page, host }) => {
  await start(page, host);
  await type(page, 'aws');
  await texts(page);
  host.mayShift();
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.evaluate(async () => {
    const element = document.querySelector('seoga-search');
    for (let round = 0; round < 20; round++) {
      element.remove();
      document.body.prepend(element);
      await element.ready;
    }
  });
  await field(page).focus();
  await expect(options(page).first()).toBeVisible();
  await field(page).fill('aws ');
  await expect(options(page).first()).toBeVisible();
  expect(asked).toEqual([]);
});

test('modal: a button, a dialog, one Esc with words in it, the focus back', async ({ page, host }) => {
  await host.open(`${loader()}<seoga-search variant="modal" label="글 검색"></seoga-search><p>after</p>`, { head: room(60) });
  await listen(page);
  const trigger = page.getByRole('button', { name: '글 검색' });
  await trigger.click();
  await expect(page.getByRole('dialog', { name: '글 검색' })).toBeVisible();
  await expect(field(page)).toBeFocused();
  await type(page, '비동기');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(trigger).toBeFocused();
  expect(await told(page, 'open')).toHaveLength(1);
  expect(await told(page, 'close')).toHaveLength(1);
  await trigger.press('Enter');
  await expect(field(page)).toHaveValue('비동기');
  await expect(options(page).first()).toBeVisible();
  await page.getByRole('button', { name: '닫기' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('no shortcut unless it is asked for', async ({ page, host }) => {
  await host.open(`${loader()}<seoga-search variant="modal"></seoga-search>`, { head: room(60) });
  const trigger = page.locator('seoga-search [part=trigger]');
  await expect(trigger).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.locator('seoga-search').evaluate(async (element) => {
    element.shortcut = 'mod-k';
    await element.ready;
  });
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.locator('seoga-search').evaluate((element) => element.remove());
  await page.keyboard.press('Control+k');
  expect(await page.evaluate(() => document.activeElement.localName)).toBe('body');
  host.mayShift();
});

test('several sites: results below the title of each, one count, keys through all', async ({ page, host }) => {
  await hear(page, host, `<seoga-search sources="${site()} ${other()}" max-results="2"></seoga-search>`);
  await type(page, '비동기');
  const parts = page.locator('seoga-search .source');
  await expect(parts).toHaveCount(2);
  for (const [place, home] of [[0, site()], [1, other()]]) {
    await expect(parts.nth(place).locator('[part=site]')).toHaveText('클라우드 커리어 서가');
    await expect(parts.nth(place).locator('[role=option]').first()).toHaveAttribute('href', new RegExp(`^${home}`));
  }
  await expect(field(page)).toHaveAttribute('aria-controls', 'hits-0 hits-1');
  const count = await options(page).count();
  const ids = await options(page).evaluateAll((links) => links.map(({ id }) => id));
  expect(new Set(ids).size).toBe(count);
  for (let step = 0; step < count; step++) await page.keyboard.press('ArrowDown');
  await expect(options(page).last()).toHaveAttribute('aria-selected', 'true');
  const { total } = (await told(page, 'results')).at(-1);
  await expect(page.locator('seoga-search .status')).toHaveText(`결과 ${total}개`);
});

const home = () => new URL(site()).origin;
const policy = (scripts) => ({
  'content-security-policy': `default-src 'none'; script-src ${home()} ${scripts}; connect-src ${home()}; img-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'`,
});

test('a strict policy that lets WebAssembly run: the engine', async ({ page, host }) => {
  await start(page, host, SEARCH, { headers: policy("'wasm-unsafe-eval'") });
  await type(page, '비동기');
  await expect(page.locator('seoga-search mark').first()).toHaveText('비동기');
});

test('a strict policy that does not: titles and tags, and it says so', async ({ page, host, watch }) => {
  watch.allow(/policy: script-src wasm-eval/, /[Cc]ontent [Ss]ecurity [Pp]olicy/);
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await hear(page, host, SEARCH, { headers: policy('') });
  await type(page, 'sr');
  await expect(page.locator('seoga-search [part=hint]')).toContainText('제목과 태그에서만 찾았습니다.');
  expect(await told(page, 'error')).toEqual([{ code: 'csp-wasm', retryable: false, message: expect.any(String) }]);
  expect(engines(asked)).toEqual([]);
  const wanted = cards().filter((card) => [card.title, ...(card.tags ?? [])].some((text) => text.toLowerCase().includes('sr')));
  const shown = await options(page).locator('[part=hit-title]').allInnerTexts();
  expect(shown).toEqual(wanted.slice(0, 5).map((card) => card.title));
  await page.getByRole('button', { name: '결과 더 보기' }).click();
  await expect(options(page)).toHaveCount(Math.min(15, wanted.length));
  await field(page).fill('없는말이다');
  await expect(page.locator('seoga-search [part=hint]')).toContainText('‘없는말이다’에 맞는 글이 없습니다.');
});

test('Trusted Types: no policy is needed', async ({ page, host }) => {
  await start(page, host, SEARCH, { headers: { 'content-security-policy': "require-trusted-types-for 'script'; trusted-types 'none'" } });
  await type(page, '비동기');
});

test('a sandbox: an origin without a name', async ({ page, host }) => {
  host.put('/inner', { headers: { 'content-security-policy': 'sandbox allow-scripts' }, body: `<!DOCTYPE html><html lang="ko"><title>x</title>${loader()}${SEARCH}</html>` });
  await host.open('<iframe src="/inner" width="600" height="600" title="x"></iframe>');
  const inner = page.frameLocator('iframe');
  await inner.locator('seoga-search [role=combobox]').pressSequentially('비동기');
  await expect(inner.locator('seoga-search [role=option]').first()).toBeVisible();
});

test('where the host cuts off what sticks out, the results are whole', async ({ page, host }) => {
  host.put('/cut.css', { type: 'text/css', body: '.cut { overflow: hidden; block-size: 60px; transform: translateX(0); contain: paint }' });
  await start(page, host, `<div class="cut">${SEARCH}</div>`, { head: `${room(60)}<link rel="stylesheet" href="/cut.css">` });
  await type(page, '비동기');
  const box = await page.locator('seoga-search [part=panel]').boundingBox();
  const below = await field(page).boundingBox();
  expect(box.height).toBeGreaterThan(100);
  expect(box.y).toBeGreaterThanOrEqual(below.y + below.height);
  expect(Math.abs(box.x - below.x)).toBeLessThanOrEqual(1);
  const top = await page.evaluate(({ x, y }) => document.elementFromPoint(x, y)?.localName, { x: box.x + 30, y: box.y + 90 });
  expect(top).toBe('seoga-search');
});
