// The lines shown and the outside help suggested: united over the rows, then adjusted to who can really be reached.

import type { Role } from '../../people/role.ts';
import { ADVICE_KEYS, type AdviceKey } from '../advice.ts';
import type { Urgency } from '../outcome.ts';
import { REFERRAL_KEYS, type ReferralKey } from '../referrals.ts';
import type { Reasons } from './because.ts';
import type { Matched } from './matched-rows.ts';
import type { Situation } from './situation.ts';

export type AdviceInput = {
  readonly situation: Situation;
  readonly matched: readonly Matched[];
  readonly urgency: Urgency;
  readonly wanted: readonly Role[];
  readonly shutOut: ReadonlySet<Role>;
  readonly teamUnreachable: boolean;
};

export function adviceOf(input: AdviceInput, reasons: Reasons): readonly AdviceKey[] {
  const shown = new Set<AdviceKey>();
  const show = (key: AdviceKey, rows: readonly string[]) => {
    shown.add(key);
    reasons.add(key, rows);
  };
  show('no_attachments', ['always']);
  for (const { row, advise } of input.matched) for (const key of advise) show(key, [row.id]);
  for (const key of adviceOfTheLadder(input)) show(key, ['ladder']);
  if (input.teamUnreachable || input.shutOut.has('dsl')) shown.delete('tell_dsl_in_person');
  return ADVICE_KEYS.filter((key) => shown.has(key));
}

/** What the reporter must know because somebody who would usually be told is not. */
function adviceOfTheLadder({
  situation,
  urgency,
  wanted,
  shutOut,
  teamUnreachable,
}: AdviceInput): readonly AdviceKey[] {
  const away = (role: Role) => urgency === 'immediate' && wanted.includes(role) && situation.away.has(role);
  const keys: AdviceKey[] = [];
  const usualPeople: readonly Role[] = ['dsl', 'headteacher'];
  if (usualPeople.some((role) => shutOut.has(role) || away(role))) keys.push('alternative_route');
  const teamWanted = wanted.includes('dsl') || wanted.includes('deputy_dsl');
  if (teamWanted && teamUnreachable && situation.aboutChild) {
    keys.push('anyone_can_refer');
    // Not where an adult of the school is the subject: the most senior leader on site might be that adult.
    if (urgency === 'immediate' && !situation.adultCase) keys.push('tell_senior_leader_now');
  }
  return keys;
}

export function referralsOf(
  matched: readonly Matched[],
  situation: Situation,
  reasons: Reasons,
): readonly ReferralKey[] {
  const suggested = new Set<ReferralKey>();
  for (const { row, suggest } of matched) {
    for (const key of suggest) {
      // 999 is for danger now, whatever a row or a school says.
      if (key === 'police_999' && !situation.danger) continue;
      suggested.add(key);
      reasons.add(key, [row.id]);
    }
  }
  return REFERRAL_KEYS.filter((key) => suggested.has(key));
}
