// Something a named person is asked to do by a day. They read these words and the case's reference, and nothing else of the case.

import { ROLE_NAMES } from '../../../people/role.ts';
import { formatDate } from '../../../shared/time.ts';
import type { MakeRecordForm, RecordContext, RecordQuestion } from '../record-form.ts';

/** Ready-made words, so that nobody has to think of the careful ones at 16:50. */
export const READY_TASKS: Readonly<Record<string, { readonly label: string; readonly words: string }>> = {
  isolate_device: {
    label: 'IT: isolate a device',
    words:
      'Take the device out of use and off the network. Do not switch it off if it is on, do not look through it, and let nobody use it. Lock it away and note where it is.',
  },
  block_site: {
    label: 'IT: block a site',
    words: 'Block the address in the filter. Do not open the page to test it. Note the time.',
  },
  preserve_logs: {
    label: 'IT: keep the logs',
    words:
      'Keep the filter, sign-in and network logs for the time named below, so that nothing is written over. Copy them for nobody until you are asked.',
  },
  talk_to_class: {
    label: 'Class teacher: talk to the class',
    words:
      'Talk with the class about being kind and safe online, as a normal lesson. Name nobody, do not speak of this case, and ask nobody what they know.',
  },
  other: { label: 'Something else, in my own words', words: '' },
};

/** A select holds 100 in Slack; a few places are kept free. */
const MOST_LISTED = 90;

export const taskForm: MakeRecordForm = (context) => ({
  kind: 'task',
  title: 'Ask for a task',
  label: 'A task for somebody, with a day',
  intro: ['They are told at once. They read only these words and the reference of the case, so name no child here.'],
  questions: questionsOf(context),
  depths: ['whole'],
  accountableOnly: false,
  check: ({ what = '', details = '', due = '' }) => ({
    ...(what === 'other' && details === '' ? { details: 'Write what is to be done.' } : {}),
    ...(due !== '' && due < context.today ? { due: 'Choose today or a later day.' } : {}),
  }),
  unfinished: ({ id, fields }, all) => {
    const done = all.some((record) => record.kind === 'task_done' && record.about === id);
    const what = READY_TASKS[fields.what ?? '']?.label ?? 'a task';
    return done ? null : `A task is not done: ${what}, by ${formatDate(fields.due ?? context.today)} (${id}).`;
  },
});

const questionsOf = ({ people }: RecordContext): readonly RecordQuestion[] => [
  {
    id: 'what',
    kind: 'choice',
    label: 'What is to be done?',
    options: Object.entries(READY_TASKS).map(([value, { label }]) => ({ value, label })),
    required: true,
  },
  {
    id: 'details',
    kind: 'longtext',
    label: 'What they need to know to do it',
    help: 'Which device, which times. Name no child and say nothing of what happened.',
    required: false,
  },
  {
    id: 'for',
    kind: 'choice',
    label: 'Who is asked?',
    options: people.slice(0, MOST_LISTED).map(({ id, name }) => ({ value: id, label: name.slice(0, 75) })),
    required: people.length <= MOST_LISTED,
  },
  ...(people.length <= MOST_LISTED ? [] : [BY_NAME]),
  { id: 'due', kind: 'date', label: 'By which day?', required: true },
];

const BY_NAME: RecordQuestion = {
  id: 'for_name',
  kind: 'text',
  label: 'Not in the list? Their full name',
  help: 'As it stands in the staff list.',
  required: false,
};

/** The words the person who is asked reads. */
export const taskWords = (fields: Readonly<Record<string, string>>): readonly string[] =>
  [READY_TASKS[fields.what ?? '']?.words ?? '', fields.details ?? ''].filter((line) => line !== '');

/** "Tess Teacher, Class teacher", for the list of who can be asked. */
export const askable = (name: string, role: keyof typeof ROLE_NAMES | undefined): string =>
  role === undefined ? name : `${name}, ${ROLE_NAMES[role]}`;
