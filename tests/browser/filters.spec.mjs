// Choosing tags: what is shown, what can still be chosen, the address, Back, and who is told.
import { cards, count, expect, isMarked, markDocument, open, ready, scrollTo, scrollTop, test, titles } from './helpers.mjs';

const choose = (page, slug) => page.locator(`[id="filter-${slug}"]`).click();
const chosen = (page) => page.locator('.choice .tag').evaluateAll((tags) => tags.map((tag) => tag.firstChild.data));

/** The number of results that is written above them. */
async function expectCount(page, number) {
  await expect(page.locator('.result-count')).toContainText(`글 ${number}편`);
  await expect(page.locator('.cards .card')).toHaveCount(number);
}

test('one tag', async ({ page }) => {
  await open(page, '/');
  await markDocument(page);
  await choose(page, 'aws');
  await expect(page).toHaveURL('/tags/aws/');
  await expectCount(page, count(['AWS']));
  expect(await chosen(page)).toEqual(['AWS']);
  await expect(page.locator('h1')).toHaveText('AWS');
  await expect(page).toHaveTitle('AWS – 클라우드 커리어 서가');
  const bearing = cards().filter((card) => card.tags?.includes('AWS')).map((card) => card.title);
  expect((await titles(page)).sort()).toEqual(bearing.sort());
  expect(await isMarked(page)).toBe(true);
});

test('two tags: all of them, then any of them', async ({ page }) => {
  await open(page, '/');
  await choose(page, 'aws');
  await expect(page.locator('h1')).toHaveText('AWS');
  await choose(page, 'sre');
  await expect(page).toHaveURL('/tags/aws/?tags=sre');
  const both = count(['AWS', 'sre']);
  expect(both).toBeGreaterThan(0);
  await expectCount(page, both);
  expect(await chosen(page)).toEqual(['AWS', 'sre']);
  await expect(page.locator('#filter-all')).toHaveAttribute('aria-current', 'true');

  await page.locator('#filter-any').click();
  await expect(page).toHaveURL('/tags/aws/?tags=sre&match=any');
  const any = count(['AWS', 'sre'], 'some');
  expect(any).toBeGreaterThan(both);
  await expect(page.locator('.result-count')).toContainText(`글 ${any}편`);
  await expect(page.locator('.cards .card')).toHaveCount(Math.min(any, 12));
  await expect(page.locator('#filter-any')).toHaveAttribute('aria-current', 'true');
  await page.locator('#filter-all').click();
  await expect(page).toHaveURL('/tags/aws/?tags=sre');
  await expectCount(page, both);
});

test('the counts beside the other tags follow the choice', async ({ page }) => {
  await open(page, '/');
  for (const [slug, before] of [['aws', []], ['sre', ['AWS']]]) {
    await choose(page, slug);
    const so = [...before, slug === 'aws' ? 'AWS' : slug];
    await expectCount(page, count(so));
    const offered = await page.locator('.facets [data-filter]').evaluateAll((links) =>
      links.map((link) => [link.firstChild.data, Number(link.querySelector('.count').textContent)]));
    expect(offered.length).toBeGreaterThan(0);
    for (const [tag, number] of offered) {
      expect(so, 'what is chosen is not offered again').not.toContain(tag);
      expect(number, tag).toBe(count([...so, tag]));
      expect(number, tag).toBeGreaterThan(0);
    }
  }
});

test('any: more pages of it have an address too', async ({ page }) => {
  await open(page, '/tags/aws/?tags=sre,운영&match=any');
  const any = count(['AWS', 'sre', '운영'], 'some');
  expect(any).toBeGreaterThan(12);
  await expect(page.locator('.cards .card')).toHaveCount(12);
  await page.getByRole('link', { name: '다음 쪽' }).click();
  await expect(page).toHaveURL(/\/tags\/aws\/\?tags=sre,.*&match=any&page=2$/);
  await expect(page.locator('.cards .card')).toHaveCount(any - 12);
  const second = await titles(page);
  await page.reload();
  await ready(page);
  await expect.poll(() => titles(page)).toEqual(second);
});

test('taking one out, and all of them', async ({ page }) => {
  await open(page, '/tags/aws/?tags=sre');
  await expectCount(page, count(['AWS', 'sre']));
  await page.getByRole('link', { name: 'AWS 빼기' }).click();
  await expect(page).toHaveURL('/tags/sre/');
  await expectCount(page, count(['sre']));
  await page.locator('#filter-clear').click();
  await expect(page).toHaveURL('/');
  await expect(page.locator('.choice')).toHaveCount(0);
  await expect(page.locator('.cards .card')).toHaveCount(12);
});

test('a category with a tag', async ({ page }) => {
  await open(page, '/categories/cloud/');
  const inCloud = cards().filter((card) => card.categories?.includes('Cloud'));
  await expectCount(page, inCloud.length);
  await choose(page, 'aws');
  await expect(page).toHaveURL('/categories/cloud/?tags=aws');
  const narrowed = inCloud.filter((card) => card.tags.includes('AWS'));
  expect(narrowed.length).toBeLessThan(inCloud.length);
  await expectCount(page, narrowed.length);
  expect(await chosen(page)).toEqual(['Cloud', 'AWS']);
  await page.getByRole('link', { name: 'Cloud 빼기' }).click();
  await expect(page).toHaveURL('/tags/aws/');
  await expectCount(page, count(['AWS']));
});

test('an address says everything: a fresh load and a walk give the same', async ({ page, context }) => {
  await open(page, '/');
  const visited = [];
  for (const press of ['#filter-aws', '#filter-sre', '#filter-any']) {
    await page.locator(press).click();
    await expect(page.locator(press === '#filter-any' ? '#filter-any[aria-current]' : `.choice ${press}`)).toBeVisible();
    visited.push([page.url(), await page.locator('main').innerText()]);
  }
  for (const [address, text] of [...visited, [new URL('/tags/sre/?tags=aws', page.url()).href, null]]) {
    const fresh = await context.newPage();
    await open(fresh, address);
    if (text) await expect.poll(() => fresh.locator('main').innerText()).toBe(text);
    else await expectCount(fresh, count(['AWS', 'sre']));
    await fresh.close();
  }
});

test('Back goes through the choices exactly', async ({ page }) => {
  await open(page, '/');
  const steps = [];
  const note = async () => steps.push([page.url(), await titles(page), await chosen(page), await scrollTop(page)]);
  await scrollTo(page, 40);
  await note();
  for (const slug of ['aws', 'sre']) {
    await choose(page, slug);
    await expect(page.locator(`.choice #filter-${slug}`)).toBeVisible();
    await note();
  }
  const now = async () => [page.url(), await titles(page), await chosen(page), await scrollTop(page)];
  for (const step of [steps[1], steps[0]]) {
    await page.goBack();
    await expect.poll(now).toEqual(step);
  }
  for (const step of [steps[1], steps[2]]) {
    await page.goForward();
    await expect.poll(now).toEqual(step);
  }
});

test('the number of results is announced, and the focus stays on the control', async ({ page }) => {
  await open(page, '/');
  const status = page.locator('#status');
  await scrollTo(page, 60);
  await page.locator('#filter-aws').focus();
  await page.keyboard.press('Enter');
  await expect(status).toHaveText(`글 ${count(['AWS'])}편`);
  await expect(page.locator('#filter-aws')).toBeFocused();
  expect(await scrollTop(page), 'the page does not move under the reader').toBe(60);
  await page.locator('#filter-sre').focus();
  await page.keyboard.press('Enter');
  await expect(status).toHaveText(`글 ${count(['AWS', 'sre'])}편`);
  await expect(page.locator('#filter-sre')).toBeFocused();
  await page.locator('#filter-any').focus();
  await page.keyboard.press('Enter');
  await expect(status).toHaveText(`글 ${count(['AWS', 'sre'], 'some')}편`);
  await expect(page.locator('#filter-any')).toBeFocused();
  await page.locator('#filter-clear').focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/');
  await expect(page.locator('body'), 'the control is gone, the focus is not lost').not.toBeFocused();
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the address of a choice shows the page of its first tag', async ({ page }) => {
    const response = await page.goto('/tags/aws/?tags=sre&match=any');
    expect(response.status()).toBe(200);
    await expect(page.locator('h1')).toHaveText('AWS');
    await expect(page.locator('.result-count')).toContainText(`글 ${count(['AWS'])}편`);
  });
});
