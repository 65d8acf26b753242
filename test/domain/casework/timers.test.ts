import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { acknowledge, opened } from '../../../src/domain/casework/acknowledge.ts';
import type { CaseDoc } from '../../../src/domain/casework/case.ts';
import { close } from '../../../src/domain/casework/close.ts';
import { declareConflict, moveOn, shutOutSince } from '../../../src/domain/casework/conflict.ts';
import { touchDraft } from '../../../src/domain/casework/draft.ts';
import { addToReport } from '../../../src/domain/casework/note.ts';
import { addRecord } from '../../../src/domain/casework/record/add-record.ts';
import { settle } from '../../../src/domain/casework/settle.ts';
import { alertEarly, type Decided, submit } from '../../../src/domain/casework/submit.ts';
import { activeHolders } from '../../../src/domain/casework/tell.ts';
import { type School, timed } from '../../../src/domain/casework/timed.ts';
import type { PersonId } from '../../../src/domain/people/person.ts';
import { DAY_MS, MINUTE_MS } from '../../../src/domain/shared/instant.ts';
import { aDraft, anOutcome, decided, REPORTER, recipient, TUESDAY_10 } from '../../support/a-case.ts';

// A case through any order of steps: no timer is left in the past, nobody is written to twice by one duty, and a case that somebody
// was told of is always either accepted by somebody who still holds it, on its way up the ladder, or closed.

const PEOPLE = ['p_1', 'p_2', 'p_3', 'p_4'] as const;
type Urgency = 'immediate' | 'same_day' | 'next_day';
type World = { readonly urgency: Urgency; readonly out: ReadonlySet<PersonId> };

/** The people in their order, one a rung, without those who are out. */
const decisionOf = (doc: CaseDoc, { urgency, out }: World, now: number): Decided => {
  const recused = new Set([...out, ...doc.state.recusals.map((r) => r.personId)]);
  const rungs = PEOPLE.filter((id) => !recused.has(id)).map((id) => [recipient(id)]);
  return decided(rungs, {
    outcome: anOutcome({ urgency }),
    recusals: [...out].map((personId) => ({ personId, why: 'subject', at: now })),
    acceptBy: now + 15 * MINUTE_MS,
  });
};

type Step =
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'touch' | 'submit' | 'add' }
  | { readonly do: 'acknowledge' | 'open' | 'note' | 'conflict' | 'close' | 'shut_out'; readonly who: PersonId }
  | { readonly do: 'settle'; readonly how: 'sent' | 'dead' | 'dropped' | 'later' };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('wait' as const), ms: fc.constantFrom(MINUTE_MS, 16 * MINUTE_MS, DAY_MS, 8 * DAY_MS) }),
  fc.record({ do: fc.constantFrom('touch' as const, 'submit' as const, 'add' as const) }),
  fc.record({
    do: fc.constantFrom('acknowledge', 'open', 'note', 'conflict', 'close', 'shut_out'),
    who: fc.constantFrom(...PEOPLE),
  }) as fc.Arbitrary<Step>,
  fc.record({
    do: fc.constant('settle' as const),
    how: fc.constantFrom('sent', 'dead', 'dropped', 'later'),
  }) as fc.Arbitrary<Step>,
);

const holds = (doc: CaseDoc, who: PersonId): boolean => activeHolders(doc.state).some((h) => h.personId === who);
const CLOSING = { summary: 's', action: 'a', decision: 'd', reason: 'r', outcome: 'o', lessons: 'no' };

/** What the steps outside the domain allow; everything else leaves the case alone. */
function after(doc: CaseDoc, next: Step, world: World, now: number, key: string): CaseDoc {
  const { phase, submittedAt } = doc.state;
  const unfinished = phase === 'draft' || phase === 'alerted' || (phase === 'open' && submittedAt === undefined);
  const decision = decisionOf(doc, world, now);
  const touch = { answers: {}, page: 'kind', reporter: REPORTER, danger: true, draftDays: 7, key };
  switch (next.do) {
    case 'touch':
      return unfinished ? touchDraft(doc, touch, now) : doc;
    case 'submit':
      return unfinished ? submit(doc, decision, { reporter: REPORTER, key }, now) : doc;
    case 'add':
      return phase === 'open' || phase === 'closed' ? addToReport(doc, { text: 'x', answers: {}, key }, now) : doc;
    case 'settle':
      return settle(
        doc,
        doc.outbox.map(({ id }) => ({ id, how: next.how, code: 'recused', at: now + MINUTE_MS })),
        now,
      );
    case 'wait':
      return doc;
    default:
      return holds(doc, next.who) ? byHolder(doc, next.do, next.who, decision, world, now, key) : doc;
  }
}

function byHolder(
  doc: CaseDoc,
  what: 'acknowledge' | 'open' | 'note' | 'conflict' | 'close' | 'shut_out',
  who: PersonId,
  decision: Decided,
  world: World,
  now: number,
  key: string,
): CaseDoc {
  switch (what) {
    case 'acknowledge':
      return doc.state.phase === 'closed' ? doc : acknowledge(doc, who, key, now);
    case 'open':
      return opened(doc, who, now);
    case 'note':
      return addRecord(doc, { by: who, kind: 'note', fields: { sort: 'facts', text: 'x' }, key }, now);
    case 'close': {
      const closed = close(doc, who, CLOSING, key, now);
      return closed.ok ? closed.value : doc;
    }
    case 'shut_out': {
      const out = decisionOf(doc, { ...world, out: new Set([...world.out, who]) }, now);
      return doc.state.phase === 'closed' ? doc : shutOutSince(doc, out, now);
    }
    case 'conflict': {
      const left = declareConflict(doc, who, key, now);
      const { plan } = decisionOf(left, world, now);
      return moveOn(left, plan, decision.acceptBy, now);
    }
  }
}

describe('a case, whatever happens to it in whatever order,', () => {
  it('leaves no timer in the past, owes nothing twice, and never hangs between people', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<Urgency>('immediate', 'same_day', 'next_day'),
        fc.array(step, { maxLength: 25 }),
        (urgency, steps) => {
          const world: World = { urgency, out: new Set() };
          let now = TUESDAY_10;
          let doc = touchDraft(
            aDraft(),
            { answers: {}, page: 'kind', reporter: REPORTER, danger: true, draftDays: 7, key: 'start' },
            now,
          );
          let told = false;
          for (const [at, next] of steps.entries()) {
            const before = doc.history;
            now += next.do === 'wait' ? next.ms : 1;
            const changed = after(doc, next, world, now, `k${at}`);
            const school: School = {
              plan: () => decisionOf(changed, world, now).plan,
              acceptBy: (from) => from + 15 * MINUTE_MS,
              nextOpen: (from) => from,
              away: () => new Set(),
              alertEarly: (draft) => alertEarly(draft, decisionOf(draft, world, now), now),
              clocks: () => [],
            };
            doc = timed(changed, now, school);
            const { state } = doc;
            expect(doc.history.slice(0, before.length)).toEqual(before);
            expect(Object.values(state.timers).filter((moment) => moment <= now)).toEqual([]);
            expect(new Set(doc.outbox.map((item) => item.id)).size).toBe(doc.outbox.length);
            told ||= state.holders.length > 0;
            if (told) expect(['alerted', 'open', 'closed']).toContain(state.phase);
            if (state.acknowledged !== undefined) expect(holds(doc, state.acknowledged.by)).toBe(true);
            else if (told && state.phase !== 'closed') expect(state.timers.ladder).toBeGreaterThan(now);
            if (state.phase === 'closed') expect(state.timers).toEqual({});
          }
        },
      ),
      { numRuns: 1500 },
    );
  });
});
