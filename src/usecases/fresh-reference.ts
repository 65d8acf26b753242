// A reference that no document of its sort carries, nor ever carried: discarded drafts keep theirs.

import type { Deps, DocKind } from './ports.ts';

/** The letters before the dash, and every kind of document that carries such references. */
const SORTS = {
  report: { letters: 'ES', kinds: ['case'] },
  filtering: { letters: 'FR', kinds: ['override', 'site'] },
  access: { letters: 'DR', kinds: ['access_request'] },
  check: { letters: 'FC', kinds: ['filter_check'] },
} as const satisfies Readonly<Record<string, { readonly letters: string; readonly kinds: readonly DocKind[] }>>;

export async function freshReference(deps: Deps, sort: keyof typeof SORTS = 'report'): Promise<string> {
  const { letters, kinds } = SORTS[sort];
  const ref = deps.ids.reference(letters);
  for (const kind of kinds) {
    const taken = await deps.store.list(kind, [`ref:${ref}`], { limit: 1 });
    if (taken.headers.length > 0) return freshReference(deps, sort);
  }
  return ref;
}
