// Whether the school itself named this person: in its pack (demo) or in a staff list. Somebody only seen in Teams or Slack is known
// as a reporter and no more.

import type { PersonId } from '../../domain/people/person.ts';
import type { HistoryEntry } from '../../domain/shared/document.ts';
import type { Deps } from '../ports.ts';

export const isImport = ({ action }: HistoryEntry): boolean => action.startsWith('person.import_');

export async function onStaffList(
  deps: Pick<Deps, 'store' | 'policy'>,
  school: string,
  personId: PersonId,
): Promise<boolean> {
  if (deps.policy(school).people.some((person) => person.id === personId)) return true;
  const doc = await deps.store.read('person', personId);
  return doc !== null && doc.school === school && doc.history.some(isImport);
}
