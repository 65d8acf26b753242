import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isOpen } from '../../../../src/domain/calendar/school-time.ts';
import type { CaseDoc } from '../../../../src/domain/casework/case.ts';
import { type CaseClock, isRunning } from '../../../../src/domain/casework/clock/case-clock.ts';
import { saidByClocks, wound } from '../../../../src/domain/casework/clock/clock-notices.ts';
import { type ClockPolicy, clocksOf } from '../../../../src/domain/casework/clock/clocks-of.ts';
import { oneWorkingDayFrom } from '../../../../src/domain/casework/clock/working-days.ts';
import type { CaseRecord } from '../../../../src/domain/casework/record/record.ts';
import type { Facts } from '../../../../src/domain/incident/facts.ts';
import type { Plan } from '../../../../src/domain/people/plan.ts';
import type { SchoolCalendar } from '../../../../src/domain/school/policy.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../../src/domain/shared/instant.ts';
import { formatTime, isoDateOf } from '../../../../src/domain/shared/time.ts';
import { anOpenCase, anOutcome, recipient, TUESDAY_10 } from '../../../support/a-case.ts';
import { demoPolicy } from '../../../support/school.ts';

const WEEK = { opens: '08:30', closes: '15:30' };
const CALENDAR: SchoolCalendar = {
  zone: 'Europe/London',
  days: { mon: WEEK, tue: WEEK, wed: WEEK, thu: WEEK, fri: WEEK },
  terms: [
    { name: 'Autumn', from: '2026-09-02', to: '2026-12-18' },
    { name: 'Spring', from: '2027-01-04', to: '2027-03-25' },
  ],
  closures: [{ name: 'Half-term', from: '2026-10-26', to: '2026-10-30' }],
  lessons: [],
  bankHolidays: 'england_and_wales',
};
const demo = demoPolicy();
const POLICY: ClockPolicy = {
  calendar: CALENDAR,
  clocks: demo.clocks,
  records: {
    ...demo.records,
    externalCopies: [{ to: 'la_esafety_officer', when: ['every_incident'], categories: [], withinHours: 24 }],
  },
};

const FACTS = { category: 'cyberbullying', material: 'none' } as Facts;

/** A case that was sent at `at`, with these referrals suggested and these records in it. */
function caseAt(at: number, referrals: readonly string[], records: readonly CaseRecord[] = []): CaseDoc {
  const doc = anOpenCase([recipient('p_dsl'), recipient('p_dpo', { roles: ['dpo'], depth: 'data' })], {
    facts: FACTS,
    outcome: anOutcome({ referrals: [...referrals] }),
  });
  const holders = doc.state.holders.map((h) => ({ ...h, toldAt: at }));
  return { ...doc, state: { ...doc.state, submittedAt: at, createdAt: at, holders, records } };
}

const record = (over: Partial<CaseRecord> & Pick<CaseRecord, 'kind'>): CaseRecord => ({
  ...{ id: 'r1', at: TUESDAY_10 + HOUR_MS, by: 'p_dsl', fields: {} },
  ...over,
});
const clock = (doc: CaseDoc, kind: CaseClock['kind']): CaseClock | undefined =>
  clocksOf(doc, POLICY).find((c) => c.kind === kind);

describe('the clock of the Information Commissioner', () => {
  it('ends 72 hours on the clock after the school knew, across the night the clocks go back and over a holiday', () => {
    for (const at of [Date.UTC(2026, 9, 23, 14, 0), Date.UTC(2026, 11, 24, 9, 0), Date.UTC(2027, 2, 26, 12, 0)]) {
      const ico = clock(caseAt(at, ['ico']), 'ico');
      expect(ico?.dueAt).toBe(at + 72 * HOUR_MS);
      expect(ico?.warnAt).toBe(at + 48 * HOUR_MS);
    }
  });

  it('stops with the decision either way or with a call to the Commissioner, and with nothing else', () => {
    const stops = (over: Partial<CaseRecord> & Pick<CaseRecord, 'kind'>) =>
      clock(caseAt(TUESDAY_10, ['ico'], [record(over)]), 'ico')?.stoppedAt;
    expect(stops({ kind: 'breach', fields: { notify_ico: 'no' } })).toBe(TUESDAY_10 + HOUR_MS);
    expect(stops({ kind: 'outside_help', fields: { body: 'ico' } })).toBe(TUESDAY_10 + HOUR_MS);
    expect(stops({ kind: 'decision', fields: { bodies: 'police_101,ico' } })).toBe(TUESDAY_10 + HOUR_MS);
    expect(stops({ kind: 'decision', fields: { bodies: 'police_101' } })).toBeUndefined();
    expect(stops({ kind: 'breach', fields: { notify_ico: 'undecided' } })).toBeUndefined();
    expect(stops({ kind: 'note', fields: { text: 'ico' } })).toBeUndefined();
  });

  it('starts with a record of a breach where the report was about something else', () => {
    expect(clock(caseAt(TUESDAY_10, []), 'ico')).toBeUndefined();
    expect(clock(caseAt(TUESDAY_10, [], [record({ kind: 'breach' })]), 'ico')?.startedAt).toBe(TUESDAY_10 + HOUR_MS);
  });

  it('runs from when the school knew, as the breach register has it, and never from later than it was written', () => {
    const breach = (day: string, time: string) =>
      record({ kind: 'breach', fields: { known_date: day, known_time: time, notify_ico: 'not_yet' } });
    const start = (referrals: readonly string[], one: CaseRecord) =>
      clock(caseAt(TUESDAY_10, referrals, [one]), 'ico')?.startedAt;
    const [day, time] = [isoDateOf(TUESDAY_10 - DAY_MS, CALENDAR.zone), formatTime(TUESDAY_10, CALENDAR.zone)];
    expect(start([], breach(day, time))).toBe(TUESDAY_10 - DAY_MS);
    expect(start(['ico'], breach(day, time))).toBe(TUESDAY_10 - DAY_MS);
    const after = isoDateOf(TUESDAY_10 + DAY_MS, CALENDAR.zone);
    expect(start([], breach(after, time))).toBe(TUESDAY_10 + HOUR_MS);
    expect(start(['ico'], breach(after, time))).toBe(TUESDAY_10);
  });
});

describe('the clock of the designated officer', () => {
  it('ends at the same time of the next working day, in school holidays too, and leaves out bank holidays', () => {
    const due = (at: number) => clock(caseAt(at, ['lado']), 'lado')?.dueAt;
    expect(due(TUESDAY_10)).toBe(TUESDAY_10 + DAY_MS);
    // Friday of the half-term: the officer works on Monday. The clocks went back on the Sunday before.
    expect(due(Date.UTC(2026, 9, 30, 11, 0))).toBe(Date.UTC(2026, 10, 2, 11, 0));
    // Friday 23 October, 15:00 in summer time, to Monday 15:00 in winter time: one hour more.
    expect(due(Date.UTC(2026, 9, 23, 14, 0))).toBe(Date.UTC(2026, 9, 26, 15, 0));
    // Christmas Eve 2026 is a Thursday: Friday is Christmas Day, Boxing Day is moved to Monday.
    expect(due(Date.UTC(2026, 11, 24, 9, 0))).toBe(Date.UTC(2026, 11, 29, 9, 0));
    // A Saturday: the whole of Monday.
    expect(due(Date.UTC(2026, 10, 28, 20, 0))).toBe(Date.UTC(2026, 11, 1, 0, 0));
  });

  it('reminds on the same day, or in the morning after an evening', () => {
    const warn = (at: number) => clock(caseAt(at, ['lado']), 'lado')?.warnAt;
    expect(warn(TUESDAY_10)).toBe(TUESDAY_10 + 6 * HOUR_MS);
    expect(warn(Date.UTC(2026, 10, 24, 20, 0))).toBe(Date.UTC(2026, 10, 25, 9, 0));
    expect(warn(Date.UTC(2026, 10, 28, 20, 0))).toBe(Date.UTC(2026, 10, 30, 9, 0));
  });

  it('starts with the first test that is not a clear no, and stops when told or when all four are no', () => {
    const no = { lado_harmed: 'no', lado_offence: 'no', lado_risk: 'no', lado_suitable: 'no' };
    const unsure = record({ kind: 'staff_path', fields: { ...no, lado_risk: 'unsure' } });
    expect(clock(caseAt(TUESDAY_10, [], [record({ kind: 'staff_path', fields: no })]), 'lado')).toBeUndefined();
    expect(clock(caseAt(TUESDAY_10, [], [unsure]), 'lado')?.startedAt).toBe(unsure.at);
    const told = record({ id: 'r2', kind: 'outside_help', at: unsure.at + 5, fields: { body: 'lado' } });
    expect(clock(caseAt(TUESDAY_10, [], [unsure, told]), 'lado')?.stoppedAt).toBe(told.at);
    const cleared = record({ id: 'r2', kind: 'staff_path', at: unsure.at + 9, fields: no });
    expect(clock(caseAt(TUESDAY_10, [], [unsure, cleared]), 'lado')?.stoppedAt).toBe(cleared.at);
  });
});

/** The calendar of London by the runtime's own tables: nothing of ours. */
const parts = (at: number) =>
  Object.fromEntries(
    new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Europe/London',
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );

describe('one working day, whenever it begins,', () => {
  const PLAIN = { zone: 'Europe/London' };
  it('shows the same time of the next weekday, by the tables of the runtime', () => {
    const minutes = fc.integer({ min: Date.UTC(2026, 0, 1) / MINUTE_MS, max: Date.UTC(2028, 11, 31) / MINUTE_MS });
    fc.assert(
      fc.property(minutes, (minute) => {
        const from = minute * MINUTE_MS;
        const start = parts(from);
        const end = parts(oneWorkingDayFrom(PLAIN, from));
        if (start.weekday === 'Sat' || start.weekday === 'Sun')
          expect([end.weekday, end.hour, end.minute]).toEqual(['Tue', '00', '00']);
        else {
          const next = { Mon: 'Tue', Tue: 'Wed', Wed: 'Thu', Thu: 'Fri', Fri: 'Mon' }[start.weekday ?? ''];
          expect([end.weekday, end.hour, end.minute]).toEqual([next, start.hour, start.minute]);
        }
      }),
    );
  });
});

describe('a copy and a platform', () => {
  it('are due after hours on the clock, and spoken of only while the school is open', () => {
    const hours = fc.integer({ min: 0, max: 190 * 24 });
    fc.assert(
      fc.property(hours, (hour) => {
        const at = Date.UTC(2026, 8, 2) + hour * HOUR_MS;
        const report = record({ kind: 'platform_report', at });
        for (const found of clocksOf(caseAt(at, [], [report]), POLICY)) {
          if (found.kind !== 'la_copy' && found.kind !== 'platform_followup') continue;
          expect(found.dueAt).toBe(at + (found.kind === 'la_copy' ? 24 : 48) * HOUR_MS);
          if (found.warnAt !== null) {
            expect(isOpen(CALENDAR, found.warnAt)).toBe(true);
            expect(found.warnAt).toBeGreaterThanOrEqual(at);
            expect(found.warnAt).toBeLessThan(found.dueAt ?? 0);
          }
          expect(found.outAt).toBeGreaterThanOrEqual(found.dueAt ?? Number.POSITIVE_INFINITY);
        }
      }),
    );
  });

  it('are looked at again by a later record about them, not by putting their words right', () => {
    const report = record({ kind: 'platform_report' });
    const later = (kind: CaseRecord['kind']) => record({ id: 'r2', kind, at: report.at + 9, about: 'r1' });
    const stop = (kind: CaseRecord['kind']) =>
      clock(caseAt(TUESDAY_10, [], [report, later(kind)]), 'platform_followup')?.stoppedAt;
    expect(stop('platform_report')).toBe(report.at + 9);
    expect(stop('correction')).toBeUndefined();
  });
});

const plan = (...rungs: Plan['rungs']): Plan => ({ rungs, emptied: false, advice: [] });
const lines = (doc: CaseDoc, line: string) => doc.outbox.filter((i) => i.params.line === line).map((i) => i.to);

describe('what clocks say', () => {
  const head = recipient('p_head', { roles: ['headteacher'] });
  const play = (doc: CaseDoc, now: number) =>
    saidByClocks(doc, clocksOf(doc, POLICY), () => plan([recipient('p_dsl')], [head]), now);

  it('is one line before the end to whoever leads, one after it to everybody in charge, and then the next person holds the case', () => {
    const doc = caseAt(TUESDAY_10, ['lado']);
    const warned = play(doc, TUESDAY_10 + 6 * HOUR_MS);
    expect(lines(warned, 'a_clock_is_ending')).toContain('p_dsl');
    expect(lines(warned, 'a_clock_is_ending')).not.toContain('p_head');
    const out = play(warned, TUESDAY_10 + 30 * HOUR_MS);
    expect(lines(out, 'a_clock_has_run_out')).toEqual(expect.arrayContaining(['p_dsl', 'p_head']));
    expect(out.state.holders.some((h) => h.personId === 'p_head' && h.accountable)).toBe(true);
    expect(play(out, TUESDAY_10 + 40 * HOUR_MS).outbox).toEqual(out.outbox);
  });

  it('never says which clock, and says nothing of what is done', () => {
    const said = play(caseAt(TUESDAY_10, ['lado', 'ico']), TUESDAY_10 + 80 * HOUR_MS);
    const owed = said.outbox.filter((i) => i.kind === 'case_line');
    expect(owed.length).toBeGreaterThan(0);
    const told = record({ kind: 'outside_help', fields: { body: 'lado' } });
    const done = play(caseAt(TUESDAY_10, ['lado'], [told]), TUESDAY_10 + 7 * HOUR_MS);
    expect(lines(done, 'a_clock_is_ending')).toEqual([]);
  });

  it('leaves its timer at the next moment of a running clock, whatever was said and however late it is asked', () => {
    fc.assert(
      fc.property(
        fc.subarray(['lado', 'ico', 'police_101']),
        fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 12 }),
        fc.integer({ min: 0, max: 20 }),
        (referrals, waits, stopAfter) => {
          let now = TUESDAY_10;
          let doc = wound(caseAt(now, referrals), clocksOf(caseAt(now, referrals), POLICY), now);
          for (const [index, wait] of waits.entries()) {
            now += wait * HOUR_MS;
            if (index === stopAfter) {
              const records = [record({ kind: 'outside_help', at: now, fields: { body: 'lado' } })];
              doc = { ...doc, state: { ...doc.state, records } };
            }
            doc = play(doc, now);
            const clocks = clocksOf(doc, POLICY);
            const { clock: timer } = doc.state.timers;
            if (timer !== undefined) expect(timer).toBeGreaterThan(now);
            const said = new Set(doc.state.clocksTold);
            for (const running of clocks.filter(isRunning))
              if (running.outAt !== null && running.outAt <= now) expect(said.has(`${running.id}:out`)).toBe(true);
            expect(new Set(doc.outbox.map((i) => i.id)).size).toBe(doc.outbox.length);
          }
        },
      ),
    );
  });
});

describe('what was taken in', () => {
  const taken = record({ kind: 'custody', id: 'phone', fields: { item: 'Phone', when_date: '2026-11-24' } });
  const move = (id: string, to: string, day: string): CaseRecord =>
    record({
      ...{ kind: 'custody_moved', id, about: 'phone', at: TUESDAY_10 + Number(id) * DAY_MS },
      fields: { moved_to: to, when_date: day, when_time: '10:00' },
    });
  const stoppedAt = (...moves: readonly CaseRecord[]) =>
    clock(caseAt(TUESDAY_10, [], [taken, ...moves]), 'custody')?.stoppedAt;

  it('is held until it goes, and is held again when the police bring it back', () => {
    const police = move('1', 'police', '2026-11-25');
    const back = move('2', 'back', '2026-11-26');
    expect(stoppedAt()).toBeUndefined();
    expect(stoppedAt(move('1', 'moved', '2026-11-25'))).toBeUndefined();
    expect(stoppedAt(police)).toBe(police.at);
    expect(stoppedAt(police, back)).toBeUndefined();
    expect(stoppedAt(police, back, move('3', 'parent', '2026-11-27'))).toBe(TUESDAY_10 + 3 * DAY_MS);
    expect(stoppedAt(police, move('2', 'destroyed', '2026-11-27'))).toBe(police.at);
    // Written down late: the day that is named counts.
    expect(stoppedAt(move('1', 'back', '2026-11-27'), move('2', 'police', '2026-11-25'))).toBeUndefined();
  });
});

describe('a copy to the IT provider', () => {
  it.each(['filter_provider', 'it_provider'])('is done by a call written down under %s', (body) => {
    const doc = caseAt(TUESDAY_10, [], [record({ kind: 'outside_help', fields: { body, how: 'phone' } })]);
    const policy: ClockPolicy = {
      ...POLICY,
      records: {
        ...POLICY.records,
        externalCopies: [{ to: 'it_provider', when: ['every_incident'], categories: [], withinHours: 24 }],
      },
    };
    const copy = clocksOf(doc, policy).find(({ kind }) => kind === 'la_copy');
    expect(copy?.stoppedAt).toBe(TUESDAY_10 + HOUR_MS);
    expect(clock(doc, 'la_copy')?.stoppedAt).toBeUndefined();
  });
});
