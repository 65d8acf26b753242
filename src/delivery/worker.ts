// The worker: what is due -> let time pass for it -> check, render, send -> settle. It owns the only timer of the product.

import { MINUTE_MS, type Milliseconds } from '../domain/shared/instant.ts';
import type { Settlement } from '../domain/shared/settlement.ts';
import type { Desk, Work } from '../usecases/desk.ts';
import { DESKS } from '../usecases/desks.ts';
import type { Deps, Header } from '../usecases/ports.ts';
import type { Carriers } from './carriers.ts';
import { deliverItem } from './deliver-item.ts';

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

export function makeWorker(deps: Deps, carriers: Carriers, timer: Timer, desks: readonly Desk[] = DESKS): Worker {
  const round: Round = { deps, carriers, desks, unsettled: new Map() };
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
  readonly desks: readonly Desk[];
  /** How messages ended whose ends could not be written: while the disk fails, nobody is written to again and again. By kind and id. */
  readonly unsettled: Map<string, readonly Settlement[]>;
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

/** One document that cannot be worked keeps nobody else's message back; it is tried again when its lease ends. */
async function handleSafely(round: Round, header: Header): Promise<void> {
  try {
    await handle(round, header);
  } catch (error) {
    round.deps.log.error('worker.document_failed', { kind: header.kind, docId: header.id }, error);
  }
}

/** A dead alert makes the ladder due in the same moment, so a document is looked at again until nothing is due now. */
const MOST_ROUNDS = 10;

async function handle(passing: Round, header: Header): Promise<void> {
  const { deps } = passing;
  const desk = passing.desks.find((d) => d.kind === header.kind);
  const stuck = (code: string): void =>
    deps.log.error('worker.document_stuck', { kind: header.kind, docId: header.id, code });
  if (desk === undefined) return stuck('no_desk');
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const advanced = await desk.advance(deps, header.id);
    if (!advanced.ok || advanced.value === null) return stuck(advanced.ok ? 'gone' : advanced.refusal.code);
    const settled = await sendOwed(passing, header, advanced.value);
    if (settled === null || settled.dueAt === null || settled.dueAt > deps.clock.now()) return;
  }
}

/** Messages of one document go out side by side; each end is written back in one commit. Null when nothing was owed or could be written. */
async function sendOwed({ deps, carriers, unsettled }: Round, header: Header, work: Work): Promise<Work | null> {
  const now = deps.clock.now();
  const owed = work.outbox.filter((item) => item.settled === undefined && item.notBefore <= now);
  if (owed.length === 0) return null;
  const key = `${header.kind}/${header.id}`;
  const before = unsettled.get(key) ?? [];
  const ends = await Promise.all(
    owed.map(
      async (item): Promise<Settlement> =>
        before.find((end) => end.id === item.id) ?? { id: item.id, ...(await deliverItem(deps, carriers, work, item)) },
    ),
  );
  const fields = { kind: header.kind, docId: header.id };
  for (const end of ends.filter((e) => e.how === 'dead')) {
    deps.log.error('delivery.dead', { ...fields, code: end.code });
  }
  // Kept first, so that a fault in writing them down does not send everything again either.
  unsettled.set(
    key,
    ends.filter((end) => end.how !== 'later'),
  );
  const settled = await work.settle(ends);
  if (!settled.ok) {
    deps.log.error('delivery.unsettled', { ...fields, code: settled.refusal.code });
    return null;
  }
  unsettled.delete(key);
  return settled.value;
}
