// Group commit: whoever arrives while a round is on its way to the disk shares the next round. One round makes the folders durable (their
// names point at the new files) and then adds one block of lines to the ledger.

import type { Disk } from './disk.ts';
import type { Ledger, LedgerEntry } from './ledger.ts';

export type Joining = { readonly folders: readonly string[]; readonly entry: LedgerEntry };

export type GroupCommit = {
  /** Resolves when the write is durable and in the ledger. Rejects with the disk's error when it is not; then it is in neither promise. */
  readonly join: (joining: Joining) => Promise<void>;
};

type Waiting = Joining & { readonly settle: (error: unknown) => void };

export function openGroupCommit(disk: Disk, ledger: Ledger): GroupCommit {
  let waiting: Waiting[] = [];
  let running = false;

  const run = async (): Promise<void> => {
    running = true;
    while (waiting.length > 0) {
      const round = waiting;
      waiting = [];
      await commitRound(disk, ledger, round);
    }
    running = false;
  };

  return {
    join: (joining) =>
      new Promise((resolve, reject) => {
        const settle = (error: unknown): void => (error === undefined ? resolve() : reject(error));
        waiting.push({ ...joining, settle });
        if (!running) void run();
      }),
  };
}

/** Never rejects: each writer of the round hears for itself. */
async function commitRound(disk: Disk, ledger: Ledger, round: readonly Waiting[]): Promise<void> {
  const failed = await syncFolders(disk, new Set(round.flatMap((one) => one.folders)));
  const failureOf = (one: Waiting): unknown =>
    one.folders.map((folder) => failed.get(folder)).find((e) => e !== undefined);
  const good = round.filter((one) => failureOf(one) === undefined);
  const ledgerError = await outcome(
    good.length === 0 ? Promise.resolve() : ledger.append(good.map((one) => one.entry)),
  );
  for (const one of round) one.settle(failureOf(one) ?? ledgerError);
}

async function syncFolders(disk: Disk, folders: ReadonlySet<string>): Promise<ReadonlyMap<string, unknown>> {
  const failed = new Map<string, unknown>();
  await Promise.all(
    [...folders].map(async (folder) => {
      const error = await outcome(disk.syncFolder(folder));
      if (error !== undefined) failed.set(folder, error);
    }),
  );
  return failed;
}

async function outcome(work: Promise<void>): Promise<unknown> {
  try {
    await work;
    return undefined;
  } catch (error) {
    return error ?? new Error('failed without a reason');
  }
}
