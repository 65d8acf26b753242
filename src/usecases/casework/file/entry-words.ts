// What was written into a case, in words: a name for the list, and facts for the page. Who wrote it and when stand in the title.

import type { Closing } from '../../../domain/casework/case.ts';
import type { Entry } from '../../../domain/casework/record/entries.ts';
import { READY_TASKS } from '../../../domain/casework/record/kinds/task.ts';
import type { CaseRecord } from '../../../domain/casework/record/record.ts';
import type { RecordContext, RecordForm, RecordQuestion } from '../../../domain/casework/record/record-form.ts';
import { RECORD_FORMS } from '../../../domain/casework/record/record-kinds.ts';
import { extraLines, type FormContext } from '../../../domain/incident/form/form.ts';
import type { Directory } from '../../../domain/people/person.ts';
import { formatDate } from '../../../domain/shared/time.ts';
import type { Fact } from '../../../views/fields.ts';
import { nameOf } from '../../reporting/preview.ts';

/** "A note, Dana Safeguard". */
export function entryName(entry: Entry, directory: Directory, context: RecordContext): string {
  const who = entry.what === 'note' && entry.note.kind === 'addition' ? 'the reporter' : nameOf(directory, entry.by);
  return `${kindName(entry, context)}, ${who}`;
}

function kindName(entry: Entry, context: RecordContext): string {
  switch (entry.what) {
    case 'note':
      return entry.note.kind === 'addition' ? 'Addition' : 'Note';
    case 'record':
      return recordName(entry.record, context);
    case 'closing':
      return 'Closed';
    case 'reopening':
      return 'Opened again';
  }
}

/** A note is called a note whatever its form asks; every other kind goes by the title of its form. */
export const recordName = (record: CaseRecord, context: RecordContext): string =>
  record.kind === 'note' ? 'Note' : (formFor(record, context)?.title ?? 'Entry');

/** The form of a record that stands in the case, or null for a kind this server does not know. */
export const formFor = (record: CaseRecord, context: RecordContext): RecordForm | null => {
  const about = context.records.find(({ id }) => id === record.about);
  return RECORD_FORMS[record.kind]?.(about === undefined ? context : { ...context, about }) ?? null;
};

export function entryFacts(
  entry: Entry,
  directory: Directory,
  context: RecordContext,
  form: FormContext,
): readonly Fact[] {
  switch (entry.what) {
    case 'note': {
      const answered = entry.note.answers === undefined ? [] : extraLines(entry.note.answers, form);
      return [...answered, ...(entry.note.text === '' ? [] : [{ label: 'Text', value: entry.note.text }])];
    }
    case 'record':
      return recordFacts(entry.record, directory, context);
    case 'closing':
      return closingFacts(entry.closing, context);
    case 'reopening':
      return [{ label: 'Reason', value: entry.reopening.reason }];
  }
}

/** Facts and opinion are labelled; what a child said stands in quotation marks. */
export function recordFacts(record: CaseRecord, directory: Directory, context: RecordContext): readonly Fact[] {
  const { fields, about } = record;
  if (record.kind === 'note') return [noteFact(fields.sort ?? '', fields.text ?? '')];
  const follows =
    about === undefined ? [] : [{ label: record.kind === 'correction' ? 'Puts right' : 'Follows', value: about }];
  const form = formFor(record, context);
  const asked = form?.questions ?? [];
  // What the form no longer asks is shown all the same: it was written.
  const ids = [...asked.map(({ id }) => id), ...Object.keys(fields).filter((id) => !asked.some((q) => q.id === id))];
  const facts = ids
    .filter((id) => fields[id] !== undefined && !(record.kind === 'correction' && id !== 'text'))
    .map((id) => {
      const question = asked.find((q) => q.id === id);
      return { label: question?.label ?? id, value: inWords(id, fields[id] ?? '', question, directory) };
    });
  return [...follows, ...facts, ...readyWords(record)];
}

const readyWords = ({ kind, fields }: CaseRecord): readonly Fact[] => {
  const words = kind === 'task' ? (READY_TASKS[fields.what ?? '']?.words ?? '') : '';
  return words === '' ? [] : [{ label: 'They read', value: words }];
};

export function noteFact(sort: string, text: string): Fact {
  if (sort === 'child_words') return { label: 'The child’s own words', value: `“${text}”` };
  return { label: sort === 'opinion' ? 'Opinion' : 'Facts', value: text };
}

function inWords(id: string, value: string, question: RecordQuestion | undefined, directory: Directory): string {
  if (id === 'for') return nameOf(directory, value);
  if (question?.kind === 'date') return formatDate(value);
  if (question?.kind !== 'choice' && question?.kind !== 'choices') return value;
  const label = (one: string): string => question.options?.find((option) => option.value === one)?.label ?? one;
  return question.kind === 'choice' ? label(value) : value.split(',').map(label).join('; ');
}

function closingFacts(closing: Closing, { policy }: RecordContext): readonly Fact[] {
  const review = policy.reviews.plans.find(({ key }) => key === closing.review)?.title;
  return [
    { label: 'Summary', value: closing.summary },
    { label: 'Action', value: closing.action },
    { label: 'Decision', value: closing.decision },
    { label: 'Reason', value: closing.reason },
    { label: 'Outcome', value: closing.outcome },
    ...(closing.lessons === undefined
      ? []
      : [{ label: 'Policy to look at again', value: lessonWords(closing, review) }]),
    ...(closing.despite === undefined ? [] : [{ label: 'Closed although not finished', value: closing.despite }]),
  ];
}

const lessonWords = ({ lessons }: Closing, review: string | undefined): string =>
  lessons === 'no' ? 'No' : (review ?? 'Yes');
