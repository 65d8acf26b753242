// Every button about reviews, for the one table of verbs.

import { saves, savesOnce, shows, type Verb } from '../verb.ts';
import { showAnchor } from './anchor.ts';
import {
  approveReview,
  endCalendar,
  listReviews,
  makeCalendar,
  openReview,
  saveApproval,
  savePostponed,
  saveReviewed,
  saveTrigger,
  showCalendar,
  showReviewDesk,
  showTrigger,
} from './reviews.ts';

export const REVIEW_VERBS: Readonly<Record<string, Verb>> = {
  'review.list': shows(listReviews),
  'review.open': shows(openReview),
  'review.done': shows(showReviewDesk('review.done', ({ can }) => can.review)),
  'review.done.save': savesOnce(saveReviewed),
  'review.approve': savesOnce(approveReview),
  'review.approve.save': savesOnce(saveApproval),
  'review.postpone': shows(showReviewDesk('review.postpone', ({ can }) => can.postpone)),
  'review.postpone.save': savesOnce(savePostponed),
  'review.trigger': shows(showTrigger),
  'review.trigger.save': savesOnce(saveTrigger),
  'review.calendar': shows(showCalendar),
  // Each press makes a fresh address, so a second arrival gets the first one again.
  'review.calendar.make': savesOnce(makeCalendar),
  'review.calendar.end': saves(endCalendar),
  'ledger.anchor': shows(showAnchor),
};
