// Every review of a school with its plan. A plan the server has not seen before gets its document here; one that the pack no longer
// has is left out and keeps its record.

import type { PlannedReview } from '../../domain/review/review-duties.ts';
import { newReview, reviewId } from '../../domain/review/review-life.ts';
import type { ReviewPlan } from '../../domain/review/reviews-policy.ts';
import { ok, type Result } from '../../domain/shared/result.ts';
import { changeDoc, readDoc } from '../change-doc.ts';
import type { Deps } from '../ports.ts';

/** What the pack says is looked at again, the incident log included. */
export const plansOf = (deps: Pick<Deps, 'policy'>, school: string): readonly ReviewPlan[] =>
  deps.policy(school).reviews.plans;

export const planOf = (deps: Pick<Deps, 'policy'>, school: string, id: string): ReviewPlan | null =>
  plansOf(deps, school).find((plan) => reviewId(school, plan.key) === id) ?? null;

/** Refuses only when the store cannot be read or written; then nothing is half shown. */
export async function plannedReviews(deps: Deps, school: string): Promise<Result<readonly PlannedReview[]>> {
  const reviews: PlannedReview[] = [];
  for (const plan of plansOf(deps, school)) {
    const review = await plannedReview(deps, school, plan);
    if (!review.ok) return review;
    reviews.push(review.value);
  }
  return ok(reviews);
}

export async function plannedReview(deps: Deps, school: string, plan: ReviewPlan): Promise<Result<PlannedReview>> {
  const id = reviewId(school, plan.key);
  const read = await readDoc(deps, 'review', id);
  if (!read.ok) return read;
  if (read.value !== null) return ok({ doc: read.value, plan });
  const { calendar } = deps.policy(school);
  const made = await changeDoc(deps, 'review', id, (doc) =>
    ok(doc ?? newReview(plan, school, calendar, deps.clock.now())),
  );
  return made.ok ? ok({ doc: made.value, plan }) : made;
}
