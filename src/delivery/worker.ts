// The worker: what is due -> let time pass for it -> check, render, send -> settle. It owns the only timer of the product.

import { MINUTE_MS, type Milliseconds } from '../domain/shared/instant.ts';
import type { Settlement } from '../domain/shared/settlement.ts';
import type { Desk, Work } from '../usecases/desk.ts';
import { DESKS } from '../usecases/desks.ts';
import type { Deps, Header } from '../usecases/ports.ts';
import type { Carriers } from './carriers.ts';
import { deliverItem } from './deliver-item.ts';
import { makeWorkPool, type WorkPool } from './work-pool.ts';

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
  /** Works everything due at this moment, and what becomes due by it; resolves with how many documents were handled. For tests. */
  readonly runOnce: () => Promise<number>;
  /** Begins nothing more, finishes what is being sent, then rests. */
  readonly stop: () => Promise<void>;
};

export function makeWorker(deps: Deps, carriers: Carriers, timer: Timer, desks: readonly Desk[] = DESKS): Worker {
  const round: Round = { deps, carriers, desks, unsettled: new Map() };
  let running: Promise<number> | null = null;
  const pool = makeWorkPool({
    now: () => deps.clock.now(),
    claim: (limit) => deps.store.claimDue(deps.clock.now(), limit, LEASE_MS),
    work: (header) => handleSafely(round, header),
    filled: (error) => {
      if (error !== null) deps.log.error('worker.pass_failed', {}, error);
      looking.filled(error === null);
    },
  });
  const looking = lookInTime(deps, pool, timer);
  const pass = async (): Promise<number> => {
    const before = pool.handled();
    pool.setOpen(true);
    await pool.fill();
    await pool.idle();
    return pool.handled() - before;
  };
  return {
    runOnce: () => {
      running ??= pass().finally(() => {
        running = null;
      });
      return running;
    },
    start: () => {
      pool.setOpen(true);
      looking.start();
    },
    wake: looking.wake,
    stop: async () => {
      looking.stop();
      pool.setOpen(false);
      await pool.idle();
    },
  };
}

/** Looks when the next document is due, and at once when somebody wakes the worker. */
function lookInTime(deps: Deps, pool: WorkPool, timer: Timer) {
  let started = false;
  let cancel: (() => void) | null = null;
  /** Whoever reckoned when to look next, and was overtaken meanwhile, does not decide it. */
  let reckoning = 0;
  // The pool says by itself that it failed.
  const look = (): void => void pool.fill().catch(() => undefined);
  const lookIn = (ms: Milliseconds): void => {
    reckoning += 1;
    cancel?.();
    cancel = timer.set(ms, look);
  };
  const schedule = async (): Promise<void> => {
    reckoning += 1;
    const mine = reckoning;
    const wait = await untilNext(deps, pool).catch((error: unknown) => {
      deps.log.error('worker.schedule_failed', {}, error);
      return AFTER_FAILURE_MS;
    });
    if (started && mine === reckoning) lookIn(wait);
  };
  return {
    start: () => {
      started = true;
      look();
    },
    stop: () => {
      started = false;
      cancel?.();
    },
    wake: () => {
      if (started) lookIn(0);
    },
    filled: (well: boolean) => {
      if (!started) return;
      if (well) void schedule();
      else lookIn(AFTER_FAILURE_MS);
    },
  };
}

async function untilNext({ store, clock }: Deps, pool: WorkPool): Promise<Milliseconds> {
  const next = pool.roomAt() ?? (await store.nextDueAt());
  if (next === null) return LONGEST_SLEEP_MS;
  return Math.min(LONGEST_SLEEP_MS, Math.max(0, next - clock.now()));
}

type Round = {
  readonly deps: Deps;
  readonly carriers: Carriers;
  readonly desks: readonly Desk[];
  /** How messages ended whose ends could not be written: while the disk fails, nobody is written to again and again. By kind and id. */
  readonly unsettled: Map<string, readonly Settlement[]>;
};

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
