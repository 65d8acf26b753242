// Reviews in memory, for the conversation's tests: one that is due and one that waits for governors.

import { ok, type Result, refuse } from '../../src/domain/shared/result.ts';
import type { ReviewFileData, ReviewUseCases } from '../../src/usecases/reviews/review-use-cases.ts';

const CAN = { review: true, approve: false, needsMinute: false, postpone: true, bringForward: true };

export const REVIEW: ReviewFileData = {
  id: 'review-demo-filtering',
  title: 'Filtering and monitoring',
  state: 'Due Fri 27 Nov 2026',
  facts: [{ label: 'How often', value: 'Once a year' }],
  sections: [],
  chronology: [],
  can: CAN,
};
export const FOR_GOVERNORS: ReviewFileData = {
  ...REVIEW,
  id: 'review-demo-policy',
  title: 'Online safety policy',
  can: { ...CAN, review: false, postpone: false, approve: true, needsMinute: true },
};

type Step = <A extends readonly unknown[], R>(
  name: string,
  run: (...args: A) => R,
  refusal?: R,
) => (...args: A) => Promise<R>;

export function makeFakeReviews(step: Step): ReviewUseCases {
  const file = (id: string): Result<ReviewFileData> => {
    const found = [REVIEW, FOR_GOVERNORS].find((one) => one.id === id);
    return found === undefined ? refuse('review.not_yours', 'There is no review here for you.') : ok(found);
  };
  const down = refuse('store.unavailable', 'This was NOT saved.');
  return {
    list: step('reviews.list', () =>
      ok(
        [REVIEW, FOR_GOVERNORS].map(({ id, title, state }) => ({
          id,
          title,
          when: state,
          owner: 'DSL',
          overdue: false,
        })),
      ),
    ),
    open: step('reviews.open', (_who, id) => file(id)),
    reviewed: step('reviews.reviewed', (_who, id) => file(id), down),
    approve: step('reviews.approve', (_who, id) => file(id), down),
    postpone: step('reviews.postpone', (_who, id) => file(id), down),
    trigger: step('reviews.trigger', () => ok([REVIEW.title]), down),
    calendarLink: step('reviews.calendarLink', () => ok('https://bot.example/feed/secret-token'), down),
    endCalendarLink: step('reviews.endCalendarLink', () => ok('ended'), down),
    anchor: step('reviews.anchor', () => ok({ entries: 1204, signs: '7K3Q 9FXB 2M4T 8WNP' })),
    readCalendar: step('reviews.readCalendar', () => null),
  };
}
