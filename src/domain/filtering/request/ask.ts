// A question to the requester, and the answer. Free text: it is shown in private views only.

import type { PersonId } from '../../people/person.ts';
import type { Instant } from '../../shared/instant.ts';
import { pressSeen, rememberPress } from '../../shared/presses.ts';
import { ok, type Result, refuse } from '../../shared/result.ts';
import type { FilteringSchool } from '../filtering-school.ts';
import { answerBy } from './ask-approvers.ts';
import { toDecide } from './deciding.ts';
import type { OverrideDoc } from './override.ts';
import { cardsUpdated, lineTo } from './override-messages.ts';
import { noLongerAsked, notYourRequest } from './request-refusals.ts';
import { revise } from './revise-override.ts';

export type Words = { readonly text: string; readonly key: string };

export const LONGEST_WORDS = 1000;

/** Somebody is looking at it, so the next in line are not asked yet: their time starts anew. */
export function askRequester(
  doc: OverrideDoc,
  by: PersonId,
  words: Words,
  school: FilteringSchool,
  now: Instant,
): Result<OverrideDoc> {
  const { state } = doc;
  if (pressSeen(state, words.key)) return ok(doc);
  const asked = toDecide(doc, by, school, now);
  if (!asked.ok) return asked;
  const text = checked(words.text, 'question');
  if (!text.ok) return text;
  const id = `q-${state.questions.length + 1}`;
  return ok(
    revise(doc, now, {
      state: {
        questions: [...state.questions, { id, by, at: now, text: text.value }],
        ...rememberPress(state, words.key),
      },
      entries: [{ by, action: 'request.question', detail: { id } }],
      messages: [...cardsUpdated(doc), lineTo(state.requester, 'question', { by, at: now, once: id })],
      timers: { ladder: answerBy(school, asked.value, now) },
    }),
  );
}

/** Answers every question that has no answer yet. */
export function answerQuestion(
  doc: OverrideDoc,
  by: PersonId,
  words: Words,
  school: FilteringSchool,
  now: Instant,
): Result<OverrideDoc> {
  const { state } = doc;
  if (pressSeen(state, words.key)) return ok(doc);
  if (state.requester !== by) return notYourRequest();
  if (state.phase !== 'asked' || state.request === null) return noLongerAsked(doc, by, school, now);
  const open = state.questions.filter((q) => q.answer === undefined);
  if (open.length === 0) return refuse('request.no_question', 'There is no question waiting for an answer.');
  const text = checked(words.text, 'answer');
  if (!text.ok) return text;
  const askers = new Set(open.map((q) => q.by));
  const last = open.at(-1)?.id ?? '';
  return ok(
    revise(doc, now, {
      state: {
        questions: state.questions.map((q) => (open.includes(q) ? { ...q, answer: { at: now, text: text.value } } : q)),
        ...rememberPress(state, words.key),
      },
      entries: [{ by, action: 'request.answer', detail: { questions: open.length } }],
      messages: [...cardsUpdated(doc), ...[...askers].map((id) => lineTo(id, 'answered', { by, at: now, once: last }))],
      timers: { ladder: answerBy(school, state.request, now) },
    }),
  );
}

function checked(typed: string, what: 'question' | 'answer'): Result<string> {
  const text = typed.trim();
  if (text === '') return refuse('request.empty', `Write your ${what}, then send it.`, 'text');
  if (text.length > LONGEST_WORDS) {
    return refuse(
      'request.too_long',
      `That is ${text.length.toLocaleString('en-GB')} letters; ${LONGEST_WORDS.toLocaleString('en-GB')} fit here. Shorten it.`,
      'text',
    );
  }
  return ok(text);
}
