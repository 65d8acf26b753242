// What one person does and sees in their own Agents Playground, in a real browser.

import type { Browser, Locator, Page } from 'playwright-core';
import { type Exchange, followLog, type LogStream } from './log-stream.ts';
import { BOT_NAME, type Persona, type PlaygroundProcess, startPlaygroundProcess } from './process.ts';

export type PlaygroundPersona = {
  readonly page: Page;
  /** Types into the chat that is open, and sends. Wait with `sees` for the answer: a new message empties half-filled cards. */
  readonly say: (text: string) => Promise<void>;
  /** Presses the newest button with this label. */
  readonly press: (label: string) => Promise<void>;
  /** Presses, and waits until another card has taken the place of the pressed one. */
  readonly turns: (label: string) => Promise<void>;
  /** Picks one option of a question; several are picked one after the other. */
  readonly choose: (label: string, option: string) => Promise<void>;
  readonly type: (label: string, text: string) => Promise<void>;
  /** A day of the month that the calendar opens on. */
  readonly pickDay: (label: string, day: number) => Promise<void>;
  /** Waits until the chat that is open says so. */
  readonly sees: (text: string) => Promise<void>;
  readonly seesNot: (text: string) => Promise<void>;
  /** What is typed into a question now. */
  readonly typed: (label: string) => Promise<string>;
  /** Opens another chat of the list: "Personal Chat", "Staff group", "Staffroom". */
  readonly opens: (chat: string) => Promise<void>;
  /** Writes `@bot text` where others read along. */
  readonly mentions: (text: string) => Promise<void>;
  /** As somebody who opens Teams anew; the playground then forgets what was said. */
  readonly reload: () => Promise<void>;
  /** Every HTTP exchange between the bot and this Playground so far. */
  readonly exchanges: () => readonly Exchange[];
  readonly screenshot: (path: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Wide enough for the list of chats to stand beside the chat, and tall enough for a whole card: the page loses half-filled cards at a resize. */
const WINDOW = { width: 1300, height: 2400 };
const PATIENCE_MS = 15_000;

export async function openPersona(browser: Browser, endpoint: string, persona: Persona): Promise<PlaygroundPersona> {
  const process = await startPlaygroundProcess(endpoint, persona);
  let log: LogStream | undefined;
  try {
    log = await followLog(process.url);
    const context = await browser.newContext({ viewport: WINDOW, locale: 'en-GB' });
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    // Fonts and the like from outside: refused at once instead of after a time-out.
    await page.route('**/*', (route) =>
      new URL(route.request().url()).hostname === 'localhost' ? route.continue() : route.abort(),
    );
    await page.goto(process.url);
    await page.locator(COMPOSE).first().waitFor();
    return drive(page, process, log);
  } catch (error) {
    log?.close();
    await process.stop();
    throw error;
  }
}

const COMPOSE = '[role="textbox"][contenteditable="true"]';

function drive(page: Page, process: PlaygroundProcess, log: LogStream): PlaygroundPersona {
  const compose = page.locator(COMPOSE).first();
  const button = (label: string): Locator =>
    page.locator('.ac-adaptiveCard').getByRole('button', { name: label, exact: true }).last();
  const question = (label: string): Promise<Locator> => findQuestion(page, label);
  return {
    page,
    say: async (text) => {
      await compose.click();
      await compose.pressSequentially(text);
      await compose.press('Enter');
    },
    press: async (label) => button(label).click(),
    turns: (label) => turnCard(page, button(label)),
    choose: async (label, option) => choose(page, await question(label), option),
    type: async (label, text) => {
      const field = await question(label);
      await field.fill(text);
      // A time is typed into a list of times.
      if ((await field.getAttribute('role')) === 'combobox') await field.press('Tab');
    },
    pickDay: async (label, day) => {
      await (await question(label)).click();
      await page
        .getByRole('gridcell', { name: new RegExp(`^${day}\\b|\\b${day},`) })
        .first()
        .click();
    },
    sees: async (text) => page.getByText(text).last().waitFor({ state: 'visible' }),
    seesNot: async (text) => page.getByText(text).last().waitFor({ state: 'hidden' }),
    typed: async (label) => (await question(label)).inputValue(),
    opens: async (chat) => {
      const entry = page.getByRole('treeitem', { name: chat }).first();
      // The list of chats starts beyond the edge of the window.
      if (((await entry.boundingBox())?.x ?? -1) < 0) await page.getByTitle('Toggle app bar').click();
      await entry.click();
      await compose.waitFor();
    },
    mentions: async (text) => {
      await compose.click();
      // The picker answers to a click only; Enter would send a bare "@".
      await compose.pressSequentially('@');
      await page.getByText(BOT_NAME, { exact: true }).last().click();
      await compose.pressSequentially(` ${text}`);
      await compose.press('Enter');
    },
    reload: async () => {
      await page.reload();
      await compose.waitFor();
    },
    exchanges: log.exchanges,
    screenshot: async (path) => void (await page.screenshot({ path, fullPage: true })),
    close: async () => {
      log.close();
      await page.context().close();
      await process.stop();
    },
  };
}

/** The new card may be drawn into the elements of the old one, so what tells them apart is what they say. */
async function turnCard(page: Page, button: Locator): Promise<void> {
  const card = await button.locator('xpath=ancestor::*[contains(@class, "ac-adaptiveCard")][1]').elementHandle();
  const before = (await card?.innerText()) ?? '';
  const answered = page.waitForResponse((response) => response.url().endsWith('/invoke'));
  await button.click();
  await answered;
  await page.waitForFunction(([old, said]) => !old?.isConnected || old.innerText !== said, [card, before] as const);
}

/** Ids are new at each drawing; the label knows the one of its question. */
async function findQuestion(page: Page, label: string): Promise<Locator> {
  const found = page.locator('.ac-adaptiveCard label[for]').filter({ hasText: label }).last();
  return page.locator(`[id="${await found.getAttribute('for')}"]`);
}

async function choose(page: Page, question: Locator, option: string): Promise<void> {
  if ((await question.getAttribute('role')) !== 'combobox') {
    return question.getByText(option, { exact: true }).first().click();
  }
  // A compact choice is a Fluent combobox, whose list hangs at the end of the page and stays open for several answers.
  await question.click();
  const entry = { name: option, exact: true };
  await page.getByRole('option', entry).or(page.getByRole('menuitemcheckbox', entry)).last().click();
  if ((await question.getAttribute('aria-expanded')) === 'true') await question.press('Escape');
}
