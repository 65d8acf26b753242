// NOT saved, phone these numbers: and everything that was typed stands there again, even when nothing could be read.

import { firstPage, isExtraPage, pageOf, REVIEW, STORY_LENGTH } from '../domain/incident/form/form.ts';
import type { NotSaved } from '../views/chat-views.ts';
import type { PhoneLine, Question } from '../views/fields.ts';
import type { FormPage, Message } from '../views/private-views.ts';
import { CHAT_TEXTS } from '../views/texts.ts';
import { plain, primary, submits } from './buttons.ts';
import type { Call } from './handler.ts';
import { message } from './message.ts';
import { encodeTarget } from './target.ts';
import type { Answer } from './turn.ts';

const T = CHAT_TEXTS;

export function notSaved(call: Call, numbers: readonly PhoneLine[]): Answer {
  const card: NotSaved = { view: 'not_saved', numbers };
  const questions = questionsAgain(call);
  if (questions.length === 0) return { show: wayBack(call, numbers), say: [card], sayInstead: true };
  const errors = { [questions[0]?.id ?? '']: T.form.notSaved };
  return { show: typedPage(call, questions, numbers), say: [card], sayInstead: true, errors };
}

/** Pages whose questions depend on nothing that would have to be read first. */
const STANDING: readonly string[] = [firstPage, 'kind', 'story', 'where'];

function questionsAgain(call: Call): readonly Question[] {
  const { page } = call.target;
  if (call.verb === 'report.next' || call.verb === 'report.save')
    return STANDING.includes(page) ? blindPage(page, call.inputs) : [];
  if (call.verb === 'report.send') return [];
  if (call.verb === 'report.add.save' && isExtraPage(page)) return blindPage(page, call.inputs);
  return Object.entries(call.inputs).map(([id, value]) => typedQuestion(id, value));
}

const BLIND = { profile: '', reporter: null, directory: { people: [] }, today: '', now: 0, absentRoles: [] };

const blindPage = (page: string, inputs: Call['inputs']): readonly Question[] => pageOf(page, inputs, BLIND).questions;

/** Built from the press alone. The next try finds the rest of the report where it was. */
const typedPage = (call: Call, questions: readonly Question[], numbers: readonly PhoneLine[]): FormPage => ({
  view: 'form_page',
  title: T.failed.notSavedTitle,
  progress: '',
  warnings: [T.call999, T.form.notSaved],
  intro: [],
  questions,
  numbers,
  actions: [submits(primary(call.verb, encodeTarget(call.target), T.form.tryAgain))],
});

/** Choices are quickly made again; the way back to them is all that is needed. */
function wayBack(call: Call, numbers: readonly PhoneLine[]): Message {
  const target = encodeTarget({ ...call.target, seen: [] });
  const label = call.target.page === REVIEW ? T.buttons.toReview : T.form.tryAgain;
  const isReport = call.verb.startsWith('report.') && call.target.id !== '';
  const actions = isReport ? [plain('report.resume', target, label)] : [];
  return message(T.failed.notSavedTitle, [T.failed.notSaved], { tone: 'warning', numbers, actions });
}

/** A plain field that holds the value as it was sent. */
const typedQuestion = (id: string, value: string): Question => ({
  id,
  kind: 'longtext',
  label: T.form.typed,
  help: '',
  options: [],
  value,
  required: false,
  maxLength: STORY_LENGTH,
  error: '',
});
