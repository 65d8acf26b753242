import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { closeApps, openApp, type TestApp } from '../support/open-app.ts';

afterEach(closeApps);

/** A case for the safeguarding team, the quickest way there is: a file posted to the bot over the console's own address. */
async function postFile(app: TestApp, person: string): Promise<void> {
  await post(app, 'file', { person });
  await app.worker.runOnce();
}

const say = (app: TestApp, person: string, text: string): Promise<string> => post(app, 'say', { person, text });

async function post(app: TestApp, what: string, body: object): Promise<string> {
  const page = await fetch(app.consoleUrl ?? '', { redirect: 'manual' });
  const cookie = page.headers.get('set-cookie')?.split(';')[0] ?? '';
  const answer = await fetch(`${app.url}/console/${what}`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json', origin: app.url },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(200);
  return answer.text();
}

const chat = (app: TestApp): string => readFileSync(join(app.folder, 'console-chat.jsonl'), 'utf8');

function caseFiles(folder: string): readonly string[] {
  const entries = readdirSync(join(folder, 'docs', 'case'), { recursive: true, withFileTypes: true });
  return entries.filter((e) => e.isFile() && e.name.endsWith('.doc')).map((e) => join(e.parentPath, e.name));
}

describe('a record that cannot be read any more', () => {
  it('stops neither the start nor the next report, and is told to the DSL and the head', async () => {
    const app = await openApp();
    await postFile(app, 'p_tess');
    const [file] = caseFiles(app.folder);
    const bytes = readFileSync(file ?? '');
    bytes[bytes.length - 20] = (bytes[bytes.length - 20] ?? 0) ^ 0xff;
    writeFileSync(file ?? '', bytes);

    const again = await app.restart();
    await say(again, 'p_dana', 'cases');
    expect((await fetch(`${again.url}/readyz`)).status).toBe(200);
    await postFile(again, 'p_ezra');
    expect(caseFiles(again.folder)).toHaveLength(2);
    expect(await say(again, 'p_dana', 'cases')).toContain('ES-');
    const ready: unknown = await (await fetch(`${again.url}/readyz`)).json();
    expect(ready).toMatchObject({ ready: true, refused: [{ kind: 'case' }] });
    const told = chat(again)
      .split('\n')
      .filter((line) => line.includes('cannot be read'));
    expect(told.some((line) => line.includes('p_dana'))).toBe(true);
    expect(told.some((line) => line.includes('p_hana'))).toBe(true);
  });
});
