// After a new calendar: every case in which somebody is being waited for goes by it from now on.

import type { CaseDoc } from '../../domain/casework/case.ts';
import { moveLadder } from '../../domain/casework/move-ladder.ts';
import type { SchoolCalendar } from '../../domain/school/policy.ts';
import type { DocId } from '../../domain/shared/document.ts';
import type { Deps } from '../ports.ts';
import { orUnreadable } from '../store-unreadable.ts';

type MoveDeps = Pick<Deps, 'store' | 'clock'>;

const PAGE = 500;
const ATTEMPTS = 3;

/** How many moved. A case that somebody else keeps writing, or that cannot be written, keeps the moment it had. */
export async function moveClocks(
  deps: MoveDeps,
  school: string,
  calendars: { readonly before: SchoolCalendar; readonly after: SchoolCalendar },
  soonestMinutes: number,
): Promise<number> {
  const move = (doc: CaseDoc): CaseDoc => moveLadder(doc, calendars, soonestMinutes, deps.clock.now());
  let moved = 0;
  let after: string | undefined;
  do {
    const page = await deps.store.list('case', [], after === undefined ? { limit: PAGE } : { limit: PAGE, after });
    for (const header of page.headers) {
      // Nothing is waited for where nothing is due.
      if (header.school !== school || header.dueAt === null) continue;
      if (await moveOne(deps, header.id, move)) moved += 1;
    }
    after = page.next;
  } while (after !== undefined);
  return moved;
}

async function moveOne({ store }: MoveDeps, id: DocId, move: (doc: CaseDoc) => CaseDoc): Promise<boolean> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const doc = await store.read('case', id).catch(orUnreadable);
    if (doc === null) return false;
    const changed = move(doc);
    if (changed === doc) return false;
    const committed = await store.commit<'case'>(changed);
    if (committed.ok) return true;
    if (committed.why === 'unavailable') return false;
  }
  return false;
}
