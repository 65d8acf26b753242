// An adult of the school, part 2: personnel advice, equipment, suspension, who among the governors knows, support, how it ended.

import { ROLE_NAMES, type Role } from '../../../people/role.ts';
import type { CaseRecord, RecordFields } from '../record.ts';
import type { MakeRecordForm, RecordContext, RecordForm } from '../record-form.ts';
import { answer, type Faults, together, wanted } from './checks.ts';
import { choice, longtext, text } from './questions.ts';
import { aboutAdult } from './staff-path.ts';

const GOVERNORS: readonly Role[] = [
  'chair_of_governors',
  'vice_chair_of_governors',
  'resources_committee_chair',
  'safeguarding_governor',
  'trust_safeguarding_lead',
];

const SUSPENSION = {
  not_yet: 'Not considered yet',
  no: 'Considered; they go on as before',
  other_work: 'Considered; other work or place instead',
  yes: 'Suspended, without blame',
} as const;

/** The five ends that national guidance knows. */
const END = {
  open: 'Not ended yet',
  substantiated: 'Substantiated: enough to show that it happened',
  unsubstantiated: 'Unsubstantiated: not enough either way',
  unfounded: 'Unfounded: nothing to support it',
  false: 'False: enough to show that it did not happen',
  malicious: 'Malicious: false, and meant to deceive',
} as const;

export const staffStepsForm: MakeRecordForm = (context): RecordForm => ({
  kind: 'staff_steps',
  title: 'An adult here, 2 of 2',
  label: 'A worry about an adult here: what was done, and how it ended',
  intro: [
    'Each of these is decided by a person, with the advice of the LADO and of HR.',
    'Governors hear only that there is a case, unless they have a part in it.',
  ],
  questions: [
    choice('hr', 'Has HR been asked?', { yes: 'Yes', not_yet: 'Not yet', no: 'Not needed' }),
    longtext('hr_advice', 'What HR advised', { optional: true }),
    choice(
      'equipment',
      'Is equipment of the school secured?',
      {
        yes: 'Yes',
        no: 'No',
        none: 'Not needed',
      },
      { help: 'Write each thing under "A device or thing that was taken and is kept".' },
    ),
    choice('looked_into', 'Has anybody looked into it already?', {
      no: 'No',
      advised: 'Yes, as the LADO or the police advised',
      before: 'Yes, before there was any advice',
    }),
    choice('suspension', 'Suspension', SUSPENSION, {
      help: 'Never by habit. The LADO and HR advise, the school decides.',
    }),
    longtext('suspension_why', 'Why, and who decided', { optional: true }),
    choice('governor', 'Which governor knows, beside whoever leads?', governorsOf(context)),
    longtext('support', 'Who supports the adult, and who the child', { optional: true }),
    choice('end', 'How did it end?', END),
    text('end_by', 'Who decided that, and when?', { optional: true }),
  ],
  depths: ['whole'],
  accountableOnly: true,
  follows: ['staff_path'],
  offered: aboutAdult(context),
  check,
  unfinished,
});

/** Somebody who is kept out of the case is not in the list. */
const governorsOf = ({ outcome }: RecordContext): Readonly<Record<string, string>> => ({
  none: 'Nobody',
  ...Object.fromEntries(
    GOVERNORS.filter((role) => outcome?.exclude.includes(role) !== true).map((role) => [role, ROLE_NAMES[role]]),
  ),
});

const check = (fields: RecordFields): Faults =>
  together(
    wanted(answer(fields, 'hr') === 'yes', fields, { hr_advice: 'Write what they advised.' }),
    wanted(answer(fields, 'suspension') !== 'not_yet', fields, { suspension_why: 'Write why, and who decided.' }),
    wanted(answer(fields, 'looked_into') === 'before', fields, {
      support: 'Write here who looked into it, when, and that the LADO has been told so.',
    }),
    wanted(answer(fields, 'end') !== 'open', fields, { end_by: 'Write who decided, and when.' }),
  );

const unfinished = ({ id, fields }: CaseRecord, all: readonly CaseRecord[]): string | null =>
  answer(fields, 'end') === 'open' && all.findLast(({ kind }) => kind === 'staff_steps')?.id === id
    ? 'A worry about an adult here: it is not written how it ended.'
    : null;
