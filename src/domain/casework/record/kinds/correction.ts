// A correction stands beside what it puts right; what was written first stays as it was.

import type { MakeRecordForm } from '../record-form.ts';

export const correctionForm: MakeRecordForm = ({ entries = [] }) => ({
  kind: 'correction',
  title: 'Put something right',
  label: 'A correction of something written earlier',
  intro: ['What was written first stays as it is. Your correction is shown beside it.'],
  questions: [
    {
      id: 'which',
      kind: 'choice',
      label: 'What do you want to put right?',
      help: 'The newest stand first.',
      options: entries.slice(0, MOST_LISTED).map(({ id, label }) => ({ value: id, label })),
      required: entries.length <= MOST_LISTED,
    },
    ...(entries.length <= MOST_LISTED
      ? []
      : [
          {
            id: 'older',
            kind: 'text' as const,
            label: 'Something older? Its number',
            help: 'It stands in brackets behind each entry, such as r12.',
            required: false,
          },
        ]),
    { id: 'text', kind: 'longtext', label: 'What is wrong, and what is right?', required: true },
  ],
  depths: ['whole', 'technical', 'data'],
  accountableOnly: false,
  offered: entries.length > 0,
  check: ({ which = '', older = '' }): Readonly<Record<string, string>> => {
    const meant = older === '' ? which : older;
    if (entries.some(({ id }) => id === meant)) return {};
    return older === ''
      ? { which: 'Choose what you want to put right.' }
      : { older: 'There is no entry with this number.' };
  },
});

/** A select holds 100 in Slack; a few places are kept free. */
const MOST_LISTED = 90;
