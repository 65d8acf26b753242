import { describe, expect, it } from '@jest/globals';
import type { FilteringSchool } from '../../../src/domain/filtering/filtering-school.ts';
import { approve } from '../../../src/domain/filtering/request/approve.ts';
import { confirmClosed, confirmOpen } from '../../../src/domain/filtering/request/confirm.ts';
import { endEarly } from '../../../src/domain/filtering/request/end-early.ts';
import type { OverrideDoc } from '../../../src/domain/filtering/request/override.ts';
import { settleOverride } from '../../../src/domain/filtering/request/settle.ts';
import { needsChannel, timed } from '../../../src/domain/filtering/request/timed.ts';
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from '../../../src/domain/shared/instant.ts';
import {
  aDraftRequest,
  approved,
  aSchool,
  asked,
  at,
  CORA,
  DEV,
  DORA,
  delivered,
  HANA,
  IVAN,
  LESSON,
  must,
  NINE,
  open,
  owed,
  PEOPLE,
  PIA,
  TESS,
  withPerson,
} from '../../support/a-filter-request.ts';

const school = aSchool();
/** Everything owed is delivered first, so that what is owed afterwards is new. */
const sent = (doc: OverrideDoc, now: Instant, on: FilteringSchool = school) =>
  settleOverride(doc, delivered(doc), on, now);
const pass = (doc: OverrideDoc, now: Instant, on: FilteringSchool = school) => timed(sent(doc, now, on), now, on);
const askedPeople = (doc: OverrideDoc) => doc.state.asked.map((a) => a.personId);

describe('while nobody decides', () => {
  it('nothing happens before its time, and the document is the very same', () => {
    const doc = asked();
    expect(timed(doc, NINE + 20 * MINUTE_MS - 1, school)).toBe(doc);
  });
  it('the next approver is asked, one rung at a time, and each has as long', () => {
    const first = pass(asked(), NINE + 20 * MINUTE_MS);
    expect(owed(first)).toEqual(['decide+ p_hana']);
    expect(first.state.timers.ladder).toBe(NINE + 40 * MINUTE_MS);
    const second = pass(first, NINE + 40 * MINUTE_MS);
    expect(owed(second)).toEqual(['decide+ p_dev']);
    expect(second.state.timers.ladder).toBe(LESSON.from);
    expect(askedPeople(second)).toEqual([CORA, HANA, DEV]);
  });
  it('with nobody left to ask it waits, and lapses when the lesson is over; the requester hears', () => {
    let doc = asked();
    for (const now of [20, 40, 60, 80].map((m) => NINE + m * MINUTE_MS)) doc = pass(doc, now);
    expect(askedPeople(doc)).toEqual([CORA, HANA, DEV, DORA]);
    expect(doc.state.timers).toEqual({ lapse: LESSON.until });
    const over = pass(doc, LESSON.until);
    expect(over.state).toMatchObject({ phase: 'lapsed', timers: {} });
    expect(owed(over)).toEqual(expect.arrayContaining(['lapsed p_tess', 'decide p_cora', 'decide p_dora']));
  });
  it('after an outage one rung is asked, not every one that was missed; and none when it is over', () => {
    expect(askedPeople(pass(asked(), NINE + 90 * MINUTE_MS))).toEqual([CORA, HANA]);
    const late = pass(asked(), LESSON.until + HOUR_MS);
    expect(late.state.phase).toBe('lapsed');
    expect(askedPeople(late)).toEqual([CORA]);
  });
  it('somebody who left is passed over, and somebody who joined is asked', () => {
    const without = aSchool({ people: withPerson(HANA, { endsOn: '2026-11-23' }) });
    expect(askedPeople(pass(asked(), NINE + 20 * MINUTE_MS, without))).toEqual([CORA, DEV]);
  });
  it('when the only ones asked have left and nobody is there to ask, it ends and the requester hears', () => {
    const people = PEOPLE.filter((p) => p.id === TESS || p.id === CORA);
    const doc = asked(aSchool({ people }));
    const none = aSchool({ people: people.filter((p) => p.id === TESS) });
    const over = pass(doc, NINE + 20 * MINUTE_MS, none);
    expect(over.state.phase).toBe('lapsed');
    expect(owed(over)).toContain('nobody_to_decide p_tess');
  });
  it('in the channel the card stands once, and the ladder goes on by person', () => {
    const fit = aSchool({ channelPeople: [CORA] });
    const doc = asked(fit);
    expect(needsChannel(doc, NINE)).toBe(false);
    expect(needsChannel(doc, NINE + 20 * MINUTE_MS)).toBe(true);
    const more = aSchool({ channelPeople: [CORA, HANA] });
    const climbed = pass(doc, NINE + 20 * MINUTE_MS, more);
    expect(owed(climbed)).toEqual(['decide+ p_dev']);
  });
  it('an unsent draft is gone after its days', () => {
    expect(timed(aDraftRequest(), NINE + 7 * DAY_MS, school).state).toMatchObject({ phase: 'discarded', answers: {} });
  });
});

describe('an approved request', () => {
  it('is put before IT again at its beginning when the approval was long ago', () => {
    expect(owed(pass(approved(), LESSON.from))).toContain('open+ p_ivan');
    const now = LESSON.from - 5 * MINUTE_MS;
    const late = must(approve(asked(), CORA, { until: null, reason: '', key: 'k' }, school, now));
    expect(owed(pass(late, LESSON.from))).toContain('open p_ivan');
  });
  it('that IT has not opened is chased, and the requester hears once', () => {
    const begun = pass(approved(), LESSON.from);
    const first = pass(begun, LESSON.from + 10 * MINUTE_MS);
    expect(owed(first)).toEqual(['open+ p_ivan', 'not_open_yet p_tess']);
    const second = pass(first, LESSON.from + 25 * MINUTE_MS);
    expect(owed(second)).toEqual(['open+ p_ivan']);
  });
  it('goes to whoever of IT is here now', () => {
    const left = aSchool({ people: withPerson(IVAN, { endsOn: '2026-11-23' }) });
    expect(owed(pass(approved(), LESSON.from, left))).toContain('open+ p_pia');
  });
  it('asks the teacher shortly before the end, if it was opened at all', () => {
    const ending = LESSON.until - 10 * MINUTE_MS;
    expect(owed(pass(open(), ending))).toContain('finish+ p_tess');
    expect(owed(pass(approved(), ending))).not.toContain('finish+ p_tess');
  });
  it('is over at its end: IT has the task at once', () => {
    const over = pass(open(), LESSON.until);
    expect(over.state.phase).toBe('closing');
    expect(owed(over)).toEqual(
      expect.arrayContaining(['close+ p_ivan', 'yours p_tess', 'decide p_cora', 'open p_ivan']),
    );
    expect(over.state.timers).toEqual({
      put_back: LESSON.until + 15 * MINUTE_MS,
      escalate: LESSON.until + 30 * MINUTE_MS,
    });
  });
  it('that nobody ever opened has to be confirmed as well', () => {
    expect(pass(approved(), LESSON.until).state.phase).toBe('closing');
  });
  it('whose end passed while nobody looked is put back, with none of the missed reminders', () => {
    const late = LESSON.until + 5 * HOUR_MS;
    for (const doc of [approved(), open()]) {
      const over = pass(doc, late);
      expect(over.state.phase).toBe('closing');
      expect(owed(over).filter((line) => line.includes('+'))).toEqual(['close+ p_ivan']);
      expect(owed(over)).not.toContain('not_open_yet p_tess');
    }
  });
});

describe('a filter that is not put back', () => {
  const chased = (until: Instant) => {
    let doc = pass(open(), LESSON.until);
    const told: string[] = [];
    while (doc.dueAt !== null && doc.dueAt <= until) {
      const now = Math.max(doc.dueAt, LESSON.until);
      const next = pass(doc, now);
      told.push(...owed(next).map((line) => `${Math.round((now - LESSON.until) / MINUTE_MS)} ${line}`));
      doc = settleOverride(next, delivered(next), school, now);
    }
    return { doc, told };
  };
  it('is chased every quarter of an hour, the head and the co-ordinator hear once, then every hour', () => {
    expect(chased(LESSON.until + 3 * HOUR_MS).told).toEqual([
      '15 close+ p_ivan',
      '30 not_put_back p_hana',
      '30 not_put_back p_cora',
      '30 close+ p_ivan',
      '90 close+ p_ivan',
      '150 close+ p_ivan',
    ]);
  });
  it('is chased in school hours only, and never given up', () => {
    const { doc, told } = chased(at('2026-11-26', '12:00'));
    expect(doc.state.phase).toBe('closing');
    const times = told.filter((line) => line.endsWith('close+ p_ivan')).map((line) => Number(line.split(' ')[0]));
    for (const minutes of times) {
      const clock = new Date(LESSON.until + minutes * MINUTE_MS).toISOString().slice(11, 16);
      expect(clock >= '08:30' && clock < '16:00').toBe(true);
    }
    expect(told.filter((line) => line.includes('not_put_back'))).toHaveLength(2);
  });
  it('confirmed late, everybody who was worried hears', () => {
    const { doc } = chased(LESSON.until + HOUR_MS);
    const done = must(confirmClosed(doc, IVAN, { key: 'k' }, school, LESSON.until + HOUR_MS));
    expect(done.state).toMatchObject({ phase: 'closed', timers: {} });
    expect(owed(done)).toEqual(expect.arrayContaining(['closed p_tess', 'closed p_hana', 'closed p_cora']));
  });
  it('with no headteacher here the deputy head hears', () => {
    const away = { absences: [{ from: '2026-11-24', to: '2026-11-24' }] };
    const on = aSchool({ people: withPerson(HANA, away) });
    const over = pass(open(on), LESSON.until, on);
    expect(owed(pass(over, LESSON.until + 30 * MINUTE_MS, on))).toContain('not_put_back p_dev');
  });
});

describe('when the clocks change and holidays come in between', () => {
  const longer = aSchool({ overrides: { longest: { kind: 'school_days', days: 10 } } });
  it('an end across the change in October keeps its time on the wall', () => {
    const wanted = { from: at('2026-10-23', '10:00'), until: at('2026-11-02', '15:00') };
    const doc = open(longer, { wanted }, at('2026-10-23', '09:00'));
    expect(doc.state.timers.end).toBe(wanted.until);
    expect(new Date(wanted.until).toISOString()).toBe('2026-11-02T15:00:00.000Z');
    expect(new Date(wanted.from).toISOString()).toBe('2026-10-23T09:00:00.000Z');
    expect(pass(doc, wanted.until - 1, longer).state.phase).toBe('open');
    expect(pass(doc, wanted.until, longer).state.phase).toBe('closing');
  });
  it('an approver asked on the last afternoon before half-term has until after it', () => {
    const friday = at('2026-10-23', '15:50');
    const wanted = { from: at('2026-11-03', '10:00'), until: at('2026-11-03', '11:00') };
    const doc = asked(longer, { wanted }, friday);
    expect(doc.state.timers.ladder).toBe(at('2026-11-02', '08:40'));
    expect(doc.state.timers.lapse).toBe(at('2026-11-02', '16:00'));
  });
  it('a filter not put back before the clocks go forward at Easter is chased the next school morning', () => {
    const wanted = { from: at('2027-03-25', '14:00'), until: at('2027-03-25', '15:55') };
    const over = pass(open(longer, { wanted }, at('2027-03-25', '09:00')), wanted.until, longer);
    expect(over.state.timers.put_back).toBe(at('2027-03-30', '08:30'));
    expect(new Date(over.state.timers.put_back ?? 0).toISOString()).toBe('2027-03-30T07:30:00.000Z');
    // The head hears all the same within the half hour.
    expect(over.state.timers.escalate).toBe(wanted.until + 30 * MINUTE_MS);
  });
});

describe('ending early', () => {
  const press = { key: 'k-end' };
  const now = LESSON.from + 20 * MINUTE_MS;
  it('by the requester: nothing runs any more but putting back', () => {
    const doc = must(endEarly(open(), TESS, press, school, now));
    expect(doc.state).toMatchObject({ phase: 'closing', endedEarly: { at: now, by: TESS } });
    expect(doc.state.timers).toEqual({ put_back: now, escalate: now + 30 * MINUTE_MS });
    expect(owed(timed(doc, now, school))).toContain('close+ p_ivan');
    expect(must(endEarly(doc, TESS, press, school, now))).toBe(doc);
  });
  it('by an approver or IT: the requester gets a new message', () => {
    for (const by of [CORA, HANA, IVAN, PIA]) {
      const doc = must(endEarly(sent(open(), now), by, press, school, now));
      expect(owed(doc)).toContain('yours+ p_tess');
    }
  });
  it('by nobody else, and not before it is approved or after it is over', () => {
    expect(endEarly(open(), DEV, press, school, now)).toMatchObject({ refusal: { code: 'request.not_approver' } });
    expect(endEarly(asked(), TESS, press, school, now)).toMatchObject({ refusal: { code: 'request.not_approved' } });
    expect(endEarly(open(), TESS, press, school, LESSON.until)).toMatchObject({ refusal: { code: 'request.over' } });
  });
  it('before it began: IT hears in school hours, and nobody is alarmed before it was to be open at all', () => {
    const wanted = { from: at('2026-11-25', '10:00'), until: at('2026-11-25', '11:00') };
    const evening = at('2026-11-24', '18:00');
    const doc = must(endEarly(approved(school, { wanted }), TESS, press, school, evening));
    expect(doc.state.timers).toEqual({
      put_back: at('2026-11-25', '08:30'),
      escalate: wanted.from + 30 * MINUTE_MS,
    });
  });
  it('then it cannot be opened any more', () => {
    const doc = must(endEarly(approved(), TESS, press, school, now));
    expect(confirmOpen(doc, IVAN, { key: 'k', ticket: '' }, school, now)).toMatchObject({
      refusal: { code: 'request.too_late' },
    });
  });
});
