// A device or thing that the school took and keeps: what it is and where it lies, never what is on it.

import type { MakeRecordForm, RecordForm } from '../record-form.ts';
import { inThePast } from './checks.ts';
import { heldOf } from './custody-chain.ts';
import { STATES } from './custody-states.ts';
import { choice, date, text, time } from './questions.ts';

export const SEALED = { yes: 'Yes', no: 'No', unsure: 'Not sure' } as const;

export const NOT_THE_CONTENT = 'Describe the thing, not what is on it. Do not look.';

export const custodyForm: MakeRecordForm = ({ today }): RecordForm => ({
  kind: 'custody',
  title: 'Something taken in',
  label: 'A device or thing that was taken and is kept',
  intro: [NOT_THE_CONTENT, 'One record for each thing. If it is on, leave it on; if it is off, leave it off.'],
  questions: [
    text('item', 'What is it?', { help: NOT_THE_CONTENT }),
    text('asset', 'Number on it', {
      help: 'Asset or serial number, as far as it can be read from outside.',
      optional: true,
    }),
    text('taken_from', 'Taken from whom, or found where?'),
    text('taken_by', 'Who took it?'),
    date('when_date', 'On which day?'),
    time('when_time', 'At what time?', { help: 'About is good enough.' }),
    text('held', 'Where is it now?', { help: 'The room, the cupboard, and who has the key.' }),
    choice('state', 'Is it on?', STATES, { help: 'Do not switch it on or off to find out.' }),
    choice('sealed', 'Is it sealed in a bag or envelope, signed across the flap?', SEALED),
  ],
  depths: ['whole', 'technical'],
  accountableOnly: false,
  check: (fields) => inThePast(fields, today, 'when_date'),
  unfinished: (record, all) => {
    const item = heldOf(record, all);
    return item.gone ? null : `${item.item} is still held (${item.where}). Write down where it goes.`;
  },
});
