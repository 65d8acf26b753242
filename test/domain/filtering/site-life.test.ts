// An unsuitable site is never forgotten: as long as nobody has answered, there is a moment at which somebody hears of it again.

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isOpen } from '../../../src/domain/calendar/school-time.ts';
import type { SiteDoc } from '../../../src/domain/filtering/site/site.ts';
import { readSite } from '../../../src/domain/filtering/site/site-form.ts';
import { blocked, leftOpen, newSite, settleSite, siteTimed } from '../../../src/domain/filtering/site/site-life.ts';
import type { SchoolCalendar } from '../../../src/domain/school/policy.ts';
import { DAY_MS, HOUR_MS, type Instant } from '../../../src/domain/shared/instant.ts';
import { formatMoment } from '../../../src/domain/shared/time.ts';

const DAY = { opens: '08:30', closes: '15:30' };
const CALENDAR: SchoolCalendar = {
  zone: 'Europe/London',
  days: { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: DAY },
  terms: [
    { name: 'Autumn', from: '2026-09-01', to: '2026-12-18' },
    { name: 'Spring', from: '2027-01-04', to: '2027-03-26' },
  ],
  closures: [{ name: 'Half-term', from: '2026-10-26', to: '2026-10-30' }],
  lessons: [],
};
const SCHOOL = { calendar: CALENDAR, it: ['p_ivy'], above: ['p_hana', 'p_ezra'] };

function found(now: Instant, calendar = CALENDAR): SiteDoc {
  const site = readSite({ addresses: 'a.example', seen_by: 'me', child: 'no', legality: 'no' });
  if (site === null) throw new Error('the site was not taken');
  const who = { finder: 'p_tess', told: ['p_ezra', 'p_ivy'], itPeople: ['p_ivy'] };
  return newSite({ ...site, ...who, id: 's1', ref: 'FR-1', school: 'demo', key: 'k' }, calendar, now);
}
const on = (at: Instant | undefined): string => (at === undefined ? 'never' : formatMoment(at, CALENDAR.zone));
const delivered = (doc: SiteDoc, now: Instant): SiteDoc => {
  const owed = doc.outbox.filter((item) => item.settled === undefined);
  return settleSite(
    doc,
    owed.map(({ id }) => ({ id, how: 'sent', code: 'console' })),
    now,
  );
};

describe('when somebody hears of it again', () => {
  it.each([
    ['on a school day', Date.UTC(2026, 10, 24, 10), 'Wed 25 Nov, 08:30', 'Wed 25 Nov, 15:30'],
    ['on a Friday evening', Date.UTC(2026, 10, 27, 18), 'Mon 30 Nov, 08:30', 'Mon 30 Nov, 15:30'],
    [
      'before half-term, over the change of the clocks',
      Date.UTC(2026, 9, 23, 9),
      'Mon 2 Nov, 08:30',
      'Mon 2 Nov, 15:30',
    ],
    ['on the last day of term', Date.UTC(2026, 11, 18, 10), 'Mon 4 Jan, 08:30', 'Mon 4 Jan, 15:30'],
  ])('found %s', (_when, now, chase, escalate) => {
    const { timers } = found(now).state;
    expect([on(timers.chase), on(timers.escalate)]).toEqual([chase, escalate]);
  });

  it('a calendar that says nothing of the days to come still brings it up again', () => {
    const now = Date.UTC(2030, 5, 3, 10);
    const doc = found(now);
    expect(doc.state.timers.chase).toBe(now + DAY_MS);
    expect(doc.state.timers.escalate).toBeLessThanOrEqual(now + 2 * DAY_MS);
  });
});

describe('whatever happens, in whatever order', () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('time' as const), hours: fc.integer({ min: 1, max: 2000 }) }),
    fc.record({ kind: fc.constant('sent' as const) }),
    fc.record({ kind: fc.constant('dead' as const), which: fc.nat(5) }),
    fc.record({ kind: fc.constant('blocked' as const) }),
    fc.record({ kind: fc.constant('left' as const) }),
  );

  it('an unanswered site is always due again, an answered one is not, and nobody is owed two cards at once', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        let now = Date.UTC(2026, 10, 24, 10);
        let doc = found(now);
        for (const next of steps) {
          if (next.kind === 'time') now += next.hours * HOUR_MS;
          if (next.kind === 'time') doc = siteTimed(doc, now, SCHOOL);
          if (next.kind === 'sent') doc = delivered(doc, now);
          const owed = doc.outbox.filter((item) => item.settled === undefined);
          const item = next.kind === 'dead' ? owed[next.which % Math.max(1, owed.length)] : undefined;
          if (item !== undefined) doc = settleSite(doc, [{ id: item.id, how: 'dead', code: 'gone' }], now);
          if (next.kind === 'blocked') doc = blocked(doc, { by: 'p_ivy', ticket: '', key: 'b' }, now);
          if (next.kind === 'left') doc = leftOpen(doc, { by: 'p_ezra', reason: 'x', key: 'l' }, now);
          const waiting = doc.outbox.filter((each) => each.settled === undefined).map((each) => each.to);
          expect(new Set(waiting).size).toBe(waiting.length);
          expect(new Set(doc.outbox.map((each) => each.id)).size).toBe(doc.outbox.length);
          if (doc.state.phase === 'found') expect(doc.dueAt).not.toBeNull();
          else expect(doc.state.timers).toEqual({});
          expect(
            [doc.state.blocked, doc.state.decision].filter((done) => done !== undefined).length,
          ).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('reminders keep to school hours, except that time lost while the bot was down is not waited for again', () => {
    let doc = delivered(found(Date.UTC(2026, 10, 24, 10)), 0);
    for (let times = 0; times < 12; times += 1) {
      const next = Math.min(...Object.values(doc.state.timers));
      expect(isOpen(CALENDAR, next) || isOpen(CALENDAR, next - 1)).toBe(true);
      doc = delivered(siteTimed(doc, next, SCHOOL), next);
    }
    expect(doc.history.filter(({ action }) => action === 'site.escalated')).toHaveLength(1);
    // A quarter of a year later still once a week, and no more than that.
    expect(doc.outbox.length).toBeLessThan(45);
  });
});

it('no address and no free text stands in history, messages or search terms but the host', () => {
  const site = readSite({
    ...{ addresses: 'https://a.example/secret?name=sam', seen_by: 'me', child: 'no', legality: 'no' },
    ...{ device: 'Laptop 14', note: 'A story' },
  });
  if (site === null) throw new Error('the site was not taken');
  const who = {
    finder: 'p_tess',
    told: ['p_ivy'],
    itPeople: ['p_ivy'],
    id: 's',
    ref: 'FR-1',
    school: 'demo',
    key: 'k',
  };
  const doc = leftOpen(newSite({ ...site, ...who }, CALENDAR, 0), { by: 'p_ezra', reason: 'A reason', key: 'l' }, 1);
  expect(JSON.stringify([doc.history, doc.outbox, doc.terms])).not.toMatch(/secret|sam|Laptop|story|reason/i);
  expect(doc.terms).toContain('host:a.example');
});
