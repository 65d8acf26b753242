// After a new calendar: whatever waits by school time goes by it from now on. Reports, filter requests, unsuitable sites, and the round of
// reminders, which would else look at the new calendar at midnight only.

import type { Calendars } from '../../domain/calendar/moved-time.ts';
import type { CaseDoc } from '../../domain/casework/case.ts';
import { wound } from '../../domain/casework/clock/clock-notices.ts';
import { clocksOf } from '../../domain/casework/clock/clocks-of.ts';
import { moveLadder } from '../../domain/casework/move-ladder.ts';
import { moveRequest } from '../../domain/filtering/request/move-request.ts';
import { moveSite } from '../../domain/filtering/site/move-site.ts';
import type { RoundDoc } from '../../domain/reminders/round.ts';
import { rescheduled, roundId } from '../../domain/reminders/round-life.ts';
import type { Policy } from '../../domain/school/policy.ts';
import type { DocId } from '../../domain/shared/document.ts';
import type { Instant } from '../../domain/shared/instant.ts';
import type { Deps, DocByKind, DocKind } from '../ports.ts';
import { orUnreadable } from '../store-unreadable.ts';

type MoveDeps = Pick<Deps, 'store' | 'clock'>;

const PAGE = 500;
const ATTEMPTS = 3;

/** How many moved. One that somebody else keeps writing, or that cannot be written, keeps the moment it had. */
export async function moveClocks(deps: MoveDeps, policy: Policy, calendars: Calendars): Promise<number> {
  const { key: school, overrides } = policy;
  const now = deps.clock.now();
  await moveOne(deps, 'round', roundId(school), (doc) => moveRound(doc, calendars, now));
  return (
    (await moveAll(deps, school, 'case', (doc) => moveCase(doc, policy, calendars, now))) +
    (await moveAll(deps, school, 'override', (doc) =>
      moveRequest(doc, calendars, overrides.remindBeforeMinutes, now),
    )) +
    (await moveAll(deps, school, 'site', (doc) => moveSite(doc, calendars, now)))
  );
}

/** The ladder keeps the school time it had left; the other clocks are worked out anew, since they are never stored. */
function moveCase(doc: CaseDoc, policy: Policy, calendars: Calendars, now: Instant): CaseDoc {
  const moved = moveLadder(doc, calendars, policy.clocks.acceptImmediateMinutes, now);
  return wound(moved, clocksOf(moved, { ...policy, calendar: calendars.after }), now);
}

function moveRound(doc: RoundDoc, { after }: Calendars, now: number): RoundDoc {
  if (doc.state.heldSince !== undefined) return doc;
  const next = rescheduled(doc, after, now);
  return next.dueAt === doc.dueAt && next.state.nextAt === doc.state.nextAt ? doc : next;
}

type Moved<K extends DocKind> = DocByKind[K] & { readonly kind: K };

async function moveAll<K extends DocKind>(
  deps: MoveDeps,
  school: string,
  kind: K,
  move: (doc: DocByKind[K]) => Moved<K>,
): Promise<number> {
  let moved = 0;
  let after: string | undefined;
  do {
    const page = await deps.store.list(kind, [], after === undefined ? { limit: PAGE } : { limit: PAGE, after });
    for (const header of page.headers) {
      // Nothing is waited for where nothing is due.
      if (header.school !== school || header.dueAt === null) continue;
      if (await moveOne(deps, kind, header.id, move)) moved += 1;
    }
    after = page.next;
  } while (after !== undefined);
  return moved;
}

async function moveOne<K extends DocKind>(
  { store }: MoveDeps,
  kind: K,
  id: DocId,
  move: (doc: DocByKind[K]) => Moved<K>,
): Promise<boolean> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const doc = await store.read(kind, id).catch(orUnreadable);
    if (doc === null) return false;
    const changed = move(doc);
    if (changed === doc) return false;
    const committed = await store.commit<K>(changed);
    if (committed.ok) return true;
    if (committed.why === 'unavailable') return false;
  }
  return false;
}
