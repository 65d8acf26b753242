// Every text as it was while people signed it. One that the server has not seen before is kept from then on: what was signed can
// always be read again, and what changed can be told.

import type { Agreement } from '../../domain/aup/agreement.ts';
import type { AgreementDoc } from '../../domain/aup/kept-agreement.ts';
import { agreementId } from '../../domain/aup/sign-life.ts';
import { ok, type Result } from '../../domain/shared/result.ts';
import { changeDoc, readDoc } from '../change-doc.ts';
import type { Deps } from '../ports.ts';
import { orUnreadable } from '../store-unreadable.ts';

const term = (school: string, key: string): string => `agreement:${school}:${key}`;

/** The text as it is kept. Refuses only when it can be neither read nor written. */
export async function keptText(deps: Deps, school: string, text: Agreement): Promise<Result<AgreementDoc>> {
  const id = agreementId(school, text.hash);
  const read = await readDoc(deps, 'agreement', id);
  if (!read.ok) return read;
  if (read.value !== null) return ok(read.value);
  const now = deps.clock.now();
  const fresh: AgreementDoc = {
    ...{ kind: 'agreement', id, school, version: 0, state: { text, keptSince: now }, outbox: [], dueAt: null },
    history: [
      { at: now, by: 'system', action: 'agreement.kept', detail: { agreement: text.key, version: text.version } },
    ],
    terms: [term(school, text.key)],
  };
  return changeDoc(deps, 'agreement', id, (doc) => ok(doc ?? fresh));
}

/** A text by its hash, or null for one that nobody signed here. */
export async function textByHash(deps: Deps, school: string, hash: string): Promise<Result<Agreement | null>> {
  const read = await readDoc(deps, 'agreement', agreementId(school, hash));
  return read.ok ? ok(read.value?.state.text ?? null) : read;
}

const PAGE = 100;

/** Versions of this text that were in force before, oldest first. */
export async function olderTexts(deps: Deps, school: string, text: Agreement): Promise<readonly Agreement[]> {
  const docs: AgreementDoc[] = [];
  let after: string | undefined;
  do {
    const page = await deps.store.list(
      'agreement',
      [term(school, text.key)],
      after === undefined ? { limit: PAGE } : { limit: PAGE, after },
    );
    for (const { id } of page.headers) {
      const doc = await deps.store.read('agreement', id).catch(orUnreadable);
      if (doc !== null && doc.state.text.hash !== text.hash) docs.push(doc);
    }
    after = page.next;
  } while (after !== undefined);
  return docs.toSorted((a, b) => a.state.keptSince - b.state.keptSince).map(({ state }) => state.text);
}
