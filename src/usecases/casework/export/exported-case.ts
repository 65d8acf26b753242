// One case in words, whole, for a paper and for case.json. A reporter who asked to be named only to the person dealing with it is named
// on no copy: nobody knows where a copy goes.

import type { CaseDoc } from '../../../domain/casework/case.ts';
import type {
  ExportedCase,
  ExportedEntry,
  ExportedField,
  ExportedHolder,
} from '../../../domain/casework/export/exported-case.ts';
import { type Entry, entriesOf } from '../../../domain/casework/record/entries.ts';
import type { RecordContext } from '../../../domain/casework/record/record-form.ts';
import type { Answers } from '../../../domain/incident/answers.ts';
import { type FormContext, type ReviewLine, reviewLines } from '../../../domain/incident/form/form.ts';
import type { Depth } from '../../../domain/incident/outcome.ts';
import type { Directory, Person } from '../../../domain/people/person.ts';
import { ROLE_NAMES } from '../../../domain/people/role.ts';
import { reportedAt } from '../../../domain/report/count-term.ts';
import type { Instant } from '../../../domain/shared/instant.ts';
import { formatMomentOnRecord } from '../../../domain/shared/time.ts';
import type { Deps } from '../../ports.ts';
import { nameOf } from '../../reporting/preview.ts';
import { formContext } from '../decide.ts';
import { chronologyOf } from '../file/chronology.ts';
import { entryFacts, recordName } from '../file/entry-words.ts';
import { readingContext } from '../record/record-context.ts';

type Words = {
  readonly doc: CaseDoc;
  readonly directory: Directory;
  readonly form: FormContext;
  readonly records: RecordContext;
  readonly moment: (at: Instant | undefined) => string;
};

export async function exportedCase(deps: Deps, doc: CaseDoc, by: Person, now: Instant): Promise<ExportedCase> {
  const { name, calendar } = deps.policy(doc.school);
  const { reporter, submittedAt, answers } = doc.state;
  const person = reporter.kind === 'person' ? await deps.people.byId(doc.school, reporter.personId) : null;
  const form = await formContext(deps, doc.school, person, now);
  const { directory } = form;
  const records = readingContext(deps, doc);
  const moment = (at: Instant | undefined): string => (at === undefined ? '' : formatMomentOnRecord(at, calendar.zone));
  const words: Words = { doc, directory, form, records, moment };
  return {
    ...{ format: 1, school: name, reference: doc.state.ref, variant: 'whole', version: doc.version },
    ...{ madeAt: now, madeBy: by.name, state: doc.state.phase === 'closed' ? 'Closed' : 'Open' },
    reportedAt: moment(reportedAt(doc)),
    reportedBy: reporterWords(words),
    keptFrom: doc.state.subjects.map((id) => nameOf(directory, id)),
    reported: reviewLines(answers, form)
      // Of a form that stopped only what was really answered.
      .filter(({ question }) => submittedAt !== undefined || answers[question] !== undefined)
      .map((line) => answerField(line, answers)),
    told: doc.state.holders.map((holder) => toldOf(holder, words)),
    entries: entriesOf(doc.state).map((entry) => entryOf(entry, words)),
    chronology: chronologyOf(doc, directory, calendar.zone, records).map(({ time, who, what }) => ({
      ...{ at: time, who, what },
    })),
  };
}

/** A choice is shown in the form's words; what is shown as it was typed may hold anything. */
function answerField({ question, label, value }: ReviewLine, answers: Answers): ExportedField {
  const raw = answers[question];
  return { id: `answer:${question}`, label, value, free: typeof raw === 'string' && raw.trim() === value.trim() };
}

function reporterWords({ doc, directory }: Words): string {
  const { reporter } = doc.state;
  if (reporter.kind === 'anonymous') return 'Somebody who gave no name';
  return reporter.confidential ? 'Asked not to be named' : nameOf(directory, reporter.personId);
}

const SEES: Readonly<Record<Depth, string>> = {
  whole: 'The whole case',
  technical: 'What IT needs',
  data: 'What concerns data',
  task: 'A task',
  line: 'That a case exists',
};

const toldOf = (holder: CaseDoc['state']['holders'][number], { directory, moment }: Words): ExportedHolder => ({
  name: nameOf(directory, holder.personId),
  roles: holder.roles.map((role) => ROLE_NAMES[role]).join(', '),
  sees: SEES[holder.depth],
  told: moment(holder.toldAt),
  opened: moment(holder.openedAt),
  accepted: moment(holder.acknowledgedAt),
  ended: moment(holder.withdrawnAt),
});

/** An addition stands without a name: the reporter may have asked for that. */
function entryOf(entry: Entry, { directory, form, records, moment }: Words): ExportedEntry {
  const isAddition = entry.what === 'note' && entry.note.kind === 'addition';
  const typed = typedIn(entry);
  return {
    id: entry.id,
    kind: kindWords(entry, records),
    at: moment(entry.at),
    by: isAddition ? 'The reporter' : nameOf(directory, entry.by),
    about: entry.what === 'record' ? (entry.record.about ?? null) : null,
    fields: entryFacts(entry, directory, records, form).map(({ label, value }, at) => ({
      ...{ id: `${entry.id}:${at}`, label, value },
      free: typed.some((raw) => value.includes(raw)),
    })),
  };
}

function kindWords(entry: Entry, records: RecordContext): string {
  switch (entry.what) {
    case 'note':
      return entry.note.kind === 'addition' ? 'Added by the reporter' : 'Note';
    case 'record':
      return recordName(entry.record, records);
    case 'closing':
      return 'Closed';
    case 'reopening':
      return 'Opened again';
  }
}

/** Everything of the entry that came from a keyboard or a list, as it is stored. */
function typedIn(entry: Entry): readonly string[] {
  const texts = (values: object): readonly string[] =>
    Object.values(values).filter((value): value is string => typeof value === 'string' && value.trim() !== '');
  switch (entry.what) {
    case 'note':
      return [entry.note.text, ...texts(entry.note.answers ?? {})].filter((text) => text !== '');
    case 'record':
      return texts(entry.record.fields);
    case 'closing':
      return texts(entry.closing);
    case 'reopening':
      return texts(entry.reopening);
  }
}
