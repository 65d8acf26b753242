// What came into a case since somebody looked, or since their page was made: who and when, and no words of it.

import type { CaseDoc, Holder } from '../../../domain/casework/case.ts';
import { type Entry, entriesOf, mayRead } from '../../../domain/casework/record/entries.ts';
import type { RecordContext } from '../../../domain/casework/record/record-form.ts';
import { since } from '../../../domain/casework/record/since.ts';
import type { Directory } from '../../../domain/people/person.ts';
import { type Instant, MINUTE_MS } from '../../../domain/shared/instant.ts';
import { formatTimeOrMoment } from '../../../domain/shared/time.ts';
import { nameOf } from '../../reporting/preview.ts';
import { recordName } from './entry-words.ts';

/** Showings that follow one another closely are one look: turning a page makes nothing old. */
const ONE_LOOK_MS = 10 * MINUTE_MS;
/** Moments of somebody without a name are kept rounded down by as much. */
const ROUNDED_MS = 10 * MINUTE_MS;
const MOST_LINES = 5;

/** What others wrote since this holder looked before; for a first look, since they were told. */
export function newSinceLook(doc: CaseDoc, me: Holder, now: Instant): readonly Entry[] {
  const from = lookBefore(doc, me, now) ?? me.toldAt;
  return entriesOf(doc.state).filter(
    (entry) =>
      entry.by !== me.personId && mayRead(entry, me) && entry.at + (entry.by === 'anonymous' ? ROUNDED_MS : 0) > from,
  );
}

/** Somebody's access ended since this holder looked before; for a first look, at any time. */
export function endedSinceLook(doc: CaseDoc, me: Holder, now: Instant): boolean {
  const from = lookBefore(doc, me, now);
  return doc.history.some((e) => e.action === 'case.withdrawn' && (from === null || e.at >= from));
}

function lookBefore(doc: CaseDoc, me: Holder, now: Instant): Instant | null {
  const looks = doc.history.filter((e) => e.action === 'case.opened' && e.by === me.personId).map((e) => e.at);
  let earliest = now;
  while (looks.length > 0 && earliest - (looks.at(-1) ?? 0) < ONE_LOOK_MS) earliest = looks.pop() ?? earliest;
  return looks.at(-1) ?? null;
}

/** What others wrote since the page with this mark was made, as far as this holder may read it. */
export const newSinceMark = (doc: CaseDoc, me: Holder, mark: string): readonly Entry[] =>
  since(doc.state, mark).filter((entry) => entry.by !== me.personId && mayRead(entry, me));

/** "Dana Safeguard added: Note, 14:12." */
export function newsLines(
  entries: readonly Entry[],
  directory: Directory,
  context: RecordContext,
  now: Instant,
): readonly string[] {
  const { zone } = context.policy.calendar;
  const lines = entries
    .slice(-MOST_LINES)
    .map((entry) => `${said(entry, directory, context)}, ${formatTimeOrMoment(entry.at, now, zone)}.`);
  const more = entries.length - lines.length;
  return more > 0 ? [`${more} more came before these.`, ...lines] : lines;
}

function said(entry: Entry, directory: Directory, context: RecordContext): string {
  if (entry.what === 'note' && entry.note.kind === 'addition') return 'The reporter added something';
  const who = nameOf(directory, entry.by);
  if (entry.what === 'closing') return `${who} closed the case`;
  if (entry.what === 'reopening') return `${who} opened the case again`;
  return `${who} added: ${entry.what === 'record' ? recordName(entry.record, context) : 'Note'}`;
}
