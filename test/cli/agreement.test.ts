// `esafety agreement`: whoever keeps the texts sees what people will read, what changed, and every fault, before anybody is asked.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, describe, expect, it } from '@jest/globals';
import { runCli } from '../../src/cli.ts';
import { AGREEMENT_FILE } from '../support/agreement-text.ts';

const folder = mkdtempSync(join(tmpdir(), 'agreement-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

async function run(...argv: readonly string[]) {
  const said = { out: '', err: '' };
  const out = (text: string): void => {
    said.out += text;
  };
  const err = (text: string): void => {
    said.err += text;
  };
  const code = await runCli(['agreement', ...argv], { input: Readable.from([]), out, err, env: {} });
  return { code, ...said };
}

const old = file('staff.md', AGREEMENT_FILE);

describe('show', () => {
  it('gives the text as people read it, with numbers, boxes and checks', async () => {
    const { code, out } = await run('show', old);
    expect(code).toBe(0);
    expect(out).toContain(
      'Devices\n  1. My own phone stays away in lessons. (own-phone)\n  2. I report a lost device. (lost)',
    );
    expect(out).toContain('Logins\n  3. My password is mine alone. (password)');
    expect(out).toContain('[ ] Pictures may be shown. (needed to sign)');
    expect(out).toContain('  right: Away.');
  });

  it('names every fault of a broken text', async () => {
    const { code, out } = await run(
      'show',
      file('broken.md', AGREEMENT_FILE.replace('{#lost} ', '').replace('sign_again', 'again')),
    );
    expect(code).toBe(1);
    expect(out.match(/^ {2}- /gmu)).toHaveLength(3);
  });

  it('says that a file is not there', async () => {
    expect(await run('show', join(folder, 'gone.md'))).toMatchObject({
      code: 3,
      err: expect.stringContaining('cannot be read'),
    });
  });
});

describe('diff', () => {
  const diff = async (text: string) => (await run('diff', old, file('new/staff.md'.replace('/', '-'), text))).out;

  it('says clause by clause what changed and who signs again', async () => {
    const { out } = await run('diff', old, old);
    expect(out).toBe('Both are the same text. Nobody would be asked again.\n');
    expect(
      await diff(AGREEMENT_FILE.replace('2026-09', '2027-09').replace('lost device', 'lost or stolen device')),
    ).toBe(
      'From version 2026-09 to version 2027-09.\n  - Clause 2: I report a lost [new: or stolen] device.\nEverybody signs this version.\n',
    );
  });

  it('asks for a new version when the words changed and the version did not', async () => {
    expect(await diff(AGREEMENT_FILE.replace('lost device', 'stolen device'))).toContain(
      'The words changed and the version did not: give it a new version.',
    );
  });
});

describe('list', () => {
  it('says what a school has people sign, from which files, and who signs for a pupil', async () => {
    const { code, out } = await run('list', 'deploy/schools/sefton.yaml');
    expect(code).toBe(0);
    expect(out).toContain('Signed once, and when a text changes. Without a signature: no account.');
    expect(out).toContain(
      '21 clauses, signed by the pupil, an account of their own\n    read from agreements/pupil_ks2.md',
    );
  });
});
