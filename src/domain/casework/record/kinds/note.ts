// A note. What is known, what somebody thinks and what a child said are three different things, and are never mixed in one note.

import type { MakeRecordForm } from '../record-form.ts';

export const noteForm: MakeRecordForm = () => ({
  kind: 'note',
  title: 'Add a note',
  label: 'A note: facts, an opinion, or a child’s own words',
  intro: ['Notes are kept with your name and the time and cannot be changed afterwards.'],
  questions: [
    {
      id: 'sort',
      kind: 'choice',
      label: 'What is this note?',
      help: 'One kind in each note. Write a second note for the rest.',
      options: [
        { value: 'facts', label: 'Facts: what was seen, said or done' },
        { value: 'opinion', label: 'Opinion: what I think' },
        { value: 'child_words', label: 'The child’s own words, exactly' },
      ],
      required: true,
    },
    { id: 'text', kind: 'longtext', label: 'The note', required: true },
  ],
  depths: ['whole', 'technical', 'data'],
  accountableOnly: false,
});
