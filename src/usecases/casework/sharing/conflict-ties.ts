// People say themselves whom they are close to. From that moment cases about that person are kept from them: those they hold move on
// at once, for good. A tie that has ended is taken off with its day; what was kept from them stays so.

import { holderTerm } from '../../../domain/casework/finding/holding-terms.ts';
import { activeHolders } from '../../../domain/casework/tell.ts';
import type { Person, PersonId } from '../../../domain/people/person.ts';
import { nameWords } from '../../../domain/people/possible-matches.ts';
import type { Role } from '../../../domain/people/role.ts';
import type { HistoryEntry } from '../../../domain/shared/document.ts';
import type { IsoDate } from '../../../domain/shared/instant.ts';
import { ok, type Result, refuse } from '../../../domain/shared/result.ts';
import { isIsoDate, isoDateOf } from '../../../domain/shared/time.ts';
import { changeDoc } from '../../change-doc.ts';
import { onStaffList } from '../../people/on-staff-list.ts';
import type { Deps, PersonDoc } from '../../ports.ts';
import type { Who } from '../../who.ts';
import { changeCase } from '../change-case.ts';
import { idsWith } from '../finding/finding-walk.ts';
import { shutOutNow } from '../shut-out-now.ts';

export type Named = { readonly personId: PersonId; readonly name: string; readonly role: Role | undefined };
export type TiesData = { readonly mine: readonly Named[]; readonly found: readonly Named[] };

const MOST_FOUND = 10;
const nobody = (): Result<never> =>
  refuse('tie.nobody', 'There is nobody like that here. Choose somebody from the list.');

/** Whom one is close to, and the people of the staff list with such a name. Leavers too: a case can still be about them. */
export async function ties(deps: Deps, who: Who, name: string): Promise<TiesData> {
  const { people } = await deps.people.directory(who.school);
  const me = people.find((p) => p.id === who.person.id) ?? who.person;
  const typed = nameWords(name);
  const alike = people.filter((p) => typed.length > 0 && p.id !== me.id && isLike(typed, nameWords(p.name)));
  const found: Person[] = [];
  for (const person of alike) if (await onStaffList(deps, who.school, person.id)) found.push(person);
  return {
    mine: people.filter((p) => me.closeTo.includes(p.id)).map(named),
    found: found
      .filter((p) => !me.closeTo.includes(p.id))
      .slice(0, MOST_FOUND)
      .map(named),
  };
}

const named = ({ id, name, roles }: Person): Named => ({ personId: id, name, role: roles[0] });
const isLike = (typed: readonly string[], name: readonly string[]): boolean =>
  typed.every((part) => name.some((word) => word.startsWith(part)));

/** Gives the name, to say it back. */
export async function declareTie(deps: Deps, who: Who, personId: PersonId): Promise<Result<{ readonly name: string }>> {
  const other = await personNamed(deps, who, personId);
  if (other === null) return nobody();
  const done = await changeMine(deps, who, 'person.tie_declared', { person: personId }, (closeTo) =>
    closeTo.includes(personId) ? closeTo : [...closeTo, personId],
  );
  if (!done.ok) return done;
  const left = await leaveCases(deps, who.person.id);
  return left.ok ? ok({ name: other.name }) : left;
}

export async function endTie(
  deps: Deps,
  who: Who,
  personId: PersonId,
  on: IsoDate,
): Promise<Result<{ readonly name: string }>> {
  const other = await personNamed(deps, who, personId);
  if (other === null) return nobody();
  const today = isoDateOf(deps.clock.now(), deps.policy(who.school).calendar.zone);
  if (!isIsoDate(on) || on > today) return refuse('tie.wrong_day', 'Give the day it ended: today or earlier.', 'on');
  // What they hold and may not see is taken off first: afterwards nothing would tell it apart from the rest.
  const left = await leaveCases(deps, who.person.id);
  if (!left.ok) return left;
  const done = await changeMine(deps, who, 'person.tie_ended', { person: personId, on }, (closeTo) =>
    closeTo.filter((id) => id !== personId),
  );
  return done.ok ? ok({ name: other.name }) : done;
}

/** Anybody but oneself; who they are is asked of the staff list. */
export async function tieWith(deps: Deps, who: Who, personId: PersonId): Promise<Result<Named>> {
  const other = await personNamed(deps, who, personId);
  return other === null ? nobody() : ok(named(other));
}

async function personNamed(deps: Deps, who: Who, personId: PersonId): Promise<Person | null> {
  const other = await deps.people.byId(who.school, personId);
  return other === null || other.id === who.person.id ? null : other;
}

function changeMine(
  deps: Deps,
  who: Who,
  action: string,
  detail: HistoryEntry['detail'],
  change: (closeTo: readonly PersonId[]) => readonly PersonId[],
): Promise<Result<PersonDoc>> {
  const { id } = who.person;
  return changeDoc(deps, 'person', id, (doc) => {
    if (doc !== null && doc.school !== who.school) return nobody();
    const before: PersonDoc = doc ?? fresh(who);
    const closeTo = change(before.state.closeTo);
    if (doc !== null && closeTo.length === before.state.closeTo.length) return ok(doc);
    const entry = { at: deps.clock.now(), by: id, action, detail };
    return ok({ ...before, state: { ...before.state, closeTo }, history: [...before.history, entry] });
  });
}

/** Somebody whom only the pack names has no record of their own yet. */
const fresh = ({ school, person }: Who): PersonDoc => ({
  ...{ kind: 'person', id: person.id, school, version: 0, state: person },
  ...{ history: [], outbox: [], dueAt: null, terms: [] },
});

/** Every case this person holds and is shut out of now leaves them, open or closed, and goes on where nobody else deals with it. */
async function leaveCases(deps: Deps, person: PersonId): Promise<Result<'left'>> {
  const ids: string[] = [];
  for await (const id of idsWith(deps, [holderTerm(person)])) ids.push(id);
  for (const id of ids) {
    const done = await changeCase(deps, id, async (doc) => {
      if (doc === null || !activeHolders(doc.state).some((h) => h.personId === person)) return refuse('case.gone', '');
      return ok((await shutOutNow(deps, doc, deps.clock.now())).doc);
    });
    if (!done.ok && done.refusal.code !== 'case.gone') return done;
  }
  return ok('left');
}
