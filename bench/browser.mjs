// The browser of the benchmarks: the same Chromium with the same flags as in the tests.
import { chromium } from '@playwright/test';
import settings from '../playwright.config.mjs';

export const launch = (extra = []) => {
  const { executablePath, args } = settings.use.launchOptions;
  return chromium.launch({ executablePath, args: [...args, ...extra] });
};
