// The facts once the careful readings are applied: what is not known counts as the worse case for the child.

import { ROLES, type Role } from '../../people/role.ts';
import type { DangerFacts, Facts, Subject } from '../facts.ts';
import type { RoutingPolicy } from '../routing.ts';

export type AnyFacts = Facts | DangerFacts;

/** What the school knows beyond the form: every role the person it is about holds. */
export type Known = { readonly subjectRoles?: readonly Role[] };

export type Situation = {
  readonly facts: AnyFacts;
  /** A bomb threat is always danger now. */
  readonly danger: boolean;
  readonly pupilVictim: boolean;
  readonly aboutChild: boolean;
  /** A picture of somebody under 18, or one of which nobody knows what it shows. */
  readonly childPicture: boolean;
  readonly under13: boolean;
  readonly mayBeIllegal: boolean;
  readonly schoolDevice: boolean;
  /** An adult of the school is the subject, identified or not. */
  readonly adultSubject: boolean;
  readonly selfReport: boolean;
  /** Nobody can say yet which adult it is: only the narrowest set may be told. */
  readonly unidentified: boolean;
  /** The rules for adults of the school apply: named, unidentified, or the reporter. */
  readonly adultCase: boolean;
  readonly privateContact: boolean;
  /** One of the four LADO questions may be met: yes, not sure, or not asked about an adult of the school. */
  readonly ladoConcern: boolean;
  /** Every role of the person it is about. */
  readonly subjectRoles: ReadonlySet<Role>;
  /** The roles of the person with a family tie, or null. */
  readonly tiedRoles: ReadonlySet<Role> | null;
  /** Roles whose holders are away. Only an immediate case looks at it. */
  readonly away: ReadonlySet<Role>;
};

const OUTSIDE_THE_ADULT_RULES: readonly Subject[] = ['none', 'reporter', 'former_staff'];
const UNDER_18_PICTURES = ['under18_nude', 'under18_sexual', 'under18_ai_generated', 'unknown'];

export function situationOf(facts: AnyFacts, routing: RoutingPolicy, known: Known = {}): Situation {
  const pupilVictim = facts.victim.startsWith('pupil');
  const childPicture =
    UNDER_18_PICTURES.includes(facts.image) || facts.category === 'nude_sharing' || facts.category === 'iioc';
  return {
    facts,
    danger: facts.imminent || facts.category === 'bomb_threat',
    pupilVictim,
    childPicture,
    // An alert sent before a kind was chosen is read as being about a child.
    aboutChild:
      pupilVictim ||
      childPicture ||
      facts.age_band !== 'n/a' ||
      facts.harm_signs ||
      facts.adult_involved ||
      facts.category === null,
    // "No child concerned" beside a picture of a child is an age not known.
    under13: ['u13', 'unknown', 'n/a'].includes(facts.age_band),
    mayBeIllegal: facts.material === 'illegal' || facts.material === 'potentially_illegal',
    schoolDevice: facts.device === 'school' || facts.device === 'school_lost',
    ...adultPart(facts),
    ...whoIsOut(facts, routing, known),
  };
}

type AdultPart = Pick<
  Situation,
  'adultSubject' | 'selfReport' | 'unidentified' | 'adultCase' | 'privateContact' | 'ladoConcern'
>;

function adultPart(facts: AnyFacts): AdultPart {
  const { subject, lado_tests: tests } = facts;
  const adultSubject = !OUTSIDE_THE_ADULT_RULES.includes(subject) && !subject.startsWith('relative_of_');
  const selfReport = subject === 'reporter';
  const answered = tests === 'may_meet' || tests === 'unsure';
  // Nobody is named, yet the report can only be about an adult here. Read as if the adult were not identified yet.
  const contactByStaff = facts.adult_involved && (facts.instigator === 'staff' || facts.instigator === 'governor');
  const aboutStaff = facts.category === 'staff_conduct' || facts.category === 'low_level_concern';
  const nobodyNamed = !adultSubject && !selfReport && (aboutStaff || answered || contactByStaff);
  const adultCase = adultSubject || selfReport || nobodyNamed;
  return {
    adultSubject,
    selfReport,
    unidentified: subject === 'staff_unresolved' || nobodyNamed,
    adultCase,
    privateContact: facts.adult_involved && adultCase,
    ladoConcern: answered || (adultSubject && tests === 'n/a'),
  };
}

function whoIsOut(facts: AnyFacts, routing: RoutingPolicy, known: Known) {
  const together = (roles: readonly Role[]): ReadonlySet<Role> =>
    new Set(roles.flatMap((role) => [role, ...(routing.sharedRoles ?? []).filter((g) => g.includes(role)).flat()]));
  const named = roleNamedBy(facts.subject);
  const tied = facts.subject.startsWith('relative_of_')
    ? roleNamedBy(facts.subject.slice('relative_of_'.length))
    : null;
  return {
    subjectRoles: together([...(named === null ? [] : [named]), ...(known.subjectRoles ?? [])]),
    tiedRoles: tied === null ? null : together([tied]),
    away: together(facts.absent),
  };
}

const roleNamedBy = (word: string): Role | null => ROLES.find((role) => role === word) ?? null;
