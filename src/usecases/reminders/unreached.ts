// Who cannot be reached by any chat or e-mail, for the lists of those who may see names.

import type { PersonId } from '../../domain/people/person.ts';
import { unreachedTerm } from '../../domain/reminders/reminders-life.ts';
import type { IsoDate } from '../../domain/shared/instant.ts';
import { readDoc } from '../change-doc.ts';
import type { Deps } from '../ports.ts';

const PAGE = 200;

export type Unreached = { readonly personId: PersonId; readonly since: IsoDate };

export async function unreached(deps: Deps, school: string): Promise<readonly Unreached[]> {
  const found: Unreached[] = [];
  let after: string | undefined;
  do {
    const cursor = after === undefined ? {} : { after };
    const page = await deps.store.list('reminders', [unreachedTerm(school)], { limit: PAGE, ...cursor });
    for (const { id } of page.headers) {
      const read = await readDoc(deps, 'reminders', id);
      const state = read.ok ? read.value?.state : undefined;
      if (state?.unreachedSince !== undefined) found.push({ personId: state.personId, since: state.unreachedSince });
    }
    after = page.next;
  } while (after !== undefined);
  return found;
}
