// What the journeys of filter requests in the console share: a school day that moves only when told to, Tess on her phone, the others
// at their desks, and an eye on every page that is new.

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import type { Browser, Download } from 'playwright-core';
import { type ConsoleClient, type ConsoleColumn, type OpenOptions, openConsole } from '../clients/console/index.ts';
import { scrollsSideways, violations } from '../support/accessibility.ts';
import { openApp, type TestApp } from '../support/open-app.ts';
import { finish } from '../support/settle.ts';
import type { Teller } from './stories.ts';

const MINUTE_MS = 60_000;
/** In the middle of Lesson 2 of the demo school, a Tuesday. */
const TEN_PAST_TEN = Date.parse('2026-11-24T10:10:00Z');

export type ConsoleSchool = {
  readonly app: () => TestApp;
  readonly open: (options?: OpenOptions) => Promise<ConsoleClient>;
  readonly later: (minutes: number) => void;
  /** A day, and everything that became due in it. */
  readonly dayPasses: () => Promise<void>;
  readonly restart: () => Promise<void>;
};

export const PHONE: OpenOptions = { width: 360, height: 740 };
export const DESK: OpenOptions = { width: 1500, height: 1000 };

export async function openConsoleSchool(
  browser: Browser,
  environment: Record<string, string> = {},
): Promise<ConsoleSchool> {
  const day = { now: TEN_PAST_TEN };
  let app = await openApp(environment, { clock: { now: () => day.now } });
  return {
    app: () => app,
    open: (options = DESK) => openConsole(app.consoleUrl ?? '', { ...options, browser }),
    later: (minutes) => {
      day.now += minutes * MINUTE_MS;
      app.worker.wake();
    },
    dayPasses: async () => {
      day.now += 24 * 60 * MINUTE_MS;
      await finish(app.worker);
    },
    restart: async () => {
      app = await app.restart();
    },
  };
}

/** Whether the private page that is open has a button. */
export const offers = (column: ConsoleColumn) => async (label: string) =>
  (await column.element.getByRole('dialog').getByRole('button', { name: label, exact: true }).count()) > 0;

/** The buttons of a list have the same words; what stands beside one says which it is. */
export async function pressBeside(column: ConsoleColumn, words: string, label: string): Promise<void> {
  const row = column.element.getByRole('dialog').locator('.ac-columnSet').filter({ hasText: words }).last();
  await row.getByRole('button', { name: label, exact: true }).click();
  await column.messages();
}

/** It may be begun by the page that the link opens, and be over before that page is known. */
export async function downloadOf({ page }: ConsoleClient, link: string): Promise<Download> {
  const begun = new Promise<Download>((resolve) => {
    page.once('download', resolve);
    page.context().on('page', (opened) => opened.once('download', resolve));
  });
  const [download] = await Promise.all([begun, page.getByRole('link', { name: link }).click()]);
  return download;
}

/** Everybody can read and reach what is on the page. Set SCREENSHOTS to a folder to look at what a person sees. */
export async function look({ page }: ConsoleClient, name: string): Promise<void> {
  expect([name, await violations(page), await scrollsSideways(page)]).toEqual([name, [], false]);
  const folder = process.env.SCREENSHOTS;
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  const size = page.viewportSize();
  await page.screenshot({ path: join(folder, `${name}.png`) });
  if (size === null) return;
  const places = await page.evaluate(
    '[...document.querySelectorAll(".messages, .dialog-page")].map((e) => e.scrollTop)',
  );
  await page.setViewportSize({ ...size, height: 1500 });
  await page.screenshot({ path: join(folder, `${name}-whole.png`) });
  await page.setViewportSize(size);
  await page.evaluate(
    `document.querySelectorAll(".messages, .dialog-page").forEach((e, at) => { e.scrollTop = ${JSON.stringify(places)}[at]; })`,
  );
}

/** Looks at every page before it is left. */
export function lookingTeller(client: ConsoleClient, column: ConsoleColumn, name: string): Teller {
  let page = 0;
  return {
    choose: column.choose,
    fill: column.fill,
    press: async (label) => {
      page += 1;
      await look(client, `${name}-${page}`);
      await column.press(label);
    },
  };
}
