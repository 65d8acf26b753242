// The documents in work: a few at a time, and as one ends the next due one is claimed, so that nobody waits for the slowest of a group.

import type { Instant, Milliseconds } from '../domain/shared/instant.ts';
import type { Header } from '../usecases/ports.ts';

/** Few at a time, so that an inbound answer never waits behind a thousand due documents. */
const AT_ONCE = 8;
/** A post that has not answered for so long gives its place up, so that eight that never answer keep no alert back. */
const SLOW_MS: Milliseconds = 5_000;
/** However many do not answer. */
const MOST_IN_WORK = 64;

type Parts = {
  readonly now: () => Instant;
  /** Documents whose time has come, at most so many, leased. */
  readonly claim: (limit: number) => Promise<readonly Header[]>;
  /** Never rejects. */
  readonly work: (header: Header) => Promise<void>;
  /** Everything for which there was room is begun, or the claiming failed. */
  readonly filled: (error: unknown) => void;
};

export type WorkPool = {
  /** Begins what is due while there is room, and goes on doing so as each ends. Rejects when claiming failed. */
  readonly fill: () => Promise<void>;
  /** Null: there is room. Otherwise when there may be, if nothing ends before. */
  readonly roomAt: () => Instant | null;
  /** How many documents were worked so far. */
  readonly handled: () => number;
  /** Resolves when nothing is due and nothing is in work. */
  readonly idle: () => Promise<void>;
  /** While shut, nothing is begun; what is in work ends. */
  readonly setOpen: (isOpen: boolean) => void;
};

export function makeWorkPool({ now, claim, work, filled }: Parts): WorkPool {
  let filling: Promise<void> | null = null;
  let more = false;
  let open = true;
  let handled = 0;
  const places = makePlaces(now, () => open, {
    work: (header) => {
      handled += 1;
      return work(header);
    },
    // Whoever waits for rest, and `filled`, hear of a fault.
    ended: () => void fill().catch(() => undefined),
  });

  const claimWhileThereIsRoom = async (): Promise<void> => {
    while (more) {
      more = false;
      for (let free = places.room(); open && free > 0; free = places.room()) {
        const due = await claim(free);
        if (due.length === 0) break;
        for (const header of due) places.begin(header);
      }
    }
  };
  const fill = (): Promise<void> => {
    more = true;
    filling ??= claimWhileThereIsRoom().then(
      () => {
        filling = null;
        // Somebody may have called in the very moment in which it ended.
        if (more) return fill();
        return filled(null);
      },
      (error: unknown) => {
        filling = null;
        filled(error);
        throw error;
      },
    );
    return filling;
  };
  return {
    fill,
    roomAt: places.roomAt,
    handled: () => handled,
    idle: async () => {
      for (let next = filling ?? places.nextEnd(); next !== null; next = filling ?? places.nextEnd()) await next;
    },
    setOpen: (isOpen) => {
      open = isOpen;
    },
  };
}

type InWork = { since: Instant; again: boolean; ended: Promise<void> };

/** A commit that sets a new due moment ends a lease, so a document may be claimed again while it is in work: it is worked again afterwards. */
function makePlaces(now: () => Instant, isOpen: () => boolean, on: { work: Parts['work']; ended: () => void }) {
  const inWork = new Map<string, InWork>();
  const slowFrom = (): readonly Instant[] =>
    [...inWork.values()].map(({ since }) => since + SLOW_MS).filter((at) => at > now());
  const room = (): number => Math.min(AT_ONCE - slowFrom().length, MOST_IN_WORK - inWork.size);

  const workThrough = async (header: Header, one: InWork): Promise<void> => {
    do {
      one.again = false;
      one.since = now();
      await on.work(header);
    } while (one.again && isOpen());
  };
  return {
    room,
    begin: (header: Header): void => {
      const key = `${header.kind}/${header.id}`;
      const known = inWork.get(key);
      if (known !== undefined) {
        known.again = true;
        return;
      }
      const one: InWork = { since: now(), again: false, ended: Promise.resolve() };
      inWork.set(key, one);
      one.ended = workThrough(header, one).then(() => {
        inWork.delete(key);
        on.ended();
      });
    },
    roomAt: (): Instant | null => (room() > 0 ? null : Math.min(now() + SLOW_MS, ...slowFrom())),
    /** Null when nothing is in work. */
    nextEnd: (): Promise<void> | null =>
      inWork.size === 0 ? null : Promise.race([...inWork.values()].map(({ ended }) => ended)),
  };
}
