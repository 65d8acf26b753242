// A reference that no case carries, nor ever carried: discarded drafts keep theirs.

import type { Deps } from './ports.ts';

export async function freshReference(deps: Deps): Promise<string> {
  const ref = deps.ids.reference();
  const taken = await deps.store.list('case', [`ref:${ref}`], { limit: 1 });
  return taken.headers.length === 0 ? ref : freshReference(deps);
}
