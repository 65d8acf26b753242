// The cases one person may see, one after the other: each is read and authorised by itself, so that what is shut out is never
// counted, sorted or shown, and an end of a list is the end of what they may see.

import type { CaseDoc, Holder } from '../../../domain/casework/case.ts';
import { holderTerm, openTerm } from '../../../domain/casework/finding/holding-terms.ts';
import type { DocId } from '../../../domain/shared/document.ts';
import type { Deps } from '../../ports.ts';
import type { Who } from '../../who.ts';
import { authorise } from '../authorise.ts';
import { readCase } from '../change-case.ts';

export type Seen = { readonly doc: CaseDoc; readonly me: Holder };

const PAGE = 100;

/** Ids of everything that carries the terms, newest first. Ids alone say nothing: each is authorised before it is used. */
export async function* idsWith(deps: Deps, terms: readonly string[]): AsyncGenerator<DocId> {
  let after: string | undefined;
  do {
    const page = await deps.store.list('case', terms, after === undefined ? { limit: PAGE } : { limit: PAGE, after });
    for (const { id } of page.headers) yield id;
    after = page.next;
  } while (after !== undefined);
}

/** Null for what this person may not see now, and for a record that cannot be read: it must not hide the others. */
export async function seenBy(deps: Deps, who: Who, id: DocId): Promise<Seen | null> {
  const read = await readCase(deps, id);
  if (!read.ok || read.value === null) return null;
  const holder = await authorise(deps, read.value, who);
  return holder.ok ? { doc: read.value, me: holder.value } : null;
}

/** `among`: further terms, all of which a case must carry. */
export async function* myCasesWith(
  deps: Deps,
  who: Who,
  among: readonly string[],
  which: 'open' | 'every' = 'every',
): AsyncGenerator<Seen> {
  const mine = which === 'open' ? openTerm(who.person.id) : holderTerm(who.person.id);
  for await (const id of idsWith(deps, [mine, ...among])) {
    const seen = await seenBy(deps, who, id);
    if (seen !== null) yield seen;
  }
}
