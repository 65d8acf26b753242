// Drives the console as a person does: in a real browser, by what can be seen and read. For journeys.

import type { Browser, Locator, Page } from 'playwright-core';
import { launchBrowser } from '../../support/browser.ts';

export type ConsoleColumn = {
  /** Brings the column into sight where only one has room. */
  readonly show: () => Promise<void>;
  /** Types into the box and sends; comes back when the answer is shown. */
  readonly type: (text: string) => Promise<void>;
  /** Presses a button of the open private page or, when there is none, the newest such button in the chat. */
  readonly press: (label: string) => Promise<void>;
  /** Answers a question with one choice, or with exactly these choices. */
  readonly choose: (question: string, option: string | readonly string[]) => Promise<void>;
  readonly fill: (question: string, text: string) => Promise<void>;
  /** The private page as it reads, or null when none is open. */
  readonly dialogText: () => Promise<string | null>;
  readonly closeDialog: () => Promise<void>;
  /** The bot's messages as they read, oldest first. */
  readonly messages: () => Promise<readonly string[]>;
  /** Waits until a message holds the text, and gives it back. */
  readonly waitForMessage: (text: string | RegExp) => Promise<string>;
  /** The column itself, for what the verbs above do not reach. */
  readonly element: Locator;
};

export type ConsoleClient = {
  readonly column: (name: string) => ConsoleColumn;
  readonly page: Page;
  readonly close: () => Promise<void>;
};

export type OpenOptions = {
  readonly width?: number;
  readonly height?: number;
  readonly scheme?: 'light' | 'dark';
  /** A browser that is already running; it is left running at the end. */
  readonly browser?: Browser;
};

/** `url` is the address with the token, as the server prints it. */
export async function openConsole(url: string, options: OpenOptions = {}): Promise<ConsoleClient> {
  const browser = options.browser ?? (await launchBrowser());
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1440, height: options.height ?? 900 },
    colorScheme: options.scheme ?? 'light',
    reducedMotion: 'reduce',
    locale: 'en-GB',
  });
  const page = await context.newPage();
  await page.goto(url);
  await page.locator('html[data-ready]').waitFor();
  return {
    page,
    column: (name) => columnOf(page, name),
    close: async () => {
      await context.close();
      if (options.browser === undefined) await browser.close();
    },
  };
}

function columnOf(page: Page, name: string): ConsoleColumn {
  const element = page.locator('section.column', {
    has: page.getByRole('heading', { level: 2, name, exact: true, includeHidden: true }),
  });
  const dialog = element.getByRole('dialog');
  const show = async (): Promise<void> => {
    if (!(await element.isVisible())) await page.getByRole('navigation').getByRole('button', { name }).click();
  };
  const scope = async (): Promise<Locator> =>
    (await dialog.count()) > 0 ? dialog : element.locator('.message').last();
  const field = async (question: string): Promise<Locator> =>
    (await scope()).locator('[data-input]:has(> label)').filter({ hasText: question }).first();
  const bot = element.locator('.message');

  return {
    element,
    show,
    type: async (text) => {
      await show();
      const box = element.getByRole('textbox', { name: `Message from ${name}` });
      await box.fill(text);
      await box.press('Enter');
      await answered(page, element);
    },
    press: async (label) => {
      await show();
      const place = (await dialog.count()) > 0 ? dialog : element;
      await place.getByRole('button', { name: label, exact: true }).last().click();
      await answered(page, element);
    },
    choose: async (question, option) => choose(await field(question), typeof option === 'string' ? [option] : option),
    fill: async (question, text) => (await field(question)).locator('input, textarea').first().fill(text),
    dialogText: async () => ((await dialog.count()) > 0 ? dialog.innerText() : null),
    closeDialog: async () => dialog.getByRole('button', { name: 'Close', exact: true }).click(),
    messages: async () => {
      await answered(page, element);
      return bot.allInnerTexts();
    },
    waitForMessage: async (text) => {
      const found = bot.filter({ hasText: text }).last();
      await found.waitFor({ state: 'attached' });
      return found.innerText();
    },
  };
}

async function choose(field: Locator, options: readonly string[]): Promise<void> {
  const select = field.locator('select');
  if ((await select.count()) > 0) {
    await select.selectOption(options.map((label) => ({ label })));
    return;
  }
  const filtered = field.locator('input[list]');
  if ((await filtered.count()) > 0) {
    await filtered.fill(options[0] ?? '');
    return;
  }
  for (const box of await field.getByRole('checkbox').all()) {
    const label = await box.evaluate((element) => element.parentElement?.textContent ?? '');
    await box.setChecked(options.includes(label.trim()));
  }
  if ((await field.getByRole('checkbox').count()) > 0) return;
  for (const option of options) await field.getByRole('radio', { name: option, exact: true }).check();
}

/** Nothing is on its way any more, and the page has drawn everything the server had said by now. */
async function answered(page: Page, element: Locator): Promise<void> {
  await element.locator('[aria-busy]').first().waitFor({ state: 'detached' });
  const answer = await page.request.get(new URL('/console/state', page.url()).href);
  const { seq }: { seq: number } = await answer.json();
  await page.locator('html[data-ready]').waitFor();
  await page.waitForFunction(`Number(document.documentElement.dataset.seq) >= ${seq}`);
}
