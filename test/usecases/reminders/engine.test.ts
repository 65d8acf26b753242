import { afterEach, describe, expect, it } from '@jest/globals';
import type { Policy } from '../../../src/domain/school/policy.ts';
import { HOUR_MS, MINUTE_MS } from '../../../src/domain/shared/instant.ts';
import { instantAt } from '../../../src/domain/shared/time.ts';
import { unreached } from '../../../src/usecases/reminders/unreached.ts';
import { aDuty, type FakeDuties, fakeDuties } from '../../support/fake-duties.ts';
import { closeTestStores } from '../../support/open-test-store.ts';
import { ENGLISH_YEAR, openSchoolYear, type YearOptions } from '../../support/school-year.ts';
import { sendReport } from '../../support/send-report.ts';

afterEach(closeTestStores);

const ZONE = 'Europe/London';
const at = (day: string, time: string): number => instantAt(day, time, ZONE);
/** A Monday in term. */
const MONDAY = '2026-11-23';

async function school(source: FakeDuties, options: Partial<YearOptions> = {}) {
  return openSchoolYear({ from: MONDAY, sources: [source], ...options });
}

describe('the bundle of a day', () => {
  it('leaves at the opening of the school, and says what, why, by when, with the button', async () => {
    const year = await school(fakeDuties(aDuty('p_tess', 'sign:a', { dueOn: '2026-11-27' })));
    await year.goTo(at(MONDAY, '08:29'));
    expect(year.bundles).toEqual([]);
    await year.goTo(at(MONDAY, '08:30'));
    expect(year.bundles).toHaveLength(1);
    expect(year.bundles[0]?.view).toEqual({
      view: 'reminder_bundle',
      items: [
        {
          title: 'Acceptable use agreement for staff',
          why: 'Everybody who works here signs it each year.',
          when: 'By Fri 27 Nov',
          last: '',
          action: expect.objectContaining({ verb: 'aup.read', label: 'Read and sign' }),
        },
      ],
      more: 0,
    });
  });

  it('comes once, and again only after the spacing of the duty', async () => {
    const year = await school(fakeDuties(aDuty('p_tess', 'sign:a', { spacing: [3, 7] })));
    await year.runTo('2026-12-10');
    expect(year.bundles.map(({ day }) => day)).toEqual(['2026-11-23', '2026-11-26', '2026-12-03', '2026-12-10']);
  });

  it('holds everything one person owes, each once, and each person gets their own', async () => {
    const source = fakeDuties(aDuty('p_dev', 'sign:a'), aDuty('p_dev', 'review:b'), aDuty('p_tess', 'sign:a'));
    const { dutiesOf: _, ...whole } = source;
    const doubled = { ...whole, duties: async () => [...source.open.values(), ...source.open.values()] };
    const year = await openSchoolYear({ from: MONDAY, sources: [doubled] });
    await year.goTo(at(MONDAY, '08:30'));
    expect(year.bundles.map(({ to, view }) => [to, view.items.length])).toEqual([
      ['p_dev', 2],
      ['p_tess', 1],
    ]);
  });

  it('does not name what was done between the round and the sending; a bundle with nothing left is not sent', async () => {
    const source = fakeDuties(aDuty('p_tess', 'sign:a'), aDuty('p_tess', 'sign:b'), aDuty('p_dev', 'sign:a'));
    const year = await school(source);
    year.school.answers.set('p_tess', [{ ok: false, why: 'retry', code: 'rate_limited', retryAfterMs: 60_000 }]);
    year.school.answers.set('p_dev', [{ ok: false, why: 'retry', code: 'rate_limited', retryAfterMs: 60_000 }]);
    await year.goTo(at(MONDAY, '08:30'));
    source.done('p_tess', 'sign:a');
    source.done('p_dev', 'sign:a');
    await year.goTo(at(MONDAY, '08:32'));
    expect(year.bundles.map(({ to, view }) => [to, view.items.length])).toEqual([['p_tess', 1]]);
  });

  it('shows five things and says how many more are due; those come first the next school day', async () => {
    const keys = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const duties = keys.map((key) => aDuty('p_hana', key, { title: key, spacing: [14] }));
    const year = await school(fakeDuties(...duties));
    await year.runTo('2026-11-25');
    expect(year.bundles.map(({ view }) => [view.items.map(({ title }) => title).join(''), view.more])).toEqual([
      ['abcde', 2],
      ['fg', 0],
    ]);
  });

  it('says that it is the last before somebody else is told, once and no sooner', async () => {
    const duty = aDuty('p_tess', 'sign:a', {
      ...{ spacing: [3], handedOnOn: '2026-12-01', handedOnTo: 'the e-safety co-ordinator' },
    });
    const year = await school(fakeDuties(duty));
    await year.runTo('2026-12-03');
    expect(year.bundles.map(({ day, view }) => [day, view.items[0]?.last])).toEqual([
      ['2026-11-23', ''],
      ['2026-11-26', ''],
      ['2026-11-30', 'This is the last reminder before the e-safety co-ordinator is told.'],
      ['2026-12-03', ''],
    ]);
  });

  it('goes to nobody who is away or has left, and to those back from absence on their first day', async () => {
    const year = await school(fakeDuties(aDuty('p_tess'), aDuty('p_dev'), aDuty('p_nobody')), {
      policy: (demo) => ({
        ...demo,
        calendar: ENGLISH_YEAR,
        people: demo.people.map((person) => {
          if (person.id === 'p_tess') return { ...person, absences: [{ from: '2026-11-20', to: '2026-11-24' }] };
          return person.id === 'p_dev' ? { ...person, endsOn: '2026-11-20' } : person;
        }),
      }),
    });
    await year.runTo('2026-11-25');
    expect(year.bundles.map(({ to, day }) => [to, day])).toEqual([['p_tess', '2026-11-25']]);
  });
});

describe('school hours', () => {
  it('a server that starts at eleven reminds at eleven; one that starts in the evening waits for tomorrow', async () => {
    const source = fakeDuties(aDuty('p_tess'));
    const late = await school(source);
    await late.goTo(at(MONDAY, '11:00'));
    expect(late.bundles.map(({ day }) => day)).toEqual([MONDAY]);
    const evening = await school(source);
    await evening.goTo(at(MONDAY, '17:00'));
    expect(evening.bundles).toEqual([]);
    await evening.goTo(at('2026-11-24', '08:30'));
    expect(evening.bundles.map(({ day }) => day)).toEqual(['2026-11-24']);
  });

  it('a bundle that could not be sent before closing is dropped, and the next day decides anew', async () => {
    const source = fakeDuties(aDuty('p_tess'));
    const year = await school(source);
    const down = { ok: false, why: 'retry', code: 'down', retryAfterMs: HOUR_MS } as const;
    year.school.answers.set(
      'p_tess',
      Array.from({ length: 8 }, () => down),
    );
    for (let hour = 8; hour < 24; hour += 1) await year.goTo(at(MONDAY, `${String(hour).padStart(2, '0')}:30`));
    expect(year.bundles).toEqual([]);
    await year.runTo('2026-11-24');
    expect(year.bundles.map(({ day, at: when }) => [day, when])).toEqual([['2026-11-24', at('2026-11-24', '08:30')]]);
  });

  it('after a fortnight without a server, one bundle', async () => {
    const year = await school(fakeDuties(aDuty('p_tess', 'sign:a', { spacing: [1] })));
    await year.runTo('2026-11-24');
    await year.goTo(at('2026-12-08', '08:30'));
    await year.runTo('2026-12-09');
    expect(year.bundles.map(({ day }) => day)).toEqual(['2026-11-23', '2026-11-24', '2026-12-08', '2026-12-09']);
  });
});

describe('a large school', () => {
  const many = Array.from({ length: 60 }, (_, index) => `p_x${index}`);
  const policy = (demo: Policy): Policy => ({
    ...demo,
    calendar: ENGLISH_YEAR,
    people: [
      ...demo.people,
      ...many.map((id) => ({
        ...{ id, name: `Person ${id}`, email: '' },
        roles: [],
        classes: [],
        absences: [],
        closeTo: [],
      })),
    ],
  });

  it('gets its bundles a few at a time, so that no platform is flooded', async () => {
    const year = await school(fakeDuties(...many.map((id) => aDuty(id))), { policy });
    await year.goTo(at(MONDAY, '08:30'));
    expect(year.bundles).toHaveLength(20);
    await year.goTo(at(MONDAY, '08:31'));
    expect(new Set(year.bundles.map(({ to }) => to)).size).toBe(60);
    expect(year.bundles).toHaveLength(60);
  });

  it('gets the alert of a report before the bundles of everybody are even written', async () => {
    const source = fakeDuties(...many.map((id) => aDuty(id)));
    const reporting = { ...source, duties: source.duties };
    const year = await openSchoolYear({ from: MONDAY, sources: [reporting], policy });
    const here = year.school;
    reporting.duties = async (...asked) => {
      await sendReport(here, 'p_tess');
      return source.duties(...asked);
    };
    const alertsAt: number[] = [];
    const commit = here.store.commit;
    const watching: typeof commit = (doc) => {
      if (doc.kind === 'reminders') alertsAt.push(here.alertsTo('p_dana').length);
      return commit(doc);
    };
    Object.assign(here.deps.store, { commit: watching });
    await year.goTo(at(MONDAY, '08:30'));
    expect(alertsAt.slice(0, 60).at(-1)).toBe(1);
  });
});

describe('a fault', () => {
  it('half-way through the round loses and repeats nothing', async () => {
    const people = ['p_tess', 'p_dev', 'p_dana', 'p_hana', 'p_ezra'];
    const source = fakeDuties(...people.map((id) => aDuty(id)));
    const year = await school(source);
    const { school: first } = year;
    const commit = first.store.commit;
    let left = 4;
    const dying: typeof commit = (doc) => {
      left -= 1;
      return left < 0 ? Promise.resolve({ ok: false, why: 'unavailable' }) : commit(doc);
    };
    Object.assign(first.deps.store, { commit: dying });
    await year.goTo(at(MONDAY, '08:30'));
    Object.assign(first.deps.store, { commit });
    await year.runTo('2026-11-23');
    await year.goTo(at(MONDAY, '09:30'));
    expect(year.bundles.map(({ to }) => to).toSorted()).toEqual(people.toSorted());
  });

  it('in one source keeps nobody’s other reminders back, and is in the log', async () => {
    const broken = fakeDuties();
    broken.broken = true;
    const year = await openSchoolYear({ from: MONDAY, sources: [broken, fakeDuties(aDuty('p_tess'))] });
    await year.goTo(at(MONDAY, '08:30'));
    expect(year.bundles).toHaveLength(1);
    expect(year.school.logged.join('\n')).toContain('reminders.source_failed');
  });
});

describe('reaching people', () => {
  it('by e-mail once where no chat reaches them, and their duty counts as told', async () => {
    const year = await school(fakeDuties(aDuty('p_tess')), { mail: true });
    year.school.answers.set('p_tess', [{ ok: false, why: 'unreachable', code: 'no_bot' }]);
    await year.runTo('2026-11-24');
    const bundles = year.school.sent.filter(({ view }) => view.view === 'reminder_bundle');
    expect(bundles.map(({ to, how }) => [to, how])).toEqual([['tess.teacher@demo-school.example', 'mail']]);
    expect(await unreached(year.school.deps, 'demo')).toEqual([]);
  });

  it('names who cannot be reached at all, and no longer once something has arrived', async () => {
    const year = await school(fakeDuties(aDuty('p_tess')));
    year.school.answers.set('p_tess', [{ ok: false, why: 'unreachable', code: 'no_bot' }]);
    await year.goTo(at(MONDAY, '08:30') + MINUTE_MS);
    expect(await unreached(year.school.deps, 'demo')).toEqual([{ personId: 'p_tess', since: MONDAY }]);
    await year.runTo('2026-11-24');
    expect(year.bundles.map(({ to, day }) => [to, day])).toEqual([['p_tess', '2026-11-24']]);
    expect(await unreached(year.school.deps, 'demo')).toEqual([]);
  });
});
