// Lists of posts in pages of other sites.
import { cards, FAILED_REQUEST, hold } from './helpers.mjs';
import { bring, expect, listen, loader, newest, other, room, site, test, titles, told } from './embed-host.mjs';

const LIST = '<seoga-posts limit="3" loading="eager"><a href="/">fallback</a></seoga-posts><p>after</p>';

test('a list: titles, dates, summaries, addresses of the site, a link back', async ({ page, host }) => {
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await host.open(loader() + LIST, { head: room() });
  await expect(page.locator('seoga-posts [part=card]')).toHaveCount(3);
  expect(await titles(page)).toEqual(newest(3));
  const [first] = cards();
  const row = page.locator('seoga-posts [part=card]').first();
  await expect(row.locator('h3 a')).toHaveAttribute('href', new URL(encodeURI(first.path), site()).href);
  await expect(row.locator('h3 a')).toHaveAttribute('rel', 'noopener');
  await expect(row.locator('time')).toHaveAttribute('datetime', first.date);
  await expect(row.locator('time')).toHaveText('2025. 8. 9.');
  await expect(row.locator('[part=summary]')).toHaveText(first.summary);
  await expect(page.locator('seoga-posts [part=source]')).toHaveAttribute('href', site());
  await expect(page.getByText('fallback')).toBeHidden();
  const files = asked.filter((path) => /^\/(embed|data|version)/.test(path));
  expect(files.map((path) => path.replace(/[0-9a-f]{16}/, '#')).sort()).toEqual([
    '/data/#/cards/0.json',
    '/embed/chunks/posts.#.js',
    '/embed/v1.js',
    '/version.json',
  ]);
});

test('tags, all and any, excluded tags, order and fields', async ({ page, host }) => {
  await host.open(loader() + '<seoga-posts limit="50" rows="1" loading="eager"></seoga-posts>', { head: room(9000) });
  const list = page.locator('seoga-posts');
  const shows = async (options, wanted) => {
    await list.evaluate(async (element, set) => {
      for (const [name, value] of Object.entries(set)) element.setAttribute(name, value);
      await element.ready;
    }, options);
    await expect.poll(() => titles(page)).toEqual(wanted.map((card) => card.title));
  };
  host.mayShift();
  const has = (tag) => (card) => card.tags?.some((one) => one.toLowerCase() === tag);
  const all = cards();
  await shows({ tags: 'aws, SRE' }, all.filter(has('aws')).filter(has('sre')));
  await shows({ match: 'any' }, all.filter((card) => has('aws')(card) || has('sre')(card)));
  await expect(list.locator('[part=source]')).toHaveAttribute('href', `${site()}tags/aws/?tags=sre&match=any`);
  await shows({ exclude: 'kubernetes' }, all.filter((card) => (has('aws')(card) || has('sre')(card)) && !has('kubernetes')(card)));
  await shows({ tags: 'aws', exclude: '', sort: 'date' }, all.filter(has('aws')).reverse());
  const korean = new Intl.Collator('ko', { numeric: true });
  await shows({ sort: 'title' }, all.filter(has('aws')).sort((one, two) => korean.compare(one.title, two.title)));
  await shows({ sort: '', limit: '1' }, all.filter(has('aws')).slice(0, 1));
  await shows({ fields: 'date,minutes,tags' }, all.filter(has('aws')).slice(0, 1));
  await expect(list.locator('[part=summary]')).toHaveCount(0);
  await expect(list.locator('[part=minutes]')).toHaveText(/^\d+분$/);
  await expect(list.locator('[part=tag]').first()).toHaveText(all.find(has('aws')).tags[0]);
  await shows({ 'heading-level': '5' }, all.filter(has('aws')).slice(0, 1));
  await expect(list.locator('h5')).toHaveCount(1);
});

test('a tag that nobody has: the empty slot', async ({ page, host, watch }) => {
  watch.allow(FAILED_REQUEST);
  await host.open(`${loader()}<seoga-posts tags="없는 태그" loading="eager"><b slot="empty">none</b>x</seoga-posts>`, { head: room() });
  await expect(page.getByText('none')).toBeVisible();
  expect(await page.locator('seoga-posts').evaluate((element) => element.matches(':state(empty)'))).toBe(true);
});

test('nothing is asked for until the widget comes near', async ({ page, host }) => {
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const css = { type: 'text/css', body: '.gap { block-size: 4000px }' };
  host.put('/gap.css', css);
  await host.open(`${loader()}<div class="gap"></div>${LIST.replace(' loading="eager"', '')}`, { head: `${room()}<link rel="stylesheet" href="/gap.css">` });
  await page.waitForLoadState('networkidle');
  expect(asked.filter((path) => /json|chunks/.test(path))).toEqual([]);
  await page.evaluate(() => scrollTo(0, 2000));
  await page.waitForTimeout(150);
  expect(asked.filter((path) => /json|chunks/.test(path))).toEqual([]);
  await page.evaluate(() => scrollTo(0, 3300));
  await expect(page.locator('seoga-posts [part=card]')).toHaveCount(3);
});

test('when idle', async ({ page, host }) => {
  host.put('/gap.css', { type: 'text/css', body: '.gap { block-size: 4000px }' });
  await host.open(`${loader()}<div class="gap"></div>${LIST.replace('eager', 'idle')}`, { head: `${room()}<link rel="stylesheet" href="/gap.css">` });
  await expect(page.locator('seoga-posts [part=card]')).toHaveCount(3);
});

test('script after the element, twice, and in two versions', async ({ page, host }) => {
  const asked = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const author = await (await page.request.get(`${site()}embed/`)).text();
  const [, pinned, integrity] = /data-pinned="([^"]+)" data-integrity="([^"]+)"/.exec(author);
  const scripts = `${loader()}<script type="module" src="${site()}embed/v1.js?again"></script>` +
    `<script type="module" src="${site()}${pinned}" integrity="${integrity.replace(/&#43;/g, '+')}" crossorigin></script>`;
  await host.open(LIST + scripts + LIST, { head: room(500) });
  await expect(page.locator('seoga-posts [part=card]')).toHaveCount(6);
  await page.waitForLoadState('networkidle');
  expect(asked.filter((path) => path.endsWith('version.json'))).toHaveLength(1);
  expect(await page.evaluate(() => globalThis[Symbol.for('seoga-embed')].versions.length)).toBe(3);
});

test('the pinned loader alone asks for no other script', async ({ page, host }) => {
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  const author = await (await page.request.get(`${site()}embed/`)).text();
  const [, pinned, integrity] = /data-pinned="([^"]+)" data-integrity="([^"]+)"/.exec(author);
  await host.open(`<script type="module" src="${site()}${pinned}" integrity="${integrity}" crossorigin></script>${LIST}`, { head: room() });
  await expect(page.locator('seoga-posts [part=card]')).toHaveCount(3);
  expect(asked.filter((url) => url.endsWith('.js'))).toEqual([`${site()}${pinned}`]);
});

test('ten widgets of two sites: one request for each file', async ({ page, host }) => {
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  const five = (home) => `<seoga-posts site="${home}" limit="1" loading="eager"></seoga-posts>`.repeat(5);
  await host.open(loader() + five(site()) + five(other()), { head: room(200) });
  await expect(page.locator('seoga-posts [part=card]')).toHaveCount(10);
  const files = asked.filter((url) => url.endsWith('.json'));
  expect(files).toHaveLength(4);
  expect(new Set(files).size).toBe(4);
  await expect(page.locator('seoga-posts [part=link]').last()).toHaveAttribute('href', new RegExp(`^${other()}posts/`));
});

test('events; a click may go to the host’s router', async ({ page, host }) => {
  await host.open(LIST, { head: room() });
  await listen(page);
  await bring(page);
  await expect.poll(() => told(page, 'load')).toEqual([{ count: 3 }]);
  expect(await told(page, 'ready')).toEqual([{ version: expect.stringMatching(/^1\./), build: expect.stringMatching(/^[0-9a-f]{16}$/) }]);
  await page.evaluate(() => document.addEventListener('seoga-select', (event) => event.preventDefault()));
  await page.locator('seoga-posts [part=link]').first().click();
  const [{ path }] = cards();
  expect(await told(page, 'select')).toEqual([{ path, url: new URL(encodeURI(path), site()).href }]);
  expect(page.url()).toBe(`${host.origin}/`);
});

test('removed, put back and moved: the list is there, and nothing is asked for twice', async ({ page, host }) => {
  await host.open(loader() + LIST, { head: room() });
  await expect(page.locator('seoga-posts [part=card]')).toHaveCount(3);
  host.mayShift();
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.evaluate(async () => {
    const element = document.querySelector('seoga-posts');
    for (let round = 0; round < 20; round++) {
      element.remove();
      document.body.append(element);
      await element.ready;
    }
  });
  await expect(page.locator('seoga-posts [part=card]')).toHaveCount(3);
  expect(asked).toEqual([]);
});

test('an answer that comes too late changes nothing', async ({ page, host }) => {
  const release = await hold(page, /tags\/aws\.json/);
  await host.open(`${loader()}<seoga-posts tags="aws" limit="2" loading="eager"></seoga-posts>`, { head: room() });
  await page.waitForRequest(/tags\/aws\.json/);
  await page.locator('seoga-posts').evaluate((element) => element.setAttribute('tags', 'sre'));
  const expected = cards().filter((card) => card.tags?.some((tag) => tag.toLowerCase() === 'sre')).slice(0, 2).map((card) => card.title);
  await expect.poll(() => titles(page)).toEqual(expected);
  const late = page.waitForResponse(/tags\/aws\.json/);
  release();
  await late;
  await page.waitForTimeout(100);
  expect(await titles(page)).toEqual(expected);
});

test('words of the host’s language, and the host’s own', async ({ page, host }) => {
  await host.open(loader() + LIST, { head: room(), lang: 'en' });
  await expect(page.locator('seoga-posts [part=source]')).toHaveText('More at 클라우드 커리어 서가');
  await expect(page.locator('seoga-posts time').first()).toHaveText('Aug 9, 2025');
  await page.locator('seoga-posts').evaluate((element) => (element.strings = { more: '→ {site}' }));
  await expect(page.locator('seoga-posts [part=source]')).toHaveText('→ 클라우드 커리어 서가');
  await page.locator('seoga-posts').evaluate((element) => (element.lang = 'ko-KR'));
  await expect(page.locator('seoga-posts time').first()).toHaveText('2025. 8. 9.');
});

test('a new build is published while the page is open', async ({ page, host, watch }) => {
  watch.allow(FAILED_REQUEST);
  await host.open(loader() + LIST, { head: room() });
  await expect(page.locator('seoga-posts [part=card]')).toHaveCount(3);
  host.mayShift();
  // The build that this page knows is gone; the next one has the same documents.
  await page.evaluate(() => {
    const { files } = globalThis[Symbol.for('seoga-embed')];
    const [version] = [...files.keys()].filter((url) => url.endsWith('version.json'));
    const before = files.get(version);
    files.set(version, before.then((facts) => ({ ...facts, build: '0000000000000000' })));
    document.querySelector('seoga-posts').setAttribute('limit', '2');
  });
  await expect(page.locator('seoga-posts [part=card]')).toHaveCount(2);
});
