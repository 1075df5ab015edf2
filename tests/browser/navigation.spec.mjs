// Going somewhere within the site: title, focus, addresses, and what is left to the browser.
import { expect, isMarked, markDocument, open, plain, ready, scrollTo, scrollTop, test } from './helpers.mjs';

const POST = '/posts/nines-multiply/';
const TITLE = '99.9%를 세 번 곱하면 한 달에 두 시간이 사라진다';
const SITE = '클라우드 커리어 서가';

test('a link shows the page without loading a document', async ({ page }) => {
  await open(page, '/');
  await markDocument(page);
  await scrollTo(page, 600);
  await page.locator(`.cards h2 a[href="${POST}"]`).click();
  await expect(page).toHaveURL(POST);
  await expect(page.locator('h1')).toHaveText(TITLE);
  await expect(page).toHaveTitle(`${TITLE} – ${SITE}`);
  await expect(page.locator('h1')).toBeFocused();
  expect(await scrollTop(page)).toBe(0);
  await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', `https://example.com${POST}`);
  expect(await isMarked(page)).toBe(true);
});

test('the title is there before the focus moves', async ({ page }) => {
  await open(page, '/');
  await page.evaluate(() => {
    document.addEventListener('focusin', (event) => {
      if (event.target.matches('h1')) globalThis.titleAtFocus = document.title;
    });
  });
  await page.locator(`.cards h2 a[href="${POST}"]`).click();
  await expect(page.locator('h1')).toBeFocused();
  expect(await page.evaluate(() => globalThis.titleAtFocus)).toBe(`${TITLE} – ${SITE}`);
});

test('a page that was navigated to is the page that the server has', async ({ page, browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
  const bare = await context.newPage();
  await open(page, '/tags/');
  for (const path of ['/', '/wiki/', '/about/', POST, '/wiki/aws/auto-scaling/', '/tags/aws/', '/categories/']) {
    await page.evaluate((address) => {
      const link = document.createElement('a');
      link.href = address;
      link.id = 'way';
      document.querySelector('main').append(link);
      link.click();
      link.remove();
    }, path);
    await expect(page).toHaveURL(path);
    await bare.goto(path);
    await expect(page).toHaveTitle(await bare.title());
    const stated = plain(await bare.locator('main').innerText());
    await expect.poll(async () => plain(await page.locator('main').innerText()), path).toBe(stated);
  }
  await context.close();
});

test('a chain of links through the wiki', async ({ page }) => {
  await open(page, '/wiki/');
  await markDocument(page);
  await page.locator('.children a[href="/wiki/cloud/"]').click();
  await expect(page).toHaveURL('/wiki/cloud/');
  await page.locator('.children a[href="/wiki/aws/"]').click();
  await expect(page).toHaveURL('/wiki/aws/');
  await page.locator('.children a[href="/wiki/aws/auto-scaling/"]').click();
  await expect(page).toHaveURL('/wiki/aws/auto-scaling/');
  const trail = page.locator('.breadcrumbs a');
  await expect(trail).not.toHaveCount(0);
  await trail.last().click();
  await expect(page).toHaveURL('/wiki/aws/');
  await page.locator('.site-title').click();
  await expect(page).toHaveURL('/');
  await expect(page).toHaveTitle(SITE);
  expect(await isMarked(page)).toBe(true);
});

test('the last of several quick choices wins', async ({ page }) => {
  await open(page, '/');
  let slow;
  await page.route('**/data/posts/posts/kiosk-to-sre.json', async (route) => {
    slow = route;
  });
  await page.locator('.cards h2 a[href="/posts/kiosk-to-sre/"]').click();
  await expect(page.locator('main')).toHaveAttribute('aria-busy', 'true');
  await page.locator(`.cards h2 a[href="${POST}"]`).click();
  await expect(page.locator('h1')).toHaveText(TITLE);
  const answered = page.waitForResponse('**/kiosk-to-sre.json');
  await slow.continue();
  await (await answered).finished();
  await expect(page).toHaveURL(POST);
  await expect(page.locator('h1')).toHaveText(TITLE);
});

const LEFT_ALONE = {
  'Ctrl-click': { modifiers: ['Control'] },
  'Shift-click': { modifiers: ['Shift'] },
  'Alt-click': { modifiers: ['Alt'] },
  'Meta-click': { modifiers: ['Meta'] },
  'the middle button': { button: 'middle' },
  'a new tab': { attributes: { target: '_blank' } },
  'a download': { attributes: { download: '' } },
  'rel=external': { attributes: { rel: 'external' } },
  'another origin': { attributes: { href: 'https://elsewhere.example/posts/' } },
  'another port': { attributes: { href: 'http://127.0.0.1:9/posts/' } },
  'mail': { attributes: { href: 'mailto:someone@example.com' } },
  'the feed': { attributes: { href: '/feed.xml' } },
  'a picture': { attributes: { href: '/assets/picture.png' } },
};

test('what is none of the app’s business is left to the browser', async ({ page }) => {
  await open(page, '/about/');
  await page.evaluate(() => {
    // Heard after the app, and the end of the matter: no tab, window or program opens.
    for (const type of ['click', 'auxclick']) {
      addEventListener(type, (event) => {
        globalThis.taken = event.defaultPrevented;
        event.preventDefault();
      });
    }
  });
  const press = async (attributes, click) => {
    await page.evaluate((given) => {
      document.getElementById('link')?.remove();
      globalThis.taken = null;
      const link = document.createElement('a');
      for (const [key, value] of Object.entries({ href: '/wiki/', id: 'link', ...given })) link.setAttribute(key, value);
      link.textContent = 'somewhere';
      document.querySelector('h1').after(link);
    }, attributes);
    await page.locator('#link').click(click);
    await expect.poll(() => page.evaluate(() => globalThis.taken)).not.toBe(null);
    return page.evaluate(() => globalThis.taken);
  };
  for (const [name, { attributes = {}, ...click }] of Object.entries(LEFT_ALONE)) {
    expect.soft(await press(attributes, click), name).toBe(false);
    await expect(page, name).toHaveURL('/about/');
  }
  expect(await press({}, {}), 'a plain click is the app’s').toBe(true);
  await expect(page).toHaveURL('/wiki/');
});

test('Ctrl-click opens a tab that has the app too', async ({ page, context }) => {
  await open(page, '/');
  const opened = context.waitForEvent('page');
  await page.locator(`.cards h2 a[href="${POST}"]`).click({ modifiers: ['Control'] });
  const tab = await opened;
  await ready(tab);
  await expect(tab).toHaveURL(POST);
  await expect(page).toHaveURL('/');
});

test('the feed is loaded as a document', async ({ page, watch }) => {
  // Chromium looks for an icon of a document that names none.
  watch.allow(/favicon\.ico/);
  await open(page, '/');
  const answer = page.waitForResponse('**/feed.xml');
  await page.locator('.site-footer a[href="/feed.xml"]').click();
  expect((await answer).status()).toBe(200);
  await expect(page).toHaveURL('/feed.xml');
});

test('what was opened on one page is closed on the next', async ({ page }) => {
  await page.setViewportSize({ width: 600, height: 800 });
  await open(page, '/wiki/aws/auto-scaling/');
  await markDocument(page);
  const contents = page.locator('details.contents');
  const go = (path) => page.evaluate((address) => {
    const link = document.createElement('a');
    link.href = address;
    document.body.append(link);
    link.click();
    link.remove();
  }, path);
  for (const path of ['/wiki/incident/', '/wiki/kubernetes/', '/wiki/incident/']) {
    await go(path);
    await expect(page).toHaveURL(path);
    await expect(contents).toHaveJSProperty('open', false);
    await contents.locator('summary').click();
    await expect(contents).toHaveJSProperty('open', true);
  }
  expect(await isMarked(page)).toBe(true);
});
