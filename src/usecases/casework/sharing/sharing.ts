// Who has access to a case, at which depth, and the changes of it: bring in, put in charge, end. Whoever may not hold the case is
// simply not offered, and asked for all the same is refused in the same words as somebody who does not exist.

import { acceptBy } from '../../../domain/calendar/accept-by.ts';
import type { CaseDoc, Holder } from '../../../domain/casework/case.ts';
import { moveOn, recordConflict } from '../../../domain/casework/conflict.ts';
import { mayLead, putInCharge } from '../../../domain/casework/hand-over.ts';
import { depthsFor, endAccess, endingOf, mayShare, share } from '../../../domain/casework/share.ts';
import { heldBy } from '../../../domain/casework/tell.ts';
import { DEPTHS, type Depth } from '../../../domain/incident/outcome.ts';
import type { Person, PersonId } from '../../../domain/people/person.ts';
import { nameWords } from '../../../domain/people/possible-matches.ts';
import type { Role } from '../../../domain/people/role.ts';
import type { DocId } from '../../../domain/shared/document.ts';
import type { Instant } from '../../../domain/shared/instant.ts';
import { pressSeen } from '../../../domain/shared/presses.ts';
import { ok, type Result, refuse } from '../../../domain/shared/result.ts';
import { isoDateOf } from '../../../domain/shared/time.ts';
import { onStaffList } from '../../people/on-staff-list.ts';
import type { Deps } from '../../ports.ts';
import type { Who } from '../../who.ts';
import { actOnCase, pressOf } from '../act-on-case.ts';
import { replan } from '../decide.ts';
import { recusedNow } from '../recused-now.ts';
import { type PeopleData, peopleData } from './sharing-people.ts';

type Press = { readonly key: string };

const notLeading = (): Result<never> =>
  refuse('case.not_leading', 'Only a person who leads on this case and sees all of it can change who has access.');
/** The same for the subject, a relative, a leaver, somebody who does not exist, and a depth that is not for them. */
const notOffered = (): Result<never> =>
  refuse('case.not_offered', 'This cannot be done for this person here. Choose somebody else.');

/** The page of people. Only for whoever leads; that it was shown is kept. */
export async function people(deps: Deps, who: Who, id: DocId): Promise<Result<PeopleData>> {
  return leading(deps, who, id, async (doc) => ok(shown(doc, who.person.id, deps.clock.now())));
}

const shown = (doc: CaseDoc, by: PersonId, at: Instant): CaseDoc => ({
  ...doc,
  history: [...doc.history, { at, by, action: 'case.people_shown', detail: {} }],
});

export type Candidate = {
  readonly personId: PersonId;
  readonly name: string;
  /** The first of their roles, if they have one. */
  readonly role: Role | undefined;
  readonly depths: readonly Depth[];
};
export type Candidates = { readonly ref: string; readonly found: readonly Candidate[]; readonly more: boolean };

const MOST_FOUND = 10;

/** People of the staff list with such a name who may be brought in, each with the depths that are for them. */
export async function candidates(deps: Deps, who: Who, id: DocId, name: string): Promise<Result<Candidates>> {
  const typed = nameWords(name);
  const { people: all } = await deps.people.directory(who.school);
  const alike = all.filter((p) => typed.length > 0 && isLike(typed, nameWords(p.name)));
  return offered(
    deps,
    who,
    id,
    alike.toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB')),
  );
}

/** One person, to be asked how much they are to see. The same refusal as when it is pressed. */
export async function candidate(deps: Deps, who: Who, id: DocId, personId: PersonId): Promise<Result<Candidates>> {
  const person = await deps.people.byId(who.school, personId);
  const found = await offered(deps, who, id, person === null ? [] : [person]);
  return found.ok && found.value.found.length === 0 ? notOffered() : found;
}

async function offered(deps: Deps, who: Who, id: DocId, wanted: readonly Person[]): Promise<Result<Candidates>> {
  let listed: Candidates = { ref: '', found: [], more: false };
  const done = await actOnCase(deps, who, id, async (doc, me) => {
    if (!mayShare(me)) return notLeading();
    const now = await nowFor(deps, doc);
    const found: Candidate[] = [];
    for (const person of wanted) {
      const depths = depthsFor(doc, person, now);
      if (depths.length === 0 || !(await onStaffList(deps, doc.school, person.id))) continue;
      found.push({ personId: person.id, name: person.name, role: person.roles[0], depths });
      if (found.length > MOST_FOUND) break;
    }
    listed = { ref: doc.state.ref, found: found.slice(0, MOST_FOUND), more: found.length > MOST_FOUND };
    return ok(doc);
  });
  return done.ok ? ok(listed) : done;
}

/** Each typed part begins one of the names. */
const isLike = (typed: readonly string[], name: readonly string[]): boolean =>
  typed.every((part) => name.some((word) => word.startsWith(part)));

export type ShareInput = Press & { readonly person: PersonId; readonly depth: string; readonly reason: string };

export async function shareCase(deps: Deps, who: Who, id: DocId, input: ShareInput): Promise<Result<PeopleData>> {
  const reason = input.reason.trim();
  if (reason === '') return refuse('case.no_reason', 'Say what they need it for.', 'reason');
  const depth = DEPTHS.find((one) => one === input.depth);
  const press = pressOf(who, input.key);
  return leading(deps, who, id, async (doc, now) => {
    if (pressSeen(doc.state, press)) return ok(doc);
    const person = await deps.people.byId(doc.school, input.person);
    if (person === null || depth === undefined) return notOffered();
    const depths = depthsFor(doc, person, await nowFor(deps, doc));
    if (!depths.includes(depth) || !(await onStaffList(deps, doc.school, person.id))) return notOffered();
    return ok(share(doc, { by: who.person.id, person, depth, reason, press }, now));
  });
}

type OnPerson = Press & { readonly person: PersonId };

export async function leadCase(deps: Deps, who: Who, id: DocId, input: OnPerson): Promise<Result<PeopleData>> {
  const press = pressOf(who, input.key);
  return leading(deps, who, id, async (doc, now) => {
    if (pressSeen(doc.state, press)) return ok(doc);
    const target = heldBy(doc.state, input.person);
    const person = await deps.people.byId(doc.school, input.person);
    if (target === undefined || person === null || !mayLead(doc.state, target) || doc.state.phase === 'closed')
      return notOffered();
    // Whoever left or is shut out since still stands among the holders until somebody comes by.
    const { recused, today } = await nowFor(deps, doc);
    if (depthsFor({ ...doc, state: { ...doc.state, holders: [] } }, person, { recused, today }).length === 0)
      return notOffered();
    const policy = deps.policy(doc.school);
    const urgency = doc.state.outcome?.urgency ?? 'immediate';
    const by = acceptBy(policy.calendar, urgency, now, policy.clocks);
    return ok(putInCharge(doc, { by: who.person.id, person: person.id, press, acceptBy: by }, now));
  });
}

export async function endOfAccess(
  deps: Deps,
  who: Who,
  id: DocId,
  input: OnPerson & { readonly reason: string },
): Promise<Result<PeopleData>> {
  const reason = input.reason.trim();
  if (reason === '') return refuse('case.no_reason', 'Say why their access ends.', 'reason');
  const press = pressOf(who, input.key);
  return leading(deps, who, id, async (doc, now) => {
    if (pressSeen(doc.state, press)) return ok(doc);
    const target = heldBy(doc.state, input.person);
    if (target === undefined) return notOffered();
    const end = { by: who.person.id, person: target.personId, reason, press };
    switch (endingOf(doc, await withRoles(deps, doc, target), who.person)) {
      case 'own':
        return refuse('case.own_access', 'To leave this case yourself, step back from it.');
      case 'last':
        return refuse('case.last_leader', 'Nobody else leads on this case. Put somebody in charge first.');
      case 'protected':
        return refuse(
          'case.protected',
          'The DSL stays on a safeguarding case. The head or the chair can end this for a conflict.',
        );
      case 'conflict':
        return ok(await goingOn(deps, recordConflict(doc, end, now), now));
      case 'allowed':
        return ok(await goingOn(deps, endAccess(doc, end, now), now));
    }
  });
}

/** Where the person left was the one dealing with it, it is brought to the others at once. */
async function goingOn(deps: Deps, doc: CaseDoc, now: Instant): Promise<CaseDoc> {
  if (doc.state.acknowledged !== undefined || doc.state.timers.ladder !== undefined) return doc;
  const decision = await replan(deps, doc, now);
  return decision === null ? doc : moveOn(doc, decision.plan, decision.acceptBy, now);
}

async function withRoles(deps: Deps, doc: CaseDoc, target: Holder): Promise<Holder> {
  const person = await deps.people.byId(doc.school, target.personId);
  return { ...target, roles: [...target.roles, ...(person?.roles ?? [])] };
}

async function nowFor(deps: Deps, doc: CaseDoc) {
  const today = isoDateOf(deps.clock.now(), deps.policy(doc.school).calendar.zone);
  return { recused: await recusedNow(deps, doc), today };
}

async function leading(
  deps: Deps,
  who: Who,
  id: DocId,
  step: (doc: CaseDoc, now: Instant) => Promise<Result<CaseDoc>>,
): Promise<Result<PeopleData>> {
  const done = await actOnCase(deps, who, id, (doc, me, now) => (mayShare(me) ? step(doc, now) : notLeading()));
  return done.ok ? ok(await peopleData(deps, done.value, who)) : done;
}
