import { describe, expect, it } from '@jest/globals';
import { abilitiesOf } from '../../../src/domain/filtering/request/abilities.ts';
import { approve } from '../../../src/domain/filtering/request/approve.ts';
import { answerQuestion, askRequester } from '../../../src/domain/filtering/request/ask.ts';
import { discarded, savedDraft } from '../../../src/domain/filtering/request/new-request.ts';
import type { OverrideDoc } from '../../../src/domain/filtering/request/override.ts';
import { refuseRequest } from '../../../src/domain/filtering/request/refuse-request.ts';
import { sendRequest } from '../../../src/domain/filtering/request/send.ts';
import { withdrawRequest } from '../../../src/domain/filtering/request/withdraw.ts';
import { DAY_MS, MINUTE_MS } from '../../../src/domain/shared/instant.ts';
import type { Result } from '../../../src/domain/shared/result.ts';
import {
  aDraftRequest,
  address,
  approved,
  aRequest,
  aSchool,
  asked,
  at,
  CORA,
  codeOf,
  DEV,
  DORA,
  HANA,
  IVAN,
  LESSON,
  must,
  NINE,
  owed,
  PEOPLE,
  person,
  TESS,
  withPerson,
} from '../../support/a-filter-request.ts';

const school = aSchool();
const two = aSchool({ overrides: { approvals: 2 } });
const sending = (over = {}) => ({ request: aRequest(over), recurring: false, key: 'k-send' });
const yes = (key = 'k-1', until: number | null = null) => ({ until, reason: '', key });
const messageOf = (result: Result<OverrideDoc>) => (result.ok ? '' : result.refusal.message);

describe('a draft', () => {
  it('is found by its author alone and fades', () => {
    const doc = aDraftRequest();
    expect(doc.terms).toEqual(['ref:FR-7K3QF9XB', 'draft:p_tess']);
    expect(doc.dueAt).toBe(NINE + 7 * DAY_MS);
  });
  it('keeps each page, and the same press only once', () => {
    const saved = savedDraft(
      aDraftRequest(),
      { answers: { a: '1' }, page: 'when', draftDays: 7, key: 'k-2' },
      NINE + 1,
    );
    expect(saved.state).toMatchObject({ answers: { a: '1' }, page: 'when', touchedAt: NINE + 1 });
    expect(savedDraft(saved, { answers: {}, page: 'x', draftDays: 7, key: 'k-2' }, NINE + 2)).toBe(saved);
  });
  it('leaves nothing but its reference when it is deleted, and what was sent cannot be', () => {
    const gone = discarded(aDraftRequest(), TESS, NINE);
    expect(gone.state).toMatchObject({ phase: 'discarded', answers: {} });
    expect(gone.terms).toEqual(['ref:FR-7K3QF9XB']);
    expect(gone.dueAt).toBeNull();
    const doc = asked();
    expect(discarded(doc, TESS, NINE)).toBe(doc);
    expect(savedDraft(doc, { answers: {}, page: 'x', draftDays: 7, key: 'k-9' }, NINE)).toBe(doc);
  });
});

describe('sending a request', () => {
  it('asks the first approvers, and waits for them in school time', () => {
    const doc = asked();
    expect(owed(doc)).toEqual(['yours+ p_tess', 'decide+ p_cora']);
    expect(doc.state.timers).toEqual({ lapse: LESSON.until, ladder: NINE + 20 * MINUTE_MS });
    expect(doc.terms).toEqual(
      expect.arrayContaining(['log', 'requester:p_tess', 'phase:asked', 'host:clips.example', 'person:p_cora']),
    );
    expect(doc.terms).not.toContain('live');
  });
  it('waits no longer than to the beginning of the lesson, unless that leaves no time to answer', () => {
    const soon = { wanted: { from: NINE + 12 * MINUTE_MS, until: LESSON.until } };
    expect(asked(school, soon).state.timers.ladder).toBe(NINE + 12 * MINUTE_MS);
    const now = { wanted: { from: NINE + 4 * MINUTE_MS, until: LESSON.until } };
    expect(asked(school, now).state.timers.ladder).toBe(NINE + 20 * MINUTE_MS);
  });
  it('asked in the evening, the time runs from the next morning', () => {
    const evening = at('2026-11-23', '19:00');
    expect(asked(school, {}, evening).state.timers.ladder).toBe(at('2026-11-24', '08:50'));
  });
  it('lapses at the end of the next school day when it is wanted for later, weekends left out', () => {
    const friday = at('2026-11-27', '15:00');
    const wanted = { from: at('2026-12-04', '10:00'), until: at('2026-12-04', '11:00') };
    expect(asked(school, { wanted }, friday).state.timers.lapse).toBe(at('2026-11-30', '16:00'));
  });
  it('asks as many as must say yes', () => {
    expect(owed(asked(two))).toEqual(['yours+ p_tess', 'decide+ p_cora', 'decide+ p_hana']);
  });
  it('puts one card in the channel and none to the people in it', () => {
    const doc = asked(aSchool({ channelPeople: [CORA, HANA, TESS] }));
    expect(owed(doc)).toEqual(['yours+ p_tess', 'decide+ channel']);
    expect(doc.state).toMatchObject({ inChannel: true });
    expect(doc.state.asked.map((a) => a.personId)).toEqual([CORA, HANA]);
  });
  it('ends at once when nobody is left who could decide, and the requester hears it', () => {
    const doc = asked(aSchool({ people: [person(TESS, 'Tess', ['headteacher', 'esafety_coordinator'])] }));
    expect(doc.state.phase).toBe('lapsed');
    expect(doc.state.timers).toEqual({});
    expect(owed(doc)).toContain('nobody_to_decide p_tess');
  });
  it.each(['child_abuse', 'terrorism', 'illegal'] as const)('%s is refused, whatever the pack says', (category) => {
    expect(codeOf(sendRequest(aDraftRequest(), sending({ category }), school, NINE))).toBe('override.illegal');
    const recurring = { ...sending({ category }), recurring: true };
    expect(codeOf(sendRequest(aDraftRequest(), recurring, school, NINE))).toBe('override.illegal');
  });
  it('what the pack names is refused, category or host', () => {
    const never = { categories: ['games' as const], hosts: ['bad.example'] };
    const strict = aSchool({ overrides: { never } });
    expect(codeOf(sendRequest(aDraftRequest(), sending({ category: 'games' }), strict, NINE))).toBe(
      'override.never_category',
    );
    const addresses = [address('clips.example'), address('www.bad.example')];
    expect(codeOf(sendRequest(aDraftRequest(), sending({ addresses }), strict, NINE))).toBe('override.never_host');
  });
  it('a lesson that is over is refused and names the field', () => {
    expect(sendRequest(aDraftRequest(), sending(), school, LESSON.until)).toMatchObject({
      ok: false,
      refusal: { code: 'request.too_late', field: 'until' },
    });
  });
  it('a need that comes every week is a proposal: people are told, nobody is asked, nothing can be opened', () => {
    const doc = must(sendRequest(aDraftRequest(), { ...sending(), recurring: true }, school, NINE));
    expect(doc.state).toMatchObject({ phase: 'proposed', asked: [], timers: {} });
    expect(owed(doc)).toEqual(['yours+ p_tess', 'proposed p_cora', 'proposed p_ivan', 'proposed p_dora']);
    expect(doc.terms).toContain('log');
    expect(codeOf(approve(doc, CORA, yes(), school, NINE))).toBe('request.proposed');
  });
  it('the same press again changes nothing, another one is told that it was sent', () => {
    const doc = asked();
    expect(must(sendRequest(doc, sending(), school, NINE))).toBe(doc);
    expect(codeOf(sendRequest(doc, { ...sending(), key: 'k-9' }, school, NINE))).toBe('request.already_sent');
  });
});

describe('approving', () => {
  it('fixes the period, gives IT the task and tells the requester', () => {
    const doc = approved();
    expect(doc.state).toMatchObject({ phase: 'approved', period: LESSON, itPeople: [IVAN] });
    expect(doc.state.decision).toMatchObject({ what: 'approved', by: [CORA], at: NINE });
    expect(owed(doc)).toEqual(['yours+ p_tess', 'decide+ p_cora', 'approved p_tess', 'open+ p_ivan']);
    expect(doc.state.timers).toEqual({
      begin: LESSON.from,
      open_chase: LESSON.from + 10 * MINUTE_MS,
      ending: LESSON.until - 10 * MINUTE_MS,
      end: LESSON.until,
    });
    expect(doc.terms).toEqual(expect.arrayContaining(['live', 'phase:approved', 'person:p_ivan']));
  });
  it('begins at the approval when the lesson has begun', () => {
    const now = LESSON.from + 7 * MINUTE_MS;
    const doc = must(approve(asked(), CORA, yes(), school, now));
    expect(doc.state.period).toEqual({ from: now, until: LESSON.until });
    expect(doc.state.timers.begin).toBeUndefined();
  });
  it('may be shorter, never longer, and never over before it begins', () => {
    const short = LESSON.from + 15 * MINUTE_MS;
    expect(must(approve(asked(), CORA, yes('k', short), school, NINE)).state.period?.until).toBe(short);
    for (const until of [LESSON.until + 1, LESSON.from, NINE - 1]) {
      expect(codeOf(approve(asked(), CORA, yes('k', until), school, NINE))).toBe('request.until');
    }
  });
  it('is refused once the lesson is over, though the clock has not been asked yet', () => {
    const late = approve(asked(), CORA, yes(), school, LESSON.until);
    expect(codeOf(late)).toBe('request.too_late');
    expect(messageOf(late)).toContain('11:00');
  });
  it('is refused once nobody has decided for a whole school day', () => {
    const friday = at('2026-11-27', '15:00');
    const wanted = { from: at('2026-12-04', '10:00'), until: at('2026-12-04', '11:00') };
    const doc = asked(school, { wanted }, friday);
    expect(codeOf(approve(doc, CORA, yes(), school, at('2026-11-30', '16:00')))).toBe('request.too_late');
  });
  it('is never for the requester, even as the only approver', () => {
    const people = withPerson(TESS, { roles: ['esafety_coordinator', 'headteacher'] });
    const own = aSchool({ people: people.filter((p) => p.id !== CORA) });
    expect(codeOf(approve(asked(own), TESS, yes(), own, NINE))).toBe('request.own');
  });
  it('of two at the same second the first counts, and the second is told who and until when', () => {
    const second = approve(approved(), HANA, yes('k-2'), school, NINE);
    expect(codeOf(second)).toBe('request.already');
    expect(messageOf(second)).toBe('Cora Coordinator approved this at 09:00, until 11:00.');
    expect(messageOf(approve(approved(), CORA, yes('k-2'), school, NINE))).toBe(
      'You approved this at 09:00, until 11:00.',
    );
  });
  it('the same press again has no second effect', () => {
    const doc = approved();
    expect(must(approve(doc, CORA, yes('k-yes'), school, NINE + 1))).toBe(doc);
  });
  it('a stranger is told nothing of who decided', () => {
    expect(codeOf(approve(approved(), DEV, yes('k-2'), school, NINE))).toBe('request.not_approver');
  });
  it('what the pack has come to forbid meanwhile is refused', () => {
    const strict = aSchool({ overrides: { never: { categories: ['video'], hosts: [] } } });
    expect(codeOf(approve(asked(), CORA, yes(), strict, NINE))).toBe('override.never_category');
  });
});

describe('two approvals', () => {
  const once = must(approve(asked(two), CORA, yes('k-1'), two, NINE));
  it('the first alone opens nothing, and the requester hears of it', () => {
    expect(once.state).toMatchObject({ phase: 'asked' });
    expect(once.state.period).toBeUndefined();
    expect(owed(once)).toContain('approved_once p_tess');
  });
  it('come from two people', () => {
    expect(codeOf(approve(once, CORA, yes('k-2'), two, NINE))).toBe('request.already_yours');
    const doc = must(approve(once, HANA, yes('k-2'), two, NINE + MINUTE_MS));
    expect(doc.state.decision?.by).toEqual([CORA, HANA]);
    expect(doc.state.phase).toBe('approved');
  });
  it('the shorter end counts, and binds the second one too', () => {
    const short = LESSON.from + 15 * MINUTE_MS;
    const first = must(approve(asked(two), CORA, yes('k-1', short), two, NINE));
    expect(first.state.timers.lapse).toBe(short);
    expect(must(approve(first, HANA, yes('k-2'), two, NINE)).state.period?.until).toBe(short);
    expect(codeOf(approve(first, HANA, yes('k-2'), two, short))).toBe('request.too_late');
  });
  it.each([
    ['has left', withPerson(CORA, { endsOn: '2026-11-23' }), two.overrides.excludedRoles],
    ['holds an excluded role', withPerson(CORA, { roles: ['esafety_coordinator', 'siro'] }), ['siro'] as const],
    ['has declared a tie', withPerson(CORA, { closeTo: [TESS] }), []],
  ])('one of somebody who meanwhile %s does not count any more', (_, people, excludedRoles) => {
    const later = aSchool({ people, overrides: { approvals: 2, excludedRoles } });
    const doc = must(approve(once, HANA, yes('k-2'), later, NINE));
    expect(doc.state).toMatchObject({ phase: 'asked', approvals: [{ by: HANA }] });
    // Nobody who was asked is left, so the next one is asked at once.
    expect(doc.state.timers.ladder).toBe(NINE);
  });
  it('in a channel that cannot be read just now an earlier one still counts', () => {
    const overrides = { approvals: 2 as const, approvers: { kind: 'channel' as const } };
    const fit = aSchool({ overrides, channelPeople: [IVAN, DORA] });
    const first = must(approve(asked(fit), IVAN, yes('k-1'), fit, NINE));
    const doc = must(approve(first, DORA, yes('k-2'), aSchool({ overrides }), NINE));
    expect(doc.state.decision?.by).toEqual([IVAN, DORA]);
  });
  it('the first no ends it', () => {
    const doc = must(refuseRequest(once, HANA, { reason: 'x', key: 'k-2' }, two, NINE));
    expect(doc.state).toMatchObject({ phase: 'refused', decision: { what: 'refused', by: [HANA] } });
  });
});

describe('refusing, asking back, taking back', () => {
  it('a no is told to the requester and to everybody who has the card', () => {
    const doc = must(refuseRequest(asked(), CORA, { reason: 'Not for this age', key: 'k' }, school, NINE));
    expect(owed(doc)).toEqual(['yours+ p_tess', 'decide+ p_cora', 'refused p_tess']);
    expect(doc.state.timers).toEqual({});
    expect(messageOf(approve(doc, HANA, yes(), school, NINE))).toBe('Cora Coordinator said no to this at 09:00.');
    expect(JSON.stringify(doc.history)).not.toContain('Not for this age');
  });
  it('a question gives the asker time, goes to the requester, and the answer to the asker', () => {
    const later = NINE + 15 * MINUTE_MS;
    const question = must(askRequester(asked(), CORA, { text: ' Which clip? ', key: 'k' }, school, later));
    expect(question.state.timers.ladder).toBe(later + 20 * MINUTE_MS);
    expect(owed(question)).toContain('question p_tess');
    const answer = must(answerQuestion(question, TESS, { text: 'The second.', key: 'k-2' }, school, later));
    expect(answer.state.questions).toMatchObject([{ by: CORA, text: 'Which clip?', answer: { text: 'The second.' } }]);
    expect(owed(answer)).toContain('answered p_cora');
    expect(codeOf(answerQuestion(answer, TESS, { text: 'x', key: 'k-3' }, school, later))).toBe('request.no_question');
    expect(JSON.stringify(answer.history)).not.toContain('clip?');
  });
  it('an empty or endless question is sent back and keeps to its field', () => {
    for (const text of ['  ', 'x'.repeat(1001)]) {
      expect(askRequester(asked(), CORA, { text, key: 'k' }, school, NINE)).toMatchObject({
        ok: false,
        refusal: { field: 'text' },
      });
    }
  });
  it('only the requester answers and takes back, and only while it waits', () => {
    expect(codeOf(answerQuestion(asked(), CORA, { text: 'x', key: 'k' }, school, NINE))).toBe('request.not_yours');
    expect(codeOf(withdrawRequest(asked(), CORA, { key: 'k' }, school, NINE))).toBe('request.not_yours');
    expect(codeOf(withdrawRequest(approved(), TESS, { key: 'k' }, school, NINE))).toBe('request.already');
    const doc = must(withdrawRequest(asked(), TESS, { key: 'k' }, school, NINE));
    expect(doc.state).toMatchObject({ phase: 'withdrawn', timers: {} });
    expect(codeOf(approve(doc, CORA, yes(), school, NINE))).toBe('request.withdrawn');
  });
});

describe('what is offered', () => {
  const on = (doc: OverrideDoc, id: string, now = NINE) =>
    Object.entries(abilitiesOf(doc, id, school, now))
      .filter(([, can]) => can)
      .map(([name]) => name);
  it('is what a press would be allowed to do', () => {
    expect(on(asked(), CORA)).toEqual(['approve', 'refuse', 'ask']);
    expect(on(asked(), TESS)).toEqual(['withdraw']);
    expect(on(asked(), IVAN)).toEqual(['stopAsIllegal']);
    expect(on(asked(), DEV)).toEqual([]);
    expect(on(asked(), CORA, LESSON.until)).toEqual([]);
    expect(on(approved(), CORA)).toEqual(['revoke']);
    expect(on(approved(), TESS)).toEqual(['finish']);
    expect(on(approved(), IVAN)).toEqual(['revoke', 'stopAsIllegal']);
    expect(on(approved(), IVAN, LESSON.from)).toEqual(['revoke', 'confirmOpen', 'stopAsIllegal']);
    expect(on(approved(), IVAN, LESSON.until)).toEqual(['confirmClosed', 'stopAsIllegal']);
    expect(PEOPLE.every((p) => on(aDraftRequest(), p.id).length === 0)).toBe(true);
  });
});
