// A task is done: said by whoever was asked, or by somebody who leads on the case.

import type { MakeRecordForm } from '../record-form.ts';

export const taskDoneForm: MakeRecordForm = ({ today }) => ({
  kind: 'task_done',
  title: 'The task is done',
  label: 'A task is done',
  intro: ['Say what you did and when. The people who lead on the case read it.'],
  questions: [
    { id: 'done', kind: 'longtext', label: 'What was done?', required: true },
    { id: 'on', kind: 'date', label: 'On which day?', required: true },
  ],
  depths: ['whole', 'technical', 'data', 'task'],
  accountableOnly: false,
  follows: ['task'],
  check: ({ on = '' }): Readonly<Record<string, string>> =>
    on > today ? { on: 'Choose today or an earlier day.' } : {},
});
