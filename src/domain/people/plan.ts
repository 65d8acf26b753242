// Who hears of a case: roles turned into people, the shut-out removed, the rest in rungs. Types only; the rule is in recipients.ts.

import type { Depth } from '../incident/outcome.ts';
import type { PersonId } from './person.ts';
import type { Role } from './role.ts';

export type Recipient = {
  readonly personId: PersonId;
  /** The roles for which this person is told, after exclusions. */
  readonly roles: readonly Role[];
  readonly depth: Depth;
  /** True when this person's acknowledgement stops the ladder. */
  readonly accountable: boolean;
};

export type Plan = {
  /** rungs[0] is told at once; each later rung when nobody accountable has acknowledged in time. Nobody appears twice, except that a later rung may put in charge whoever was only told before. */
  readonly rungs: readonly (readonly Recipient[])[];
  /** True when not one eligible person was left: the reporter is told plainly and given numbers, and it is logged. */
  readonly emptied: boolean;
  /** Advice keys that the resolution itself adds (alternative_route, tell_senior_leader_now, anyone_can_refer). */
  readonly advice: readonly string[];
  /** Advice keys of the outcome that must not be shown after all (tell_dsl_in_person, when the DSL is out or nobody of the team is left). */
  readonly withheld?: readonly string[];
};
