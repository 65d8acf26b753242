// A simulated school year in seconds: the clock goes from one opening of the school to the next (or from midnight to midnight), the
// worker works each time, and every bundle that left is kept with its day. Sources of duties may be made up or real.

import { openHours } from '../../src/domain/calendar/school-days.ts';
import type { SchoolCalendar } from '../../src/domain/school/policy.ts';
import { type IsoDate, MINUTE_MS } from '../../src/domain/shared/instant.ts';
import { addDays, instantAt, isoDateOf } from '../../src/domain/shared/time.ts';
import { DESKS } from '../../src/usecases/desks.ts';
import type { DutySource } from '../../src/usecases/reminders/duty-source.ts';
import { ensureRounds } from '../../src/usecases/reminders/ensure-rounds.ts';
import { makeRemindersDesk } from '../../src/usecases/reminders/reminders-desk.ts';
import { makeRoundDesk } from '../../src/usecases/reminders/round-desk.ts';
import type { ReminderBundle } from '../../src/views/reminder-views.ts';
import { hastyDisk } from './hasty-disk.ts';
import { openTestStore } from './open-test-store.ts';
import { openSchool, type SchoolOptions, type TestSchool } from './school.ts';
import { finish } from './settle.ts';

export type SentBundle = {
  readonly to: string;
  readonly day: IsoDate;
  readonly at: number;
  readonly view: ReminderBundle;
};

export type SchoolYear = {
  readonly school: TestSchool;
  /** Every bundle that left, in order, with the day and the moment at which it did. */
  readonly bundles: readonly SentBundle[];
  /** Goes to that moment and works there until nothing is due. */
  readonly goTo: (at: number) => Promise<void>;
  /** Day after day up to and with the last one: at midnight, at each opening and ten minutes later. `eachDay` runs before the day begins. */
  readonly runTo: (lastDay: IsoDate, eachDay?: (day: IsoDate) => Promise<void> | void) => Promise<void>;
};

export type YearOptions = Omit<SchoolOptions, 'startAt' | 'desks'> & {
  readonly from: IsoDate;
  /** In place of the real ones. */
  readonly sources?: readonly DutySource[];
};

/** An English school year as a council might publish it: three terms with their half-terms, an INSET day, a bank holiday. */
export const ENGLISH_YEAR: SchoolCalendar = {
  zone: 'Europe/London',
  days: Object.fromEntries(
    ['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, { opens: '08:30', closes: '16:30' }]),
  ),
  terms: [
    { name: 'Autumn', from: '2026-09-01', to: '2026-12-18' },
    { name: 'Spring', from: '2027-01-04', to: '2027-03-25' },
    { name: 'Summer', from: '2027-04-12', to: '2027-07-21' },
    { name: 'Next autumn', from: '2027-09-01', to: '2027-12-17' },
  ],
  closures: [
    { name: 'INSET', from: '2026-09-01', to: '2026-09-01' },
    { name: 'Half-term', from: '2026-10-26', to: '2026-10-30' },
    { name: 'Half-term', from: '2027-02-15', to: '2027-02-19' },
    { name: 'Early May', from: '2027-05-03', to: '2027-05-03' },
    { name: 'Half-term', from: '2027-05-31', to: '2027-06-04' },
  ],
  lessons: [],
};

export async function openSchoolYear({ from, sources, policy, ...options }: YearOptions): Promise<SchoolYear> {
  const real = DESKS.filter(({ kind }) => kind !== 'round' && kind !== 'reminders');
  const own = sources && [...real, makeRoundDesk(sources), makeRemindersDesk(sources)];
  const startAt = instantAt(from, '00:00', ENGLISH_YEAR.zone);
  const store = options.store ?? (await openTestStore({ disk: hastyDisk, clock: { now: () => startAt } }));
  const school = await openSchool({
    ...options,
    store,
    policy: policy ?? ((demo) => ({ ...demo, calendar: ENGLISH_YEAR })),
    startAt,
    ...(own === undefined ? {} : { desks: own }),
  });
  await ensureRounds(school.deps, [school.policy.key]);
  const { zone } = school.policy.calendar;
  const bundles: SentBundle[] = [];
  let seen = 0;
  const goTo = async (at: number): Promise<void> => {
    if (at > school.clock.now()) school.clock.move(at - school.clock.now());
    await finish(school.worker);
    for (const { to, view } of school.sent.slice(seen)) {
      const now = school.clock.now();
      if (view.view === 'reminder_bundle') bundles.push({ to, view, at: now, day: isoDateOf(now, zone) });
    }
    seen = school.sent.length;
  };
  const runTo: SchoolYear['runTo'] = async (lastDay, eachDay) => {
    for (let day = isoDateOf(school.clock.now(), zone); day <= lastDay; day = addDays(day, 1)) {
      await eachDay?.(day);
      await goTo(instantAt(day, '00:00', zone));
      const hours = openHours(school.deps.policy(school.policy.key).calendar, day);
      if (hours === null) continue;
      await goTo(hours.opens);
      // The bundles of a large school leave a few at a time.
      await goTo(hours.opens + 10 * MINUTE_MS);
    }
  };
  return { school, bundles, goTo, runTo };
}

/** School days by another road than the product's: the days written out one by one, and weekends struck off by the calendar of JavaScript. */
export function schoolDaysOf({ days, terms, closures }: SchoolCalendar): ReadonlySet<IsoDate> {
  const names = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;
  const spelled = (spans: SchoolCalendar['terms']): readonly Date[] =>
    spans.flatMap(({ from, to }) => {
      const count = (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000 + 1;
      return Array.from(
        { length: count },
        (_, index) => new Date(Date.parse(`${from}T00:00:00Z`) + index * 86_400_000),
      );
    });
  const iso = (date: Date): IsoDate => date.toISOString().slice(0, 10);
  const shut = new Set(spelled(closures).map(iso));
  const open = spelled(terms).filter((date) => days[names[date.getUTCDay()] ?? 'sun'] !== undefined);
  return new Set(open.map(iso).filter((day) => !shut.has(day)));
}
