// Builders for tests of cases: a draft, people to tell, and an outcome. Everybody here is invented.

import type { CaseDoc } from '../../src/domain/casework/case.ts';
import { newDraft } from '../../src/domain/casework/draft.ts';
import { type Decided, submit } from '../../src/domain/casework/submit.ts';
import type { TriageOutcome } from '../../src/domain/incident/outcome.ts';
import type { PersonId } from '../../src/domain/people/person.ts';
import type { Recipient } from '../../src/domain/people/plan.ts';
import { MINUTE_MS } from '../../src/domain/shared/instant.ts';

/** Tue 24 Nov 2026, 10:00 in London. */
export const TUESDAY_10 = Date.UTC(2026, 10, 24, 10, 0);

export const REPORTER = { kind: 'person', personId: 'p_reporter', confidential: false } as const;

export const aDraft = (now = TUESDAY_10): CaseDoc =>
  newDraft(
    { id: 'case-1', ref: 'ES-7K3QF9XB', school: 'demo', reporter: REPORTER, answers: { story: 'x' }, page: 'start' },
    now,
  );

export const recipient = (personId: PersonId, over: Partial<Recipient> = {}): Recipient => ({
  personId,
  roles: ['dsl'],
  depth: 'whole',
  accountable: true,
  ...over,
});

export const anOutcome = (over: Partial<TriageOutcome> = {}): TriageOutcome => ({
  notify: ['dsl', 'deputy_dsl'],
  exclude: [],
  urgency: 'immediate',
  advice: ['no_attachments'],
  referrals: [],
  rows: ['TR23'],
  accountable: ['dsl', 'deputy_dsl'],
  depth: { dsl: 'whole', deputy_dsl: 'whole' },
  safeguarding: true,
  because: {},
  ...over,
});

export const decided = (rungs: Decided['plan']['rungs'], over: Partial<Decided> = {}): Decided => ({
  facts: null,
  outcome: anOutcome(),
  subjects: [],
  meant: [],
  recusals: [],
  plan: { rungs, emptied: rungs.every((rung) => rung.length === 0), advice: [] },
  acceptBy: TUESDAY_10 + 15 * MINUTE_MS,
  ...over,
});

/** An open case held by these people. */
export const anOpenCase = (rung0: readonly Recipient[], over: Partial<Decided> = {}): CaseDoc =>
  submit(aDraft(), decided([rung0], over), { reporter: REPORTER, key: 'send-1' }, TUESDAY_10);
