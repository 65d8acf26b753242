// Single answers that other steps act on, read straight from what is stored.

import type { Answers } from '../answers.ts';

const text = (answers: Answers, id: string): string => {
  const value = answers[id];
  return typeof value === 'string' ? value : '';
};

/** Not sure counts as yes. False until the question is answered. */
export const dangerNow = (answers: Answers): boolean => {
  const danger = text(answers, 'danger');
  return danger === 'yes' || danger === 'unsure';
};

/** What page one says about an adult of the school. Not answered counts as not sure. */
export function adultConcern(answers: Answers): 'no' | 'yes' | 'unsure' {
  const concern = text(answers, 'adult_concern');
  return concern === 'no' || concern === 'yes' ? concern : 'unsure';
}

/** True once the page that picks the adult was answered, skipping included. */
export const adultPicked = (answers: Answers): boolean => text(answers, 'adult') !== '';

export const wantsAnonymous = (answers: Answers): boolean => text(answers, 'naming') === 'anonymous';
export const wantsConfidential = (answers: Answers): boolean => text(answers, 'naming') === 'confidential';
