// The police, children's social care and the LADO: what to have ready for the calls on which a child's safety hangs.

import { type Body, only } from './body.ts';
import {
  aboutHead,
  CHILD_DETAILS,
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
  underThirteen,
  WHAT_MAY_BE_TOLD,
  WHO_KNOWS,
} from './shared-lines.ts';

const POLICE_999: Body = {
  name: 'Police, 999',
  purpose: 'Danger now, or a crime going on.',
  first: ['Call 999 now. Do not read this list to the end first.'],
  ready: [
    'Where the person is now, and where help has to come.',
    'Who is in danger: name, age, what they wear and look like.',
    'What may happen, and when, as far as you were told.',
    'A weapon, medicine or a threat that you know of, and who made it.',
    'The number you are calling from, and who stays with the child.',
  ],
  say: ['Say your name, your role and the school.', 'Ask for the incident number and write it down.'],
  never: ["Do not wait for anybody's permission.", 'Do not look for more proof first.', NO_PICTURE],
  contacts: [],
  national: [{ name: 'Police, fire, ambulance', phone: '999' }],
};

const POLICE_101: Body = {
  name: 'Police, 101 or online',
  purpose: 'A possible crime, and no danger now. You may also ask for advice only.',
  first: [DANGER_FIRST],
  ready: [
    IN_ORDER,
    'The children: names, dates of birth, schools. Say so if you do not know an age.',
    only(
      (s) => s.facts.adult_involved || s.adultCase,
      'The adult, as far as known: name, and where they can be found.',
    ),
    'The app, site or network, and the names people use there.',
    'Each device: what it is, its number, where it is locked away, whether it is on.',
    'Whether logs of the filter and the system are kept safe.',
    'Who saw or heard it, and how they can be reached.',
    'Why it is reported today and not earlier, if some time has passed.',
  ],
  say: [
    'Say at the start whether you report a crime or ask for advice.',
    'Say that there is a way into the device or account, if there is. The police take it in their own way.',
    'Ask who collects the device, and when. Ask what the school must leave alone until then.',
    WHAT_MAY_BE_TOLD,
    NAME_AND_REFERENCE,
  ],
  never: [NO_PICTURE, NO_PASSWORDS, NO_QUESTIONS, DO_NOT_TELL_ADULT],
  contacts: ['police_101'],
  national: [{ name: 'Police, not an emergency', phone: '101' }],
};

const SOCIAL_CARE: Body = {
  name: "Children's social care, or their out-of-hours team",
  purpose: 'A child who is harmed or may be harmed.',
  first: [DANGER_FIRST, 'Outside office hours, ring the emergency duty team.'],
  ready: [
    CHILD_DETAILS,
    'The language spoken at home, and any disability or special educational need.',
    'What worries you: what was said, by whom, when, in the words used.',
    only(underThirteen, 'That a child under 13 is part of it, or that the age is not known.'),
    only((s) => s.facts.harm_signs, 'The signs of harm, what was seen and when.'),
    'Brothers, sisters and other children who may be at risk.',
    'What the school has done so far, and who else works with the family.',
    'Whether parents know and agree. If not, why not.',
  ],
  say: [
    'Ask: is this a referral now, who decides on it, and when will we hear?',
    WHAT_MAY_BE_TOLD,
    'Confirm it in writing in the way they name.',
    NAME_AND_REFERENCE,
  ],
  never: [
    'Do not wait for proof, or for parents to agree, if waiting could harm the child.',
    NO_QUESTIONS,
    NO_EMAIL,
    NO_PICTURE,
    DO_NOT_TELL_ADULT,
  ],
  contacts: ['childrens_social_care', 'out_of_hours'],
  national: [],
};

const LADO: Body = {
  name: 'Local authority designated officer (LADO)',
  purpose: 'An adult who works with children may have harmed a child or may not be safe to work with them.',
  first: [
    DANGER_FIRST,
    'Ring today, at the latest within one working day. Ring before anybody looks into it.',
    only(aboutHead, 'It is about the headteacher: the chair of governors, proprietor or trust makes this call.'),
  ],
  ready: [
    "The adult's full name, date of birth, job and employer, and since when.",
    'What is said to have happened, where and when, in the words used, and who saw it.',
    "The child's name and date of birth, and how the child is now.",
    'Which of the four tests may be met, and what is not known.',
    'Earlier worries about the same adult, low-level ones included.',
    'Whether the adult is with children today.',
    only((s) => ['supply_staff', 'contractor'].includes(s.facts.subject), 'The agency or firm that employs them.'),
    'Whether the police or social care know.',
    WHO_KNOWS,
  ],
  say: [
    'Ask: does it meet the threshold? Who does what next?',
    'Ask what may be said to the adult, the child and the parents, by whom and when.',
    'Ask about work until then. Whether to suspend is for the school to decide, with this advice and HR.',
    'Ask for the advice in writing, with a reference.',
  ],
  never: [
    'Do not take statements, and do not ask the adult or the child about it.',
    DO_NOT_TELL_ADULT,
    NO_NAME_PUBLISHED,
    NO_EMAIL,
    NO_PICTURE,
  ],
  contacts: ['lado'],
  national: [],
};

const CEOP: Body = {
  name: 'CEOP Safety Centre',
  purpose: 'Sexual abuse or grooming of a child online. Not for emergencies.',
  first: [DANGER_FIRST],
  ready: [
    'The age of the child, and how the child can be reached safely.',
    'The app, site or game, and the names the other person uses there.',
    'Since when they are in touch, and whether it goes on.',
    'What the other person wanted, in the words the child used by themselves.',
    only((s) => s.facts.coercion, 'The threat or demand, and by when.'),
    'Whether a meeting was spoken of, where and when.',
    'That the account and the messages are kept, and where.',
    'The police reference, if they know already.',
  ],
  say: ["Use the form on CEOP's own site, as a professional. It is not anonymous.", NAME_AND_REFERENCE],
  never: [
    'Do not use it for bullying, or for false or hacked accounts. Those go to the app or the police.',
    'Do not let anybody write back to the other person to learn more.',
    NO_PICTURE,
    NO_PASSWORDS,
    DO_NOT_TELL_ADULT,
  ],
  contacts: [],
  national: [],
};

const IWF: Body = {
  name: 'Internet Watch Foundation (IWF)',
  purpose: 'The web address of what may be pictures of child sexual abuse.',
  first: ['Only the web address goes to them. Never a picture, a copy or a screenshot.'],
  ready: [
    'The web address as it was noted in the report, as plain text.',
    'The day and time it came up, and on which device.',
    'How it came up: a search, a link, a filter alert.',
    'The police reference, if they know already.',
  ],
  say: [
    "Use the form on the IWF's own site. You may leave your name out; with a name they can answer.",
    'Write down their reference and the time.',
  ],
  never: [
    'Do not open the address again, not to check it and not to copy it.',
    'Do not pass the address on in a chat or an e-mail.',
    'Do not use it for what was sent from phone to phone. That has no address: ask the police.',
  ],
  contacts: [],
  national: [],
};

const REPORT_REMOVE: Body = {
  name: 'Report Remove',
  purpose: 'A young person under 18 has a picture of themselves taken down. They report it, not the school.',
  first: [
    only(
      (s) => s.facts.adult_involved || s.facts.coercion,
      'If an adult or blackmail is part of it, the police come first.',
    ),
  ],
  ready: [
    'A quiet room, and somebody the young person trusts, if they want company.',
    'Their own phone or computer. Not one of the school.',
    'That they may be asked to show how old they are.',
    only(childPicture, 'What the police said about it, if they know of the picture.'),
  ],
  say: [
    "Tell them it is on Childline's site, that it is free, and that they can ask for help on the way.",
    'Write down only that it was done, and when.',
  ],
  never: [
    'Do not do it for them. Do not look at the screen while they choose the picture.',
    'Do not ask them to find the picture for you, or to send it.',
  ],
  contacts: [],
  national: [],
};

export const BODIES_OF_DANGER = {
  police_999: POLICE_999,
  police_101: POLICE_101,
  childrens_social_care: SOCIAL_CARE,
  lado: LADO,
  ceop: CEOP,
  iwf: IWF,
  report_remove: REPORT_REMOVE,
} as const;
