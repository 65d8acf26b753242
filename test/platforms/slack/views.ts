// Small views for tests of the platform; the conversation's own are tested elsewhere.

import type { ChatView } from '../../../src/views/chat-views.ts';
import type { Action, Question } from '../../../src/views/fields.ts';
import type { FormPage, Message } from '../../../src/views/private-views.ts';
import { NUMBERS } from './bot.ts';

export const action = (verb: string, label: string, more: Partial<Action> = {}): Action => ({
  ...{ verb, target: 'doc-1', label, style: 'plain', withInputs: false },
  ...more,
});

export const question = (id: string, label: string, more: Partial<Question> = {}): Question => ({
  ...{ id, kind: 'text', label, help: '', options: [], value: '', required: true, maxLength: 300, error: '' },
  ...more,
});

export const yesNo = (id: string, label: string, more: Partial<Question> = {}): Question =>
  question(id, label, {
    ...{ kind: 'choice', maxLength: 0 },
    options: [
      { value: 'yes', label: 'Yes' },
      { value: 'no', label: 'No' },
    ],
    ...more,
  });

export const page = (more: Partial<FormPage> = {}): FormPage => ({
  view: 'form_page',
  title: 'Report a worry',
  progress: 'Step 1 of 2',
  warnings: ['If anyone is in immediate danger, call 999 now.'],
  intro: [],
  questions: [
    yesNo('danger', 'Is anyone in danger now?'),
    question('story', 'What happened?', { kind: 'longtext', maxLength: 3000 }),
  ],
  numbers: [],
  actions: [action('next', 'Next', { style: 'primary', withInputs: true }), action('discard', 'Discard')],
  ...more,
});

export const message = (title: string, lines: readonly string[], actions: readonly Action[] = []): Message => ({
  ...{ view: 'message', title, tone: 'plain', lines, numbers: [], actions },
});

export const notice = (title: string, actions: readonly Action[] = []): ChatView => ({
  view: 'notice',
  title,
  lines: [],
  actions,
});
export const guestHelp: ChatView = { view: 'guest_help', numbers: NUMBERS };
export const notSaved: ChatView = { view: 'not_saved', numbers: NUMBERS };
export const home: ChatView = {
  ...{ view: 'home', lines: [], openCases: [], reports: [], numbers: NUMBERS },
  actions: [action('report', 'Report a worry', { style: 'primary' })],
};
