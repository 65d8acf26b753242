// What happens to one person's signatures: signed, refused, asked, answered. The same press never counts twice, and what was
// signed is never changed.

import type { PersonId } from '../people/person.ts';
import type { HistoryEntry } from '../shared/document.ts';
import type { Instant, IsoDate } from '../shared/instant.ts';
import { pressSeen, rememberPress } from '../shared/presses.ts';
import { ok, type Result, refuse } from '../shared/result.ts';
import { dueAtOf } from '../shared/settlement.ts';
import type { Agreement } from './agreement.ts';
import { clauseOf, type SignedForm } from './sign-form.ts';
import { owing, type SigningLine } from './sign-messages.ts';
import type { ClauseQuestion, SignaturesDoc, SignaturesState } from './signatures.ts';

/** The person's id alone is not enough: two schools may call two people by the same one. */
export const signaturesId = (school: string, personId: PersonId): string => `signatures-${school}-${personId}`;
export const agreementId = (school: string, hash: string): string => `agreement-${school}-${hash}`;

export const openQuestionsTerm = (school: string): string => `aup-question:${school}`;
export const refusalsTerm = (school: string): string => `aup-refusal:${school}`;

export const newSignatures = (school: string, personId: PersonId): SignaturesDoc => ({
  ...{ kind: 'signatures', id: signaturesId(school, personId), school, version: 0 },
  state: { personId, signatures: [], refusals: [], questions: [], pressesSeen: [] },
  ...{
    history: [],
    outbox: [],
    dueAt: null,
    terms: signatureTerms(school, { signatures: [], refusals: [], questions: [] }),
  },
});

type Press = { readonly key: string; readonly now: Instant };

/** The text on the screen has to be the one that holds now; nothing is ever signed that was not read. */
const sameText = (hash: string, text: Agreement): Result<'same'> =>
  hash === text.hash ? ok('same') : refuse('agreement.changed', CHANGED);

const CHANGED = 'The text was changed while you were reading, so nothing was stored. Read what is new, then go on.';

export type Signing = Press & { readonly hash: string; readonly form: SignedForm; readonly today: IsoDate };

export function signed(doc: SignaturesDoc, text: Agreement, input: Signing): Result<SignaturesDoc> {
  if (pressSeen(doc.state, input.key)) return ok(doc);
  const same = sameText(input.hash, text);
  if (!same.ok) return same;
  const { key, version, hash } = text;
  const signature = {
    ...{ id: `s${doc.state.signatures.length + 1}`, agreement: key, version, hash },
    ...{ at: input.now, signedOn: input.today, ...input.form, method: 'chat' as const },
  };
  const signatures = [...doc.state.signatures, signature];
  return ok(changed(doc, input, { signatures }, entry(doc, 'signature.signed', text)));
}

export type Refusing = Press & { readonly hash: string; readonly reason: string; readonly tell: readonly PersonId[] };

export const LONGEST_TEXT = 2000;

/** An answer like any other: kept, and handed to whoever keeps the agreements. */
export function refused(doc: SignaturesDoc, text: Agreement, input: Refusing, from: Instant): Result<SignaturesDoc> {
  if (pressSeen(doc.state, input.key)) return ok(doc);
  const same = sameText(input.hash, text);
  if (!same.ok) return same;
  const reason = input.reason.trim();
  if (reason.length > LONGEST_TEXT) return tooLong('reason', reason);
  const refusal = { agreement: text.key, hash: text.hash, at: input.now, reason };
  const place = doc.state.refusals.length;
  const lines = input.tell.map((to): SigningLine => ({ kind: 'refusal', to, about: String(place), from }));
  const refusals = [...doc.state.refusals, refusal];
  return ok(changed(doc, input, { refusals }, entry(doc, 'signature.refused', text), lines));
}

export type Asking = Press & {
  readonly hash: string;
  readonly clause: string;
  readonly text: string;
  readonly tell: readonly PersonId[];
};

/** Enough to ask at once; more would only pile up with whoever answers. */
const MOST_OPEN = 5;

export function asked(doc: SignaturesDoc, text: Agreement, input: Asking, from: Instant): Result<SignaturesDoc> {
  if (pressSeen(doc.state, input.key)) return ok(doc);
  const same = sameText(input.hash, text);
  if (!same.ok) return same;
  if (clauseOf(text, input.clause) === null) return refuse('form.required', 'Choose the clause.', 'clause');
  const words = input.text.trim();
  if (words === '') return refuse('form.required', 'Write what is not clear.', 'text');
  if (words.length > LONGEST_TEXT) return tooLong('text', words);
  const open = doc.state.questions.filter(({ answer }) => answer === undefined).length;
  if (open >= MOST_OPEN) return refuse('agreement.enough_questions', ENOUGH, 'text');
  const { key, hash } = text;
  const id = `q${doc.state.questions.length + 1}`;
  const question: ClauseQuestion = { id, agreement: key, hash, clause: input.clause, text: words, at: input.now };
  const lines = input.tell.map((to): SigningLine => ({ kind: 'question', to, about: id, from }));
  const questions = [...doc.state.questions, question];
  return ok(changed(doc, input, { questions }, entry(doc, 'signature.asked', text), lines));
}

const ENOUGH = 'Five of your questions are waiting for an answer. Speak to the e-safety co-ordinator about the rest.';

export type Answering = Press & { readonly id: string; readonly by: PersonId; readonly text: string };

export function answered(doc: SignaturesDoc, input: Answering, from: Instant): Result<SignaturesDoc> {
  if (pressSeen(doc.state, input.key)) return ok(doc);
  const question = doc.state.questions.find(({ id }) => id === input.id);
  if (question === undefined) return refuse('agreement.no_question', 'There is no question here.');
  if (question.answer !== undefined)
    return refuse('agreement.answered', 'Somebody has answered it already. Nothing was changed.');
  const words = input.text.trim();
  if (words === '') return refuse('form.required', 'Write your answer.', 'text');
  if (words.length > LONGEST_TEXT) return tooLong('text', words);
  const answer = { at: input.now, by: input.by, text: words };
  const questions = doc.state.questions.map((each) => (each.id === input.id ? { ...each, answer } : each));
  const what = { by: input.by, action: 'signature.answered', detail: { question: input.id } };
  const lines: readonly SigningLine[] = [{ kind: 'answer', to: doc.state.personId, about: input.id, from }];
  return ok(changed(doc, input, { questions }, what, lines));
}

/** What was private and was shown to somebody else is on record. */
export const shownTo = (doc: SignaturesDoc, by: PersonId, what: string, now: Instant): SignaturesDoc => ({
  ...doc,
  history: [...doc.history, { at: now, by, action: 'signature.shown', detail: { what } }],
});

const entry = (doc: SignaturesDoc, action: string, { key, version, hash }: Agreement) => ({
  ...{ by: doc.state.personId, action },
  detail: { agreement: key, version, hash: shortHash(hash) },
});

/** Enough to tell two texts apart by eye. */
export const shortHash = (hash: string): string => hash.slice(0, 12);

function changed(
  doc: SignaturesDoc,
  { key, now }: Press,
  state: Partial<SignaturesState>,
  what: Pick<HistoryEntry, 'by' | 'action' | 'detail'>,
  lines: readonly SigningLine[] = [],
): SignaturesDoc {
  const after = { ...doc.state, ...state, ...rememberPress(doc.state, key) };
  const outbox = owing(doc.outbox, lines);
  return {
    ...doc,
    ...{ state: after, outbox, dueAt: dueAtOf(outbox), terms: signatureTerms(doc.school, after) },
    history: [...doc.history, { at: now, ...what }],
  };
}

type Kept = Pick<SignaturesState, 'signatures' | 'refusals' | 'questions'>;

/** A refusal stands until the same agreement is signed after it. */
export const standingRefusals = ({ refusals, signatures }: Kept): SignaturesState['refusals'] =>
  refusals.filter(
    (refusal, index) =>
      !signatures.some(({ agreement, at }) => agreement === refusal.agreement && at >= refusal.at) &&
      !refusals.slice(index + 1).some(({ agreement }) => agreement === refusal.agreement),
  );

export const signatureTerms = (school: string, state: Kept): readonly string[] => [
  `signatures:${school}`,
  ...(state.questions.some(({ answer }) => answer === undefined) ? [openQuestionsTerm(school)] : []),
  ...(standingRefusals(state).length > 0 ? [refusalsTerm(school)] : []),
];

const tooLong = (field: string, { length }: string): Result<never> =>
  refuse('form.too_long', `That is ${length} letters; ${LONGEST_TEXT} fit here. Please shorten it.`, field);
