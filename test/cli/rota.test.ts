// `esafety rota`: a preview first, faults by row, nothing written for somebody who is not of the team, and what was set in the chat
// stays for whoever is not in the file.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { runCli } from '../../src/cli.ts';
import { loadPolicies } from '../../src/config/load-policies.ts';
import { readDutyDays } from '../../src/domain/people/duty-words.ts';
import { readKeyFile } from '../../src/stores/crypto/key-file.ts';
import { serveControl } from '../../src/stores/lowdb/control-socket.ts';
import { openLowdbStore } from '../../src/stores/lowdb/open-lowdb-store.ts';
import { controlHandlers } from '../../src/usecases/control-handlers.ts';
import { makeIds } from '../../src/usecases/random-ids.ts';

let folder = '';
let env: Record<string, string> = {};
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rota-'));
  env = {
    ESAFETY_POLICY: 'deploy/schools/default.yaml',
    ESAFETY_DATA: join(folder, 'data'),
    ESAFETY_KEY_FILE: join(folder, 'key'),
    ESAFETY_PUBLIC_URL: 'https://bot.our.example',
  };
  await esafety('keys', 'create', join(folder, 'key'));
  await esafety('people', 'import', file('staff', STAFF), '--apply');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function esafety(...argv: string[]) {
  let out = '';
  let err = '';
  const io = { input: Readable.from(['']), out: (text: string) => (out += text), err: (text: string) => (err += text) };
  const code = await runCli(argv, { ...io, env });
  return { code, out, err };
}
function file(name: string, lines: readonly string[]): string {
  const path = join(folder, `${name}.csv`);
  writeFileSync(path, lines.join('\n'));
  return path;
}
const STAFF = [
  'name,email,roles,duty days',
  'Dana Safeguard,dana@our.example,dsl,',
  'Dev Deputy,dev@our.example,"deputy_dsl; deputy_head",Fri',
  'Hana Head,hana@our.example,headteacher,',
  'Chaz Chair,chaz@our.example,chair_of_governors,',
  'Ezra Online,ezra@our.example,esafety_coordinator,',
];
const open = () =>
  openLowdbStore({
    folder: join(folder, 'data'),
    keys: readKeyFile(join(folder, 'key')),
    clock: { now: () => Date.now() },
  });

async function days(): Promise<Readonly<Record<string, readonly string[]>>> {
  const store = await open();
  const { headers } = await store.list('person', [], { limit: 100 });
  const docs = await Promise.all(headers.map(({ id }) => store.read('person', id)));
  await store.close();
  return Object.fromEntries(
    docs.flatMap((doc) => (doc?.state.dutyDays === undefined ? [] : [[doc.state.name, doc.state.dutyDays]])),
  );
}

describe('rota import', () => {
  it('shows first, writes only when told to, and leaves whoever is not in the file', async () => {
    const path = file('rota', ['E-mail;Days;Phone', 'DANA@our.example;Mon-Wed;123']);
    const preview = await esafety('rota', 'import', path);
    expect(preview).toMatchObject({ code: 0, err: '' });
    expect(preview.out).toBe(
      [
        'Columns that are not used: Phone.',
        'Changes (1):',
        '  - Dana Safeguard: Monday, Tuesday, Wednesday (until now no day)',
        'Unchanged: 0',
        'Not in this file, and left as they are (1):',
        '  - Dev Deputy: Friday',
        'Nothing was changed yet. To write this, run it again with --apply.',
        '',
      ].join('\n'),
    );
    expect(await days()).toEqual({ 'Dev Deputy': ['fri'] });
    expect((await esafety('rota', 'import', path, '--apply')).out).toContain('Done. 1 person brought up to date.');
    expect(await days()).toEqual({ 'Dana Safeguard': ['mon', 'tue', 'wed'], 'Dev Deputy': ['fri'] });
    expect((await esafety('rota', 'import', path)).out).toContain('Unchanged: 1\n');
  });

  it('writes nothing for an address nobody has, or for somebody who is not of the team', async () => {
    const path = file('rota', ['email,days', 'dana@our.example,Mon', 'who@our.example,Tue', 'ezra@our.example,Wed']);
    const { code, out } = await esafety('rota', 'import', path, '--apply');
    expect(code).toBe(1);
    expect(out).toContain('Nobody here has this address (1):\n  - row 3, who@our.example\n');
    expect(out).toContain('(1):\n  - row 4, Ezra Online\nNothing was changed. Put the above right first.\n');
    expect(await days()).toEqual({ 'Dev Deputy': ['fri'] });
  });

  it('names every fault with its row and column', async () => {
    const lines = ['email,days', 'dana@our.example,Mo', 'DANA@our.example,Fri-Mon', ',Tue'];
    expect(await esafety('rota', 'import', file('rota', lines), '--apply')).toMatchObject({
      code: 1,
      out: [
        'Nothing was changed. Put this right in the file first:',
        '  - row 2, days: "Mo" is not days of a school week. Write Mon, Wed or Mon-Fri, or none.',
        '  - row 3, e-mail: This stands in row 2 already.',
        '  - row 3, days: "Fri-Mon" is not days of a school week. Write Mon, Wed or Mon-Fri, or none.',
        '  - row 4, e-mail: The e-mail address is missing.',
        '',
      ].join('\n'),
    });
    expect((await esafety('rota', 'import', file('rota', ['email,phone', 'a,b']))).out).toContain('no column "days"');
  });

  it('goes through the running server, which reads a hostile request as such', async () => {
    const store = await open();
    const clock = { now: () => Date.now() };
    const [policy] = loadPolicies(env.ESAFETY_POLICY ?? '').policies;
    if (policy === undefined) throw new Error('no pack');
    const ids = makeIds((size) => Buffer.alloc(size, 7));
    const handlers = controlHandlers({ store, clock, ids, policy: () => policy });
    const control = await serveControl(join(folder, 'data'), handlers);
    try {
      const path = file('rota', ['email,days', 'dev@our.example,none']);
      expect((await esafety('rota', 'import', path, '--apply')).out).toContain('(until now Friday)');
      for (const bad of [{ rows: [{ line: 2, email: 'x', days: ['sat'] }] }, { rows: 'all' }, {}])
        await expect(
          (async () => handlers['rota.import']?.({ school: policy.key, apply: true, ...bad }))(),
        ).rejects.toThrow();
    } finally {
      await control.close();
      await store.close();
    }
    expect(await days()).toEqual({ 'Dev Deputy': [] });
  });
});

describe('duty days in the staff list', () => {
  it('leave what was set meanwhile where the cell is empty, and take it away by "none"', async () => {
    await esafety('rota', 'import', file('rota', ['email,days', 'dana@our.example,Tue']), '--apply');
    expect((await esafety('people', 'import', file('staff', STAFF), '--apply')).out).toContain('Unchanged: 5');
    expect(await days()).toEqual({ 'Dana Safeguard': ['tue'], 'Dev Deputy': ['fri'] });
    const none = STAFF.map((line) => line.replace(',Fri', ',none').replace('dsl,', 'dsl,"Mon, Thu"'));
    const applied = await esafety('people', 'import', file('staff', none), '--apply');
    expect(applied.out).toContain('Dana Safeguard (dsl): duty days');
    expect(await days()).toEqual({ 'Dana Safeguard': ['mon', 'thu'], 'Dev Deputy': [] });
  });

  it.each([
    ['Mon, Wed', ['mon', 'wed']],
    ['monday and friday', ['mon', 'fri']],
    ['Tuesday to Thursday', ['tue', 'wed', 'thu']],
    ['Thurs + Mon', ['mon', 'thu']],
    ['every day', ['mon', 'tue', 'wed', 'thu', 'fri']],
    ['none', []],
    ['Sat', null],
    ['Fri-Mon', null],
    ['Mon-', null],
    ['Mon-Tue-Wed', null],
    ['tomorrow', null],
  ])('are read as people write them: %s', (text, read) => {
    expect(readDutyDays(text)).toEqual(read);
  });
});
