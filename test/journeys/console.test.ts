import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { type ConsoleClient, openConsole } from '../clients/console/index.ts';
import { launchBrowser } from '../support/browser.ts';
import { closeApps, openApp } from '../support/open-app.ts';
import { SENTINELS, tellOfHarmedPupil } from './stories.ts';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);
afterAll(() => browser.close());
afterEach(closeApps);

/** Set SCREENSHOTS to a folder to look at what a person sees. */
async function look(client: ConsoleClient, name: string): Promise<void> {
  const folder = process.env.SCREENSHOTS;
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await client.page.screenshot({ path: join(folder, `${name}.png`) });
}

describe('in the console, the demo school', () => {
  it('takes a report from a teacher to the DSL, who accepts, notes and closes; only the right people hear of it', async () => {
    const app = await openApp();
    const client = await openConsole(app.consoleUrl ?? '', { browser, width: 1500, height: 1000 });
    const tess = client.column('Tess Teacher');
    const dana = client.column('Dana Safeguard');

    await tess.press('Report a concern');
    await look(client, '01-first-page');
    await tellOfHarmedPupil(tess);
    await look(client, '02-check-and-send');
    expect(await tess.dialogText()).toContain('Dana Safeguard');
    await tess.press('Send report');
    await look(client, '03-receipt');
    expect(await tess.dialogText()).toMatch(/Your reference is ES-\w{8}/);
    await tess.closeDialog();
    const status = await tess.waitForMessage(/Saved\. ES-/);
    expect(status).toContain('2 people have been told');

    const alert = await dana.waitForMessage(/New report ES-/);
    expect(alert).toContain('Urgent');
    await look(client, '04-alert');
    await dana.press('I am dealing with this');
    const file = await dana.dialogText();
    expect(file).toContain(SENTINELS.story);
    expect(file).toContain('Tess Teacher');
    await look(client, '05-case');
    await tess.waitForMessage(/Somebody has read your report/);

    await dana.press('Add to the record');
    await dana.press('Add a note');
    await dana.choose('What is this note?', 'Facts: what was seen, said or done');
    await dana.fill('The note', 'Spoke to her at break with her form teacher.');
    await dana.press('Save to the record');
    expect(await dana.dialogText()).toContain('Spoke to her at break');
    await tess.waitForMessage(/Somebody is dealing with your report/);
    await dana.press('Close this case');
    await look(client, '06-close');

    for (const outsider of ['Hana Head', 'Ezra Online', 'Ivy Technician', 'Bea Business', 'Chaz Chair']) {
      expect((await client.column(outsider).messages()).join('\n')).not.toContain('ES-');
    }
    const chats = await Promise.all(
      ['Tess Teacher', 'Dana Safeguard', 'Dev Deputy'].map((n) => client.column(n).messages()),
    );
    for (const sentinel of Object.values(SENTINELS)) {
      expect(chats.flat().join('\n')).not.toContain(sentinel);
      expect(app.logged.join('\n')).not.toContain(sentinel);
    }
    await client.close();
  }, 120_000);

  it('keeps a draft, a sent report and the chats across a restart', async () => {
    const app = await openApp();
    const client = await openConsole(app.consoleUrl ?? '', { browser });
    const tess = client.column('Tess Teacher');
    await tess.press('Report a concern');
    await tellOfHarmedPupil(tess);
    await tess.press('Send report');
    await tess.closeDialog();
    await tess.waitForMessage(/Saved\. ES-/);
    await client.close();

    const again = await app.restart();
    const second = await openConsole(again.consoleUrl ?? '', { browser });
    const dana = second.column('Dana Safeguard');
    await dana.waitForMessage(/New report ES-/);
    await dana.press('Open');
    expect(await dana.dialogText()).toContain(SENTINELS.story);
    await second.close();
  }, 120_000);
});
