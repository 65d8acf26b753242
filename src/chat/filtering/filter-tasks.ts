// What comes after a decision: the requester is done, IT opens and blocks again, somebody takes it back, the filter stayed open.

import type { DocId } from '../../domain/shared/document.ts';
import type { Result } from '../../domain/shared/result.ts';
import type { FilteringUseCases } from '../../usecases/filtering/filtering-use-cases.ts';
import type { OverrideFileData } from '../../usecases/filtering/results.ts';
import type { Who } from '../../usecases/who.ts';
import { FILTER_TEXTS } from '../../views/filter-texts.ts';
import { danger, plain } from '../buttons.ts';
import type { Handler } from '../handler.ts';
import { beginReport } from '../report/begin-report.ts';
import { encodeTarget } from '../target.ts';
import { confirmAnswer, filterRefused, outcome } from './filter-answer.ts';
import { saveDesk } from './filter-decide.ts';

const T = FILTER_TEXTS;
/** Where a target says that the question "really?" was answered. No page has this name. */
const CONFIRMED = 'yes';

type Step = (
  filtering: FilteringUseCases,
  who: Who,
  id: DocId,
  press: { readonly key: string },
) => Promise<Result<OverrideFileData>>;

const does =
  (step: Step, title: string): Handler =>
  async (call, deps) => {
    const done = await step(deps.useCases.filtering, call.who, call.target.id, { key: call.key });
    return outcome(done, title, call, deps);
  };

type Question = { readonly title: string; readonly lines: readonly string[]; readonly yes: string };

/** Final, so it is asked once. */
const asksOnce =
  (verb: string, question: Question, handler: Handler): Handler =>
  async (call, deps) => {
    const { id, page } = call.target;
    if (page === CONFIRMED) return handler(call, deps);
    const actions = [
      danger(verb, encodeTarget({ id, page: CONFIRMED }), question.yes),
      plain('filter.open', id, T.buttons.toRequest),
    ];
    return confirmAnswer(question.title, question.lines, actions);
  };

export const finish = does((steps, who, id, press) => steps.endEarly(who, id, press), T.done.finishedTitle);

export const confirmBack = does((steps, who, id, press) => steps.confirmClosed(who, id, press), T.done.backTitle);

export const withdraw = asksOnce(
  'filter.withdraw',
  { title: T.withdraw.title, lines: [T.withdraw.ask], yes: T.buttons.withdrawYes },
  does((steps, who, id, press) => steps.withdrawRequest(who, id, press), T.done.withdrawnTitle),
);

export const revoke = asksOnce(
  'filter.revoke',
  { title: T.revoke.title, lines: [T.revoke.ask], yes: T.buttons.revokeYes },
  does((steps, who, id, press) => steps.endEarly(who, id, press), T.done.revokedTitle),
);

export const stopAsIllegal = asksOnce(
  'filter.illegal',
  { title: T.illegal.title, lines: [T.illegal.ask, T.illegal.next], yes: T.buttons.illegalYes },
  does((steps, who, id, press) => steps.stopAsIllegal(who, id, press), T.done.illegalTitle),
);

export const liftIllegal = asksOnce(
  'filter.lift',
  { title: T.lift.title, lines: [T.lift.ask, T.lift.next], yes: T.buttons.liftYes },
  does((steps, who, id, press) => steps.liftIllegal(who, id, press), T.done.liftTitle),
);

export const saveLive = saveDesk('filter.live', async (call, deps, { ticket = '' }) => {
  const done = await deps.useCases.filtering.confirmOpen(call.who, call.target.id, { ticket, key: call.key });
  return outcome(done, T.done.liveTitle, call, deps);
});

/** The filter is open when it should not be: a report begins with what the request already says. */
export const reportFailure: Handler = async (call, deps) => {
  const begun = await deps.useCases.filtering.reportNotPutBack(call.who, call.target.id);
  if (!begun.ok) return filterRefused(begun.refusal, call, deps, true);
  return beginReport({ answers: begun.value.state.answers, intro: [T.report.known], typed: '' }, call, deps);
};
