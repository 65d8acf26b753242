// The rows that apply, once the school's own amendments are added. An amendment can add and hasten, never take away.

import type { Role } from '../../people/role.ts';
import type { AdviceKey } from '../advice.ts';
import type { Urgency } from '../outcome.ts';
import type { ReferralKey } from '../referrals.ts';
import type { RoutingPolicy } from '../routing.ts';
import { applying, isSafeguarding, type Row } from './row.ts';
import { ROWS } from './rows.ts';
import type { Situation } from './situation.ts';

export type Matched = {
  readonly row: Row;
  readonly safeguarding: boolean;
  readonly tell: readonly Role[];
  readonly urgencies: readonly Urgency[];
  readonly advise: readonly AdviceKey[];
  readonly suggest: readonly ReferralKey[];
  /** Roles the school keeps out of this row, so that they stay free for an appeal. */
  readonly keepOut: readonly Role[];
};

export function matchedRows(situation: Situation, routing: RoutingPolicy): readonly Matched[] {
  return ROWS.filter((row) => appliesHere(row, situation, routing)).map((row) => amended(row, situation, routing));
}

function appliesHere(row: Row, situation: Situation, routing: RoutingPolicy): boolean {
  if (row.when.holds(situation)) return true;
  const { category } = situation.facts;
  // An amendment widens a row to more kinds; a row about victims on the staff (TR24) stays with them.
  const widened = (routing.alsoApply ?? []).some(
    (also) => also.row === row.id && category !== null && also.categories.includes(category),
  );
  return widened && situation.facts.victim !== 'staff';
}

function amended(row: Row, situation: Situation, routing: RoutingPolicy): Matched {
  const safeguarding = isSafeguarding(row, situation);
  const here = (amendment: Amendment) => isMeant(amendment, row, situation);
  return {
    row,
    safeguarding,
    tell: [...applying(row.tell, situation), ...routing.alsoTell.filter(here).flatMap((a) => a.roles)],
    urgencies: [...applying(row.urgency, situation), ...routing.urgency.filter(here).map((a) => a.urgency)],
    advise: applying(row.advise, situation),
    suggest: [
      ...applying(row.suggest, situation),
      ...(routing.alsoSuggest ?? [])
        .filter((a) => here(a) && (a.onlySafeguarding !== true || a.rows !== undefined || safeguarding))
        .flatMap((a) => a.referrals),
    ],
    keepOut: headIsOut(situation) ? [] : (routing.keepOut ?? []).filter(here).flatMap((a) => a.roles),
  };
}

/** Then the chair leads the case and cannot be kept out of it. */
const headIsOut = ({ subjectRoles, tiedRoles }: Situation): boolean =>
  subjectRoles.has('headteacher') || tiedRoles?.has('headteacher') === true;

type Amendment = {
  readonly rows?: readonly string[];
  readonly categories?: readonly string[];
  readonly unlessSubjectHolds?: readonly Role[];
};

function isMeant({ rows, categories, unlessSubjectHolds }: Amendment, row: Row, situation: Situation): boolean {
  const { category } = situation.facts;
  if (rows !== undefined && !rows.includes(row.id)) return false;
  if (categories !== undefined && (category === null || !categories.includes(category))) return false;
  return !(unlessSubjectHolds ?? []).some((role) => situation.subjectRoles.has(role));
}
