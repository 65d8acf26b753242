// The calendar a school goes by: the pack's until another is written, then that one, from the moment of the commit.

import { afterEach, describe, expect, it } from '@jest/globals';
import { type CalendarContent, calendarId } from '../../../src/domain/calendar/school-calendar.ts';
import { CALENDAR_IMPORT, calendarHandlers } from '../../../src/usecases/calendar/calendar-handlers.ts';
import { importCalendar } from '../../../src/usecases/calendar/import-calendar.ts';
import { keepCalendars } from '../../../src/usecases/calendar/keep-calendars.ts';
import { TUESDAY_10 } from '../../support/a-case.ts';
import { closeTestStores, openTestStore } from '../../support/open-test-store.ts';
import { demoPolicy } from '../../support/school.ts';

afterEach(closeTestStores);

const HOURS: CalendarContent = { spans: [], hours: { mon: { opens: '09:00', closes: '10:00' } }, lessons: null };

async function opened() {
  const clock = { now: () => TUESDAY_10 };
  const store = await openTestStore({ clock });
  const pack = (school: string) => ({ ...demoPolicy(), key: school });
  const kept = await keepCalendars(store, pack, ['demo', 'other']);
  return { store, pack, kept, deps: { store: kept.store, clock, pack } };
}

describe('the calendar of a school', () => {
  it('is replaced in the moment another is written, for that school alone, and stands again after a restart', async () => {
    const { store, pack, kept, deps } = await opened();
    expect(kept.policy('demo').calendar).toEqual(demoPolicy().calendar);
    const report = await importCalendar(deps, { school: 'demo', content: HOURS, apply: true });
    expect([report.outcome, report.hours]).toEqual(['applied', true]);
    expect(kept.policy('demo').calendar.days).toEqual(HOURS.hours);
    expect(kept.policy('other').calendar.days).toEqual(demoPolicy().calendar.days);
    const again = await keepCalendars(store, pack, ['demo', 'other']);
    expect(again.policy('demo').calendar.days).toEqual(HOURS.hours);
    await importCalendar(deps, { school: 'demo', content: null, apply: true });
    expect(kept.policy('demo').calendar).toEqual(demoPolicy().calendar);
    expect((await store.read('school_calendar', calendarId('demo')))?.history.map(({ action }) => action)).toEqual([
      'calendar.imported',
      'calendar.cleared',
    ]);
  });

  it('stays as it is for a preview and for a calendar with faults', async () => {
    const { kept, deps } = await opened();
    await importCalendar(deps, { school: 'demo', content: HOURS, apply: false });
    const faulty = { ...HOURS, spans: [{ kind: 'term' as const, name: 'x', from: '2026-09-01', to: '2030-09-01' }] };
    expect((await importCalendar(deps, { school: 'demo', content: faulty, apply: true })).outcome).toBe('refused');
    expect(kept.policy('demo').calendar).toEqual(demoPolicy().calendar);
  });

  it('two imports in one moment both count', async () => {
    const { kept, deps } = await opened();
    const inset = { kind: 'inset' as const, name: 'INSET day', from: '2026-11-27', to: '2026-11-27' };
    const both = await Promise.all([
      importCalendar(deps, { school: 'demo', content: HOURS, apply: true }),
      importCalendar(deps, { school: 'demo', content: { ...HOURS, spans: [inset], hours: null }, apply: true }),
    ]);
    expect(both.map(({ outcome }) => outcome)).toEqual(['applied', 'applied']);
    const { calendar } = kept.policy('demo');
    expect([calendar.days, calendar.closures.length]).toEqual([HOURS.hours, 1]);
  });

  it('takes nothing through the socket that a file could not have said', async () => {
    const { kept, deps } = await opened();
    const handle = calendarHandlers(deps)[CALENDAR_IMPORT];
    const ask = (content: unknown) => handle?.({ school: 'demo', content, apply: true });
    const span = { kind: 'term', name: 'x', from: '2026-09-01', to: '2026-12-01' };
    for (const bad of [
      { ...HOURS, more: 1 },
      { ...HOURS, spans: [{ ...span, from: '2026-02-31' }] },
      { ...HOURS, spans: [{ ...span, to: '2026-08-01' }] },
      { ...HOURS, spans: [{ ...span, name: 'a\u001b[2J' }] },
      { ...HOURS, spans: Array.from({ length: 601 }, () => span) },
      { ...HOURS, hours: { mon: { opens: '10:00', closes: '09:00' } } },
      { ...HOURS, lessons: [{ name: 'x', from: '9', to: '10' }] },
    ]) {
      await expect(async () => ask(bad)).rejects.toThrow();
    }
    await expect(async () => handle?.({ school: 'demo', content: HOURS })).rejects.toThrow();
    expect(kept.policy('demo').calendar).toEqual(demoPolicy().calendar);
  });
});
