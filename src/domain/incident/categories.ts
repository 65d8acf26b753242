// The 34 kinds of report: what a person calls each, which of the four Cs it is, which triage rows speak of it,
// and the eight plain first choices that lead to them, so that nobody has to read a list of 34 on a phone.

import type { Answers } from './answers.ts';
import { type Category, RISK_AREAS, type RiskArea } from './facts.ts';

export type CategoryInfo = {
  /** How a teacher would say it. */
  readonly label: string;
  /** One line under the label where a wrong choice would cost. Empty where the label is enough. */
  readonly help: string;
  readonly riskArea: RiskArea;
  /** The triage rows that speak of this kind. Subject, picture, danger and school rows come on top. */
  readonly rows: readonly string[];
};

const info = (label: string, riskArea: RiskArea, rows: string, help = ''): CategoryInfo => ({
  label,
  help,
  riskArea,
  rows: rows.split(' '),
});

export const CATEGORY_INFO: Readonly<Record<Category, CategoryInfo>> = {
  accidental_access: info('Something unsuitable came up by accident', 'content', 'TR16', 'Nobody was looking for it.'),
  deliberate_access: info('A pupil opened something banned on purpose', 'content', 'TR17 TR18'),
  low_level_misuse: info('A small breach of the computer rules', 'conduct', 'TR19', 'First time, or rare.'),
  persistent_misuse: info('The same small breach again, after warnings', 'conduct', 'TR20'),
  cyberbullying: info('Bullying online', 'conduct', 'TR21 TR22 TR23 TR24', 'At school or at home.'),
  online_hate: info(
    'Hate or abuse because of who someone is',
    'conduct',
    'TR21 TR22 TR23 TR24',
    'Race, religion, disability, sex, being gay or trans, and the like.',
  ),
  threat: info('A threat to hurt somebody', 'conduct', 'TR01 TR22 TR24'),
  nude_sharing: info(
    'A nude or half-nude picture of a child or young person',
    'conduct',
    'TR03 TR04 TR05 TR06',
    'Taken, made, sent, shown or threatened to be shown. Pictures made by AI count. Do not look at it.',
  ),
  sexual_harassment: info(
    'Sexual remarks, secret filming or unwanted sexual pictures between pupils',
    'conduct',
    'TR25',
    'Upskirting counts.',
  ),
  grooming: info(
    'Someone met online wants trust, secrets, pictures or a meeting',
    'contact',
    'TR05 TR10 TR11 TR12',
    'Blackmail over pictures counts.',
  ),
  iioc: info(
    'What may be pictures of child sexual abuse',
    'content',
    'TR04 TR07 TR08 TR09',
    'Do not open it again to check.',
  ),
  extremism: info('Support for violent extremism', 'content', 'TR13 TR14 TR15', 'Bomb-making and terror videos count.'),
  self_harm: info('Self-harm or suicide', 'content', 'TR02 TR56'),
  exploitation: info(
    'A child used for crime or money',
    'contact',
    'TR55',
    'For example carrying drugs, or moving money through a bank account.',
  ),
  harmful_ai_content: info('An AI tool gave harmful advice or content', 'content', 'TR56'),
  hoax_challenge: info('A dare, challenge or hoax that is going round', 'content', 'TR50'),
  doxxing: info("A child's private details were put online", 'conduct', 'TR54', 'Address, school, phone number.'),
  hacking: info('A pupil used an account or system without permission', 'conduct', 'TR46'),
  malware: info('A virus or a strange program', 'conduct', 'TR42'),
  password_compromise: info('Somebody may know a password', 'conduct', 'TR44', 'Do not type the password here.'),
  cyber_attack: info("An attack on the school's systems", 'conduct', 'TR43', 'Files locked, or money demanded.'),
  fraud: info('A scam, false invoice or cheated purchase', 'commerce', 'TR45'),
  data_breach: info(
    'Personal information lost, shown or sent to the wrong person',
    'conduct',
    'TR41',
    'Lost laptops and memory sticks count.',
  ),
  leaver_access: info('The account of someone who has left was used', 'conduct', 'TR52'),
  image_consent: info('An ordinary picture was published without consent', 'conduct', 'TR49'),
  filter_failure: info(
    'The filter is off, and pupils are online',
    'content',
    'TR48',
    'Or a site was not blocked again.',
  ),
  unsuitable_site: info('A bad site gets through the filter; no pupil saw it', 'content', 'TR47'),
  staff_conduct: info('An adult here broke the rules or harmed someone', 'conduct', 'TR26 TR27 TR28'),
  low_level_concern: info(
    'Something about an adult here does not feel right',
    'conduct',
    'TR29',
    'Small things count. You can report yourself.',
  ),
  staff_victim: info('A member of staff is abused online', 'conduct', 'TR24', 'That may be you.'),
  impersonation: info("A false account in someone's name", 'conduct', 'TR57'),
  complaint: info('A parent complains', 'conduct', 'TR51', 'About how something was handled, or about staff.'),
  offensive_message: info('One nasty message, no threat', 'conduct', 'TR24 TR58'),
  bomb_threat: info('A bomb threat', 'contact', 'TR53', 'Call 999 first.'),
};

export type FirstChoice = {
  readonly key: string;
  readonly label: string;
  readonly help: string;
  /** The kinds offered next, the likeliest first. A kind may stand under two choices; every kind stands under one. */
  readonly categories: readonly Category[];
};

export const FIRST_CHOICES: readonly FirstChoice[] = [
  {
    key: 'seen',
    label: 'Something bad on a screen',
    help: 'Seen, searched for, or not stopped by the filter.',
    categories: [
      'accidental_access',
      'deliberate_access',
      'filter_failure',
      'unsuitable_site',
      'iioc',
      'harmful_ai_content',
    ],
  },
  {
    key: 'sexual',
    label: 'Nude pictures or sexual behaviour',
    help: 'Do not look at, copy or delete any picture.',
    categories: ['nude_sharing', 'sexual_harassment', 'iioc'],
  },
  {
    key: 'unkind',
    label: 'Someone is nasty, hateful or threatening',
    help: 'To a pupil, to staff or to the school.',
    categories: [
      'offensive_message',
      'cyberbullying',
      'online_hate',
      'threat',
      'staff_victim',
      'impersonation',
      'doxxing',
      'bomb_threat',
    ],
  },
  {
    key: 'contact',
    label: 'Someone is after a child',
    help: 'For secrets, pictures, a meeting, crime or money.',
    categories: ['grooming', 'exploitation', 'extremism'],
  },
  {
    key: 'worry',
    label: 'A child may come to harm',
    help: 'Self-harm, extreme views, dares, a hidden address.',
    categories: ['self_harm', 'extremism', 'hoax_challenge', 'harmful_ai_content', 'doxxing'],
  },
  {
    key: 'rules',
    label: 'A pupil broke the rules',
    help: 'Small things, repeated things, or getting into an account.',
    categories: ['low_level_misuse', 'persistent_misuse', 'deliberate_access', 'hacking'],
  },
  {
    key: 'systems',
    label: 'Data, passwords, money or computers',
    help: 'Something lost, hacked, infected, paid or published.',
    categories: [
      'data_breach',
      'password_compromise',
      'malware',
      'fraud',
      'cyber_attack',
      'image_consent',
      'leaver_access',
      'hacking',
    ],
  },
  {
    key: 'adult',
    label: 'An adult who works here, or a complaint',
    help: 'Small worries count. You can report yourself.',
    categories: ['low_level_concern', 'staff_conduct', 'complaint', 'staff_victim'],
  },
];

const isRiskArea = (value: unknown): value is RiskArea => RISK_AREAS.some((area) => area === value);

/** The default of the four Cs for a kind. An answer `risk_area` wins; a false account that asks for money is commerce. */
export function riskAreaOf(category: Category, answers: Answers = {}): RiskArea {
  if (isRiskArea(answers.risk_area)) return answers.risk_area;
  if (category === 'impersonation' && answers.money === 'yes') return 'commerce';
  return CATEGORY_INFO[category].riskArea;
}
