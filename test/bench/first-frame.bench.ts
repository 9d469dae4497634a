import type { Page } from 'playwright-core';
import { demoAccount, signIn } from '../console/console-visitor.js';
import { openBrowser } from '../support/browser.js';
import { startBuiltServer } from '../support/built-server.js';
import { eventually } from '../support/eventually.js';
import type { BenchRow } from './bench-row.js';
import { median, percentile } from './figures.js';

const CLIPS = 20;

/**
 * Notes in the page when a click happened and when the first frame of a video was shown after it.
 * Text, because it runs in the browser.
 */
const STOPWATCH = `
  addEventListener('click', () => { window.clickedAt = performance.now(); }, true);
  new MutationObserver(() => {
    for (const video of document.querySelectorAll('video:not([data-timed])')) {
      video.dataset.timed = '';
      video.requestVideoFrameCallback(() => {
        window.firstFrameMs = performance.now() - window.clickedAt;
      });
    }
  }).observe(document, { childList: true, subtree: true });`;

/** From the click on a clip until its first frame is on the screen, in Chromium. */
export async function benchFirstFrame(): Promise<BenchRow[]> {
  const server = await startBuiltServer({ demo: true });
  const browser = await openBrowser(server.url);
  try {
    const { page } = browser;
    await page.addInitScript(STOPWATCH);
    await page.goto('/sign-in');
    await signIn(page, await demoAccount(server.url, 'commander'));
    const samples: number[] = [];
    for (const id of await readyClips(page)) samples.push(await firstFrameOf(page, id));
    const p95 = percentile(samples, 0.95);
    const value = `median ${median(samples).toFixed(0)} ms, p95 ${p95.toFixed(0)} ms, ${samples.length} clips`;
    const name = 'first frame of the player after a click';
    return [{ name, value, aim: 'p95 under 1 s', met: p95 < 1000 }];
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function readyClips(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`
    fetch('/api/v1/clips?state=ready&limit=${CLIPS}')
      .then((answer) => answer.json())
      .then(({ items }) => items.map(({ id }) => id))`);
}

async function firstFrameOf(page: Page, id: string): Promise<number> {
  await page.goto(`/clips/${id}`);
  await page.getByRole('radio', { name: 'Technical check' }).check();
  await page.getByRole('button', { name: 'Open the clip' }).click();
  // Asked from outside: the page's own policy forbids to evaluate text in it.
  return eventually(async () => {
    const firstFrameMs = await page.evaluate<number | null>('window.firstFrameMs ?? null');
    if (firstFrameMs === null) throw new Error(`No frame of clip ${id} was shown.`);
    return firstFrameMs;
  });
}
