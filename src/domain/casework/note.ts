// Adding to a case. Nothing is ever changed or taken away: a correction is another note.

import type { Answers } from '../incident/answers.ts';
import type { PersonId } from '../people/person.ts';
import type { Instant } from '../shared/instant.ts';
import { rememberPress } from '../shared/presses.ts';
import { RETELL_MS } from './acknowledge.ts';
import type { CaseDoc, Note } from './case.ts';
import { reporterRef } from './draft.ts';
import { revise } from './revise.ts';
import { activeHolders, lineTo, statusMessage } from './tell.ts';

/** A holder's note. Work on an accepted case shows the reporter "In hand" and puts off the reminder. */
export function addNote(
  doc: CaseDoc,
  note: { readonly by: PersonId; readonly text: string; readonly key: string },
  now: Instant,
): CaseDoc {
  const entry: Note = { id: `note-${doc.state.notes.length + 1}`, at: now, by: note.by, kind: 'note', text: note.text };
  return revise(doc, now, {
    state: { notes: [...doc.state.notes, entry], ...rememberPress(doc.state, note.key) },
    entries: [{ by: note.by, action: 'case.note_added', detail: { note: entry.id } }],
    messages: doc.state.acknowledged === undefined ? [] : statusMessage(doc, `in_hand-${doc.state.acknowledged.at}`),
    timers: doc.state.timers.retell === undefined ? {} : { retell: now + RETELL_MS },
  });
}

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
