// Nude or half-nude pictures of a child, part 1 of 3: what is known, as it was told. Nobody looks at anything to answer it.

import { situationOf } from '../../../incident/triage/situation.ts';
import type { MakeRecordForm, RecordContext, RecordForm } from '../record-form.ts';
import { choice, longtext, text } from './questions.ts';

export const DO_NOT_LOOK =
  'Answer from what you have been told. Do not look at the picture, and do not ask anyone to show or describe it.';

/** Where no picture of a child is part of a case, the three parts are not in the list. */
export const aboutChildPicture = ({ facts, policy }: RecordContext): boolean =>
  facts === null || facts.category === null || situationOf(facts, policy.routing).childPicture;

const TOLD_KIND = {
  nude: 'Nude',
  half_nude: 'Half-nude or underwear',
  sexual: 'Said to be sexual',
  made: 'Made or changed by a computer (AI)',
  threat: 'Only threatened, perhaps there is none',
  not_known: 'Not known',
} as const;

const SPREAD = {
  none: 'Not passed on, as far as known',
  few: 'A few people',
  many: 'Many people',
  online: 'It is online for anyone',
  not_known: 'Not known',
} as const;

const DEVICES = {
  personal: 'Their own',
  school: 'Of the school',
  both: 'Both',
  not_known: 'Not known',
} as const;

export const nudeAssessmentForm: MakeRecordForm = (context): RecordForm => ({
  kind: 'nude_assessment',
  title: 'Nude picture, 1 of 3',
  label: 'A nude picture of a child, part 1: what is known',
  intro: [DO_NOT_LOOK, 'If anyone is in danger now, call 999 first. "Not known" is a good answer.'],
  questions: [
    text('ages', 'Who is involved, and how old is each?', { help: 'Also adults, and those whose age is not known.' }),
    longtext('context', 'What led to it, as far as you were told', { help: 'In the words that were used.' }),
    longtext('needs', 'What makes any of them easier to hurt', {
      help: 'For example special needs, earlier abuse, being in care, illness.',
      optional: true,
    }),
    text('how_known', 'How did it come to light?', {
      help: 'If somebody saw it by accident, write who. They need support too.',
    }),
    choice('kind', 'What kind of picture were you told of?', TOLD_KIND, { help: 'Do not look to find out.' }),
    text('who_has', 'Who has it, as far as known?'),
    choice('spread', 'How far has it gone?', SPREAD),
    text('apps', 'Through which apps, sites or devices?'),
    choice('devices', 'Whose devices or accounts?', DEVICES),
    choice('repeat', 'Has anything like it happened before?', { first: 'No', repeat: 'Yes', not_known: 'Not known' }),
  ],
  depths: ['whole'],
  accountableOnly: true,
  suggested: context.facts !== null && aboutChildPicture(context),
  offered: aboutChildPicture(context),
  unfinished: (_record, all) =>
    all.some(({ kind }) => kind === 'nude_decision')
      ? null
      : 'The decision about the nude picture (part 3) is not written yet.',
});
