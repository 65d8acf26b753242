// A calendar is imported while things wait: what goes by school time follows it, and no opening ever grows by it.

import { afterEach, describe, expect, it } from '@jest/globals';
import type { CalendarContent } from '../../../src/domain/calendar/school-calendar.ts';
import { HOUR_MS } from '../../../src/domain/shared/instant.ts';
import { instantAt } from '../../../src/domain/shared/time.ts';
import { importCalendar } from '../../../src/usecases/calendar/import-calendar.ts';
import { keepCalendars } from '../../../src/usecases/calendar/keep-calendars.ts';
import { ensureRounds } from '../../../src/usecases/reminders/ensure-rounds.ts';
import { askToOpen, heard, press, requestOf, value } from '../../support/ask-to-open.ts';
import { closeTestStores } from '../../support/open-test-store.ts';
import { openSchool, type SchoolOptions, type TestSchool } from '../../support/school.ts';
import { HARMED_PUPIL, sendReport } from '../../support/send-report.ts';
import { finish } from '../../support/settle.ts';

afterEach(closeTestStores);

const TODAY = '2026-11-24';
const at = (time: string, date = TODAY): number => instantAt(date, time, 'Europe/London');
const NOTHING: CalendarContent = { spans: [], hours: null, lessons: null };
const every = (opens: string, closes: string) =>
  Object.fromEntries(['mon', 'tue', 'wed', 'thu', 'fri'].map((day) => [day, { opens, closes }]));
const closedOn = (date: string): CalendarContent => ({
  ...NOTHING,
  spans: [{ kind: 'inset', name: 'Closed', from: date, to: date }],
});

/** The school as the server has it: what is imported holds for every step from the commit on. */
async function schoolWithCalendar(options: SchoolOptions = {}) {
  const school = await openSchool(options);
  const kept = await keepCalendars(school.store, () => school.policy, ['demo']);
  const bring = async (content: CalendarContent) => {
    const deps = { store: kept.store, clock: school.clock, pack: () => school.policy };
    const report = await importCalendar(deps, { school: 'demo', content, apply: true });
    expect(report.outcome).toBe('applied');
    return report.moved;
  };
  return { school, kept, bring };
}

/** Lesson 3, from 11:15 to 12:15. */
async function approved(school: TestSchool, when: Readonly<Record<string, string>> = {}): Promise<string> {
  const { id } = await askToOpen(school, 'p_tess', { when });
  const who = await school.who('p_ezra');
  value(await school.useCases.filtering.approve(who, id, { until: '', reason: '', ...press() }));
  return id;
}

const lessonThree = (from: string, to: string): CalendarContent => ({
  ...NOTHING,
  lessons: [{ name: 'Lesson 3', from, to }],
});

describe('an opening, when another calendar is imported,', () => {
  it('ends with its lesson if that ends sooner now, and the teacher gets a new card', async () => {
    const { school, bring } = await schoolWithCalendar();
    const id = await approved(school);
    await finish(school.worker);
    heard(school, 'p_tess');
    expect(await bring(lessonThree('11:15', '11:50'))).toBe(1);
    const { state } = await requestOf(school, id);
    expect(state.period).toEqual({ from: at('11:15'), until: at('11:50') });
    expect(state.timers).toMatchObject({ end: at('11:50') });
    expect(state.timers.ending ?? 0).toBeLessThan(at('11:50'));
    await finish(school.worker);
    expect(heard(school, 'p_tess')).toHaveLength(1);
    school.clock.move(at('11:50') - school.clock.now());
    await finish(school.worker);
    expect((await requestOf(school, id)).state.phase).toBe('closing');
  });

  it('never ends later, whatever the lesson or the day does', async () => {
    const { school, bring } = await schoolWithCalendar();
    const id = await approved(school);
    await bring(lessonThree('11:15', '13:15'));
    await bring({ ...NOTHING, hours: every('06:00', '22:00') });
    expect((await requestOf(school, id)).state.period).toEqual({ from: at('11:15'), until: at('12:15') });
  });

  it('ends with the school day if that closes sooner, and at once if today is no school day any more', async () => {
    const { school, bring } = await schoolWithCalendar();
    const id = await approved(school);
    await bring({ ...NOTHING, hours: every('08:00', '11:30') });
    expect((await requestOf(school, id)).state.period?.until).toBe(at('11:30'));
    await bring(closedOn(TODAY));
    await finish(school.worker);
    const { state } = await requestOf(school, id);
    expect([state.phase, state.period?.until]).toEqual(['closing', school.clock.now()]);
  });

  it('that is open is over now if its new end has passed, and IT is asked to block it', async () => {
    const { school, bring } = await schoolWithCalendar();
    const id = await approved(school);
    school.clock.move(at('11:45') - school.clock.now());
    value(await school.useCases.filtering.confirmOpen(await school.who('p_ivy'), id, { ticket: '', ...press() }));
    await bring(lessonThree('11:15', '11:40'));
    await finish(school.worker);
    const { state } = await requestOf(school, id);
    expect([state.phase, state.period?.until]).toEqual(['closing', at('11:45')]);
    expect(heard(school, 'p_ivy')).toContain('put_back_task');
  });
});

describe('a request that nobody has decided, when another calendar is imported,', () => {
  it('cannot be approved for longer than its lesson lasts now', async () => {
    const { school, bring } = await schoolWithCalendar();
    const { id } = await askToOpen(school, 'p_tess');
    await bring(lessonThree('11:15', '11:50'));
    const late = { until: String(at('12:15')), reason: '', ...press() };
    expect(await school.useCases.filtering.approve(await school.who('p_ezra'), id, late)).toMatchObject({ ok: false });
    value(
      await school.useCases.filtering.approve(await school.who('p_ezra'), id, { until: '', reason: '', ...press() }),
    );
    expect((await requestOf(school, id)).state.period?.until).toBe(at('11:50'));
  });

  it('lapses at once if its lesson is not held any more', async () => {
    const { school, bring } = await schoolWithCalendar();
    const { id } = await askToOpen(school, 'p_tess');
    await bring(closedOn(TODAY));
    await finish(school.worker);
    expect((await requestOf(school, id)).state.phase).toBe('lapsed');
  });

  it('leaves those who are asked the same school time', async () => {
    const { school, bring } = await schoolWithCalendar();
    const when = { lesson: '2026-11-26 Lesson 3' };
    const { id } = await askToOpen(school, 'p_tess', { when });
    const { ladder = 0 } = (await requestOf(school, id)).state.timers;
    const left = ladder - school.clock.now();
    expect(left).toBeGreaterThan(0);
    await bring(closedOn(TODAY));
    const opens = at(school.policy.calendar.days.wed?.opens ?? '', '2026-11-25');
    expect((await requestOf(school, id)).state.timers.ladder).toBe(opens + left);
  });
});

describe('other clocks, when another calendar is imported,', () => {
  it('the round of reminders is made when the school opens by the new hours', async () => {
    const { school, kept, bring } = await schoolWithCalendar();
    const deps = { ...school.deps, policy: kept.policy };
    await ensureRounds(deps, ['demo']);
    school.clock.move(10 * HOUR_MS);
    await ensureRounds(deps, ['demo']);
    await bring({ ...NOTHING, hours: every('07:10', '15:00') });
    const round = await school.store.read('round', 'round-demo');
    expect(round?.state.nextAt).toBe(at('07:10', '2026-11-25'));
    await bring(closedOn('2026-11-25'));
    expect((await school.store.read('round', 'round-demo'))?.state.nextAt).toBe(at('07:10', '2026-11-26'));
  });

  it('a reminder in a case goes by the new calendar at once, and its end does not move', async () => {
    const { school, bring } = await schoolWithCalendar({
      policy: (demo) => ({
        ...demo,
        records: {
          ...demo.records,
          externalCopies: [{ to: 'it_provider', when: ['every_incident'], categories: [], withinHours: 24 }],
        },
      }),
    });
    const { caseId } = await sendReport(school, 'p_tess', HARMED_PUPIL);
    await finish(school.worker);
    value(await school.useCases.acknowledge(await school.who('p_dana'), caseId, { key: 'k' }));
    const clockOf = async () => (await school.store.read('case', caseId))?.state.timers.clock ?? 0;
    const before = await clockOf();
    expect(before).toBeGreaterThan(at('00:00', '2026-11-25'));
    // Shut on the day on which it would be mentioned: then in the last hour of the day before.
    expect(await bring(closedOn('2026-11-25'))).toBe(1);
    const closes = at(school.policy.calendar.days.tue?.closes ?? '');
    expect(await clockOf()).toBe(closes - HOUR_MS);
  });

  it('whoever was put in charge of a case keeps the school time in which to say so', async () => {
    const { school, bring } = await schoolWithCalendar();
    const mild = { ...HARMED_PUPIL, first_choice: 'rules', category: 'low_level_misuse', ticks: [] };
    const { caseId } = await sendReport(school, 'p_tess', mild);
    const ezra = await school.who('p_ezra');
    const { sharing } = school.useCases.casework;
    value(await school.useCases.acknowledge(ezra, caseId, { key: 'a' }));
    value(await sharing.share(ezra, caseId, { person: 'p_hana', depth: 'whole', reason: 'x', key: 's' }));
    value(await sharing.lead(ezra, caseId, { person: 'p_hana', key: 'l' }));
    const until = async () => (await school.store.read('case', caseId))?.state.timers.handover ?? 0;
    const before = await until();
    const day = new Date(before).toISOString().slice(0, 10);
    await bring({ ...NOTHING, spans: [{ kind: 'inset', name: 'Closed', from: TODAY, to: day }] });
    expect(await until()).toBeGreaterThan(before);
    const doc = await school.store.read('case', caseId);
    expect(doc?.history.map(({ action }) => action)).toContain('handover.moved_with_calendar');
  });

  it('an unsuitable site is asked about again on the next school day there now is', async () => {
    const { school, bring } = await schoolWithCalendar();
    const found = { addresses: 'https://bad.example', seen_by: 'me', child: 'no', legality: 'no', deliberate: '' };
    const inputs = { ...found, device: '', note: '' };
    value(await school.useCases.filtering.siteFound(await school.who('p_tess'), { inputs, ...press() }));
    const id = (await school.store.list('site', [], { limit: 1 })).headers[0]?.id ?? '';
    const before = (await school.store.read('site', id))?.state.timers;
    await bring(closedOn('2026-11-25'));
    const after = (await school.store.read('site', id))?.state.timers;
    expect((after?.chase ?? 0) - (before?.chase ?? 0)).toBe(24 * HOUR_MS);
    expect((after?.escalate ?? 0) - (before?.escalate ?? 0)).toBe(24 * HOUR_MS);
  });
});
