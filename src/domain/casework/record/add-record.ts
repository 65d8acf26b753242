// Writing into a case. A record is put behind the others; nothing is ever changed or taken away.

import type { PersonId } from '../../people/person.ts';
import type { Instant } from '../../shared/instant.ts';
import { rememberPress } from '../../shared/presses.ts';
import type { CaseDoc } from '../case.ts';
import { RETELL_MS } from '../retell.ts';
import { revise } from '../revise.ts';
import { inHandSince, lineTo, statusMessage } from '../tell.ts';
import { bringIn } from './bring-in.ts';
import type { CaseRecord, RecordFields, RecordKind } from './record.ts';

export type NewRecord = {
  readonly by: PersonId;
  readonly kind: RecordKind;
  readonly fields: RecordFields;
  /** The earlier record, note or closing; left out when it stands alone. */
  readonly about?: string;
  readonly key: string;
};

/** Work on an accepted case shows the reporter "In hand" and puts off the reminder. Words stay in the state, never in the history. */
export function addRecord(doc: CaseDoc, added: NewRecord, now: Instant): CaseDoc {
  const { by, kind, fields, about } = added;
  const records = doc.state.records ?? [];
  const record: CaseRecord = {
    id: `r${records.length + 1}`,
    ...{ at: now, by, kind, fields },
    ...(about === undefined ? {} : { about }),
  };
  const kept = revise(doc, now, {
    state: { records: [...records, record], ...rememberPress(doc.state, added.key) },
    entries: [{ by, action: 'case.record_added', detail: { kind, record: record.id } }],
    messages: doc.state.acknowledged === undefined ? [] : statusMessage(doc, `in_hand-${inHandSince(doc.state)}`),
    timers: doc.state.timers.retell === undefined ? {} : { retell: now + RETELL_MS },
  });
  if (kind === 'task') return asked(kept, record, now);
  return kind === 'task_done' ? answered(kept, record, now) : kept;
}

/** Whoever gave the task hears that it is done, unless they say so themselves. Whether they still may hear is looked at when it is sent. */
function answered(doc: CaseDoc, { about, by, id }: CaseRecord, now: Instant): CaseDoc {
  const giver = (doc.state.records ?? []).find((each) => each.id === about)?.by;
  if (giver === undefined || giver === by) return doc;
  return revise(doc, now, { messages: [lineTo(giver, 'task_is_done', id)] });
}

/** Whoever is asked holds the case as far as their task goes, and hears that there is one. */
function asked(doc: CaseDoc, record: CaseRecord, now: Instant): CaseDoc {
  const person = record.fields.for;
  if (person === undefined) return doc;
  const brought = bringIn(doc, { personId: person, by: record.by }, now);
  return revise(brought, now, { messages: [lineTo(person, 'task_for_you', record.id)] });
}
