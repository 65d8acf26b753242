// One request, for those who keep them. Everybody else hears what they would hear of none.

import { holdsOne } from '../../domain/people/presence.ts';
import type { Role } from '../../domain/people/role.ts';
import type { DocId } from '../../domain/shared/document.ts';
import { ok, type Result, refuse } from '../../domain/shared/result.ts';
import type { AccessRequestDoc } from '../../domain/subject-access/access-request.ts';
import { ACCESS_TEXTS } from '../../views/access-texts.ts';
import { recordRefusal } from '../casework/authorise.ts';
import { readDoc } from '../change-doc.ts';
import { worksHereNow } from '../people/works-here-now.ts';
import type { Deps } from '../ports.ts';
import type { Who } from '../who.ts';

export const KEEPERS: readonly Role[] = ['dpo', 'dsl', 'headteacher'];

export const notYours = (): Result<never> => refuse('access.not_yours', ACCESS_TEXTS.notYours);

export async function keepsRequests(deps: Deps, who: Who): Promise<boolean> {
  const person = await deps.people.byId(who.school, who.person.id);
  return person !== null && holdsOne(person, KEEPERS) && (await worksHereNow(deps, who.school, person.id));
}

export async function requestFor(deps: Deps, who: Who, id: DocId): Promise<Result<AccessRequestDoc>> {
  if (await keepsRequests(deps, who)) {
    const read = await readDoc(deps, 'access_request', id);
    if (!read.ok) return read;
    if (read.value !== null && read.value.school === who.school) return ok(read.value);
  }
  await recordRefusal(deps, who.school, who.person.id, id);
  return notYours();
}
