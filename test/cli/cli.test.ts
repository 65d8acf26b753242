// The `esafety` command: what it says, what it writes, and its exit codes.

import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { COMMANDS } from '../../src/cli/commands.ts';
import { runCli } from '../../src/cli.ts';
import { loadPolicies } from '../../src/config/load-policies.ts';
import type { Person } from '../../src/domain/people/person.ts';
import { isNodeTooOld } from '../../src/preflight.mjs';
import { readKeyFile } from '../../src/stores/crypto/key-file.ts';
import { serveControl } from '../../src/stores/lowdb/control-socket.ts';
import { openLowdbStore } from '../../src/stores/lowdb/open-lowdb-store.ts';
import { controlHandlers } from '../../src/usecases/control-handlers.ts';
import { makeIds } from '../../src/usecases/random-ids.ts';

let folder = '';
let env: Record<string, string> = {};
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cli-'));
  env = {
    ESAFETY_POLICY: 'deploy/schools/default.yaml',
    ESAFETY_DATA: join(folder, 'data'),
    ESAFETY_KEY_FILE: join(folder, 'key'),
  };
  await esafety('keys', 'create', join(folder, 'key'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function run(input: string, ...argv: string[]) {
  let out = '';
  let err = '';
  const code = await runCli(argv, {
    input: Readable.from([input]),
    out: (text) => (out += text),
    err: (text) => (err += text),
    env,
  });
  return { code, out, err };
}
const esafety = (...argv: string[]) => run('', ...argv);

const STAFF = [
  'Name;E-mail;Roles;Class;Start;End;Absent from;Absent to;Payroll',
  'Dana Safeguard;Dana@our.example;DSL;;;;24/11/2026;25/11/2026;1',
  'Dev Deputy;dev@our.example;Deputy DSL, deputy head;;;;;;2',
  'Hana Head;hana@our.example;Headteacher;;;;;;3',
  'Chaz Chair;chaz@our.example;Chair of governors;;;;;;4',
  '"Tess ""T"" Teacher";tess@our.example;Teacher;5T;01/09/2026;;;;5',
].join('\r\n');
const staffFile = (text: string): string => {
  const path = join(folder, 'staff.csv');
  writeFileSync(path, text);
  return path;
};

async function openStore() {
  return openLowdbStore({
    folder: join(folder, 'data'),
    keys: readKeyFile(join(folder, 'key')),
    clock: { now: () => Date.now() },
  });
}
async function stored(): Promise<readonly Person[]> {
  const store = await openStore();
  const { headers } = await store.list('person', [], { limit: 100 });
  const docs = await Promise.all(headers.map((header) => store.read('person', header.id)));
  await store.close();
  return docs.flatMap((doc) => (doc === null ? [] : [doc.state])).sort((a, b) => a.name.localeCompare(b.name));
}

describe('people import', () => {
  it('shows first and writes only when told to', async () => {
    const preview = await esafety('people', 'import', staffFile(`\uFEFF${STAFF}`));
    expect(preview).toMatchObject({ code: 0, err: '' });
    expect(preview.out).toContain('Columns that are not used: Payroll.');
    expect(preview.out).toContain('Joins (5):\n  - Dana Safeguard (dsl)\n  - Dev Deputy (deputy_dsl, deputy_head)\n');
    expect(preview.out).toContain('Nothing was changed yet.');
    expect(await stored()).toEqual([]);

    const applied = await esafety('people', 'import', staffFile(STAFF), '--apply');
    expect(applied.out).toContain('Done. 5 people brought up to date.');
    expect((await stored()).map(({ id: _id, ...person }) => person)).toContainEqual({
      name: 'Dana Safeguard',
      email: 'dana@our.example',
      roles: ['dsl'],
      classes: [],
      absences: [{ from: '2026-11-24', to: '2026-11-25' }],
      closeTo: [],
    });
  });

  it('a second time changes nothing, then only what changed; a leaver stays with a last day', async () => {
    await esafety('people', 'import', staffFile(STAFF), '--apply');
    expect((await esafety('people', 'import', staffFile(STAFF))).out).toContain('Unchanged: 5\n');

    const later = STAFF.replace(';5T;', ';6T;').replace('Chaz Chair;chaz', 'Chandra Chair;chandra');
    const applied = await esafety('people', 'import', staffFile(later), '--apply');
    expect(applied.out).toContain('Joins (1):\n  - Chandra Chair (chair_of_governors)\n');
    expect(applied.out).toContain('Changes (1):\n  - Tess "T" Teacher: class\n');
    expect(applied.out).toContain('Leaves, because the list does not name them (1):\n  - Chaz Chair');
    const people = await stored();
    expect(people.map((person) => person.name)).toContain('Chaz Chair');
    expect(people.find((person) => person.name === 'Chaz Chair')?.endsOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  it('names every fault with its row and column, and changes nothing', async () => {
    const text = [
      'name,email,roles,start,absent from,absent to',
      ',a@our.example,dsl,,,',
      'B,not an address,dls,31/02/2026,,',
      'C,c@our.example,,,2026-11-25,2026-11-24',
      'D,C@our.example,,,2026-11-25,',
    ].join('\n');
    const { code, out } = await esafety('people', 'import', staffFile(text), '--apply');
    expect(code).toBe(1);
    expect(out.split('\n').map((line) => line.replace(/ Known: .*/, ''))).toEqual([
      'Nothing was changed. Put this right in the list first:',
      '  - row 2, name: The name is missing.',
      '  - row 3, e-mail: "not an address" is not an e-mail address.',
      '  - row 3, start: "31/02/2026" is not a day. Write 2026-09-02 or 02/09/2026.',
      '  - row 3, roles: "dls" is not a role that is known here.',
      '  - row 4, absent to: This is before the first day of the absence.',
      '  - row 5, absent to: An absence needs its first and its last day.',
      '  - row 5, e-mail: This stands in row 4 already.',
      '',
    ]);
    expect(existsSync(join(folder, 'data'))).toBe(false);
  });

  it('refuses what would leave the school without a DSL', async () => {
    const { code, out } = await esafety('people', 'import', staffFile(STAFF.replace(';DSL;', ';;')), '--apply');
    expect(code).toBe(1);
    expect(out).toContain('Nobody is Designated Safeguarding Lead (DSL).');
    expect(await stored()).toEqual([]);
  });

  it('does not believe a list that is cut off, unless somebody says so', async () => {
    const many = Array.from({ length: 12 }, (_, n) => `Person ${n};p${n}@our.example;;;;;;;`).join('\n');
    await esafety('people', 'import', staffFile(`${STAFF}\n${many}`), '--apply');
    const refused = await esafety('people', 'import', staffFile(STAFF), '--apply');
    expect(refused).toMatchObject({ code: 1 });
    expect(refused.out).toContain('add --many-leavers');
    expect((await esafety('people', 'import', staffFile(STAFF), '--apply', '--many-leavers')).code).toBe(0);
  });

  it('goes through the server while it runs', async () => {
    const store = await openStore();
    const policy = loadPolicies('deploy/schools/default.yaml').policies[0];
    if (policy === undefined) throw new Error('the default pack does not load');
    const clock = { now: () => Date.now() };
    const handlers = controlHandlers({ store, clock, ids: makeIds(randomBytes), policy: () => policy });
    const server = await serveControl(join(folder, 'data'), handlers);
    const { code, out } = await esafety('people', 'import', staffFile(STAFF), '--apply');
    await server.close();
    await store.close();
    expect({ code, done: out.includes('Done. 5 people') }).toEqual({ code: 0, done: true });
    expect(await stored()).toHaveLength(5);
  });

  it.each([
    ['an Excel file', Buffer.from('PK\u0003\u0004'), 'is an Excel file'],
    ['the wrong alphabet', Buffer.from('name,email\nZo\xEB,z@our.example', 'latin1'), 'is not UTF-8'],
    ['an open quotation mark', Buffer.from('name,email\n"Zoe,z@our.example\n'), 'stray quotation mark'],
    ['nothing', Buffer.from(''), 'is empty'],
  ])('says kindly when it is given %s', async (_name, bytes, words) => {
    const path = join(folder, 'staff.csv');
    writeFileSync(path, bytes);
    const { code, err } = await esafety('people', 'import', path);
    expect(code).toBe(3);
    expect(err).toContain(words);
  });
});

describe('triage', () => {
  const facts = { profile: 'default', category: 'unsuitable_site' };

  it('answers bad lines in place, goes on, and exits 1 at the end', async () => {
    const lines = [
      'not json',
      JSON.stringify({ id: 'a', facts }),
      JSON.stringify({ id: 2, facts: { ...facts, x: 1 } }),
    ];
    const { code, out, err } = await run(`${lines.join('\r\n')}\r\n\r\n`, 'triage', '-');
    const answers = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers.map(({ id, error }) => [id, typeof error])).toEqual([
      [null, 'object'],
      ['a', 'object'],
      [2, 'object'],
    ]);
    expect({ code, err }).toEqual({ code: 1, err: '' });
  });

  it('says when the file is not there', async () => {
    expect(await esafety('triage', join(folder, 'absent.jsonl'))).toMatchObject({ code: 3, out: '' });
  });
});

describe('the other commands', () => {
  it('policy check passes what is shipped and fails what is not there', async () => {
    expect((await esafety('policy', 'check', 'deploy/schools')).code).toBe(0);
    expect((await esafety('policy', 'check', 'absent.yaml')).code).toBe(1);
  });

  it('keys create makes a file that only its owner can read, once', async () => {
    const path = join(folder, 'key');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(await esafety('keys', 'create', path)).toMatchObject({ code: 3 });
  });

  it('audit verify proves the records, and sees when one is gone', async () => {
    await esafety('people', 'import', staffFile(STAFF), '--apply');
    const whole = await esafety('audit', 'verify');
    expect(whole).toMatchObject({ code: 0, err: '' });
    expect(whole.out).toContain('Nothing was edited, cut, put back or taken away.');
    execFileSync('sh', ['-c', `rm "$(find '${join(folder, 'data', 'docs')}' -name '*.doc' | head -n 1)"`]);
    const gone = await esafety('audit', 'verify');
    expect(gone.code).toBe(1);
    expect(gone.out).toContain('doc.missing');
  });

  it('package teams says what it needs', async () => {
    const { code, err } = await esafety('package', 'teams', join(folder, 'x.zip'));
    expect(code).toBe(3);
    expect(err).toContain('set MicrosoftAppId, or add --app-id');
  });

  it('a wrong command exits 2, help exits 0 and names every command', async () => {
    expect((await esafety('polcy')).code).toBe(2);
    const help = await esafety('--help');
    expect(help.code).toBe(0);
    for (const { name } of COMMANDS) expect(help.out).toContain(name.split(' ')[0]);
    expect(help.out).toContain('Exit codes:');
  });
});

describe('the guard', () => {
  it.each([
    ['20.20.2', true],
    ['22.17.9', true],
    ['22.18.0', false],
    ['24.21.0', false],
  ])('of Node %s', (version, tooOld) => {
    expect(isNodeTooOld(version)).toBe(tooOld);
  });

  it('hands over to the Node that came with the packages when its own is too old', () => {
    const old = 'Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.0.0" } })';
    const pretend = ['--import', `data:text/javascript,${encodeURIComponent(old)}`];
    const done = spawnSync(
      process.execPath,
      [...pretend, 'src/cli.mjs', 'policy', 'check', 'deploy/schools/demo.yaml'],
      {
        encoding: 'utf8',
      },
    );
    expect(done.stdout).toContain('demo: the pack of Demo Community Primary School can be used.');
    expect(done.status).toBe(0);
  });

  it('starts the command from a plain file', () => {
    const done = spawnSync(process.execPath, ['src/cli.mjs', 'policy', 'check', 'deploy/schools/demo.yaml'], {
      encoding: 'utf8',
    });
    expect(done.stdout).toContain('demo: the pack of Demo Community Primary School can be used.');
    expect(done.status).toBe(0);
  });
});
