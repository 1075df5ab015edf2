// What a machine can find: rules of WCAG and good practice, and pages that are wider than the window.
import AxeBuilder from '@axe-core/playwright';
import { expect, open, search, test } from './helpers.mjs';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];

const PAGES = {
  home: (page) => open(page, '/'),
  'a post': (page) => open(page, '/posts/nines-multiply/'),
  'a wiki page': (page) => open(page, '/wiki/aws/auto-scaling/'),
  tags: (page) => open(page, '/tags/'),
  'a choice of tags': (page) => open(page, '/tags/aws/?tags=sre'),
  'the search dialog': (page) => search(page, '컨테이너'),
  'a narrowed search': async (page) => {
    await open(page, '/search/?q=date:2024 장애&sort=date');
    await page.getByRole('main').getByRole('button', { name: '더 좁히기' }).click();
    await expect(page.getByRole('list', { name: '더 좁히기' })).toBeVisible();
  },
};

/** What is wrong, where, in a form that can be read in a report. */
function told(violations) {
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} – ${node.failureSummary}`));
}

for (const [name, show] of Object.entries(PAGES)) {
  test(`${name}: the rules, narrow and wide, light and dark`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await show(page);
    for (const width of [360, 1440]) {
      for (const colorScheme of ['light', 'dark']) {
        await page.setViewportSize({ width, height: 900 });
        await page.emulateMedia({ colorScheme });
        const { violations, passes } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
        expect(passes.length).toBeGreaterThan(10);
        expect.soft(told(violations), `${width} px, ${colorScheme}`).toEqual([]);
      }
    }
  });

  test(`${name}: not wider than a narrow window`, async ({ page }) => {
    await show(page);
    for (const width of [320, 360]) {
      await page.setViewportSize({ width, height: 700 });
      const beyond = await page.evaluate(() => {
        const dialog = document.getElementById('search-dialog');
        return [document.documentElement.scrollWidth - innerWidth, dialog.scrollWidth - dialog.clientWidth];
      });
      expect(Math.max(...beyond), `${width} px`).toBeLessThanOrEqual(0);
    }
  });
}
