// Every document of one kind that carries the terms, read page by page.

import { readDoc } from '../change-doc.ts';
import { inPages } from '../in-pages.ts';
import type { Deps, DocByKind, DocKind } from '../ports.ts';

const PAGE = 100;

/** Null when one of them cannot be read: whatever is made of the others would be taken for the whole. */
export async function everyDoc<K extends DocKind>(
  deps: Deps,
  kind: K,
  school: string,
  terms: readonly string[],
): Promise<readonly DocByKind[K][] | null> {
  const docs: DocByKind[K][] = [];
  let after: string | undefined;
  do {
    const page = await deps.store.list(kind, terms, after === undefined ? { limit: PAGE } : { limit: PAGE, after });
    const mine = page.headers.filter((header) => header.school === school);
    for (const read of await inPages(mine, ({ id }) => readDoc(deps, kind, id))) {
      if (!read.ok) return null;
      if (read.value !== null) docs.push(read.value);
    }
    after = page.next;
  } while (after !== undefined);
  return docs;
}
