// Work on the records of a school: through the running server if there is one, else on the data folder itself.

import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import type { Policy } from '../domain/school/policy.ts';
import { callControl, isListening } from '../stores/lowdb/control-socket.ts';
import { openLowdbStore } from '../stores/lowdb/open-lowdb-store.ts';
import { StoreFault } from '../stores/store-fault.ts';
import type { ImportDeps } from '../usecases/people/import-staff.ts';
import { makeIds } from '../usecases/random-ids.ts';
import type { Io } from './command.ts';
import { type Data, sayStoreFault } from './open-data.ts';

export type RecordsWork<T> = {
  /** The operation of the running server that does the same. */
  readonly op: string;
  readonly request: unknown;
  readonly answer: z.ZodType<T>;
  readonly timeoutMs?: number;
  readonly here: (deps: ImportDeps) => Promise<T>;
};

/** Null when it has said on standard error what was in the way. */
export async function onRecords<T>(io: Io, data: Data, work: RecordsWork<T>): Promise<T | null> {
  try {
    if (!(await isListening(data.folder))) return await onFolder(data, work);
    const said = await callControl(data.folder, work.op, work.request, work.timeoutMs);
    const answer = said.ok ? work.answer.safeParse(said.value) : undefined;
    if (answer?.success === true) return answer.data;
    io.err('The running server could not do this. Look into its log, and try again.\n');
    return null;
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    sayStoreFault(io, error);
    return null;
  }
}

async function onFolder<T>({ settings, folder, keys }: Data, { here }: RecordsWork<T>): Promise<T> {
  const clock = { now: () => Date.now() };
  const store = await openLowdbStore({ folder, keys, clock });
  const policy = (key: string): Policy => {
    const found = settings.policies.find((each) => each.key === key);
    if (found === undefined) throw new Error('the school was chosen among the packs');
    return found;
  };
  try {
    return await here({ store, clock, ids: makeIds(randomBytes), policy });
  } finally {
    await store.close();
  }
}

/** The one school there is, or the one that was named; null when it has said that one must be named. */
export function chooseSchool(io: Io, policies: readonly Policy[], wanted: unknown): Policy | null {
  const only = policies.length === 1 ? policies[0] : undefined;
  const school = typeof wanted === 'string' ? policies.find(({ key }) => key === wanted) : only;
  const keys = policies.map(({ key }) => key);
  if (school === undefined) io.err(`Say which school: --school ${keys.join(' or --school ')}\n`);
  return school ?? null;
}
