// `esafety pupils`: a preview first, faults by line, nothing written by a list that is wrong or cut off, and no name on the screen.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { runCli } from '../../src/cli.ts';
import { loadPolicies } from '../../src/config/load-policies.ts';
import { readKeyFile } from '../../src/stores/crypto/key-file.ts';
import { serveControl } from '../../src/stores/lowdb/control-socket.ts';
import { markDemo } from '../../src/stores/lowdb/demo-marker.ts';
import { openLowdbStore } from '../../src/stores/lowdb/open-lowdb-store.ts';
import { controlHandlers } from '../../src/usecases/control-handlers.ts';
import { makeIds } from '../../src/usecases/random-ids.ts';

let folder = '';
let env: Record<string, string> = {};
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pupils-'));
  env = {
    ESAFETY_POLICY: 'deploy/schools/default.yaml',
    ESAFETY_DATA: join(folder, 'data'),
    ESAFETY_KEY_FILE: join(folder, 'key'),
    ESAFETY_PUBLIC_URL: 'https://bot.our.example',
  };
  await esafety('keys', 'create', join(folder, 'key'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function esafety(...argv: string[]) {
  let out = '';
  let err = '';
  const io = { input: Readable.from(['']), out: (text: string) => (out += text), err: (text: string) => (err += text) };
  const code = await runCli(argv, { ...io, env });
  return { code, out, err };
}

function csv(...lines: readonly string[]): string {
  const path = join(folder, 'pupils.csv');
  writeFileSync(path, ['id,name,class,year group,starts,leaves', ...lines].join('\n'));
  return path;
}
const PUPILS = Array.from(
  { length: 12 },
  (_, index) => `P${index},Secretname ${index},${index < 6 ? '5T,5' : '6C,6'},,`,
);

describe('the sample of the demo', () => {
  it('is read without a fault, holds two classes, and changes nothing the second time', async () => {
    env = { ...env, ESAFETY_POLICY: 'deploy/schools/demo.yaml' };
    expect(markDemo(join(folder, 'data'))).toBe(true);
    const sample = 'deploy/schools/demo-pupils.csv';
    const done = await esafety('pupils', 'import', sample, '--apply');
    expect(done).toMatchObject({ code: 0, err: '' });
    expect(done.out).toContain('New: 20. To another class: 0.');
    expect(done.out).not.toMatch(/not used|put this right/i);
    expect((await esafety('pupils', 'list')).out).toBe('2M: 8 (KS1 8)\n5T: 12 (KS2 12)\n');
    expect((await esafety('pupils', 'import', sample)).out).toContain('New: 0. To another class: 0.');
  });
});

describe('pupils import', () => {
  it('shows first and writes only when told to, and says so again the second time', async () => {
    const path = csv(...PUPILS);
    const preview = await esafety('pupils', 'import', path);
    expect(preview).toMatchObject({ code: 0, out: expect.stringContaining('New: 12. To another class: 0.') });
    expect(preview.out).toContain('Nothing was changed yet');
    expect((await esafety('pupils', 'list')).out).toContain('No pupil is listed');
    expect(await esafety('pupils', 'import', path, '--apply')).toMatchObject({
      code: 0,
      out: expect.stringContaining('Done.'),
    });
    expect(await esafety('pupils', 'list')).toMatchObject({ code: 0, out: '5T: 6 (KS2 6)\n6C: 6 (KS2 6)\n' });
    const again = await esafety('pupils', 'import', path);
    expect(again.out).toContain('New: 0. To another class: 0. Changed: 0. Unchanged: 12.');
    expect(preview.out + again.out).not.toContain('Secretname');
  });

  it('names leavers by their number, and refuses a list in which very many are missing', async () => {
    await esafety('pupils', 'import', csv(...PUPILS), '--apply');
    const cut = csv(...PUPILS.slice(0, 4));
    const refused = await esafety('pupils', 'import', cut, '--apply');
    expect(refused).toMatchObject({ code: 1, out: expect.stringContaining('--many-leavers') });
    expect((await esafety('pupils', 'list')).out).toContain('6C: 6');
    const meant = await esafety('pupils', 'import', cut, '--apply', '--many-leavers');
    expect(meant).toMatchObject({ code: 0, out: expect.stringContaining('P11') });
    expect((await esafety('pupils', 'list')).out).toBe('5T: 4 (KS2 4)\n');
  });

  it('says every fault at once, by line, and changes nothing', async () => {
    const faulty = await esafety('pupils', 'import', csv('P1,,5T,5,,', 'P1,Ben Example,5T,none,,'), '--apply');
    expect(faulty.code).toBe(1);
    for (const where of ['row 2, name', 'row 3, year group', 'row 3, id']) expect(faulty.out).toContain(where);
    expect((await esafety('pupils', 'list')).out).toContain('No pupil is listed');
  });

  it('refuses kindly what is no list, and what is far too big', async () => {
    writeFileSync(join(folder, 'odd.csv'), Buffer.from([0xff, 0xfe, 0x41]));
    writeFileSync(join(folder, 'big.csv'), 'x'.repeat(3 * 1024 * 1024));
    expect(await esafety('pupils', 'import', join(folder, 'odd.csv'))).toMatchObject({
      code: 3,
      err: expect.stringContaining('UTF-8'),
    });
    expect(await esafety('pupils', 'import', join(folder, 'big.csv'))).toMatchObject({
      code: 3,
      err: expect.stringContaining('pupil list'),
    });
    expect(await esafety('pupils', 'import', join(folder, 'none.csv'))).toMatchObject({ code: 3 });
    const wild = csv('"=cmd()",<b>,🎉,99,31/02/2026,never');
    expect((await esafety('pupils', 'import', wild)).code).toBe(1);
  });

  it('goes through the running server, which checks the request as if it came from outside', async () => {
    const { policies } = loadPolicies('deploy/schools/default.yaml');
    const clock = { now: () => Date.now() };
    const store = await openLowdbStore({ folder: join(folder, 'data'), keys: readKeyFile(join(folder, 'key')), clock });
    const policy = () => {
      const [found] = policies;
      if (found === undefined) throw new Error('no pack');
      return found;
    };
    const ids = makeIds((size) => Buffer.alloc(size, 7));
    const handlers = controlHandlers({ store, clock, ids, policy });
    expect(() => handlers['pupils.import']?.({ school: 'default', rows: [{ id: '' }] })).toThrow();
    const control = await serveControl(join(folder, 'data'), handlers);
    try {
      expect(await esafety('pupils', 'import', csv(...PUPILS), '--apply')).toMatchObject({ code: 0 });
      expect((await store.read('class_list', 'class-default-5t'))?.state.pupils).toHaveLength(6);
    } finally {
      await control.close();
      await store.close();
    }
  });
});
