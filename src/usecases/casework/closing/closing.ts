// Closing a case and opening it again. The bot warns and refuses what must not be; a person decides, and their reason is kept.

import type { CaseDoc, Holder } from '../../../domain/casework/case.ts';
import { type ClosingInput, close, mayClose, type Obstacles } from '../../../domain/casework/close.ts';
import { missingLine, unfinishedLines } from '../../../domain/casework/record/before-closing.ts';
import { markOf } from '../../../domain/casework/record/since.ts';
import { reopen } from '../../../domain/casework/reopen.ts';
import type { DocId } from '../../../domain/shared/document.ts';
import { pressSeen } from '../../../domain/shared/presses.ts';
import { ok, type Result, refuse } from '../../../domain/shared/result.ts';
import type { Deps } from '../../ports.ts';
import type { CaseFileData } from '../../results.ts';
import type { Who } from '../../who.ts';
import { actOnCase, pressOf } from '../act-on-case.ts';
import { caseFile } from '../file/case-file.ts';
import { formFor } from '../file/entry-words.ts';
import { meanwhile } from '../record/meanwhile.ts';
import { readingContext } from '../record/record-context.ts';
import type { ClosingPageData } from './closing-use-cases.ts';
import { bringReviewForward } from './lessons.ts';

type Press = { readonly key: string };

/** What stands on record and what does not, worked out anew at each press. */
export function obstaclesOf(deps: Deps, doc: CaseDoc): Obstacles {
  const context = readingContext(deps, doc);
  const closable = {
    records: context.records,
    formOf: (record: (typeof context.records)[number]) => formFor(record, context),
    facts: doc.state.facts,
    referrals: doc.state.outcome?.referrals ?? [],
  };
  return { missing: missingLine(closable), unfinished: unfinishedLines(closable) };
}

export async function closingPage(deps: Deps, who: Who, id: DocId, since: string): Promise<Result<ClosingPageData>> {
  let news: readonly string[] = [];
  const done = await actOnCase(deps, who, id, async (doc, me, now) => {
    const allowed = mayClose(doc, who.person.id);
    if (!allowed.ok) return allowed;
    const { missing } = obstaclesOf(deps, doc);
    if (missing !== null) return refuse('case.referral_missing', missing);
    news = await meanwhile(deps, doc, me, since, now);
    return ok(doc);
  });
  if (!done.ok) return done;
  return ok({
    caseId: id,
    unfinished: obstaclesOf(deps, done.value).unfinished,
    news,
    reviews: deps.policy(who.school).reviews.plans.map(({ key, title }) => ({ value: key, label: title.slice(0, 75) })),
    mark: markOf(done.value.state),
  });
}

export async function closeCase(
  deps: Deps,
  who: Who,
  id: DocId,
  input: Press & ClosingInput & { readonly mark?: string },
): Promise<Result<CaseFileData>> {
  const press = pressOf(who, input.key);
  const { review = '' } = input;
  if (review !== '' && !deps.policy(who.school).reviews.plans.some(({ key }) => key === review))
    return refuse('case.no_such_review', 'Choose a review from the list.', 'review');
  let closedNow = false;
  const done = await actOnCase(deps, who, id, async (doc, me, now) => {
    closedNow = false;
    if (pressSeen(doc.state, press)) return ok(doc);
    if (await changedSince(deps, doc, me, input.mark ?? '', now))
      return refuse('case.changed_meanwhile', 'Something came in while you were writing. Read it, then close again.');
    closedNow = true;
    return close(doc, who.person.id, wordsOf(input), press, now, obstaclesOf(deps, doc));
  });
  if (!done.ok) return done;
  const forward = closedNow && input.lessons === 'yes' ? await bringReviewForward(deps, who, review, press) : [];
  return ok(await caseFile(deps, done.value, who.person.id, { notices: forward }));
}

const changedSince = async (deps: Deps, doc: CaseDoc, me: Holder, mark: string, now: number): Promise<boolean> =>
  doc.state.phase !== 'closed' && (await meanwhile(deps, doc, me, mark, now)).length > 0;

const wordsOf = ({ summary, action, decision, reason, outcome, lessons, review, despite }: ClosingInput) => ({
  ...{ summary, action, decision, reason, outcome, lessons },
  ...(review === undefined ? {} : { review }),
  ...(despite === undefined ? {} : { despite }),
});

export async function reopenCase(
  deps: Deps,
  who: Who,
  id: DocId,
  input: Press & { readonly reason: string },
): Promise<Result<CaseFileData>> {
  const key = pressOf(who, input.key);
  const done = await actOnCase(deps, who, id, (doc, _me, now) =>
    pressSeen(doc.state, key) ? ok(doc) : reopen(doc, who.person.id, { reason: input.reason, key }, now),
  );
  return done.ok ? ok(await caseFile(deps, done.value, who.person.id)) : done;
}
