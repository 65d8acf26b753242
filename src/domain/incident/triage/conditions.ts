// The conditions rows are built from, each with the words a reader of the rules sees.

import { both, condition, either, kind, not } from './row.ts';

export const danger = condition('somebody is in danger now', (s) => s.danger);
export const noDanger = not(danger, 'nobody is in danger now');
export const pupilVictim = condition('a pupil is the victim', (s) => s.pupilVictim);
export const staffVictim = condition('an adult working here is the victim', (s) => s.facts.victim === 'staff');
export const notStaffVictim = not(staffVictim, 'the victim is not staff');
export const staffOrSchoolVictim = condition(
  'staff or the school is the victim',
  (s) => s.facts.victim === 'staff' || s.facts.victim === 'school',
);
export const noPupilVictim = not(pupilVictim, 'no pupil is the victim');
export const pupilDidIt = condition('a pupil did it', (s) => s.facts.instigator === 'pupil');
export const outsiderOrUnknown = condition(
  'who did it is unknown or an outsider',
  (s) => s.facts.instigator === 'unknown' || s.facts.instigator === 'outsider',
);
export const accidental = condition('it was met by accident', (s) => s.facts.intent === 'accidental');
/** For pictures of child abuse an intent not known counts as deliberate. */
export const notAccidental = not(accidental, 'it was not, or not surely, met by accident');
export const childPicture = condition('a picture of a child is part of it', (s) => s.childPicture);
export const madeByAi = condition('AI made the picture of the child', (s) => s.facts.image === 'under18_ai_generated');
export const adultPicture = condition(
  'the picture is a sexual one of an adult',
  (s) => s.facts.image === 'adult' || s.facts.image === 'adult_ai_generated',
);
export const anyDevice = condition('a device is named', (s) => s.facts.device !== 'none');
export const schoolDevice = condition('a school device or network is part of it', (s) => s.schoolDevice);
export const notSchoolDevice = not(schoolDevice, 'no school device or network is part of it');
export const lostDevice = condition('a school device is lost', (s) => s.facts.device === 'school_lost');
export const mayBeIllegal = condition('the material may be illegal', (s) => s.mayBeIllegal);
export const legal = not(mayBeIllegal, 'the material is legal');
export const coercion = condition('there is pressure or blackmail', (s) => s.facts.coercion);
export const adultContact = condition('an adult is in contact with a child', (s) => s.facts.adult_involved);
export const repeated = condition('it happened before or goes on', (s) => s.facts.repeat);
export const personalData = condition('personal data are out', (s) => s.facts.personal_data);
export const protectedChild = condition(
  'child-protection records or a child who must not be found are involved',
  (s) => s.facts.protected_child,
);
export const harmSigns = condition('there are signs that a child is being harmed', (s) => s.facts.harm_signs);
export const moneyAsked = condition('money is asked for', (s) => s.facts.risk_area === 'commerce');
export const anonymous = condition('the reporter gave no name', (s) => s.facts.anonymous);
export const parentReports = condition('a parent reports', (s) => s.facts.reporter === 'parent');
export const notParent = not(parentReports, 'no parent reports it');
export const otherSchool = condition(
  'a pupil of another school is involved',
  (s) => s.facts.other_school || s.facts.victim === 'pupil_other_school',
);

export const adultSubject = condition('an adult of the school is the subject', (s) => s.adultSubject);
export const noAdultSubject = not(adultSubject, 'no adult of the school is the subject');
export const noAdultCase = condition('no adult of the school is the subject', (s) => !s.adultCase);
export const selfReport = condition('the reporter speaks about himself or herself', (s) => s.selfReport);
export const notSelfReport = not(selfReport, 'it is not a self-report');
export const unidentified = condition('nobody can say yet which adult it is', (s) => s.unidentified);
export const privateContact = condition(
  'an adult of the school is in private contact with a pupil',
  (s) => s.privateContact,
);
export const noPrivateContact = not(privateContact, 'there is no private contact with a pupil');
export const ladoConcern = condition('a LADO test may be met, is unsure or was not asked', (s) => s.ladoConcern);
export const noLadoConcern = not(ladoConcern, 'no LADO test may be met');
export const familyTie = condition('a role-holder is family of somebody involved', (s) => s.tiedRoles !== null);

export const subjectIsDsl = condition(
  'the subject is the DSL and not the head',
  (s) => s.subjectRoles.has('dsl') && !s.subjectRoles.has('headteacher'),
);
export const subjectIsHeadOnly = condition(
  'the subject is the head, who is not the DSL',
  (s) => s.subjectRoles.has('headteacher') && !s.subjectRoles.has('dsl'),
);
export const subjectIsHeadAndMore = condition(
  'the subject is the head, who is also DSL or co-ordinator',
  (s) => s.subjectRoles.has('headteacher') && (s.subjectRoles.has('dsl') || s.subjectRoles.has('esafety_coordinator')),
);
export const subjectRunsSystems = condition(
  'the subject is the IT manager or the co-ordinator',
  (s) => s.subjectRoles.has('network_manager') || s.subjectRoles.has('esafety_coordinator'),
);
const GOVERNORS = ['safeguarding_governor', 'resources_committee_chair', 'vice_chair_of_governors'] as const;
export const subjectIsOtherGovernor = condition(
  'the subject is a governor other than the chair',
  (s) =>
    !s.subjectRoles.has('chair_of_governors') &&
    (s.facts.subject === 'governor' || GOVERNORS.some((role) => s.subjectRoles.has(role))),
);
export const subjectGoverns = either(
  condition('the subject is the chair', (s) => s.subjectRoles.has('chair_of_governors')),
  subjectIsOtherGovernor,
);
export const subjectIsDeputyAlone = condition(
  'the subject is a deputy DSL, and the DSL is away',
  (s) => s.subjectRoles.has('deputy_dsl') && s.away.has('dsl'),
);
export const tempSubject = condition('the subject is a visitor, contractor, volunteer or supply teacher', (s) =>
  ['visitor', 'contractor', 'supply_staff', 'volunteer'].includes(s.facts.subject),
);

/** TR04: what makes a nude picture a matter for police and social care at once. */
export const aggravated = condition(
  'under 13 or age not known, an adult, pressure, sexual abuse shown, doubtful capacity, danger, or an unknown or outside instigator',
  (s) =>
    s.under13 ||
    s.facts.adult_involved ||
    s.facts.coercion ||
    s.danger ||
    s.facts.victim === 'pupil_send' ||
    s.facts.image === 'under18_sexual' ||
    ['unknown', 'outsider', 'staff', 'governor'].includes(s.facts.instigator),
);
export const notAggravated = not(aggravated, 'nothing makes it worse (TR04)');

/** The kinds in which personal data that are out are the school's own. */
export const ownDataOut = both(
  personalData,
  kind(
    'data_breach',
    'fraud',
    'hacking',
    'cyber_attack',
    'leaver_access',
    'image_consent',
    'malware',
    'password_compromise',
  ),
);
