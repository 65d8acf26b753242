// Lessons and times, as the steps use them. Nothing here lasts without an end or for longer than the pack allows.

export { defaultLesson, type LessonOption, lessonChoices, OTHER_TIME } from './lesson-list.ts';
export { longestLine } from './lesson-texts.ts';
export { latestEnd } from './period-cap.ts';
export { type PeriodAnswers, periodOf } from './period-of.ts';
export { shorterEnds } from './shorter-ends.ts';
