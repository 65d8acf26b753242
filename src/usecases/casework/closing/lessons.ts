// "A policy should be looked at again": the review comes forward, and nothing of the case goes with it.

import { broughtForward } from '../../../domain/review/review-life.ts';
import { ok } from '../../../domain/shared/result.ts';
import { changeDoc } from '../../change-doc.ts';
import type { Deps } from '../../ports.ts';
import { plannedReview, plansOf } from '../../reviews/planned-reviews.ts';
import type { Who } from '../../who.ts';

/** The review named, or all that a serious incident brings forward. Gives lines for whoever closed the case, also when it did not work. */
export async function bringReviewForward(
  deps: Deps,
  who: Who,
  chosen: string,
  key: string,
): Promise<readonly string[]> {
  const plans = plansOf(deps, who.school).filter((plan) =>
    chosen === '' ? plan.triggers.includes('serious_incident') : plan.key === chosen,
  );
  const { calendar } = deps.policy(who.school);
  const happened = { trigger: 'serious_incident', by: who.person.id, key } as const;
  const moved: string[] = [];
  const failed: string[] = [];
  for (const plan of plans) {
    const review = await plannedReview(deps, who.school, plan);
    const done = review.ok
      ? await changeDoc(deps, 'review', review.value.doc.id, (doc) =>
          ok(broughtForward(doc ?? review.value.doc, happened, calendar, deps.clock.now())),
        )
      : review;
    if (!done.ok) deps.log.error('case.review_not_forward', { school: who.school });
    (done.ok ? moved : failed).push(plan.title);
  }
  return [
    ...(moved.length === 0 ? [] : [`Brought forward, so due soon: ${moved.join('; ')}.`]),
    ...(failed.length === 0 ? [] : [`Tell the head, because these reviews did not move: ${failed.join('; ')}.`]),
  ];
}
