// The reporter adds to a report that was sent. Nothing is ever changed or taken away; what holders write stands among the records.

import type { Answers } from '../incident/answers.ts';
import type { Instant } from '../shared/instant.ts';
import { rememberPress } from '../shared/presses.ts';
import type { CaseDoc, Note } from './case.ts';
import { reporterRef } from './draft.ts';
import { revise } from './revise.ts';
import { activeHolders, lineTo } from './tell.ts';

export type Addition = { readonly text: string; readonly answers: Answers; readonly key: string };

/** The reporter adds something later: holders are told that there is more, and read it behind Open. */
export function addToReport(doc: CaseDoc, addition: Addition, now: Instant): CaseDoc {
  const by = reporterRef(doc.state.reporter);
  const entry: Note = {
    id: `note-${doc.state.notes.length + 1}`,
    at: now,
    by,
    kind: 'addition',
    text: addition.text,
    answers: addition.answers,
  };
  return revise(doc, now, {
    state: { notes: [...doc.state.notes, entry], ...rememberPress(doc.state, addition.key) },
    entries: [{ by, action: 'report.added_to', detail: { note: entry.id } }],
    messages: activeHolders(doc.state)
      .filter((h) => h.accountable)
      .map((h) => lineTo(h.personId, 'more_was_added', entry.id)),
  });
}
