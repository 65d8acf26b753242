// The guided form, as the steps and the conversation use it.

export { type Checked, checkPage, clean, lengthFault } from './check-page.ts';
export type { FormContext } from './context.ts';
export type { FormPageData, FormQuestion } from './definition.ts';
export { extraPages } from './extra-pages.ts';
export { type Derived, factsFromAnswers } from './facts-from-answers.ts';
export { firstOpenPage, firstPage, isExtraPage, nextPage, pageIds, pageOf, previousPage, REVIEW } from './page-of.ts';
export { ADULT_PAGE, FIRST_PAGE, STORY_LENGTH } from './pages.ts';
export { extraLines, type ReviewLine, reviewLines } from './review-lines.ts';
export { adultConcern, adultPicked, dangerNow, wantsAnonymous, wantsConfidential } from './wishes.ts';
