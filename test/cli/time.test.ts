// `esafety time confirm`: on the folder of a server that rests, and through the socket of one that runs.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { runCli } from '../../src/cli.ts';
import { held, newRound } from '../../src/domain/reminders/round-life.ts';
import { readKeyFile } from '../../src/stores/crypto/key-file.ts';
import { openLowdbStore } from '../../src/stores/lowdb/open-lowdb-store.ts';
import { isHeld } from '../../src/usecases/reminders/held-time.ts';
import { closeApps, openApp } from '../support/open-app.ts';
import { ENGLISH_YEAR } from '../support/school-year.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'time-'));
});
afterEach(async () => {
  await closeApps();
  rmSync(folder, { recursive: true, force: true });
});

async function esafety(env: Record<string, string>, ...argv: string[]) {
  let out = '';
  let err = '';
  const io = { input: Readable.from(['']), out: (text: string) => (out += text), err: (text: string) => (err += text) };
  const code = await runCli(argv, { ...io, env });
  return { code, out, err };
}

it('clears the doubt in the folder of a server that rests, and says when there was none', async () => {
  const key = join(folder, 'key');
  const env = {
    ESAFETY_POLICY: 'deploy/schools/default.yaml',
    ESAFETY_DATA: join(folder, 'data'),
    ESAFETY_KEY_FILE: key,
  };
  await esafety(env, 'keys', 'create', key);
  const open = () =>
    openLowdbStore({ folder: env.ESAFETY_DATA, keys: readKeyFile(key), clock: { now: () => Date.now() } });
  const before = await open();
  await before.commit<'round'>(held(newRound('default', ENGLISH_YEAR, Date.now()), [], Date.now()));
  await before.close();

  expect(await esafety(env, 'time', 'confirm')).toEqual({
    code: 0,
    out: 'Confirmed. Reminders go out again in school hours.\n',
    err: '',
  });
  expect((await esafety(env, 'time', 'confirm')).out).toBe('Nothing waits for this: the date was not in doubt.\n');
  const after = await open();
  expect((await after.read('round', 'round-default'))?.state.heldSince).toBeUndefined();
  await after.close();
});

it('asks a server that runs to do it', async () => {
  const app = await openApp();
  const deps = { store: app.store, log: { info: () => undefined, warn: () => undefined, error: () => undefined } };
  const clock = { now: () => Date.now() };
  await app.store.commit<'round'>(await heldRound());
  expect(await isHeld(deps, 'demo')).toBe(true);
  const said = await esafety({ ESAFETY_DATA: app.folder }, 'time', 'confirm');
  expect(said).toMatchObject({ code: 0, err: '' });
  expect(await isHeld(deps, 'demo')).toBe(false);

  async function heldRound() {
    const round = await app.store.read('round', 'round-demo');
    if (round === null) throw new Error('every school has a round from the first start on');
    return held(round, [], clock.now());
  }
});
