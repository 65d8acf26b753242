// Prevent, platforms' second line, money, data and attacks: what to have ready for the bodies of the nation.

import { type Body, only } from './body.ts';
import {
  DANGER_FIRST,
  IN_ORDER,
  NAME_AND_REFERENCE,
  NO_EMAIL,
  NO_PASSWORDS,
  NO_PICTURE,
  NO_QUESTIONS,
  WHAT_MAY_BE_TOLD,
  WHO_KNOWS,
} from './shared-lines.ts';

const PREVENT: Body = {
  name: 'Prevent referral (Channel)',
  purpose: 'Somebody may be drawn into terrorism. It is help before any crime; Channel is voluntary.',
  first: [DANGER_FIRST],
  ready: [
    'How the worry arose, and who noticed.',
    'What happened, what was said or shown, with dates.',
    'Signs that you see: what has changed, and since when.',
    'What they do online: sites, groups, channels.',
    'Who they are in touch with, as far as known.',
    'Any threat, plan, weapon or journey that was spoken of.',
    'What the person needs: health, special needs, trouble at home, bullying.',
    'Other worries on record, and talks already held.',
    'Whether parents know, and whether they help. If they were not told, why.',
  ],
  say: [
    'Use the national referral form by the route that your council or police name.',
    'Say that you ask as the safeguarding lead of the school.',
    'Decide whether to tell the child and the parents first. Normally you do, unless it raises the risk.',
    NAME_AND_REFERENCE,
  ],
  never: [
    'Do not test the child on what they believe.',
    'Do not promise that nothing will follow, or that something will.',
    NO_EMAIL,
  ],
  contacts: [],
  national: [],
};

const ACT_HOTLINE: Body = {
  name: 'Anti-Terrorist Hotline',
  purpose: 'Something that looks like terrorist activity, with no danger at this moment.',
  first: [DANGER_FIRST],
  ready: [
    'What was seen or heard, when, and where.',
    'Who: names, descriptions, vehicles, as far as known.',
    'The site, channel or account, as plain text.',
    'Where the device is and whether it is locked away.',
  ],
  say: ['Say whether it may be passed on that the school called.', NAME_AND_REFERENCE],
  never: [NO_QUESTIONS, 'Do not go back to the page or the channel to learn more.'],
  contacts: [],
  national: [{ name: 'Anti-Terrorist Hotline', phone: '0800 789 321' }],
};

const HARMFUL_CONTENT: Body = {
  name: 'Report Harmful Content',
  purpose: 'Legal but harmful things online that the app or site has not removed. From 13 years.',
  first: ['Report it to the app or site first, and wait 48 hours for the answer.'],
  ready: [
    'The day and time of the report to the app or site, and its reference.',
    'What the app or site answered, or that it did not answer.',
    'The web address or the account, as plain text.',
    'What kind of harm it is: threats, bullying, hate, self-harm, violence and the like.',
    only((s) => s.under13, 'If the child is under 13, an adult makes the report for them.'),
  ],
  say: ['Use the form on their own site.', 'Write down their reference and when they mean to answer.'],
  never: [
    'Do not use it for what may be a crime, or for sexual pictures of a child. Those go to the police.',
    NO_PICTURE,
  ],
  contacts: [],
  national: [],
};

const FRAUD: Body = {
  name: 'Report Fraud',
  purpose: 'Money or goods lost to a scam, or an attempt. In Scotland, ring 101 instead.',
  first: ['Ring the bank first, on the number on the card or statement.'],
  ready: [
    'What was paid or given away, when, by whom, to whom.',
    'What the bank said, the time and its reference.',
    'The address or number the message came from. Leave the message where it is.',
    'Whether a mailbox or an account was got into as well.',
  ],
  say: ['Say that it concerns a school, and whose money it was.', NAME_AND_REFERENCE],
  never: [
    'Do not ring a number, or open a link, that stands in the message.',
    'Do not pay anything more, to get money back or to end it.',
    NO_PASSWORDS,
  ],
  contacts: [],
  national: [{ name: 'Report Fraud', phone: '0300 123 2040' }],
};

const ICO: Body = {
  name: "Information Commissioner's Office (ICO)",
  purpose: 'Personal data lost, shown or changed, and people may come to harm by it.',
  first: ['72 hours by the clock from when the school knew. Nights, weekends and holidays count.'],
  ready: [
    'What happened, when, and when the school first knew.',
    'What kind of data, about how many people and how many records.',
    'Who they are: pupils, parents, staff; and whether anyone among them must not be found.',
    'What may come of it for them.',
    'What has been done to get the data back or to stop it spreading.',
    'Who answers questions: the data protection officer, with a number.',
    'Why it is late, if 72 hours have passed.',
  ],
  say: [
    'Report with what you know. Say that the rest will follow.',
    'Ask whether the people concerned have to be told, and how soon.',
    NAME_AND_REFERENCE,
  ],
  never: [
    'Do not send the lost data themselves, or names of those concerned.',
    'Do not leave it at nothing: if you decide not to report, write the reason under "A breach of personal data".',
  ],
  contacts: [],
  national: [],
};

const CYBER: Body = {
  name: 'Cyber incident: DfE, NCSC, insurer',
  purpose: "An attack on the school's systems. Each of them has its own form or mailbox.",
  first: ['Use a phone or a computer that is not part of the attack.'],
  ready: [
    'When it was noticed, by whom, and what does not work.',
    'Which systems, and whether backups are reached by it.',
    'Whether personal data may be out. If so, the 72 hours of the ICO run.',
    'Any demand: how it came, how much, by when.',
    'Who is working on it: IT, provider, trust. Numbers that work now.',
    'The insurance or risk protection number, and what it says must be done first.',
  ],
  say: [
    'Write to the mailbox for incidents in schools at the Department for Education; if it is serious, to the National Cyber Security Centre too.',
    'Ring the insurer before you hire anybody.',
    NAME_AND_REFERENCE,
  ],
  never: [
    'Do not pay, and do not answer a demand.',
    'Do not wipe or rebuild a machine before somebody who knows has seen it.',
    NO_PASSWORDS,
  ],
  contacts: ['it_provider'],
  national: [],
};

const POSH: Body = {
  name: 'Professionals Online Safety Helpline',
  purpose: 'Advice for people who work with children, also when they are abused online themselves.',
  first: [],
  ready: [
    'What it is about, in two sentences.',
    'The app or site, and what has been reported there already.',
    'What you want to know, or to have removed.',
  ],
  say: ['Their number and hours stand on their own site. It is open on weekdays.', NAME_AND_REFERENCE],
  never: ['Do not name a child. They do not need it to advise you.', NO_PICTURE],
  contacts: [],
  national: [],
};

const NSPCC: Body = {
  name: 'NSPCC whistleblowing advice line',
  purpose: 'For anyone at work who is not heard, or whose leaders are part of it.',
  first: [DANGER_FIRST],
  ready: [
    IN_ORDER,
    'Whom you told in school, when, and what came of it.',
    'Why the usual way does not work.',
    WHO_KNOWS,
  ],
  say: ['You may ask without giving your name.', WHAT_MAY_BE_TOLD, NAME_AND_REFERENCE],
  never: [NO_QUESTIONS, NO_PICTURE],
  contacts: ['nspcc_whistleblowing'],
  national: [{ name: 'NSPCC whistleblowing advice line', phone: '0800 028 0285' }],
};

export const BODIES_OF_HELP = {
  prevent_channel: PREVENT,
  act_hotline: ACT_HOTLINE,
  report_harmful_content: HARMFUL_CONTENT,
  report_fraud: FRAUD,
  ico: ICO,
  dfe_cyber: CYBER,
  posh_helpline: POSH,
  nspcc_whistleblowing: NSPCC,
} as const;
