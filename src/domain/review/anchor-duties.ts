// Once a week the head and the chair get the ledger's head, so that it stands somewhere outside the server: whoever rewrites the records
// cannot rewrite that.

import { openHours } from '../calendar/school-days.ts';
import type { Directory } from '../people/person.ts';
import type { Role } from '../people/role.ts';
import type { Duty } from '../reminders/duty.ts';
import type { SchoolCalendar } from '../school/policy.ts';
import type { IsoDate } from '../shared/instant.ts';
import { weekOf } from './review-duties.ts';
import { approversOf } from './review-rights.ts';

/** How many entries the ledger has, which nobody is told, since it grows by cases they are shut out of; and its head in signs to read aloud. */
export type LedgerAnchor = { readonly entries: number; readonly signs: string };

const KEEPERS: readonly Role[] = ['headteacher', 'chair_of_governors'];

/** Told once a week, on the first day on which a bundle can leave. */
export function anchorDuties(
  { entries, signs }: LedgerAnchor,
  directory: Directory,
  calendar: SchoolCalendar,
  today: IsoDate,
): readonly Duty[] {
  if (entries === 0 || openHours(calendar, today) === null) return [];
  const week = weekOf(today);
  const people = new Set(KEEPERS.flatMap((role) => approversOf(role, directory, today)).map(({ id }) => id));
  return [...people].map((to) => ({
    key: `ledger_anchor:${week}`,
    kind: 'ledger_anchor',
    to,
    about: '',
    title: `Keep this outside the server: ${signs}`,
    dueOn: null,
    firstOn: week,
    spacing: [],
    handedOnOn: null,
  }));
}
