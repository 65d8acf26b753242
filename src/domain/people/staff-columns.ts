// The words of a staff list: what its columns may be called and how people write a role. Data, not rules.

import type { Role } from './role.ts';
import { ROLE_NAMES, ROLES } from './role.ts';

export const STAFF_COLUMNS = [
  'name',
  'first',
  'last',
  'email',
  'roles',
  'classes',
  'starts',
  'ends',
  'absentFrom',
  'absentTo',
  'duty',
] as const;
export type StaffColumn = (typeof STAFF_COLUMNS)[number];

/** How a column is named in a message. */
export const COLUMN_WORDS: Readonly<Record<StaffColumn, string>> = {
  name: 'name',
  first: 'first name',
  last: 'last name',
  email: 'e-mail',
  roles: 'roles',
  classes: 'class',
  starts: 'start',
  ends: 'end',
  absentFrom: 'absent from',
  absentTo: 'absent to',
  duty: 'duty days',
};

/** Compared without case, blanks and signs. */
const HEADERS: Readonly<Record<StaffColumn, readonly string[]>> = {
  name: ['name', 'fullname', 'staffname', 'displayname', 'staffmember'],
  first: ['first', 'firstname', 'forename', 'givenname', 'preferredforename', 'legalforename'],
  last: ['last', 'lastname', 'surname', 'familyname', 'preferredsurname', 'legalsurname'],
  email: ['email', 'emailaddress', 'workemail', 'schoolemail', 'mail', 'userprincipalname', 'upn'],
  roles: ['role', 'roles', 'safeguardingrole', 'esafetyrole'],
  classes: ['class', 'classes', 'form', 'tutorgroup', 'registrationgroup', 'reggroup'],
  starts: ['start', 'starts', 'startdate', 'startson', 'joined', 'employmentstart'],
  ends: ['end', 'ends', 'enddate', 'endson', 'lastday', 'leavingdate', 'leaves', 'employmentend'],
  absentFrom: ['absentfrom', 'awayfrom', 'absencefrom', 'absencestart'],
  absentTo: ['absentto', 'awayto', 'absentuntil', 'awayuntil', 'absenceto', 'absenceend'],
  duty: ['duty', 'dutydays', 'onduty', 'rota', 'rotadays'],
};

export const plainWord = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

export const columnOf = (header: string): StaffColumn | undefined =>
  STAFF_COLUMNS.find((column) => HEADERS[column].includes(plainWord(header)));

/** Words of a staff list that carry no role here. */
const NO_ROLE = ['', 'none', 'staff', 'teacher', 'ta', 'teachingassistant', 'office', 'governor', 'supply', 'admin'];

const ROLE_WORDS: Readonly<Partial<Record<Role, readonly string[]>>> = {
  dsl: ['designatedsafeguardinglead', 'safeguardinglead'],
  deputy_dsl: ['ddsl', 'deputydesignatedsafeguardinglead', 'assistantdsl', 'deputysafeguardinglead'],
  headteacher: ['head', 'principal', 'executivehead', 'headofschool'],
  deputy_head: ['deputyheadteacher', 'assistanthead', 'viceprincipal'],
  chair_of_governors: ['chair', 'chairofgovernors', 'proprietor', 'chairoftrustees'],
  vice_chair_of_governors: ['vicechair', 'vicechairofgovernors'],
  esafety_coordinator: [
    'esafetylead',
    'esafetyleader',
    'onlinesafetylead',
    'contactofficer',
    'computinglead',
    'headofict',
  ],
  network_manager: ['it', 'ict', 'itsupport', 'ittechnician', 'icttechnician', 'itmanager', 'technician'],
  siro: ['seniorinformationriskowner'],
  dpo: ['dataprotectionofficer', 'datalead'],
  class_teacher: ['formtutor', 'tutor'],
  senco: ['sendco', 'specialneedscoordinator'],
};

const KNOWN: ReadonlyMap<string, Role | null> = new Map<string, Role | null>([
  ...NO_ROLE.map((word) => [word, null] as const),
  ...ROLES.flatMap((role) =>
    [role, ROLE_NAMES[role], ...(ROLE_WORDS[role] ?? [])].map((word) => [plainWord(word), role] as const),
  ),
]);

/** The role a word means, null for a word that carries none, undefined for one nobody knows. */
export const roleOf = (word: string): Role | null | undefined => KNOWN.get(plainWord(word));
