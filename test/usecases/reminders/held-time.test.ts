import { afterEach, describe, expect, it } from '@jest/globals';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/domain/shared/instant.ts';
import { confirmTime, holdTime, isHeld } from '../../../src/usecases/reminders/held-time.ts';
import { watchClock } from '../../../src/usecases/reminders/watch-clock.ts';
import { aDuty, fakeDuties } from '../../support/fake-duties.ts';
import { closeApps, openApp } from '../../support/open-app.ts';
import { closeTestStores } from '../../support/open-test-store.ts';
import { openSchoolYear } from '../../support/school-year.ts';
import { sendReport } from '../../support/send-report.ts';
import { finish } from '../../support/settle.ts';

afterEach(closeTestStores);
afterEach(closeApps);

/** Two clocks that are moved by hand, together or one alone. */
function twoClocks(start = Date.UTC(2026, 10, 24, 10)) {
  const at = { wall: start, steady: 1_000 };
  const told: number[] = [];
  const watched = watchClock({ now: () => at.wall }, () => at.steady);
  watched.whenJumped(() => told.push(at.wall));
  const pass = (ms: number): void => {
    at.wall += ms;
    at.steady += ms;
    watched.clock.now();
  };
  const jump = (ms: number): void => {
    at.wall += ms;
    watched.clock.now();
  };
  return { ...watched, at, told, pass, jump };
}

describe('the watch over the clock', () => {
  it('sees a jump forward of more than a day, at the very question that would have used it', () => {
    const clocks = twoClocks();
    clocks.pass(HOUR_MS);
    clocks.jump(DAY_MS + MINUTE_MS);
    expect(clocks.timeWatch.jumped()).toBe(true);
    expect(clocks.told).toHaveLength(1);
  });

  it('takes no offence at time that passes, however long nobody asks, nor at an hour put right, nor at a clock put back', () => {
    const clocks = twoClocks();
    clocks.pass(20 * DAY_MS);
    clocks.jump(HOUR_MS);
    clocks.jump(DAY_MS - MINUTE_MS);
    clocks.jump(-400 * DAY_MS);
    expect(clocks.timeWatch.jumped()).toBe(false);
  });

  it('begins anew with each start: a long stop is no jump', () => {
    const before = twoClocks(Date.UTC(2026, 6, 24));
    before.pass(HOUR_MS);
    const after = twoClocks(Date.UTC(2026, 8, 1));
    after.pass(HOUR_MS);
    expect(after.timeWatch.jumped()).toBe(false);
  });

  it('goes on saying so until it is noted, and then only for a new jump', () => {
    const clocks = twoClocks();
    clocks.jump(3 * DAY_MS);
    clocks.pass(2 * MINUTE_MS);
    expect(clocks.told).toHaveLength(2);
    clocks.timeWatch.noted();
    clocks.pass(2 * MINUTE_MS);
    expect(clocks.told).toHaveLength(2);
    expect(clocks.timeWatch.jumped()).toBe(false);
  });
});

const MONDAY = '2026-11-23';

describe('a school whose clock is in doubt', () => {
  it('sends no reminder until the head presses the button, and from then on one a day again', async () => {
    const year = await openSchoolYear({
      from: MONDAY,
      sources: [fakeDuties(aDuty('p_tess', 'sign:a', { spacing: [1] }))],
    });
    const { school } = year;
    await year.runTo(MONDAY);
    await holdTime(school.deps, 'demo');
    await year.runTo('2026-11-25');
    expect(year.bundles.map(({ day }) => day)).toEqual([MONDAY]);
    expect(await isHeld(school.deps, 'demo')).toBe(true);
    const asked = school.sent.filter(({ view }) => view.view === 'notice');
    expect(asked.map(({ to }) => to).toSorted()).toEqual(['p_ezra', 'p_hana']);
    expect(asked[0]?.view).toMatchObject({ actions: [{ verb: 'time.confirm', label: 'Yes, the date is right' }] });

    expect(await school.useCases.confirmTime(await school.who('p_tess'))).toMatchObject({ ok: false });
    expect(await school.useCases.confirmTime(await school.who('p_hana'))).toEqual({ ok: true, value: 'confirmed' });
    expect(await school.useCases.confirmTime(await school.who('p_ezra'))).toEqual({ ok: true, value: 'not_held' });
    await finish(school.worker);
    await year.runTo('2026-11-26');
    expect(year.bundles.map(({ day }) => day)).toEqual([MONDAY, '2026-11-25', '2026-11-26']);
  });

  it('still gets its alerts', async () => {
    const { school } = await openSchoolYear({ from: MONDAY, sources: [] });
    await holdTime(school.deps, 'demo');
    await sendReport(school, 'p_tess');
    await finish(school.worker);
    expect(school.alertsTo('p_dana')).toHaveLength(1);
  });

  it('goes on by a command at the server as well, and the history says who it was', async () => {
    const { school } = await openSchoolYear({ from: MONDAY, sources: [] });
    const { store, clock, policy } = school.deps;
    await holdTime(school.deps, 'demo');
    expect(await confirmTime({ store, clock, policy }, 'demo', 'operator')).toBe('confirmed');
    expect(await confirmTime({ store, clock, policy }, 'demo', 'operator')).toBe('not_held');
    const round = await store.read('round', 'round-demo');
    expect(round?.history.map(({ action, by }) => [action, by])).toEqual([
      ['round.held', 'system'],
      ['round.confirmed', 'operator'],
    ]);
  });
});

describe('the whole program', () => {
  it('holds, says so to a monitor and in the log, and is not talked out of it by a restart', async () => {
    const at = { wall: Date.UTC(2026, 10, 24, 10), steady: 0 };
    const seams = { clock: { now: () => at.wall }, steady: () => at.steady };
    const app = await openApp({}, seams);
    const held = async (url: string): Promise<unknown> => {
      const answer: unknown = await (await fetch(`${url}/readyz`)).json();
      return typeof answer === 'object' && answer !== null && 'timeHeld' in answer ? answer.timeHeld : null;
    };
    expect(await held(app.url)).toEqual([]);
    at.wall += 30 * DAY_MS;
    await app.worker.runOnce();
    expect(await held(app.url)).toEqual(['demo']);
    expect(app.logged.join('\n')).toContain('time.jumped');
    const again = await app.restart();
    expect(await held(again.url)).toEqual(['demo']);
  });
});
