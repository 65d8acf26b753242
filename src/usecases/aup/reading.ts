// One agreement in words, as the person who reads it sees it: where they stand, what changed, what they asked, what they signed.

import type { Agreement } from '../../domain/aup/agreement.ts';
import { differenceBetween } from '../../domain/aup/difference.ts';
import { DIFFERENCE_TEXTS, differenceLines } from '../../domain/aup/difference-texts.ts';
import { clauseOf, FIELD_LABELS, type AskedField as FieldName, isRequired } from '../../domain/aup/sign-form.ts';
import { shortHash } from '../../domain/aup/sign-life.ts';
import { type Signed, type Standing, signaturesOf } from '../../domain/aup/sign-standing.ts';
import type { ClauseQuestion, Signature } from '../../domain/aup/signatures.ts';
import type { Person } from '../../domain/people/person.ts';
import { formatDate, formatMomentOnRecord, isoDateOf } from '../../domain/shared/time.ts';
import { AUP_TEXTS } from '../../views/aup-texts.ts';
import { CAMPAIGN_TEXTS } from '../../views/campaign-texts.ts';
import { whenWords } from '../../views/reminder-texts.ts';
import type { AskedField, ChangesData, CopyData, ReadingData } from './signing-use-cases.ts';

const T = AUP_TEXTS.standing;

export function standingWords(text: Agreement, standing: Standing, today: string, zone: string): string {
  switch (standing.state) {
    case 'signed':
      return T.signed(formatDate(standing.signature.signedOn));
    case 'asked':
      return T.asked(clauseWords(text, standing.question.clause));
    case 'refused':
      return T.refused(formatDate(isoDateOf(standing.refusal.at, zone)));
    case 'owed':
      if (standing.waits === true) return CAMPAIGN_TEXTS.mine;
      return T.owed(whenWords(standing.dueOn, today));
  }
}

export const clauseWords = (text: Agreement, id: string): string => {
  const clause = clauseOf(text, id);
  return clause === null ? T.someClause : T.clause(clause.number);
};

/** Against what this person signed last, or against the text that was on their screen a moment ago. */
export function changesOf(text: Agreement, before: Agreement | null, signedOn: string | null): ChangesData | null {
  if (before === null || before.hash === text.hash) return null;
  const lines = differenceLines(differenceBetween(before, text).changes).map((line) => line.text);
  return {
    heading: signedOn === null ? T.changedMeanwhile : T.changedSince(monthWords(signedOn)),
    lines: lines.length === 0 ? [DIFFERENCE_TEXTS.sameWords] : lines,
  };
}

/** "Sep 2025" */
const monthWords = (date: string): string => formatDate(date).split(' ').slice(2).join(' ');

type Reading = {
  readonly text: Agreement;
  readonly standing: Standing;
  readonly signed: Signed;
  readonly changes: ChangesData | null;
  readonly person: Person;
  readonly fields: readonly FieldName[];
  readonly today: string;
  readonly zone: string;
};

export function readingOf({ text, standing, signed, changes, ...about }: Reading): ReadingData {
  const last = signaturesOf(text.key, signed).at(-1);
  return {
    agreement: text,
    state: standingWords(text, standing, about.today, about.zone),
    changes,
    asked: signed.questions
      .filter((question) => isOpenFor(question, text, last))
      .map((question) => askedWords(text, question)),
    canSign: standing.state !== 'signed',
    fields: about.fields.map((field) => askedField(field, about.person, signed)),
    signature: last?.id ?? null,
  };
}

/** Asked since it was signed last; an answer is read also when the text has changed meanwhile. */
const isOpenFor = ({ agreement, at }: ClauseQuestion, text: Agreement, last: Signature | undefined): boolean =>
  agreement === text.key && at > (last?.at ?? 0);

const askedWords = (
  text: Agreement,
  { clause, text: question, answer }: ClauseQuestion,
): ReadingData['asked'][number] => ({
  clause: clauseWords(text, clause),
  question,
  answer: answer?.text ?? '',
});

function askedField(field: FieldName, person: Person, { signatures }: Signed): AskedField {
  const before = signatures.findLast(({ fields }) => fields[field] !== undefined)?.fields[field];
  const value = before ?? (field === 'class' ? person.classes.join(', ') : '');
  return { id: field, label: FIELD_LABELS[field], required: isRequired(field), value };
}

export function copyOf(signature: Signature, text: Agreement, zone: string): CopyData {
  const R = AUP_TEXTS.receipt;
  const { version, hash, at, signedOn, name, fields, method, paper } = signature;
  const when = method === 'paper' ? R.onPaper(formatDate(signedOn)) : formatMomentOnRecord(at, zone);
  return {
    id: signature.id,
    agreement: text,
    signedOn: formatDate(signedOn),
    receipt: [
      { label: R.name, value: name },
      ...Object.entries(fields).map(([field, value]) => ({ label: R.fields[field] ?? field, value })),
      { label: R.when, value: when },
      ...(paper === undefined || paper.keptAt === '' ? [] : [{ label: R.keptAt, value: paper.keptAt }]),
      { label: R.version, value: version },
      { label: R.mark, value: shortHash(hash) },
    ],
    boxes: text.boxes.map(({ id, label }) => (signature.boxes.includes(id) ? R.ticked(label) : R.notTicked(label))),
  };
}
