// Lines that the checklists of several bodies share.

import type { Situation } from '../../incident/triage/situation.ts';
import { only } from './body.ts';

export const childPicture = (situation: Situation): boolean => situation.childPicture;
export const adultCase = (situation: Situation): boolean => situation.adultCase;
export const aboutHead = (situation: Situation): boolean => situation.subjectRoles.has('headteacher');
export const underThirteen = (situation: Situation): boolean => situation.aboutChild && situation.under13;

export const DANGER_FIRST = 'If anyone is in danger now, call 999 first.';

/** Not the police, not the Internet Watch Foundation, nobody is ever sent the picture by the school. */
export const NO_PICTURE = only(
  childPicture,
  'Do not open, copy or send the picture to anyone, the police included. They collect the device.',
);
export const NO_PASSWORDS = 'Do not give a password or PIN on the phone, and do not write one here.';
export const NO_QUESTIONS = 'Do not question the child, or anyone else, to find out more first.';
export const NO_EMAIL = 'Do not send names by ordinary e-mail. Ask for their secure way.';
export const DO_NOT_TELL_ADULT = only(adultCase, 'Do not tell the adult concerned that you have called.');
export const NO_NAME_PUBLISHED = only(
  adultCase,
  'Do not let a teacher be named where it could be published before a charge. It can be an offence.',
);

export const CHILD_DETAILS = "The child's full name, date of birth, address, and who looks after them.";
export const IN_ORDER = 'What happened, in order, with dates, in the words that were used.';
export const WHO_KNOWS = 'Who knows about it already, in school and outside.';
export const NAME_AND_REFERENCE = 'Ask for their name and a reference, and write both down.';
export const WHAT_MAY_BE_TOLD = 'Ask what may be said to the child, to parents and to staff, and when.';
