// Who did what and when, in words, for a holder who may see the whole case.

import type { CaseDoc } from '../../../domain/casework/case.ts';
import type { RecordContext } from '../../../domain/casework/record/record-form.ts';
import type { Directory } from '../../../domain/people/person.ts';
import type { HistoryEntry } from '../../../domain/shared/document.ts';
import type { Instant } from '../../../domain/shared/instant.ts';
import { formatMomentOnRecord } from '../../../domain/shared/time.ts';
import { nameOf } from '../../reporting/preview.ts';
import type { CaseFileData } from '../../results.ts';
import { recordName } from './entry-words.ts';

const WORDS: Readonly<Record<string, string>> = {
  'draft.started': 'Started to report',
  'case.submitted': 'Sent the report',
  'case.told': 'Told',
  'case.opened': 'Opened the case',
  'case.acknowledged': 'Accepted: is dealing with this',
  'case.seen': 'Has seen this',
  'case.note_added': 'Added a note',
  'case.record_added': 'Added to the record',
  'case.shared': 'Brought in',
  'case.put_in_charge': 'Put in charge',
  'case.taken_over': 'Is dealing with this from now on, in place of',
  'case.handover_late': 'Was put in charge and had not said so in time; whoever dealt with it was told',
  'case.access_ended': 'Ended the access of',
  'case.conflict_recorded': 'Said that there is a conflict, and took off',
  'case.reopened': 'Opened the case again',
  'case.conflict_declared': 'Stepped back because of a conflict',
  'case.recused': 'Kept out',
  'case.withdrawn': 'Access ended',
  'case.closed': 'Closed the case',
  'case.printed': 'Took a copy as a form',
  'case.exported': 'Took a locked copy',
  'case.retention_shown': 'Looked at it among the old records',
  'case.redaction_chosen': 'Began a copy with names taken out',
  'case.redaction_shown': 'Read a text of the case, to take names out of a copy',
  'case.redaction_decided': 'Decided about a text for a copy with names taken out',
  'log.exported': 'Took a copy of the incident log with this in it',
  'ladder.climbed': 'Nobody had accepted in time: the next people were told',
  'ladder.moved_with_calendar': 'The school calendar changed, and the time to accept moved with it',
  'handover.moved_with_calendar': 'The school calendar changed, and the time to take it over moved with it',
  'clock.ending': 'Something was due soon: whoever leads was reminded',
  'clock.ran_out': 'Something was not done in time: whoever leads was told, and the next person',
  'channel.not_used': 'The safeguarding channel was not used: somebody in it may not see this',
  'ladder.failed': 'Nobody was left to tell, or nobody accepted: the reporter was shown numbers to phone',
  'report.added_to': 'Added something',
  'report.form_stopped': 'The danger form stopped before it was finished',
  'report.file_posted': 'Posted a picture or file to the bot',
  'message.dead': 'A message could not be delivered',
};

/** Every step, oldest first. Pages are made of them elsewhere. */
export function chronologyOf(
  doc: CaseDoc,
  directory: Directory,
  zone: string,
  records: RecordContext,
): readonly (CaseFileData['chronology'][number] & { readonly at: Instant })[] {
  return doc.history
    .filter((entry) => entry.action in WORDS)
    .map((entry) => ({
      at: entry.at,
      time: formatMomentOnRecord(entry.at, zone),
      who: who(entry, directory),
      what: what(entry, directory, records),
    }));
}

/** What is done as reporter. All else is done as holder: a reporter who also works on the case must not be told by it. */
const AS_REPORTER: readonly string[] = ['draft.started', 'case.submitted', 'report.added_to', 'report.file_posted'];

/** A reporter's own steps are shown without the name: it may be for the person dealing with the case alone. */
function who(entry: HistoryEntry, directory: Directory): string {
  if (entry.by === 'system') return 'The bot';
  if (entry.by === 'anonymous' || AS_REPORTER.includes(entry.action)) return 'The reporter';
  return entry.by === 'operator' ? 'The operator' : nameOf(directory, entry.by);
}

function what(entry: HistoryEntry, directory: Directory, context: RecordContext): string {
  const words = WORDS[entry.action] ?? entry.action;
  const record = context.records.find(({ id }) => id === entry.detail.record);
  if (record !== undefined) return `${words}: ${recordName(record, context)} (${record.id})`;
  if (entry.detail.kind === 'report_status') return `${words}: the reporter`;
  const person = entry.detail.person ?? entry.detail.to;
  return typeof person === 'string' ? `${words}: ${nameOf(directory, person)}` : words;
}
