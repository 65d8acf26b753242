// The one way a filter request changes: a patch of state, new history entries, new messages owed; due moment and terms follow from them.

import type { PersonId } from '../../people/person.ts';
import type { ActorRef, HistoryEntry } from '../../shared/document.ts';
import type { Instant } from '../../shared/instant.ts';
import { dueAtOf } from '../../shared/settlement.ts';
import { barsOf } from './barring.ts';
import type { OverrideDoc, OverridePhase, OverrideState, OverrideTimer } from './override.ts';
import { type NewMessage, withMessages } from './override-messages.ts';

export type Revision = {
  readonly state?: Partial<OverrideState>;
  readonly entries?: readonly {
    readonly by: ActorRef;
    readonly action: string;
    readonly detail?: HistoryEntry['detail'];
  }[];
  readonly messages?: readonly NewMessage[];
  /** A null stops the timer. */
  readonly timers?: TimerChanges;
};

export type TimerChanges = Partial<Record<OverrideTimer, Instant | null>>;

/** The request after the revision. What is said once and owed or settled already is not owed twice. */
export function revise(doc: OverrideDoc, now: Instant, revision: Revision): OverrideDoc {
  const timers = withTimers(doc.state.timers, revision.timers ?? {});
  const state: OverrideState = { ...doc.state, ...revision.state, timers };
  const entries = (revision.entries ?? []).map((e) => ({
    at: now,
    by: e.by,
    action: e.action,
    detail: e.detail ?? {},
  }));
  const outbox = withMessages(doc.outbox, revision.messages ?? [], now);
  return refreshed({ ...doc, state, history: [...doc.history, ...entries], outbox });
}

/** Recomputes what follows from state and outbox: the next due moment and the search terms. */
export function refreshed(doc: OverrideDoc): OverrideDoc {
  return { ...doc, dueAt: dueAtOf(doc.outbox, Object.values(doc.state.timers)), terms: termsOf(doc.state) };
}

function withTimers(timers: OverrideState['timers'], changes: TimerChanges): OverrideState['timers'] {
  const entries = Object.entries({ ...timers, ...changes }).filter(([, at]) => at !== null && at !== undefined);
  return Object.fromEntries(entries);
}

/** The feed and the timers look at these alone, so that neither grows with the years. */
const LIVE: readonly OverridePhase[] = ['approved', 'open', 'closing'];

function termsOf(state: OverrideState): readonly string[] {
  const ref = `ref:${state.ref}`;
  if (state.phase === 'discarded') return [ref];
  if (state.phase === 'draft') return [ref, `draft:${state.requester}`];
  const hosts = new Set(state.request?.addresses.map((address) => address.host));
  return [
    ref,
    'log',
    `requester:${state.requester}`,
    `phase:${state.phase}`,
    ...(LIVE.includes(state.phase) ? ['live'] : []),
    ...[...hosts].map((host) => `host:${host}`),
    ...barsOf(state),
    ...[...everybodyIn(state)].map((id) => `person:${id}`),
  ];
}

const everybodyIn = (state: OverrideState): ReadonlySet<PersonId> =>
  new Set([
    state.requester,
    ...state.asked.map((a) => a.personId),
    ...state.approvals.map((a) => a.by),
    ...(state.decision?.by ?? []),
    ...state.questions.map((q) => q.by),
    ...state.itPeople,
    ...[state.openedLive, state.endedEarly, state.stoppedAsIllegal, state.closedConfirmed].flatMap(personOf),
  ]);

const personOf = (act: { readonly by: PersonId | 'feed' | 'probe' } | undefined): readonly PersonId[] =>
  act === undefined || act.by === 'feed' || act.by === 'probe' ? [] : [act.by];
