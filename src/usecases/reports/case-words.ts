// One case in words, field by field, for the log and the form. A reporter who asked to be named only to the person dealing with it is
// named on no paper: nobody knows where a paper goes.

import type { CaseDoc } from '../../domain/casework/case.ts';
import type { CaseRecord, RecordKind } from '../../domain/casework/record/record.ts';
import type { RecordContext } from '../../domain/casework/record/record-form.ts';
import type { Answers } from '../../domain/incident/answers.ts';
import { extraLines, type FormContext, reviewLines } from '../../domain/incident/form/form.ts';
import type { Directory } from '../../domain/people/person.ts';
import { reportedAt } from '../../domain/report/count-term.ts';
import type { RecordsPolicy } from '../../domain/school/records-policy.ts';
import { formatDate, formatMomentOnRecord, isIsoDate } from '../../domain/shared/time.ts';
import { formContext } from '../casework/decide.ts';
import { recordFacts, recordName } from '../casework/file/entry-words.ts';
import { readingContext } from '../casework/record/record-context.ts';
import type { Deps } from '../ports.ts';
import { nameOf } from '../reporting/preview.ts';

export type CaseWords = {
  readonly doc: CaseDoc;
  readonly directory: Directory;
  readonly records: RecordsPolicy;
  readonly forms: RecordContext;
  readonly zone: string;
  /** What was answered to this question of the form, with what was added later; empty when nothing was. */
  readonly said: (question: string) => string;
  /** The values ticked. */
  readonly ticked: (question: string) => readonly string[];
};

export async function caseWords(deps: Deps, doc: CaseDoc): Promise<CaseWords> {
  const { records, calendar } = deps.policy(doc.school);
  const { reporter, answers, notes } = doc.state;
  const person = reporter.kind === 'person' ? await deps.people.byId(doc.school, reporter.personId) : null;
  const ctx = await formContext(deps, doc.school, person, deps.clock.now());
  const all: readonly Answers[] = [
    answers,
    ...notes.flatMap((note) => (note.answers === undefined ? [] : [note.answers])),
  ];
  const lines = linesOf(doc, all, ctx);
  const said = (question: string): string =>
    [...new Set(lines.filter((line) => line.question === question).map(({ value }) => value))].join('; ');
  const ticked = (question: string): readonly string[] => all.flatMap((one) => valuesOf(one[question]));
  const forms = readingContext(deps, doc);
  return { ...{ doc, records, said, ticked, forms }, directory: ctx.directory, zone: calendar.zone };
}

const valuesOf = (value: Answers[string] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? value.split(',') : value;

function linesOf(doc: CaseDoc, all: readonly Answers[], ctx: FormContext) {
  const { submittedAt, answers } = doc.state;
  // Of a form that stopped only what was really answered.
  const first = reviewLines(answers, ctx).filter(
    (line) => submittedAt !== undefined || answers[line.question] !== undefined,
  );
  return [...first, ...all.flatMap((one) => extraLines(one, ctx))];
}

export function happenedWords({ said }: CaseWords): string {
  const date = said('when_date');
  return [isIsoDate(date) ? formatDate(date) : date, said('when_time')].filter((part) => part !== '').join(', ');
}

export const reportedWords = ({ doc, zone }: CaseWords): string => formatMomentOnRecord(reportedAt(doc), zone);

export function reporterWords({ doc: { state }, directory }: CaseWords): string {
  const { reporter } = state;
  if (reporter.kind === 'anonymous') return 'Somebody who gave no name';
  return reporter.confidential ? 'Asked not to be named' : nameOf(directory, reporter.personId);
}

export const peopleWords = ({ said }: CaseWords): string =>
  joined([
    said('people'),
    labelled('Harmed', said('victim_names')),
    labelled('By', said('instigator_names')),
    labelled('Witnesses', said('witnesses')),
  ]);

/** What the reporter did, what was written down as done, and the notes of those who worked on it. */
export const actionWords = (words: CaseWords): string => {
  const {
    doc: { state },
    said,
    directory,
    zone,
  } = words;
  return joined([
    said('done'),
    said('actions'),
    ...state.notes
      .filter(({ text }) => text !== '')
      .map(
        ({ at, by, kind, text }) =>
          `${formatMomentOnRecord(at, zone)}, ${kind === 'addition' ? 'the reporter' : nameOf(directory, by)}: ${text}`,
      ),
    writtenWords(words, null),
    state.closing?.action ?? '',
  ]);
};

/** What holders wrote, of these kinds or (null) of all, oldest first. */
export const writtenWords = ({ doc, directory, zone, forms }: CaseWords, kinds: readonly RecordKind[] | null): string =>
  joined(
    (doc.state.records ?? [])
      .filter(({ kind }) => kinds === null || kinds.includes(kind))
      .map((record) => {
        const who = `${formatMomentOnRecord(record.at, zone)}, ${nameOf(directory, record.by)}`;
        return `${who}: ${recordWords(record, directory, forms)}`;
      }),
  );

/** "Note. Facts: Rang home at ten." */
const recordWords = (record: CaseRecord, directory: Directory, forms: RecordContext): string =>
  [
    recordName(record, forms),
    ...recordFacts(record, directory, forms).map(({ label, value }) => `${label}: ${value}`),
  ].join('. ');

export const decisionWords = ({ doc: { state } }: CaseWords): string =>
  joined([state.closing?.decision ?? '', labelled('Reason', state.closing?.reason ?? '')]);

export const closedWords = ({ doc: { state }, zone }: CaseWords): string =>
  state.closing === undefined ? '' : formatMomentOnRecord(state.closing.at, zone);

export const labelled = (label: string, value: string): string => (value === '' ? '' : `${label}: ${value}`);
export const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n');
