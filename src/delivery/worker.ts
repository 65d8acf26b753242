// The worker: what is due -> let time pass for it -> check, render, send -> settle. It owns the only timer of the product.

import type { CaseDoc } from '../domain/casework/case.ts';
import { type Settlement, settle } from '../domain/casework/settle.ts';
import type { DocId } from '../domain/shared/document.ts';
import { MINUTE_MS, type Milliseconds } from '../domain/shared/instant.ts';
import { ok } from '../domain/shared/result.ts';
import { advanceCase } from '../usecases/advance-case.ts';
import { changeCase } from '../usecases/change-case.ts';
import type { Deps, Header } from '../usecases/ports.ts';
import { type Carriers, deliverItem } from './deliver-item.ts';

/** Few at a time, so that an inbound answer never waits behind a thousand due documents. */
const AT_ONCE = 8;
const LEASE_MS = 2 * MINUTE_MS;
/** Looks at least this often, so that a clock that jumped is noticed. */
const LONGEST_SLEEP_MS = MINUTE_MS;
const AFTER_FAILURE_MS = 5_000;

export type Timer = { readonly set: (ms: Milliseconds, run: () => void) => () => void };

/** The timer of a running server. */
export const nodeTimer: Timer = {
  set: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
};

export type Worker = {
  readonly start: () => void;
  /** Look now: something became due. */
  readonly wake: () => void;
  /** One pass over everything due at this moment; resolves with how many documents were handled. For tests and for stopping. */
  readonly runOnce: () => Promise<number>;
  /** Finishes what is being sent, then rests. */
  readonly stop: () => Promise<void>;
};

export function makeWorker(deps: Deps, carriers: Carriers, timer: Timer): Worker {
  const round: Round = { deps, carriers, unsettled: new Map() };
  let running: Promise<number> | null = null;
  let again = false;
  let started = false;
  let cancel: (() => void) | null = null;

  const runOnce = (): Promise<number> => {
    running ??= pass(round).finally(() => {
      running = null;
    });
    return running;
  };
  const schedule = async (): Promise<void> => {
    if (!started) return;
    const wait = again ? 0 : await untilNext(deps);
    if (!started) return;
    cancel?.();
    // Somebody may have called while the store was asked.
    cancel = timer.set(again ? 0 : wait, tick);
  };
  const tick = (): void => {
    again = false;
    runOnce()
      .catch((error: unknown) => deps.log.error('worker.pass_failed', {}, error))
      .then(schedule)
      .catch((error: unknown) => {
        deps.log.error('worker.schedule_failed', {}, error);
        if (started) cancel = timer.set(AFTER_FAILURE_MS, tick);
      });
  };
  return {
    runOnce,
    start: () => {
      started = true;
      tick();
    },
    wake: () => {
      again = true;
      if (!started || running !== null) return;
      cancel?.();
      cancel = timer.set(0, tick);
    },
    stop: async () => {
      started = false;
      cancel?.();
      await running;
    },
  };
}

async function untilNext(deps: Deps): Promise<Milliseconds> {
  const next = await deps.store.nextDueAt();
  if (next === null) return LONGEST_SLEEP_MS;
  return Math.min(LONGEST_SLEEP_MS, Math.max(0, next - deps.clock.now()));
}

type Round = {
  readonly deps: Deps;
  readonly carriers: Carriers;
  /** How messages ended whose ends could not be written: while the disk fails, nobody is written to again and again. */
  readonly unsettled: Map<DocId, readonly Settlement[]>;
};

async function pass(round: Round): Promise<number> {
  const { deps } = round;
  let handled = 0;
  for (;;) {
    const due = await deps.store.claimDue(deps.clock.now(), AT_ONCE, LEASE_MS);
    if (due.length === 0) return handled;
    await Promise.all(due.map((header) => handleSafely(round, header)));
    handled += due.length;
  }
}

/** One case that cannot be worked keeps nobody else's message back; it is tried again when its lease ends. */
async function handleSafely(round: Round, header: Header): Promise<void> {
  try {
    await handle(round, header);
  } catch (error) {
    round.deps.log.error('worker.case_failed', { docId: header.id }, error);
  }
}

/** A dead alert makes the ladder due in the same moment, so a case is looked at again until nothing is due now. */
const MOST_ROUNDS = 10;

async function handle(passing: Round, header: Header): Promise<void> {
  const { deps } = passing;
  if (header.kind !== 'case') return;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const advanced = await advanceCase(deps, header.id);
    if (!advanced.ok || advanced.value === null) {
      deps.log.error('worker.case_stuck', {
        docId: header.id,
        code: advanced.ok ? 'case.gone' : advanced.refusal.code,
      });
      return;
    }
    const settled = await sendOwed(passing, advanced.value);
    if (settled === null || settled.dueAt === null || settled.dueAt > deps.clock.now()) return;
  }
}

/** Messages of one case go out side by side; each end is written back in one commit. Null when nothing was owed or could be written. */
async function sendOwed({ deps, carriers, unsettled }: Round, doc: CaseDoc): Promise<CaseDoc | null> {
  const now = deps.clock.now();
  const owed = doc.outbox.filter((item) => item.settled === undefined && item.notBefore <= now);
  if (owed.length === 0) return null;
  const before = unsettled.get(doc.id) ?? [];
  const ends = await Promise.all(
    owed.map(
      async (item): Promise<Settlement> =>
        before.find((end) => end.id === item.id) ?? { id: item.id, ...(await deliverItem(deps, carriers, doc, item)) },
    ),
  );
  for (const end of ends.filter((e) => e.how === 'dead')) {
    deps.log.error('delivery.dead', { docId: doc.id, code: end.code });
  }
  const settled = await changeCase(deps, doc.id, (current) => ok(settle(current ?? doc, ends, deps.clock.now())));
  if (settled.ok) {
    unsettled.delete(doc.id);
    return settled.value;
  }
  const final = ends.filter((end) => end.how !== 'later');
  unsettled.set(doc.id, final);
  deps.log.error('delivery.unsettled', { docId: doc.id, code: settled.refusal.code });
  return null;
}
