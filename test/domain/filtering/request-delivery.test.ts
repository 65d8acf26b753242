import { describe, expect, it } from '@jest/globals';
import { approve } from '../../../src/domain/filtering/request/approve.ts';
import { confirmOpen } from '../../../src/domain/filtering/request/confirm.ts';
import type { OverrideDoc } from '../../../src/domain/filtering/request/override.ts';
import { refuseRequest } from '../../../src/domain/filtering/request/refuse-request.ts';
import { settleOverride } from '../../../src/domain/filtering/request/settle.ts';
import { earlierMessage, headingOf, outdated } from '../../../src/domain/filtering/request/standing-cards.ts';
import { timed } from '../../../src/domain/filtering/request/timed.ts';
import { MINUTE_MS } from '../../../src/domain/shared/instant.ts';
import type { Settlement } from '../../../src/domain/shared/settlement.ts';
import {
  approved,
  aSchool,
  asked,
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
  person,
  TESS,
} from '../../support/a-filter-request.ts';

const school = aSchool();
const yes = { until: null, reason: '', key: 'k-yes' };
const openItem = (doc: OverrideDoc, what: string) => {
  const item = doc.outbox.find((i) => i.settled === undefined && owedName(i) === what);
  if (item === undefined) throw new Error(`not owed: ${what}, but ${owed(doc).join(', ')}`);
  return item;
};
const owedName = (i: OverrideDoc['outbox'][number]) => `${i.params.slot ?? i.params.line} ${i.to}`;
const ends = (doc: OverrideDoc, what: string, how: Settlement['how'], code: string): Settlement[] => [
  { id: openItem(doc, what).id, how, code },
];
const sent = (doc: OverrideDoc, on = school) => settleOverride(doc, delivered(doc), on, NINE);

describe('a standing card', () => {
  it('is sent once and then brought up to date where it stands', () => {
    const doc = sent(asked());
    const done = must(approve(doc, CORA, yes, school, NINE));
    const update = openItem(done, 'decide p_cora');
    expect(update.params.fresh).toBe(false);
    const item = doc.outbox.find((i) => owedName(i) === 'decide p_cora');
    expect(earlierMessage(done.state, update, 'console:p_cora')).toBe(`m-${item?.id}`);
    expect(earlierMessage(done.state, update, 'console:p_hana')).toBeUndefined();
  });
  it('that has not left yet is replaced by its newer state, which is the first message then', () => {
    const done = must(approve(asked(), CORA, yes, school, NINE));
    expect(done.outbox.filter((i) => owedName(i) === 'decide p_cora')).toMatchObject([
      { settled: { how: 'dropped', code: 'superseded' } },
      { params: { fresh: true } },
    ]);
  });
  it('that was on its way when something changed is known to stand, and is not sent twice', () => {
    const before = asked();
    const done = must(approve(before, CORA, yes, school, NINE));
    const late = settleOverride(done, delivered(before), school, NINE);
    const update = openItem(late, 'decide p_cora');
    expect(update.params.fresh).toBe(false);
    expect(earlierMessage(late.state, update, 'console:p_cora')).toBeDefined();
  });
  it('a task or reminder is a new message, though an earlier one stands', () => {
    const doc = timed(sent(approved()), LESSON.from + 10 * MINUTE_MS, school);
    expect(earlierMessage(doc.state, openItem(doc, 'open p_ivan'), 'console:p_ivan')).toBeUndefined();
  });
  it('says what is true when it leaves', () => {
    expect(headingOf(asked().state, 'decide')).toBe('decide');
    expect(headingOf(approved().state, 'decide')).toBe('decided');
    expect(headingOf(approved().state, 'open')).toBe('open_task');
    const closing = timed(open(), LESSON.until, school).state;
    expect([headingOf(closing, 'close'), headingOf(closing, 'yours'), headingOf(closing, 'finish')]).toEqual([
      'put_back_task',
      'over',
      'over',
    ]);
  });
  it('need not go to anybody it would only tell that it is too late', () => {
    const pending = asked();
    const refused = must(refuseRequest(pending, CORA, { reason: '', key: 'k' }, school, NINE));
    expect(outdated(refused.state, refused.outbox, openItem(refused, 'decide p_cora'))).toBe('outdated');
    const stood = must(refuseRequest(sent(pending), CORA, { reason: '', key: 'k' }, school, NINE));
    expect(outdated(stood.state, stood.outbox, openItem(stood, 'decide p_cora'))).toBeNull();
    expect(outdated(stood.state, stood.outbox, openItem(stood, 'refused p_tess'))).toBeNull();
  });
  it('a chase that was overtaken brings the earlier card up to date instead', () => {
    const chased = timed(sent(approved()), LESSON.from + 10 * MINUTE_MS, school);
    const done = must(confirmOpen(chased, IVAN, { key: 'k', ticket: '' }, school, LESSON.from + 11 * MINUTE_MS));
    const update = openItem(done, 'open p_ivan');
    expect(update.params.fresh).toBe(false);
    expect(outdated(done.state, done.outbox, update)).toBeNull();
    expect(outdated(done.state, done.outbox, openItem(done, 'not_open_yet p_tess'))).toBe('outdated');
  });
});

describe('a card that comes to nobody', () => {
  it('has the next approver asked at once', () => {
    const doc = asked();
    for (const [how, code] of [
      ['dead', 'no_route'],
      ['dropped', 'left'],
    ] as const) {
      const lost = settleOverride(doc, ends(doc, 'decide p_cora', how, code), school, NINE);
      expect(lost.state.timers.ladder).toBe(NINE);
      expect(owed(timed(lost, NINE, school))).toContain('decide+ p_hana');
    }
  });
  it('is tried again later with nobody else asked yet', () => {
    const doc = asked();
    const later = [{ id: openItem(doc, 'decide p_cora').id, how: 'later' as const, code: '429', at: NINE + 1000 }];
    expect(settleOverride(doc, later, school, NINE).state.timers.ladder).toBe(doc.state.timers.ladder);
  });
  it('leaves the ladder alone while enough others have it', () => {
    const two = aSchool({ people: [...PEOPLE, person('p_carl', 'Carl Coordinator', ['esafety_coordinator'])] });
    const doc = asked(two);
    expect(owed(doc)).toEqual(['yours+ p_tess', 'decide+ p_cora', 'decide+ p_carl']);
    const lost = settleOverride(doc, ends(doc, 'decide p_cora', 'dead', 'x'), two, NINE);
    expect(lost.state.timers.ladder).toBe(doc.state.timers.ladder);
  });
  it('anywhere: it ends, and the requester hears that nobody can decide', () => {
    let doc = asked();
    for (const id of [CORA, HANA, DEV, DORA]) {
      doc = timed(settleOverride(doc, ends(doc, `decide ${id}`, 'dead', 'x'), school, NINE), NINE, school);
    }
    expect(doc.state.phase).toBe('lapsed');
    expect(owed(doc)).toContain('nobody_to_decide p_tess');
  });
  it('of IT goes to the provider, then to the headteacher', () => {
    const doc = approved();
    const first = settleOverride(doc, ends(doc, 'open p_ivan', 'dead', 'x'), school, NINE);
    expect(owed(first)).toContain('open+ p_pia');
    const second = settleOverride(first, ends(first, 'open p_pia', 'dead', 'x'), school, NINE);
    expect(owed(second)).toContain('open+ p_hana');
    expect(second.state.itPeople).toEqual([HANA]);
  });
  it('with nobody to block it again, the head and the co-ordinator hear at once', () => {
    let doc = timed(open(), LESSON.until, school);
    for (const id of [IVAN, 'p_pia', HANA]) {
      doc = settleOverride(doc, ends(doc, `close ${id}`, 'dead', 'x'), school, LESSON.until);
    }
    expect(doc.state.timers.escalate).toBe(LESSON.until);
    const told = timed(doc, LESSON.until, school);
    expect(owed(told)).toContain('not_put_back p_cora');
    // And IT is tried again.
    expect(told.state.timers.put_back).toBeDefined();
  });
  it('when neither head nor co-ordinator can be reached about an open filter, the next in line hears', () => {
    let doc = timed(timed(open(), LESSON.until, school), LESSON.until + 30 * MINUTE_MS, school);
    for (const id of [HANA, CORA]) {
      doc = settleOverride(doc, ends(doc, `not_put_back ${id}`, 'dead', 'x'), school, LESSON.until);
    }
    expect(owed(doc)).toContain('not_put_back p_dev');
  });
  it('a message that ended twice changes nothing the second time', () => {
    const doc = asked();
    const end = ends(doc, 'decide p_cora', 'dead', 'x');
    const once = settleOverride(doc, end, school, NINE);
    expect(settleOverride(once, end, school, NINE)).toBe(once);
  });
});

describe('a channel that turns out unfit', () => {
  const fit = aSchool({ channelPeople: [CORA, HANA, TESS] });
  const doc = asked(fit);
  it('gets no card: those who decide get it by themselves, and the ladder starts again', () => {
    const unfit = settleOverride(doc, ends(doc, 'decide channel', 'dropped', 'channel_unfit'), fit, NINE + MINUTE_MS);
    expect(owed(unfit)).toEqual(['yours+ p_tess', 'decide+ p_cora']);
    expect(unfit.state).toMatchObject({ inChannel: false, timers: { ladder: NINE + 21 * MINUTE_MS } });
    const climbed = timed(unfit, NINE + 21 * MINUTE_MS, aSchool());
    expect(owed(climbed)).toContain('decide+ p_hana');
  });
  it('with approvers by channel it goes to the headteacher', () => {
    const overrides = { approvers: { kind: 'channel' as const } };
    const by = aSchool({ overrides, channelPeople: [IVAN, CORA] });
    const posted = asked(by);
    const unfit = settleOverride(posted, ends(posted, 'decide channel', 'dropped', 'channel_unknown'), by, NINE);
    expect(owed(unfit)).toContain('decide+ p_hana');
    expect(unfit.state.asked.map((a) => a.personId)).toEqual([HANA]);
  });
  it('after the decision nobody else is written to', () => {
    const done = must(approve(sent(doc, fit), CORA, yes, fit, NINE));
    const unfit = settleOverride(done, ends(done, 'decide channel', 'dropped', 'channel_unfit'), fit, NINE);
    expect(owed(unfit).filter((line) => line.startsWith('decide'))).toEqual([]);
  });
});
