// A holder brings a named person in, at a depth, for a reason; or ends somebody's access.
// Ended by a person is no recusal: the same person may be brought in again. Nobody is ever told why.

import type { Depth } from '../incident/outcome.ts';
import { DEPTHS } from '../incident/outcome.ts';
import type { Person, PersonId } from '../people/person.ts';
import type { Plan } from '../people/plan.ts';
import { nameWords } from '../people/possible-matches.ts';
import { worksHere } from '../people/presence.ts';
import type { Instant, IsoDate } from '../shared/instant.ts';
import { rememberPress } from '../shared/presses.ts';
import type { CaseDoc, CaseState, Holder } from './case.ts';
import { wholeNames } from './finding/finding-terms.ts';
import { revise } from './revise.ts';
import { activeHolders, heldBy, lineTo } from './tell.ts';
import { accessEnded } from './withdraw.ts';

const deeper = (a: Depth, b: Depth): boolean => DEPTHS.indexOf(a) < DEPTHS.indexOf(b);

/** Whoever leads and sees the whole decides who else sees what. */
export const mayShare = (me: Holder): boolean => me.accountable && me.depth === 'whole';

type Now = { readonly recused: ReadonlySet<PersonId>; readonly today: IsoDate };

/** The depths at which this person may be brought in, or seen deeper than now; none for whoever may not hold the case. */
export function depthsFor(doc: CaseDoc, person: Person, { recused, today }: Now): readonly Depth[] {
  if (doc.state.phase === 'closed' || !worksHere(person, today)) return [];
  if (recused.has(person.id) || isNamed(doc.state, person)) return [];
  const held = heldBy(doc.state, person.id);
  return DEPTHS.filter((depth) => fits(depth, doc.state, person) && (held === undefined || deeper(depth, held.depth)));
}

/** Named as involved counts as being part of it: rather one too many left out. */
const isNamed = (state: CaseState, { name }: Person): boolean => {
  const own = nameWords(name);
  return wholeNames(state).some((parts) => parts.every((part) => own.includes(part)));
};

/** With a picture of a child the whole case and its technical side stay with those who lead the school and its safeguarding. */
function fits(depth: Depth, state: CaseState, person: Person): boolean {
  if ((depth !== 'whole' && depth !== 'technical') || !hasChildPicture(state)) return true;
  return depth === 'whole' && person.roles.some((role) => LEADING.includes(role));
}
const LEADING: readonly string[] = [
  ...['dsl', 'deputy_dsl', 'headteacher', 'deputy_head', 'chair_of_governors', 'safeguarding_governor'],
  ...['vice_chair_of_governors', 'trust_safeguarding_lead'],
];

export const hasChildPicture = ({ facts }: CaseState): boolean =>
  facts !== null &&
  (facts.image.startsWith('under18') ||
    facts.image === 'unknown' ||
    facts.category === 'nude_sharing' ||
    facts.category === 'iioc');

export type Sharing = {
  readonly by: PersonId;
  readonly person: Person;
  readonly depth: Depth;
  readonly reason: string;
  readonly press: string;
};

/** Somebody who holds a part already keeps what was noted of them and sees more from now on. */
export function share(doc: CaseDoc, { by, person, depth, reason, press }: Sharing, now: Instant): CaseDoc {
  const held = heldBy(doc.state, person.id);
  const fresh = { personId: person.id, roles: person.roles.slice(0, 1), accountable: false, toldAt: now };
  const holder: Holder = {
    ...(held ?? { ...fresh, rung: Math.max(0, doc.state.ladder.rung) }),
    ...{ depth, sharedBy: by, sharedFor: reason },
  };
  const others = doc.state.holders.filter((h) => h.personId !== person.id);
  const ended = (doc.state.accessEnded ?? []).filter((e) => e.personId !== person.id);
  return revise(doc, now, {
    state: { holders: [...others, holder], accessEnded: ended, ...rememberPress(doc.state, press) },
    entries: [{ by, action: 'case.shared', detail: { person: person.id, depth } }],
    messages: [lineTo(person.id, 'shared_with_you', doc.version)],
  });
}

export type Ending = {
  readonly by: PersonId;
  readonly person: PersonId;
  readonly reason: string;
  readonly press: string;
};

/**
 * How somebody's access may be ended. `protected`: the DSL of a safeguarding case, whom no other holder takes off it; the head or the
 * chair may say that there is a conflict, and that shuts the DSL out for good. `last`: somebody has to lead on it.
 */
export function endingOf(
  doc: CaseDoc,
  target: Holder,
  by: Person,
): 'allowed' | 'conflict' | 'protected' | 'last' | 'own' {
  if (target.personId === by.id) return 'own';
  const leaders = activeHolders(doc.state).filter((h) => h.accountable && h.personId !== target.personId);
  if (target.accountable && leaders.length === 0) return 'last';
  if (doc.state.outcome?.safeguarding !== true || !target.roles.includes('dsl')) return 'allowed';
  return by.roles.some((role) => role === 'headteacher' || role === 'chair_of_governors') ? 'conflict' : 'protected';
}

/** They are told that it has moved, as everybody is whose access ends. */
export function endAccess(doc: CaseDoc, { by, person, reason, press }: Ending, now: Instant): CaseDoc {
  const earlier = (doc.state.accessEnded ?? []).filter((e) => e.personId !== person);
  const noted = revise(doc, now, {
    state: { accessEnded: [...earlier, { personId: person, by, at: now, reason }], ...rememberPress(doc.state, press) },
    entries: [{ by, action: 'case.access_ended', detail: { person } }],
  });
  const ended = accessEnded(noted, new Set([person]), 'ended', now);
  return revise(ended, now, { messages: [lineTo(person, 'moved', doc.version)] });
}

/** Whose access a person has ended is not told anew by the ladder, unless nobody else could lead on it then. */
export function withoutEnded(plan: Plan, state: CaseState): Plan {
  const ended = new Set((state.accessEnded ?? []).map((e) => e.personId));
  if (ended.size === 0) return plan;
  const rungs = plan.rungs.map((rung) => rung.filter((r) => !ended.has(r.personId))).filter((rung) => rung.length > 0);
  const led = activeHolders(state).some((h) => h.accountable) || rungs.flat().some((r) => r.accountable);
  return led ? { ...plan, rungs } : plan;
}
