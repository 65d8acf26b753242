// The one way a case changes: a patch of state, new history entries, new messages owed; due moment and search terms follow from them.

import type { ActorRef, HistoryEntry, OutboxItem } from '../shared/document.ts';
import type { Instant } from '../shared/instant.ts';
import { owedAt } from '../shared/settlement.ts';
import type { CaseDoc, CaseState, TimerName } from './case.ts';
import { findingTerms } from './finding/finding-terms.ts';
import { openTasks } from './record/entries.ts';

export type NewMessage = Pick<OutboxItem, 'id' | 'kind' | 'to'> & {
  readonly params?: OutboxItem['params'];
  readonly notBefore?: Instant;
};

export type Revision = {
  readonly state?: Partial<CaseState>;
  readonly entries?: readonly {
    readonly by: ActorRef;
    readonly action: string;
    readonly detail?: HistoryEntry['detail'];
  }[];
  readonly messages?: readonly NewMessage[];
  /** A null stops the timer. */
  readonly timers?: Partial<Record<TimerName, Instant | null>>;
};

/** The case after the revision. A message whose id is already owed or settled is not owed twice. */
export function revise(doc: CaseDoc, now: Instant, revision: Revision): CaseDoc {
  const timers = withTimers(doc.state.timers, revision.timers ?? {});
  const state: CaseState = { ...doc.state, ...revision.state, timers };
  const entries = (revision.entries ?? []).map((e) => ({
    at: now,
    by: e.by,
    action: e.action,
    detail: e.detail ?? {},
  }));
  const known = new Set(doc.outbox.map((item) => item.id));
  const owed = (revision.messages ?? [])
    .filter((m) => !known.has(m.id))
    .map((m) => ({
      id: m.id,
      kind: m.kind,
      to: m.to,
      params: m.params ?? {},
      notBefore: m.notBefore ?? now,
      attempts: 0,
    }));
  return refreshed({ ...doc, state, history: [...doc.history, ...entries], outbox: [...doc.outbox, ...owed] });
}

/** Recomputes what follows from state and outbox: the next due moment and the search terms. */
export function refreshed(doc: CaseDoc): CaseDoc {
  return { ...doc, dueAt: dueAtOf(doc), terms: termsOf(doc.state) };
}

function withTimers(
  timers: CaseState['timers'],
  changes: Partial<Record<TimerName, Instant | null>>,
): CaseState['timers'] {
  const entries = Object.entries({ ...timers, ...changes }).filter(([, at]) => at !== null && at !== undefined);
  return Object.fromEntries(entries);
}

function dueAtOf(doc: CaseDoc): Instant | null {
  const moments = [...owedAt(doc.outbox), ...Object.values(doc.state.timers)];
  return moments.length === 0 ? null : Math.min(...moments);
}

function termsOf(state: CaseState): readonly string[] {
  if (state.phase === 'discarded') return [`ref:${state.ref}`];
  const terms = [`ref:${state.ref}`];
  if (state.reporter.kind === 'person') {
    const unfinished = state.phase === 'draft' || state.phase === 'alerted';
    terms.push(`${unfinished ? 'draft' : 'reporter'}:${state.reporter.personId}`);
  } else if (state.reporter.codeHash !== null) {
    terms.push(`code:${state.reporter.codeHash}`);
  }
  for (const holder of state.holders) {
    if (holder.withdrawnAt !== undefined) continue;
    terms.push(`holder:${holder.personId}`);
    if (state.phase !== 'closed') terms.push(`open:${holder.personId}`);
  }
  // A closed case asks nothing of anybody any more.
  if (state.phase !== 'closed' && openTasks(state).length > 0) terms.push('task');
  return [...terms, ...findingTerms(state)];
}
