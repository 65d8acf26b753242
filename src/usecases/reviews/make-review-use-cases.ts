// Every step about reviews, bound to the world it works in.

import type { Deps } from '../ports.ts';
import { ledgerAnchor } from './anchor.ts';
import { calendarLink, endCalendarLink, readCalendar } from './calendar-feed.ts';
import type { ReviewUseCases } from './review-use-cases.ts';
import {
  approveReview,
  listReviews,
  openReview,
  postponeReview,
  saveReviewed,
  triggerReviews,
} from './work-reviews.ts';

export const makeReviewUseCases = (deps: Deps): ReviewUseCases => ({
  list: (who) => listReviews(deps, who),
  open: (who, id) => openReview(deps, who, id),
  reviewed: (who, id, input) => saveReviewed(deps, who, id, input),
  approve: (who, id, input) => approveReview(deps, who, id, input),
  postpone: (who, id, input) => postponeReview(deps, who, id, input),
  trigger: (who, input) => triggerReviews(deps, who, input),
  calendarLink: (who) => calendarLink(deps, who),
  endCalendarLink: (who) => endCalendarLink(deps, who),
  anchor: (who) => ledgerAnchor(deps, who),
  readCalendar: (token) => readCalendar(deps, token),
});
