// What the widgets do when the site does not answer as it should: the host's own words come back.
import { FAILED_REQUEST, hold } from './helpers.mjs';
import { bring, expect, hear, listen, loader, newest, room, site, test, titles, told } from './embed-host.mjs';

const LIST = '<seoga-posts limit="2" loading="eager"><a href="/own">the host’s own</a></seoga-posts><p>after</p>';
const json = (value) => ({ contentType: 'application/json', headers: { 'access-control-allow-origin': '*' }, body: value });

const start = (page, host) => hear(page, host, LIST, { head: room() });

const TROUBLE = [
  ['not found', /version\.json/, { status: 404, headers: { 'access-control-allow-origin': '*' } }, 'not-found', false],
  ['an error of the server', /version\.json/, { status: 500, headers: { 'access-control-allow-origin': '*' } }, 'network', true],
  ['a page instead of data', /version\.json/, json('<!DOCTYPE html><p>welcome</p>'), 'schema', false],
  ['data of a later version', /version\.json/, json('{"schema":2,"build":"x"}'), 'schema', false],
  ['null', /version\.json/, json('null'), 'schema', false],
  ['cards that are none', /cards/, json('{"schema":1,"cards":"<img src=x onerror=alert(1)>"}'), 'schema', false],
  ['cards that lack everything', /cards/, json('{"schema":1,"cards":[null,{}]}'), 'schema', false],
  ['half a file', /cards/, json('{"schema":1,"cards":[{"path":"/a'), 'schema', false],
  ['no script', /chunks\/posts/, { status: 404, headers: { 'access-control-allow-origin': '*' } }, 'script', true],
];

for (const [name, files, answer, code, retryable] of TROUBLE) {
  test(`${name}: ${code}`, async ({ page, host, watch }) => {
    watch.allow(FAILED_REQUEST, /blocked by CORS policy/);
    await page.route(files, (route) => route.fulfill(answer));
    await start(page, host);
    await expect.poll(() => told(page, 'error')).toEqual([{ code, retryable, message: expect.stringContaining('seoga-posts: ') }]);
    await expect(page.getByText('the host’s own')).toBeVisible();
    await expect(page.locator('seoga-posts [part=error]')).toContainText('내용을 불러오지 못했습니다.');
    await expect(page.locator('seoga-posts [part=retry]')).toBeVisible({ visible: retryable });
    expect(await page.locator('seoga-posts').evaluate((element) => element.matches(':state(error)'))).toBe(true);
    await expect(page.locator('seoga-posts [part=card]')).toHaveCount(0);
  });
}

test('a line that breaks, and “try again”', async ({ page, host, watch }) => {
  watch.allow(FAILED_REQUEST);
  await page.route(/cards/, (route) => route.abort());
  await start(page, host);
  await expect(page.getByText('the host’s own')).toBeVisible();
  await expect.poll(() => told(page, 'error')).toHaveLength(1);
  await page.unroute(/cards/);
  await page.locator('seoga-posts').getByRole('button', { name: '다시 시도' }).click();
  await expect.poll(() => titles(page)).toEqual(newest(2));
  await expect(page.getByText('the host’s own')).toBeHidden();
  await expect(page.locator('seoga-posts [part=error]')).toBeHidden();
});

test('a slow line: the host’s own words until the list is there', async ({ page, host }) => {
  const release = await hold(page, /cards/);
  await start(page, host);
  await page.waitForRequest(/cards/);
  await expect(page.getByText('the host’s own')).toBeVisible();
  expect(await page.locator('seoga-posts').evaluate((element) => element.matches(':state(loading)'))).toBe(true);
  release();
  await expect.poll(() => titles(page)).toEqual(newest(2));
  await expect(page.getByText('the host’s own')).toBeHidden();
});

test('a site that does not let others read it', async ({ page, host, watch }) => {
  watch.allow(FAILED_REQUEST, /blocked by CORS policy/);
  await host.open(LIST.replace('<seoga-posts', `<seoga-posts site="${process.env.SEOGA_PLAIN}"`), { head: room() });
  await listen(page);
  await bring(page);
  await expect.poll(async () => (await told(page, 'error')).map(({ code }) => code)).toEqual(['network']);
  await expect(page.getByText('the host’s own')).toBeVisible();
});

test('an address that is none', async ({ page, host }) => {
  await host.open(`${loader()}<seoga-posts site="https://" loading="eager"><a href="/">own</a></seoga-posts>`, { head: room() });
  await expect(page.getByText('own')).toBeVisible();
  await expect.poll(() => page.locator('seoga-posts').evaluate((element) => element.matches(':state(error)'))).toBe(true);
});

test('a card that lies: its address runs nothing, its words are words', async ({ page, host, watch }) => {
  watch.allow(FAILED_REQUEST);
  const card = { path: 'javascript:alert(1)', kind: 'constructor', title: '<img src=x onerror=alert(1)>', summary: '<script>alert(1)</script>', date: 'never', minutes: '<b>', tags: ['<i>'], cover: { src: 'javascript:alert(1)', alt: '"><b>' } };
  await page.route(/cards/, (route) => route.fulfill(json(JSON.stringify({ schema: 1, cards: [card, card] }))));
  await host.open(`${loader()}<seoga-posts limit="1" loading="eager" fields="date,kind,minutes,summary,tags,cover"></seoga-posts>`, { head: room() });
  await expect(page.locator('seoga-posts [part=link]')).toHaveAttribute('href', `${site()}javascript%3Aalert(1)`);
  await expect(page.locator('seoga-posts [part=link]')).toHaveText(card.title);
  await expect(page.locator('seoga-posts [part=summary]')).toHaveText(card.summary);
  await expect(page.locator('seoga-posts [part=card] :is(img, b, i, script)')).toHaveCount(0);
});
