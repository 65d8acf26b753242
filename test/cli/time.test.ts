// `esafety time confirm`: on the folder of a server that rests, and through the socket of one that runs.

import { afterEach, expect, it } from '@jest/globals';
import { held, newRound } from '../../src/domain/reminders/round-life.ts';
import { isHeld } from '../../src/usecases/reminders/held-time.ts';
import { closeApps, openApp } from '../support/open-app.ts';
import { operatorFolder } from '../support/operator-folder.ts';
import { runEsafety } from '../support/run-esafety.ts';
import { ENGLISH_YEAR } from '../support/school-year.ts';

afterEach(closeApps);

const operator = operatorFolder();

it('clears the doubt in the folder of a server that rests, and says when there was none', async () => {
  const before = await operator.openStore();
  await before.commit<'round'>(held(newRound('default', ENGLISH_YEAR, Date.now()), [], Date.now()));
  await before.close();

  expect(await operator.esafety('time', 'confirm')).toEqual({
    code: 0,
    out: 'Confirmed. Reminders go out again in school hours.\n',
    err: '',
  });
  expect((await operator.esafety('time', 'confirm')).out).toBe('Nothing waits for this: the date was not in doubt.\n');
  const after = await operator.openStore();
  expect((await after.read('round', 'round-default'))?.state.heldSince).toBeUndefined();
  await after.close();
});

it('asks a server that runs to do it', async () => {
  const app = await openApp();
  const deps = { store: app.store, log: { info: () => undefined, warn: () => undefined, error: () => undefined } };
  const clock = { now: () => Date.now() };
  await app.store.commit<'round'>(await heldRound());
  expect(await isHeld(deps, 'demo')).toBe(true);
  const said = await runEsafety({ ESAFETY_DATA: app.folder }, ['time', 'confirm']);
  expect(said).toMatchObject({ code: 0, err: '' });
  expect(await isHeld(deps, 'demo')).toBe(false);

  async function heldRound() {
    const round = await app.store.read('round', 'round-demo');
    if (round === null) throw new Error('every school has a round from the first start on');
    return held(round, [], clock.now());
  }
});
