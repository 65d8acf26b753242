// A report that begins with answers given elsewhere: stored at once, then gone on with on its first page, where 999 stands first.

import type { CaseDoc } from '../../domain/casework/case.ts';
import type { Answers } from '../../domain/incident/answers.ts';
import { firstPage } from '../../domain/incident/form/form.ts';
import { FILTER_TEXTS } from '../../views/filter-texts.ts';
import { CHAT_TEXTS } from '../../views/texts.ts';
import { primary } from '../buttons.ts';
import { numbersFor } from '../failure.ts';
import { filterRefused } from '../filtering/filter-answer.ts';
import type { ConverseDeps, PersonCall } from '../handler.ts';
import { message } from '../message.ts';
import { encodeTarget } from '../target.ts';
import type { Answer } from '../turn.ts';
import { draftOf } from './draft.ts';
import { showPage, startCard } from './report-form.ts';

const T = FILTER_TEXTS;

export type Beginning = {
  readonly answers: Answers;
  /** To be read before the first question. */
  readonly intro: readonly string[];
  /** What was typed and would be lost if there is an unfinished report in the way. */
  readonly typed: string;
};

export async function beginReport(beginning: Beginning, call: PersonCall, deps: ConverseDeps): Promise<Answer> {
  const open = await deps.useCases.openDraft(call.who);
  // One person has one unfinished report. Another matter must not be written into it.
  if (open !== null) return unfinished(open, beginning, call, deps);
  const input = { school: call.school, answers: beginning.answers, page: firstPage, key: call.key };
  const saved = await deps.useCases.saveDraft(call.who, null, input);
  if (!saved.ok) return filterRefused(saved.refusal, call, deps, true);
  const draft = await draftOf(saved.value.doc, call, deps);
  const shown = await showPage(draft, firstPage, call, deps, { intro: beginning.intro });
  return { ...shown, say: [startCard(call, deps, saved.value.doc.id)], sayInstead: true };
}

function unfinished(open: CaseDoc, beginning: Beginning, call: PersonCall, deps: ConverseDeps): Answer {
  const { typed, intro } = beginning;
  const lines = [
    CHAT_TEXTS.call999,
    // Nothing of it is in that report.
    ...intro.filter((line) => line !== T.report.goOn && line !== T.report.known),
    T.report.unfinished,
    ...(typed === '' ? [] : [T.report.notKept, typed]),
  ];
  const actions = [primary('report.resume', encodeTarget({ id: open.id }), CHAT_TEXTS.buttons.resume)];
  const numbers = numbersFor(deps.useCases, call.actor);
  return {
    show: message(T.report.title, lines, { tone: 'warning', numbers, actions }),
    say: [startCard(call, deps, open.id)],
    sayInstead: true,
  };
}
