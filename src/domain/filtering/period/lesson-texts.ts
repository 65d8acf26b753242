// What is said about lessons, times and how long something may be open.

import { assertNever } from '../../shared/assert-never.ts';
import type { OverridesPolicy } from '../overrides-policy.ts';

const many = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;

/** 1.5 hours are "1 hour 30 minutes". */
function hoursWords(hours: number): string {
  const minutes = Math.round(hours * 60);
  const whole = Math.floor(minutes / 60);
  const parts = [whole === 0 ? '' : many(whole, 'hour'), minutes % 60 === 0 ? '' : many(minutes % 60, 'minute')];
  return parts.filter((part) => part !== '').join(' ');
}

export function longestWords(longest: OverridesPolicy['longest']): string {
  switch (longest.kind) {
    case 'school_day':
      return 'until the end of the school day';
    case 'hours':
      return hoursWords(longest.hours);
    case 'school_days':
      return many(longest.days, 'school day');
    default:
      return assertNever(longest);
  }
}

/** "The longest allowed here: until the end of the school day." */
export const longestLine = (longest: OverridesPolicy['longest']): string =>
  `The longest allowed here: ${longestWords(longest)}.`;

export const TIME_TEXTS = {
  otherTime: 'Another time',
  lessonLabel: (name: string, day: string, from: string, until: string): string =>
    `${name}, ${day} ${from} to ${until}`,
  today: 'today',
  noLesson: 'Please choose a lesson, or "Another time".',
  lessonGone: 'That lesson is over or no longer on the list. Please choose another.',
  noDate: 'Please pick the day.',
  badDate: 'That is not a day we can read. Pick it from the calendar.',
  noFrom: 'Please say from when.',
  noUntil: 'Please say until when. Everything that is opened is blocked again at a stated time.',
  badTime: 'That is not a time we can read. Write it like 14:10.',
  pastDate: 'That day is over. Pick today or a later day.',
  pastEnd: 'That time is over. Pick a later one.',
  tooFar: (days: number): string => `That is more than ${days} days ahead. Ask again nearer the day.`,
  lastFirst: 'The last day is before the first. Pick the same day or a later one.',
  endFirst: 'The end must be later than the start.',
  closed: (day: string): string => `The school is closed on ${day}. Pick a school day.`,
  afterClose: (time: string): string =>
    `The school day ends at ${time}, and nothing stays open after that here. Pick an earlier time.`,
  tooLongUntil: (longest: string, latest: string): string =>
    `The longest allowed here: ${longest}. Pick ${latest} or earlier.`,
  tooLongLesson: (longest: string): string =>
    `That is longer than allowed here (${longest}). Choose "Another time" and a shorter one.`,
} as const;
