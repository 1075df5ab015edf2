// Pages that stand in frames of other sites, what makes them as high as they are, oEmbed, and the
// page that shows an author all of it.
import { cards, FAILED_REQUEST, file, files } from './helpers.mjs';
import { bring, expect, newest, other, room, site, test } from './embed-host.mjs';

const SANDBOX = 'sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"';
const frame = (path, more = SANDBOX) =>
  `<iframe data-seoga id="one" src="${site()}embed/${path}" title="x" width="600" height="200" ${more}></iframe>`;
const resizer = () => `<script type="module" src="${site()}embed/resize.js"></script>`;
const height = (page) => page.locator('iframe').first().evaluate((one) => one.getBoundingClientRect().height);

test('a sandboxed frame with a list, by the options in the address', async ({ page, host }) => {
  host.mayShift();
  await host.open(resizer() + frame('posts/?limit=2&fields=date&tag=aws'));
  const inner = page.frameLocator('iframe');
  const wanted = cards().filter((card) => card.tags?.includes('AWS')).slice(0, 2).map((card) => card.title);
  await expect(inner.locator('seoga-posts [part=link]')).toHaveText(wanted);
  await expect.poll(() => height(page)).not.toBe(200);
  const body = await inner.locator('body').evaluate((one) => one.getBoundingClientRect().height);
  expect(Math.abs((await height(page)) - Math.ceil(body))).toBeLessThanOrEqual(5);
});

for (const [name, more] of [['sandboxed', SANDBOX], ['free', '']]) {
  test(`a ${name} frame with a document: its height, and the host’s theme`, async ({ page, host }) => {
    host.mayShift();
    await host.open(frame('post/posts/kiosk-to-sre/', `data-theme="dark" ${more}`) + resizer());
    const inner = page.frameLocator('iframe');
    await expect(inner.locator('h1')).toHaveText(cards().find((card) => card.path === '/posts/kiosk-to-sre/').title);
    await expect(inner.locator('html')).toHaveAttribute('data-theme', 'dark');
    await expect.poll(() => height(page)).toBeGreaterThan(1000);
    await page.locator('iframe').evaluate((one) => (one.dataset.theme = 'light'));
    await expect(inner.locator('html')).toHaveAttribute('data-theme', 'light');
  });
}

test('a script that comes late, and one that moves its frames, lose nothing', async ({ page, host }) => {
  host.mayShift();
  await host.open(frame('post/posts/kiosk-to-sre/'));
  await expect(page.frameLocator('iframe').locator('h1')).toBeVisible();
  await bring(page, 'resize.js');
  await expect.poll(() => height(page)).toBeGreaterThan(1000);
});

test('messages of others move nothing', async ({ page, host }) => {
  host.put('/liar', { body: '<!DOCTYPE html><script>parent.postMessage({ seoga: 1, type: "resize", height: 7777 }, "*")</script>' });
  await host.open(`${resizer()}${frame('search/')}<iframe data-seoga src="/liar" height="77" title="liar"></iframe>`);
  await page.evaluate(() => postMessage({ seoga: 1, id: 'one', type: 'resize', height: 7777 }, '*'));
  await page.waitForTimeout(300);
  expect(await height(page)).toBeLessThan(300);
  expect(await page.locator('iframe').last().evaluate((one) => one.getBoundingClientRect().height)).toBeLessThan(100);
  host.mayShift();
});

test('the search in a frame: results in it, as high as they are, and the site in a window of its own', async ({ page, host }) => {
  host.mayShift();
  await host.open(resizer() + frame('search/?max-results=3', 'sandbox="allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox"'));
  const inner = page.frameLocator('iframe');
  const small = await height(page);
  await inner.getByRole('combobox').pressSequentially('비동기');
  await expect(inner.locator('seoga-search [part=hit-group]').first()).toBeVisible();
  await expect.poll(() => height(page)).toBeGreaterThan(small + 100);
  await expect(inner.locator('seoga-search [part=hit-snippet]:empty')).toHaveCount(0);
  const url = await inner.locator('seoga-search [role=option]').first().evaluate((link) => link.href);
  const opened = page.waitForEvent('popup');
  await inner.locator('seoga-search [role=option]').first().click();
  const popup = await opened;
  await expect(popup).toHaveURL(url);
  await popup.close();
});

test('where the search cannot be, its field leads to the site’s own', async ({ page, host, watch }) => {
  watch.allow(FAILED_REQUEST);
  await page.route(/chunks\/search\./, (route) => route.fulfill({ status: 404, headers: { 'access-control-allow-origin': '*' } }));
  host.mayShift();
  await host.open(frame('search/', 'sandbox="allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox"'));
  const inner = page.frameLocator('iframe');
  await inner.getByRole('searchbox').fill('비동기');
  const opened = page.waitForEvent('popup');
  await inner.getByRole('button').click();
  const popup = await opened;
  await expect(popup).toHaveURL(`${site()}search/?q=${encodeURIComponent('비동기')}`);
  await popup.close();
});

test('every document has its page for frames, and none is to be indexed', async ({ page }) => {
  const pages = files('embed').filter((path) => path.endsWith('.html'));
  expect(pages.length).toBeGreaterThan(cards().length);
  for (const path of pages) expect(String(file(path)), path).toContain('<meta name="robots" content="noindex">');
  for (const { path, title } of cards()) {
    const html = String(file(`embed/post${path}${path.endsWith('/') ? 'index.html' : ''}`));
    expect(html).toContain(`<link rel="canonical" href="https://example.com${path.split('/').map(encodeURIComponent).join('/')}">`);
    expect(html).toContain('<div class="prose">');
    expect(title.length).toBeGreaterThan(0);
    expect(html).not.toMatch(/ style="| on[a-z]+="|<script(?! (?:defer|type="module") src=)/);
  }
  expect(String(file('sitemap.xml'))).not.toContain('/embed/');
  await page.goto('about:blank');
});

test('oEmbed: each document names its answer, and the answer a sandboxed frame of it', () => {
  for (const { path, title } of cards()) {
    const html = String(file(`${path.slice(1)}${path.endsWith('/') ? 'index.html' : ''}`));
    const [, address] = /<link rel="alternate" type="application\/json\+oembed" href="([^"]+)"/.exec(html);
    const answer = JSON.parse(file(decodeURIComponent(new URL(address).pathname).slice(1)));
    expect(answer).toMatchObject({ version: '1.0', type: 'rich', title, width: 640, height: 480, provider_url: 'https://example.com/' });
    const [, source] = /<iframe src="([^"]+)"/.exec(answer.html);
    expect(answer.html).toContain('sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"');
    const target = decodeURIComponent(new URL(source).pathname).slice(1);
    expect(files('embed')).toContain(target.endsWith('/') ? `${target}index.html` : target);
  }
});

test('the page for authors: choose, see it in two hosts, copy', async ({ page, host }) => {
  await host.open('');
  await page.goto(`${site()}embed/`);
  const snippet = page.locator('#snippet');
  await expect(snippet).toHaveValue(new RegExp(`<seoga-posts site="${site()}" limit="3" fields="date,summary">`));
  await expect(snippet).toHaveValue(/min-block-size: \d+px/);
  for (const place of ['#stage', 'iframe:not(#stage)']) {
    await expect(page.frameLocator(place).locator('seoga-posts [part=link]')).toHaveText(newest(3));
    await expect(page.frameLocator(place).locator('seoga-posts [part=link]').first()).toBeVisible();
  }
  await page.locator('[name=tags]').fill('aws');
  await page.locator('[name=limit]').fill('1');
  const [first] = cards().filter((card) => card.tags?.includes('AWS'));
  await expect(page.frameLocator('#stage').locator('seoga-posts [part=link]')).toHaveText([first.title]);
  await page.locator('[name=way]').selectOption('pinned');
  await expect(snippet).toHaveValue(/integrity="sha384-[A-Za-z0-9+/=]{64}" crossorigin/);
  await page.locator('[name=element]').selectOption('seoga-post');
  await expect(page.locator('[name=tags]')).toBeHidden();
  await expect(page.frameLocator('#stage').locator('seoga-post [part=card]')).toBeVisible();
  await page.locator('[name=way]').selectOption('frame');
  await expect(snippet).toHaveValue(new RegExp(`<iframe data-seoga src="${site()}embed/post/posts/`));
  host.mayShift();
});

test('what the page for authors hands out works in a host', async ({ page, host }) => {
  await page.goto(`${other()}embed/`);
  for (const way of ['script', 'pinned']) {
    await page.goto(`${other()}embed/`);
    await page.locator('[name=way]').selectOption(way);
    await expect(page.locator('#snippet')).toHaveValue(/min-block-size/);
    const snippet = await page.locator('#snippet').inputValue();
    await host.open(`${snippet}<p>after</p>`);
    await expect(page.locator('seoga-posts [part=link]')).toHaveText(newest(3));
    await expect(page.locator('seoga-posts [part=link]').first()).toHaveAttribute('href', new RegExp(`^${other()}`));
  }
  await page.goto(`${other()}embed/`);
  await page.locator('[name=way]').selectOption('frame');
  await host.open(await page.locator('#snippet').inputValue(), { head: room() });
  host.mayShift();
  await expect(page.frameLocator('iframe').locator('seoga-posts [part=link]')).toHaveText(newest(3));
});
