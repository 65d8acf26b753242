// Who may open a filter request: whoever asked, whoever was asked, IT, and those who read the whole log. By person, from stored
// facts, at this moment (safety floor 7). Anybody else gets the answer that a request which does not exist would give.

import type { FilteringSchool } from '../../../domain/filtering/filtering-school.ts';
import type { OverridesPolicy } from '../../../domain/filtering/overrides-policy.ts';
import { mayDecide } from '../../../domain/filtering/request/approver-plan.ts';
import { mayDoIt } from '../../../domain/filtering/request/it-plan.ts';
import type { OverrideDoc } from '../../../domain/filtering/request/override.ts';
import type { Person } from '../../../domain/people/person.ts';
import { holdsOne, worksHere } from '../../../domain/people/presence.ts';
import type { Role } from '../../../domain/people/role.ts';
import type { DocId } from '../../../domain/shared/document.ts';
import type { Instant } from '../../../domain/shared/instant.ts';
import { type Result, refuse } from '../../../domain/shared/result.ts';
import { isoDateOf } from '../../../domain/shared/time.ts';
import { recordRefusal } from '../../casework/authorise.ts';
import type { Deps } from '../../ports.ts';
import type { Who } from '../../who.ts';

const NOT_YOURS =
  'There is no filter request here for you. If a message brought you here, somebody else is dealing with it now.';

export const noRequest = (): Result<never> => refuse('override.not_yours', NOT_YOURS);

/** Beside those who decide: roles that oversee filtering or answer for it. */
const LOG_READERS: readonly Role[] = [
  'headteacher',
  'deputy_head',
  'dsl',
  'deputy_dsl',
  'esafety_coordinator',
  'network_manager',
  'safeguarding_governor',
  'chair_of_governors',
];

export const readsWholeLog = (person: Person, { approvers }: OverridesPolicy): boolean =>
  holdsOne(person, approvers.kind === 'roles' ? [...approvers.roles, ...LOG_READERS] : LOG_READERS);

/** Everybody who was asked to decide. */
export const askedIds = ({ state }: OverrideDoc): readonly string[] => state.asked.map((a) => a.personId);

/** The person as the staff list has them today, or null for a leaver, somebody not yet here, or nobody at all. */
export function hereNow(school: FilteringSchool, personId: string, now: Instant): Person | null {
  const person = school.directory.people.find((p) => p.id === personId);
  const today = isoDateOf(now, school.calendar.zone);
  return person !== undefined && worksHere(person, today) ? person : null;
}

/** True when this person may open the request now. A draft is its author's alone. */
export function mayOpen(doc: OverrideDoc, personId: string, school: FilteringSchool, now: Instant): boolean {
  const { requester, phase, itPeople } = doc.state;
  const me = hereNow(school, personId, now);
  if (me === null || phase === 'discarded') return false;
  if (requester === me.id) return true;
  if (phase === 'draft') return false;
  const asked = askedIds(doc);
  return (
    asked.includes(me.id) ||
    readsWholeLog(me, school.overrides) ||
    mayDoIt(me.id, school, itPeople, now) ||
    mayDecide(me.id, school, { requester, asked }, now) === 'yes'
  );
}

/** The request, if this person may open it now; or the one refusal that says nothing. Two schools may call two people by the same id. */
export function openFor(
  doc: OverrideDoc | null,
  who: Who,
  school: FilteringSchool | null,
  now: Instant,
): Result<OverrideDoc> {
  if (doc === null || school === null || doc.school !== who.school) return noRequest();
  return mayOpen(doc, who.person.id, school, now) ? { ok: true, value: doc } : noRequest();
}

/** Hands the result on, and writes a refused access on the actor's own log. */
export async function refusalRecorded<T>(deps: Deps, who: Who, id: DocId, done: Result<T>): Promise<Result<T>> {
  if (!done.ok && done.refusal.code === 'override.not_yours') await recordRefusal(deps, who.school, who.person.id, id);
  return done;
}
