// A thing that was taken in changes hands: another cupboard, the police, back to a parent, or gone for good at the police.

import type { CaseRecord, RecordFields } from '../record.ts';
import type { MakeRecordForm, RecordForm } from '../record-form.ts';
import { answer, type Faults, inThePast, named, notBefore, together, wanted } from './checks.ts';
import { NOT_THE_CONTENT, SEALED } from './custody.ts';
import { heldOf } from './custody-chain.ts';
import { STATES } from './custody-states.ts';
import { choice, date, longtext, text, time } from './questions.ts';

const WHAT = {
  moved: 'It stays in school, in another place or with another person',
  police: 'Handed to the police',
  back: 'Came back to the school',
  parent: 'Given back to the parent or owner',
  destroyed: 'The police have destroyed it or keep it for good',
} as const;

export const custodyMovedForm: MakeRecordForm = ({ today, about, records }): RecordForm => ({
  kind: 'custody_moved',
  title: 'It changed hands',
  label:
    about === undefined ? 'Something that was taken in changes hands' : `${named(about.fields, 'item')} changes hands`,
  intro: [
    ...(about === undefined ? [] : thing(about.fields)),
    'Give nothing back that the police may want, until they have said so. The school wipes nothing and destroys nothing.',
  ],
  questions: [
    choice('moved_to', 'What happened to it?', WHAT),
    date('when_date', 'On which day?'),
    time('when_time', 'At what time?', { help: 'About is good enough.' }),
    text('by', 'Who handed it over?'),
    text('to', 'Who took it?', { help: 'Name; of the police also the number of the officer.', optional: true }),
    text('police_ref', 'Police reference', { optional: true }),
    text('held', 'Where is it kept now?', { help: 'If it is in school.', optional: true }),
    choice('state', 'Is it on?', STATES, { help: 'Do not switch it on or off to find out.' }),
    choice('sealed', 'Was the seal whole?', { ...SEALED, none: 'There was no seal' }),
    longtext('note', 'On whose advice, and why', { help: NOT_THE_CONTENT, optional: true }),
  ],
  depths: ['whole', 'technical'],
  accountableOnly: false,
  follows: ['custody'],
  // What the police hold can come back; what was given back or destroyed cannot.
  offered: about === undefined || !goneForGood(about, records),
  check: (fields) =>
    together(
      inThePast(fields, today, 'when_date'),
      about === undefined ? {} : afterTaking(fields, about.fields),
      wanted(['police', 'parent'].includes(answer(fields, 'moved_to')), fields, { to: 'Write who took it.' }),
      wanted(['police', 'destroyed'].includes(answer(fields, 'moved_to')), fields, {
        police_ref: 'Write the police reference. If there is none yet, the number of the officer.',
      }),
      wanted(['moved', 'back'].includes(answer(fields, 'moved_to')), fields, { held: 'Write where it is kept now.' }),
      wanted(answer(fields, 'moved_to') === 'destroyed', fields, { note: 'Write who told you so, and when.' }),
    ),
});

const thing = (fields: RecordFields): readonly string[] => {
  const item = answer(fields, 'item');
  return item === '' ? [] : [`This is about: ${item}.`];
};

const afterTaking = (fields: RecordFields, earlier: RecordFields): Faults =>
  notBefore(
    { ...fields, taken: answer(earlier, 'when_date') },
    'when_date',
    'taken',
    'That is before it was taken in. Check the day.',
  );

const goneForGood = (taken: CaseRecord, records: readonly CaseRecord[]): boolean =>
  ['parent', 'destroyed'].includes(answer(heldOf(taken, records).chain.at(-1)?.fields ?? {}, 'moved_to'));
