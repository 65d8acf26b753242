// An unnamed reporter's steps are kept with their minutes rounded, so that a log of who used the bot at 16:51 does not name them.

import type { CaseDoc } from '../../domain/casework/case.ts';
import { type Instant, MINUTE_MS } from '../../domain/shared/instant.ts';

const ROUND_MS = 10 * MINUTE_MS;
const rounded = (at: Instant): Instant => Math.floor(at / ROUND_MS) * ROUND_MS;

/** The case with its own unsealed anonymous entries and the reporter's moments rounded down; others are left alone. */
export function roundAnonymous(doc: CaseDoc): CaseDoc {
  const { state } = doc;
  if (state.reporter.kind !== 'anonymous') return doc;
  const history = doc.history.map((e) =>
    e.seal === undefined && e.by === 'anonymous' ? { ...e, at: rounded(e.at) } : e,
  );
  const submitted = state.submittedAt === undefined ? {} : { submittedAt: rounded(state.submittedAt) };
  const moments = { createdAt: rounded(state.createdAt), touchedAt: rounded(state.touchedAt), ...submitted };
  const notes = state.notes.map((n) => (n.by === 'anonymous' ? { ...n, at: rounded(n.at) } : n));
  return { ...doc, history, state: { ...state, ...moments, notes } };
}
