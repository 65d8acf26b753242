import { describe, expect, it } from '@jest/globals';
import type { FeedReaderState } from '../../../src/domain/filtering/feed-reader.ts';
import { allowedNow, feedRead, isAllowed } from '../../../src/domain/filtering/request/allowed.ts';
import { confirmClosed, confirmOpen, stopAsIllegal } from '../../../src/domain/filtering/request/confirm.ts';
import { endEarly } from '../../../src/domain/filtering/request/end-early.ts';
import type { OverridePhase } from '../../../src/domain/filtering/request/override.ts';
import { probed } from '../../../src/domain/filtering/request/probed.ts';
import { probeDue, timed } from '../../../src/domain/filtering/request/timed.ts';
import { DAY_MS, type Instant, MINUTE_MS, SECOND_MS } from '../../../src/domain/shared/instant.ts';
import {
  address,
  approved,
  aRequest,
  aSchool,
  asked,
  at,
  CALENDAR,
  CORA,
  codeOf,
  DORA,
  HANA,
  IVAN,
  LESSON,
  must,
  NINE,
  open,
  owed,
  PIA,
  PROBE,
  TESS,
} from '../../support/a-filter-request.ts';

const school = aSchool();
const feed = aSchool({ overrides: { enforcement: 'feed' } });
const press = { key: 'k', ticket: '' };
const during = LESSON.from + 5 * MINUTE_MS;
const closing = (on = school) => timed(open(on), LESSON.until, on);

describe('IT confirms', () => {
  it('that it is open: only IT, only inside the period, with a ticket, and once', () => {
    expect(codeOf(confirmOpen(approved(), CORA, press, school, during))).toBe('request.not_it');
    expect(codeOf(confirmOpen(approved(), IVAN, press, school, NINE))).toBe('request.too_early');
    expect(codeOf(confirmOpen(approved(), IVAN, press, school, LESSON.until))).toBe('request.too_late');
    expect(codeOf(confirmOpen(asked(), IVAN, press, school, during))).toBe('request.not_approved');
    const doc = must(confirmOpen(approved(), PIA, { key: 'k', ticket: ' T-1 ' }, school, during));
    expect(doc.state).toMatchObject({ phase: 'open', ticket: 'T-1', openedLive: { at: during, by: PIA } });
    expect(owed(doc)).toContain('open_now p_tess');
    expect(must(confirmOpen(doc, PIA, { key: 'k', ticket: 'T-1' }, school, during))).toBe(doc);
    const again = confirmOpen(doc, IVAN, { key: 'k-2', ticket: '' }, school, during);
    expect(again).toMatchObject({ refusal: { message: 'Pia Provider has confirmed already that it is open.' } });
  });
  it('that it is blocked again: only IT, only when it is over', () => {
    expect(codeOf(confirmClosed(closing(), TESS, press, school, LESSON.until))).toBe('request.not_it');
    expect(codeOf(confirmClosed(open(), IVAN, press, school, during))).toBe('request.not_over');
    const doc = must(confirmClosed(closing(), IVAN, press, school, LESSON.until));
    expect(doc.state).toMatchObject({ phase: 'closed', timers: {}, closedConfirmed: { by: IVAN } });
    expect(doc.terms).not.toContain('live');
    expect(codeOf(confirmClosed(doc, IVAN, { key: 'k-2' }, school, LESSON.until))).toBe('request.already');
  });
  it('that it is blocked again, a moment before the clock has noticed the end', () => {
    const doc = must(confirmClosed(open(), IVAN, press, school, LESSON.until));
    expect(doc.state.phase).toBe('closed');
    expect(doc.history.map((e) => e.action)).toEqual(expect.arrayContaining(['request.over', 'request.put_back']));
  });
  it('and whoever the pack names hears of the end', () => {
    const on = aSchool({ overrides: { endConfirmTo: ['dsl'] } });
    expect(owed(must(confirmClosed(closing(on), IVAN, press, on, LESSON.until)))).toContain('closed p_dora');
  });
});

describe('listed as illegal', () => {
  it('ends at once what runs, has it blocked again, and tells requester, approvers and DSL', () => {
    const doc = must(stopAsIllegal(open(), IVAN, press, school, during));
    expect(doc.state).toMatchObject({ phase: 'closing', stoppedAsIllegal: { by: IVAN } });
    expect(isAllowed(doc.state, during, CALENDAR)).toBe(false);
    expect(owed(doc)).toEqual(expect.arrayContaining([TESS, CORA, DORA].map((id) => `stopped_as_illegal ${id}`)));
    expect(owed(timed(doc, during, school))).toContain('close+ p_ivan');
    expect(codeOf(stopAsIllegal(doc, IVAN, { key: 'k-2' }, school, during))).toBe('request.already');
  });
  it('ends what still waits for an answer: nobody can approve it then', () => {
    const doc = must(stopAsIllegal(asked(), IVAN, press, school, NINE));
    expect(doc.state).toMatchObject({ phase: 'refused', timers: {} });
  });
  it('is for IT to say', () => {
    for (const by of [TESS, CORA, HANA]) {
      expect(codeOf(stopAsIllegal(open(), by, press, school, during))).toBe('request.not_it');
    }
  });
});

describe('a look through the filter', () => {
  const on = aSchool({ overrides: { probe: PROBE } });
  it('is due when it is said to be open, and when it is said to be blocked again', () => {
    const doc = open(on);
    expect(probeDue(doc, LESSON.from)).toBe(true);
    const looked = probed(doc, 'open', on, LESSON.from);
    expect(probeDue(looked, DAY_MS + LESSON.from)).toBe(false);
    expect(owed(looked).filter((line) => line.includes('not_proved'))).toEqual([]);
    expect(looked.state.probes).toEqual([{ at: LESSON.from, wanted: 'open', found: 'open' }]);
    const done = must(confirmClosed(timed(looked, LESSON.until, on), IVAN, press, on, LESSON.until));
    expect(probeDue(done, LESSON.until)).toBe(true);
  });
  it('that proves nothing, or the wrong thing, is told to IT', () => {
    expect(owed(probed(open(on), 'unknown', on, during))).toContain('not_proved_open p_ivan');
    const done = must(confirmClosed(closing(on), IVAN, press, on, LESSON.until));
    const unknown = probed(done, 'unknown', on, LESSON.until);
    expect(unknown.state.phase).toBe('closed');
    expect(owed(unknown)).toContain('not_proved_closed p_ivan');
  });
  it('that finds it open after all has it blocked again once more, and not for ever', () => {
    const done = must(confirmClosed(closing(on), IVAN, press, on, LESSON.until));
    const found = probed(done, 'open', on, LESSON.until);
    expect(found.state.phase).toBe('closing');
    expect(found.state.closedConfirmed).toBeUndefined();
    expect(found.state.timers).toMatchObject({ put_back: LESSON.until });
    const again = must(confirmClosed(found, IVAN, { key: 'k-2' }, on, LESSON.until + MINUTE_MS));
    const still = probed(again, 'open', on, LESSON.until + MINUTE_MS);
    expect(still.state.phase).toBe('closed');
    expect(owed(still).filter((line) => line.startsWith('not_proved_closed'))).toHaveLength(2);
  });
});

describe('what the filter may let through', () => {
  const hosts = (docs: Parameters<typeof allowedNow>[0], now: Instant) =>
    allowedNow(docs, now, CALENDAR).map((a) => a.host + a.path);
  it('is nothing before the approval, and what was approved from its beginning to its end', () => {
    expect(hosts([asked()], during)).toEqual([]);
    expect(hosts([approved()], LESSON.from - 1)).toEqual([]);
    expect(hosts([approved()], LESSON.from)).toEqual(['clips.example/volcano']);
    expect(hosts([open()], LESSON.until - 1)).toEqual(['clips.example/volcano']);
    // Nobody need have noticed the end.
    expect(hosts([approved(), open()], LESSON.until)).toEqual([]);
  });
  it('is nothing that was ended early or stopped', () => {
    expect(hosts([must(endEarly(open(), TESS, press, school, during))], during)).toEqual([]);
    expect(hosts([must(stopAsIllegal(open(), IVAN, press, school, during))], during)).toEqual([]);
  });
  it('hangs on the phase and on the end alike: either alone shuts it', () => {
    const { state } = open();
    const phases: readonly OverridePhase[] = [
      'draft',
      'asked',
      'closing',
      'closed',
      'refused',
      'lapsed',
      'withdrawn',
      'proposed',
      'discarded',
    ];
    for (const phase of phases) expect(isAllowed({ ...state, phase }, during, CALENDAR)).toBe(false);
    const ended = { at: during, by: TESS };
    expect(isAllowed({ ...state, endedEarly: ended }, during, CALENDAR)).toBe(false);
    expect(isAllowed({ ...state, stoppedAsIllegal: ended }, during, CALENDAR)).toBe(false);
    const illegal = { ...state, request: aRequest({ category: 'terrorism' }) };
    expect(isAllowed(illegal, during, CALENDAR)).toBe(false);
  });
  it('names each address once', () => {
    const two = open(school, { addresses: [address('clips.example', '/volcano'), address('maps.example')] });
    expect(hosts([open(), two], during)).toEqual(['clips.example/volcano', 'maps.example/']);
  });
  it('over several days it is open only while the school is: not at night, at half-term or on Sunday the clocks change', () => {
    const wanted = { from: at('2026-10-22', '10:00'), until: at('2026-11-03', '11:00') };
    const doc = open(school, { wanted }, at('2026-10-22', '09:00'));
    const opens = (date: string, time: string) => hosts([doc], at(date, time)).length > 0;
    expect(opens('2026-10-22', '15:59')).toBe(true);
    expect(opens('2026-10-22', '16:00')).toBe(false);
    expect(opens('2026-10-23', '08:29')).toBe(false);
    expect(opens('2026-10-23', '08:30')).toBe(true);
    expect(opens('2026-10-25', '12:00')).toBe(false);
    expect(opens('2026-10-28', '12:00')).toBe(false);
    expect(opens('2026-11-02', '08:29')).toBe(false);
    expect(opens('2026-11-02', '08:30')).toBe(true);
    expect(opens('2026-11-03', '11:00')).toBe(false);
  });
  it('an evening event of one day is open out of school hours', () => {
    const wanted = { from: at('2026-11-24', '18:00'), until: at('2026-11-24', '20:00') };
    expect(hosts([open(school, { wanted })], at('2026-11-24', '19:00'))).toHaveLength(1);
  });
});

describe('the filter reads the list', () => {
  const reader = (lastReadAt: Instant, over: Partial<FeedReaderState> = {}): FeedReaderState => ({
    name: 'filter',
    createdAt: 0,
    lastReadAt,
    ...over,
  });
  const later = LESSON.until + MINUTE_MS;
  const opened = feedRead(approved(feed), [reader(during)], feed, during);
  const over = timed(opened, LESSON.until, feed);

  it('which shows that it is open, with no task for IT', () => {
    expect(owed(approved(feed))).not.toContain('open+ p_ivan');
    expect(opened.state).toMatchObject({ phase: 'open', openedLive: { at: during, by: 'feed' } });
    expect(feedRead(opened, [reader(during)], feed, during)).toBe(opened);
    const early = approved(feed);
    expect(feedRead(early, [reader(NINE)], feed, NINE)).toBe(early);
  });
  it('if it does not read it, IT is asked after ten minutes', () => {
    const begun = timed(approved(feed), LESSON.from, feed);
    expect(owed(timed(begun, LESSON.from + 10 * MINUTE_MS, feed))).toEqual(
      expect.arrayContaining(['open+ p_ivan', 'not_open_yet p_tess']),
    );
  });
  it('after the end that shows that it is blocked again, and IT is not asked', () => {
    expect(owed(over)).not.toContain('close+ p_ivan');
    const done = feedRead(over, [reader(later)], feed, later);
    expect(done.state).toMatchObject({ phase: 'closed', closedConfirmed: { by: 'feed' }, timers: {} });
    expect(owed(done)).toContain('closed p_tess');
  });
  it('also when nobody had noticed the end yet', () => {
    expect(feedRead(opened, [reader(later)], feed, later).state.phase).toBe('closed');
  });
  it('only once every reader that still reads has done so since the end', () => {
    const both = [reader(later), reader(during)];
    expect(feedRead(over, both, feed, later)).toBe(over);
    expect(feedRead(over, [reader(later), reader(during, { revokedAt: during })], feed, later).state.phase).toBe(
      'closed',
    );
    expect(feedRead(over, [reader(later), reader(later - 2 * DAY_MS)], feed, later).state.phase).toBe('closed');
    expect(feedRead(over, [], feed, later)).toBe(over);
    // A list that left in the very second of the end may still have held it.
    const close = LESSON.until + SECOND_MS;
    expect(feedRead(over, [reader(close)], feed, close)).toBe(over);
  });
  it('not read since the end, IT is asked as usual', () => {
    const asks = timed(over, LESSON.until + 5 * MINUTE_MS, feed);
    expect(owed(asks)).toContain('close+ p_ivan');
  });
  it('opened by hand it is also closed by hand', () => {
    const byHand = must(confirmOpen(approved(feed), IVAN, press, feed, during));
    const ended = timed(byHand, LESSON.until, feed);
    expect(owed(ended)).toContain('close+ p_ivan');
    expect(feedRead(ended, [reader(later)], feed, later)).toBe(ended);
  });
  it('proves nothing where the pack has IT open by hand', () => {
    const doc = approved();
    expect(feedRead(doc, [reader(during)], school, during)).toBe(doc);
  });
});
