// `esafety calendar`: shown first, written only when told to, and while the server runs every clock goes by it at once.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { acceptBy } from '../../src/domain/calendar/accept-by.ts';
import { calendarId } from '../../src/domain/calendar/school-calendar.ts';
import { moveLadder } from '../../src/domain/casework/move-ladder.ts';
import { HOUR_MS, MINUTE_MS } from '../../src/domain/shared/instant.ts';
import { instantAt } from '../../src/domain/shared/time.ts';
import { docPath } from '../../src/stores/lowdb/layout.ts';
import { anOpenCase, anOutcome, recipient } from '../support/a-case.ts';
import { closeApps, openApp } from '../support/open-app.ts';
import { operatorFolder } from '../support/operator-folder.ts';
import { demoPolicy } from '../support/school.ts';

afterEach(closeApps);

const operator = operatorFolder();
const { esafety, path } = operator;
const file = (name: string, ...lines: readonly string[]): string => operator.write(name, lines.join('\n'));
/** A school year around the day on which the test runs, since the command goes by the real clock. */
const YEAR = new Date().getUTCFullYear() - (new Date().getUTCMonth() < 7 ? 1 : 0);
const terms = (): string =>
  file(
    'terms.ics',
    ...['BEGIN:VCALENDAR', 'X-WR-CALNAME:Example County'],
    ...['BEGIN:VEVENT', 'SUMMARY:Autumn Term begins', `DTSTART;VALUE=DATE:${YEAR}0903`, 'END:VEVENT'],
    ...['BEGIN:VEVENT', 'SUMMARY:Autumn Term ends', `DTSTART;VALUE=DATE:${YEAR}1217`, 'END:VEVENT'],
    ...[
      'BEGIN:VEVENT',
      'SUMMARY:Half',
      '  term',
      `DTSTART;VALUE=DATE:${YEAR}1026`,
      `DTEND;VALUE=DATE:${YEAR}1031`,
      'END:VEVENT',
    ],
    ...['BEGIN:VEVENT', 'SUMMARY:Summer fair', `DTSTART;VALUE=DATE:${YEAR + 1}0703`, 'END:VEVENT', 'END:VCALENDAR'],
  );

describe('calendar import', () => {
  it('shows what it understood, what it did not, and what would change; and writes only when told to', async () => {
    const preview = await esafety('calendar', 'import', terms());
    expect(preview).toMatchObject({ code: 0, err: '' });
    expect(preview.out).toContain('Read from the file (2):\n  - term          Autumn term: ');
    expect(preview.out).toContain('line 17, "Summer fair"');
    expect(preview.out).toContain('Nothing was changed yet.');
    expect((await esafety('calendar', 'show')).out).toContain('as the pack says (nothing is imported)');

    expect((await esafety('calendar', 'import', terms(), '--apply')).out).toContain('Done. Every clock goes by it');
    const again = await esafety('calendar', 'import', terms());
    expect(again.out).not.toMatch(/New \(|No longer there/);
    const show = await esafety('calendar', 'show');
    expect(show.code).toBe(0);
    expect(show.out).not.toContain('nothing is imported');
    expect(show.out).toMatch(/Bank holidays, closed by themselves \(\d+\):\n/);
  });

  it('takes the school’s own days beside the council’s, and gives all of it back when cleared', async () => {
    await esafety('calendar', 'import', terms(), '--apply');
    const own = file(
      'own.csv',
      'Kind;Name;From;To;Opens;Closes;Days',
      `inset;;${YEAR}-11-13;;;;`,
      'hours;;;;08:15;15:45;Mon-Fri',
      'lesson;P1;;;08:30;09:30;',
    );
    const applied = await esafety('calendar', 'import', own, '--apply');
    expect(applied.out).toContain('The opening hours change.\nThe lessons change.\n');
    expect(applied.out).not.toContain('No longer there');
    expect((await esafety('calendar', 'show')).out).toContain('Mon, Tue, Wed, Thu, Fri: 08:15 to 15:45');

    expect((await esafety('calendar', 'clear')).out).toContain('Nothing was changed yet.');
    expect((await esafety('calendar', 'clear', '--apply')).code).toBe(0);
    expect((await esafety('calendar', 'show')).out).toContain('as the pack says (nothing is imported)');
  });

  it('refuses a list with faults, and a calendar whose terms overlap, and writes nothing', async () => {
    const faulty = await esafety(
      'calendar',
      'import',
      file('a.csv', 'kind,name,from,to', 'trem,x,1,2', 'term,,x,'),
      '--apply',
    );
    expect(faulty.code).toBe(1);
    expect(faulty.out).toContain('Nothing was changed. Put this right in the file first:\n');
    expect(faulty.out).toContain('row 2, kind: "trem" is not known here.');
    const rows = [`term,A,${YEAR}-09-03,${YEAR}-12-17`, `term,B,${YEAR}-12-17,${YEAR + 1}-03-25`];
    const overlap = await esafety('calendar', 'import', file('b.csv', 'kind,name,from,to', ...rows), '--apply');
    expect(overlap.code).toBe(1);
    expect(overlap.out).toContain('This overlaps A (');
    expect(overlap.out).toContain('Nothing was changed. Put the above right first.');
    expect((await esafety('calendar', 'show')).out).toContain('nothing is imported');
  });

  it('says in words why a file cannot be read', async () => {
    expect(await esafety('calendar', 'import', path('none.ics'))).toMatchObject({ code: 3, out: '' });
    expect((await esafety('calendar', 'import', file('page.ics', '<html>'))).err).toContain('not a calendar file');
    expect((await esafety('calendar', 'import', file('big.ics', 'x'.repeat(2_100_000)))).err).toContain('over 2 MB');
    const nothing = await esafety(
      'calendar',
      'import',
      file('fair.ics', 'BEGIN:VCALENDAR', 'END:VCALENDAR'),
      '--apply',
    );
    expect([nothing.code, nothing.out.includes('Nothing in it was understood.')]).toEqual([1, true]);
  });
});

describe('a server that runs', () => {
  const at = (date: string, time: string) => instantAt(date, time, 'Europe/London');
  const list = (...rows: string[]) => file('list.csv', 'kind,name,from,to,opens,closes,days', ...rows);

  it('goes by the new calendar at once: whoever is waited for is waited for in the new school time, and it is kept', async () => {
    const data = mkdtempSync(join(tmpdir(), 'calendar-app-'));
    const clock = { now: () => Date.now() };
    let app = await openApp({ ESAFETY_DATA: data }, { clock });
    operator.env = { ESAFETY_DATA: data };
    const now = clock.now();
    const opened = anOpenCase([recipient('p_dana')], { outcome: anOutcome({ urgency: 'next_day' }) });
    const waiting = { ...opened, outbox: [], state: { ...opened.state, timers: { ladder: now + 100 * HOUR_MS } } };
    const urgent = { ...waiting, id: 'case-2', state: { ...waiting.state, outcome: anOutcome() } };
    for (const doc of [waiting, urgent]) {
      expect((await app.store.commit<'case'>({ ...doc, dueAt: now + 100 * HOUR_MS })).ok).toBe(true);
    }
    // Two hours a day instead of fifteen: the same school time takes longer.
    const applied = await esafety('calendar', 'import', list('hours,,,,10:00,12:00,daily'), '--apply');
    expect(applied).toMatchObject({ code: 0, err: '' });
    expect(applied.out).toContain('One open case, filter request or site moved with it.');
    const moved = await app.store.read('case', waiting.id);
    const ladder = moved?.state.timers.ladder ?? 0;
    expect(ladder).toBeGreaterThan(now + 20 * 24 * HOUR_MS);
    expect(moved?.dueAt).toBeLessThanOrEqual(ladder);
    expect(moved?.history.at(-1)).toMatchObject({ by: 'operator', action: 'ladder.moved_with_calendar' });
    expect((await app.store.read('case', 'case-2'))?.state.timers.ladder).toBe(now + 100 * HOUR_MS);

    app = await app.restart();
    expect((await esafety('calendar', 'show')).out).toContain('Sun: 10:00 to 12:00');
    expect((await esafety('calendar', 'clear', '--apply')).out).toContain(
      'One open case, filter request or site moved',
    );
    expect((await app.store.read('case', waiting.id))?.state.timers.ladder).toBeLessThan(now + 120 * HOUR_MS);
    await app.dispose();
    rmSync(data, { recursive: true, force: true });
  });

  it('starts, says so and goes by the pack when its calendar cannot be read', async () => {
    const data = mkdtempSync(join(tmpdir(), 'calendar-app-'));
    let app = await openApp({ ESAFETY_DATA: data });
    operator.env = { ESAFETY_DATA: data };
    expect((await esafety('calendar', 'import', list('hours,,,,10:00,12:00,daily'), '--apply')).code).toBe(0);
    writeFileSync(docPath(data, { kind: 'school_calendar', id: calendarId('demo') }), 'nonsense');
    app = await app.restart();
    expect(app.logged.join()).toContain('school_calendar');
    expect((await esafety('calendar', 'show')).out).toContain('07:00 to 22:00');
    const refused = await esafety('calendar', 'import', list('hours,,,,10:00,12:00,daily'), '--apply');
    expect([refused.code, refused.out.includes('Done.')]).toEqual([3, false]);
    await app.dispose();
    rmSync(data, { recursive: true, force: true });
  });

  it('moves a ladder by the school time that is left, never into the past, and an urgent one not at all', () => {
    const before = demoPolicy().calendar;
    const hours = { opens: '08:30', closes: '16:30' };
    const after = { ...before, days: { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours } };
    const clocks = { acceptImmediateMinutes: 15, acceptSameDaySchoolHours: 2 };
    const now = at('2026-11-27', '15:30');
    const same = (urgency: 'immediate' | 'same_day') => {
      const ladder = acceptBy(before, urgency, now, clocks);
      return anOpenCase([recipient('p_dana')], { outcome: anOutcome({ urgency }), acceptBy: ladder });
    };
    const moved = moveLadder(same('same_day'), { before, after }, 15, now);
    expect(moved.state.timers.ladder).toBe(at('2026-11-30', '09:30'));
    const urgent = same('immediate');
    expect(moveLadder(urgent, { before, after }, 15, now)).toBe(urgent);
    const back = moveLadder(moved, { before: after, after: before }, 15, now);
    expect(back.state.timers.ladder).toBe(at('2026-11-27', '17:30'));
    const closedToday = { ...before, closures: [{ name: 'x', from: '2026-11-27', to: '2026-12-24' }] };
    const atChristmas = moveLadder(moved, { before: closedToday, after: before }, 15, now);
    expect(atChristmas.state.timers.ladder).toBeGreaterThanOrEqual(now + 15 * MINUTE_MS);
  });
});
