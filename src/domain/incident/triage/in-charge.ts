// Whose acknowledgement stops the ladder.

import type { Role } from '../../people/role.ts';
import type { Matched } from './matched-rows.ts';
import type { StandIns } from './stand-ins.ts';

/**
 * In a safeguarding case, or one about an adult of the school, only the people of those rows count: that the data protection
 * officer has seen it does not mean that somebody looks after the child.
 */
export function accountableRoles(
  matched: readonly Matched[],
  standIns: StandIns,
  told: readonly Role[],
): readonly Role[] {
  const leading = matched.filter((m) => m.safeguarding || m.row.aboutAdult === true);
  const rows = leading.some((m) => m.row.accountable.length > 0) ? leading : matched;
  const wanted = rows.flatMap((m) => m.row.accountable);
  const inPlace = wanted.flatMap((role) => told.filter((t) => (standIns.standsFor.get(t) ?? []).includes(role)));
  const found = [...new Set(inPlace)];
  return found.length > 0 ? found : told;
}
