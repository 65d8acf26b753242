// The words of a pupil list: what its columns may be called, and which stage a year group is in. Data, not rules.

import { plainWord } from '../../people/staff-columns.ts';
import type { PupilAudience } from '../class-list.ts';

export const PUPIL_COLUMNS = ['id', 'name', 'first', 'last', 'class', 'stage', 'starts', 'leaves'] as const;
export type PupilColumn = (typeof PUPIL_COLUMNS)[number];

/** How a column is named in a message. */
export const PUPIL_COLUMN_WORDS: Readonly<Record<PupilColumn, string>> = {
  id: 'id',
  name: 'name',
  first: 'first name',
  last: 'last name',
  class: 'class',
  stage: 'year group',
  starts: 'starts',
  leaves: 'leaves',
};

/** Compared without case, blanks and signs. */
const HEADERS: Readonly<Record<PupilColumn, readonly string[]>> = {
  id: ['id', 'pupilid', 'studentid', 'upn', 'uniquepupilnumber', 'admissionnumber', 'admissionno', 'adno'],
  name: ['name', 'fullname', 'pupil', 'pupilname', 'student', 'studentname'],
  first: ['first', 'firstname', 'forename', 'givenname', 'preferredforename', 'legalforename'],
  last: ['last', 'lastname', 'surname', 'familyname', 'preferredsurname', 'legalsurname'],
  class: ['class', 'classname', 'form', 'tutorgroup', 'registrationgroup', 'reggroup', 'reg'],
  stage: ['stage', 'keystage', 'ks', 'year', 'yeargroup', 'nationalcurriculumyear', 'ncyear'],
  starts: ['start', 'starts', 'startdate', 'startson', 'joined', 'admissiondate', 'dateofadmission'],
  leaves: ['leaves', 'leaving', 'leavingdate', 'dateofleaving', 'lastday', 'end', 'ends', 'enddate'],
};

export const pupilColumnOf = (header: string): PupilColumn | undefined =>
  PUPIL_COLUMNS.find((column) => HEADERS[column].includes(plainWord(header)));

/** Children below Year 1 sign (or have signed for them) what Key Stage 1 does. */
const YOUNGEST = ['n', 'nursery', 'n1', 'n2', 'r', 'rec', 'reception', 'eyfs', 'foundation', 'yr', 'yearr'];
const SECONDARY = ['secondary', 'ks3', 'ks4', 'ks5', 'keystage3', 'keystage4', 'keystage5', 'sixthform'];

/** `Year 3`, `Y3`, `3`, `KS2`, `Reception`; undefined for a word nobody knows. */
export function stageOf(text: string): PupilAudience | undefined {
  const word = plainWord(text);
  if (['ks1', 'keystage1', ...YOUNGEST].includes(word)) return 'pupil_ks1';
  if (['ks2', 'keystage2'].includes(word)) return 'pupil_ks2';
  if (SECONDARY.includes(word)) return 'pupil_secondary';
  const year = /^(?:y|yr|year)?(\d{1,2})$/u.exec(word)?.[1];
  if (year === undefined || Number(year) > 14) return undefined;
  return Number(year) <= 2 ? 'pupil_ks1' : Number(year) <= 6 ? 'pupil_ks2' : 'pupil_secondary';
}
