// The local authority, the trust, personnel advisers, IT from outside and other schools: what to have ready for them.

import { type Body, only } from './body.ts';
import {
  aboutHead,
  childPicture,
  DANGER_FIRST,
  DO_NOT_TELL_ADULT,
  IN_ORDER,
  NAME_AND_REFERENCE,
  NO_EMAIL,
  NO_NAME_PUBLISHED,
  NO_PASSWORDS,
  NO_PICTURE,
  NO_QUESTIONS,
  WHAT_MAY_BE_TOLD,
  WHO_KNOWS,
} from './shared-lines.ts';

const NO_NAMES_YET = 'Begin without names. Give them when you know who asks and why.';

const LA_OFFICER: Body = {
  name: 'E-safety officer of the local authority',
  purpose: 'The copy of an incident that your authority asks for, or advice.',
  first: [DANGER_FIRST],
  ready: [
    'The incident as a form: write documents, then "One incident as a form". Read what it holds before it leaves.',
    "The step on your school's scale, if one was set. Grave ones are often due within 24 hours.",
    'What has been done so far, and what you ask of them.',
    only((s) => s.facts.other_school, 'Which other schools may be part of it.'),
  ],
  say: ['Ask how they want it: portal, secure transfer, or spoken.', NO_NAMES_YET, NAME_AND_REFERENCE],
  never: [NO_EMAIL, NO_PICTURE, only(aboutHead, 'Do not go by the head: this case is about them.'), DO_NOT_TELL_ADULT],
  contacts: ['la_esafety_officer'],
  national: [],
};

const LA_EDUCATION: Body = {
  name: 'Education safeguarding team of the local authority',
  purpose: 'Advice when it is not clear what to do, and word to other schools.',
  first: [DANGER_FIRST],
  ready: [
    'What you are unsure about, as one question.',
    IN_ORDER,
    'What you know about age, risk and who is involved.',
    only((s) => s.facts.other_school, 'Which other schools it reaches, and why they need to know.'),
  ],
  say: [NO_NAMES_YET, 'Ask them to tell other schools, if that is needed.', WHAT_MAY_BE_TOLD, NAME_AND_REFERENCE],
  never: [NO_EMAIL, NO_QUESTIONS, NO_PICTURE, DO_NOT_TELL_ADULT],
  contacts: [],
  national: [],
};

const GOVERNOR_SERVICES: Body = {
  name: 'Governor services',
  purpose: 'Advice when a governor is part of it. They belong to the authority, the trust or the diocese.',
  first: [only((s) => s.ladoConcern, 'If a child may have been harmed, ring the LADO before them.')],
  ready: [
    'The office the governor holds, and what is said to have happened.',
    WHO_KNOWS,
    'Who leads on it in school now.',
  ],
  say: ['Ask who may deal with it, and who has to stay out.', NAME_AND_REFERENCE],
  never: [DO_NOT_TELL_ADULT, NO_QUESTIONS, NO_EMAIL],
  contacts: [],
  national: [],
};

const TRUST: Body = {
  name: 'Safeguarding lead of the trust',
  purpose: 'Tell them, and take advice, as your trust asks.',
  first: [DANGER_FIRST],
  ready: [IN_ORDER, 'What has been decided, by whom, and why.', 'What you ask of them.', WHO_KNOWS],
  say: [NO_NAMES_YET, 'Ask who does what next.', NAME_AND_REFERENCE],
  never: [NO_EMAIL, NO_PICTURE, DO_NOT_TELL_ADULT],
  contacts: ['trust_safeguarding'],
  national: [],
};

const FILTER_PROVIDER: Body = {
  name: 'Filter or internet provider',
  purpose: 'Block it, or block it again.',
  first: [],
  ready: [
    'The web address as plain text. Only what stands before a question mark.',
    'The device, the group of users and the time.',
    only((s) => s.facts.category === 'filter_failure', 'Since when the filter has been open, and for whom.'),
  ],
  say: ['Ask for a ticket number, and to be told when it is blocked.', 'Ask them to keep the log of that time.'],
  never: [
    'Do not open the page to test it.',
    'Do not name a pupil. They do not need it.',
    only(
      childPicture,
      'Do not give them the address of what may be abuse pictures before the police or the IWF have it.',
    ),
  ],
  contacts: ['it_provider'],
  national: [],
};

const IT_AUDIT: Body = {
  name: 'IT audit from outside',
  purpose: 'Somebody who does not work with the IT staff concerned looks at the logs.',
  first: [only((s) => s.ladoConcern, 'Ask the LADO, and the police if they know, before anybody looks into it.')],
  ready: [
    'What has to be kept: which accounts, machines and days.',
    'Who gave the order, and who may read the result.',
    'Who in the school must not know or touch anything.',
  ],
  say: ['Ask how the logs are kept so that they can stand as evidence.', NAME_AND_REFERENCE],
  never: [DO_NOT_TELL_ADULT, only(childPicture, 'Do not let them open pictures. The police do that.'), NO_PASSWORDS],
  contacts: [],
  national: [],
};

const HR: Body = {
  name: 'HR or payroll adviser',
  purpose: 'Before anything is done about an adult who works here.',
  first: [only((s) => s.ladoConcern, 'Ring the LADO first.')],
  ready: [
    'The job, the contract and how long they have worked here. No name at first.',
    'What the LADO advised, with the date.',
    'What is thought of: other duties, working elsewhere, suspension.',
    'Who supports the adult, and who keeps in touch.',
  ],
  say: ['Ask what procedure applies and who may decide.', 'Ask for the advice in writing.'],
  never: [DO_NOT_TELL_ADULT, NO_NAME_PUBLISHED, NO_EMAIL],
  contacts: [],
  national: [],
};

const AGENCY: Body = {
  name: "Supply agency or contractor's employer",
  purpose: 'They employ the adult. Once the LADO has said what they may be told.',
  first: ['Only after the LADO has advised.'],
  ready: [
    'What the LADO said may be told.',
    'Since when the adult works here, and where.',
    'Who speaks for the school.',
  ],
  say: [
    'Ask whether there were earlier concerns.',
    'Ask where else the adult works with children, for the LADO.',
    NAME_AND_REFERENCE,
  ],
  never: ['Do not just stop using the person and leave it at that.', DO_NOT_TELL_ADULT, NO_NAME_PUBLISHED, NO_EMAIL],
  contacts: [],
  national: [],
};

const OTHER_SCHOOL: Body = {
  name: 'Safeguarding lead of another school',
  purpose: 'A child of theirs is part of it. Speak with them yourself.',
  first: [DANGER_FIRST],
  ready: [
    'Their number from their own site, not from a message.',
    'Which child of theirs, and in what way.',
    'What they need in order to protect that child, and no more.',
    'What the police or social care said about telling them.',
  ],
  say: [
    'Ask for the safeguarding lead in person.',
    'Agree who speaks with which family, and when.',
    'Agree when you speak again.',
  ],
  never: ['Do not leave a message with the office.', NO_EMAIL, NO_PICTURE, DO_NOT_TELL_ADULT],
  contacts: [],
  national: [],
};

const SOMEBODY_ELSE: Body = {
  name: 'Somebody else outside the school',
  purpose: 'For example a bank, a doctor, a helpline, a phone company.',
  first: [DANGER_FIRST],
  ready: ['What you want from them, as one question.', 'What they need to know for it, and no more.'],
  say: [NO_NAMES_YET, NAME_AND_REFERENCE],
  never: [NO_EMAIL, NO_PASSWORDS, NO_PICTURE, DO_NOT_TELL_ADULT],
  contacts: [],
  national: [],
};

export const BODIES_OF_THE_AUTHORITY = {
  la_esafety_officer: LA_OFFICER,
  la_education_safeguarding: LA_EDUCATION,
  la_governor_services: GOVERNOR_SERVICES,
  trust_safeguarding: TRUST,
  filter_provider: FILTER_PROVIDER,
  external_it_audit: IT_AUDIT,
  schools_hr: HR,
  supply_agency: AGENCY,
  other_school_dsl: OTHER_SCHOOL,
  somebody_else: SOMEBODY_ELSE,
} as const;
