// oxlint-disable max-lines -- a table of data
// Sample private views: the usual one, one with nothing in it that may be missing, and the longest that can be.

import type { PrivateView } from '../../views/private-views.ts';
import {
  button,
  LONG_LINE,
  MANY_NUMBERS,
  many,
  NUMBERS,
  question,
  REF,
  STAFF,
  STORY,
  TIME,
  WARNING,
  YES_NO_UNSURE,
} from './parts.ts';
import { RECORD_SAMPLES } from './record-samples.ts';
import type { Samples } from './samples-of.ts';

export type PrivateSamples = { readonly [N in PrivateView['view']]: Samples<Extract<PrivateView, { view: N }>> };

const next = button('Next', 'primary', true);
const back = button('Back');
const discard = button('Discard', 'danger');
const open = button('Open');
const change = button('Change');
const deskButtons = [
  button('I am dealing with this', 'primary'),
  button('Add a note'),
  button('Send on'),
  button('Close'),
  button('This is about me, or too close to me'),
  button('Back to my cases'),
  button('Export'),
  button('Withdraw somebody from this case', 'danger'),
];

export const PRIVATE_SAMPLES: PrivateSamples = {
  form_page: {
    typical: {
      view: 'form_page',
      title: 'Report a concern',
      progress: 'Step 1 of 6',
      warnings: [WARNING],
      intro: ['A few short questions. You can stop and go on later.'],
      questions: [
        question({
          id: 'danger',
          kind: 'choice',
          label: 'Is anyone in danger now?',
          help: 'If you are not sure, say so. Help is then sent as if the answer were yes.',
          options: YES_NO_UNSURE,
          required: true,
        }),
        question({
          id: 'adult_part',
          kind: 'choice',
          label: 'Is an adult who works or governs here part of the worry?',
          options: YES_NO_UNSURE,
          required: true,
        }),
      ],
      numbers: NUMBERS,
      actions: [next, discard],
    },
    empty: {
      view: 'form_page',
      title: 'Look at a report',
      progress: '',
      warnings: [],
      intro: [],
      questions: [question({ id: 'code', kind: 'text', label: 'Your code', required: true, maxLength: 40 })],
      numbers: [],
      actions: [next],
    },
    longest: {
      view: 'form_page',
      title: 'Twenty-four signs, here.',
      progress: 'Step 4 of 6',
      warnings: [WARNING, 'Worried about a child right now? Tell the safeguarding team in person too.'],
      urgent: [button('Report a concern', 'danger')],
      intro: [LONG_LINE, LONG_LINE],
      questions: [
        question({ id: 'adult', kind: 'choice', label: 'Who is it?', options: STAFF.slice(0, 120), help: LONG_LINE }),
        question({
          id: 'matters',
          kind: 'choices',
          label: 'Which of these are part of it?',
          help: 'Tick all that fit.',
          options: many(12, (index) => ({
            value: `m${index}`,
            label: `Something that matters in this report, number ${index + 1}`,
          })),
          value: 'm0,m3',
        }),
        question({
          id: 'story',
          kind: 'longtext',
          label: 'What happened?',
          help: 'In your own words. Do not copy messages or send pictures.',
          value: STORY,
          required: true,
          maxLength: 3000,
          error:
            'That is 3,412 letters; 3,000 fit here. Shorten it, or send this part and add the rest as a second note.',
        }),
        question({ id: 'on', kind: 'date', label: 'On which day?', value: '2026-11-24' }),
        question({ id: 'at', kind: 'time', label: 'At about what time?', value: '14:10' }),
      ],
      numbers: MANY_NUMBERS,
      actions: [button('Send this part of the report now', 'primary', true), back, discard],
    },
  },
  form_review: {
    typical: {
      view: 'form_review',
      title: 'Check and send',
      warnings: [],
      answers: [
        { label: 'Anyone in danger now', value: 'No', action: change },
        {
          label: 'What happened',
          value: 'Sam Sample showed Tess Teacher an unkind message in a game.',
          action: change,
        },
        { label: 'When', value: 'Tue 24 Nov, 14:10', action: null },
      ],
      told: question({
        id: 'told',
        kind: 'choices',
        label: 'Untick anyone whom this is about, or who is too close to it',
        help: 'The next person is told instead. Never nobody.',
        options: [
          { value: 'p_dana', label: 'Dana Lead, Designated Safeguarding Lead (DSL)' },
          { value: 'p_cora', label: 'Cora Online, e-safety co-ordinator' },
        ],
        value: 'p_dana,p_cora',
      }),
      toldLines: ['These people will be told when you send.'],
      actions: [button('Send report', 'primary', true), back],
    },
    empty: {
      view: 'form_review',
      title: 'Check and send',
      warnings: [],
      answers: [],
      told: null,
      toldLines: [],
      actions: [button('Send report', 'primary', true)],
    },
    longest: {
      view: 'form_review',
      title: 'Check and send',
      warnings: [WARNING],
      answers: many(24, (index) => ({
        label: `A question of a report that was asked as number ${index + 1}`,
        value: index % 6 === 0 ? STORY : LONG_LINE,
        action: index % 2 === 0 ? change : null,
      })),
      told: question({
        id: 'told',
        kind: 'choices',
        label: 'Untick anyone whom this is about, or who is too close to it',
        options: STAFF.slice(0, 10),
        value: STAFF.slice(0, 10)
          .map((one) => one.value)
          .join(','),
      }),
      toldLines: [LONG_LINE, LONG_LINE],
      actions: [button('Send report', 'primary', true), back, discard],
    },
  },
  receipt: {
    typical: {
      view: 'receipt',
      title: 'Report sent',
      ref: REF,
      savedLine: `Saved. ${REF}. ${TIME}.`,
      advice: ['Do not look into it yourself.', 'Keep what you saw, but do not copy, save or forward it.'],
      told: ['Designated Safeguarding Lead (DSL)', 'E-safety co-ordinator'],
      next: ['You will see in our chat when somebody has read it.', 'Next check 14:25.'],
      code: '',
      numbers: NUMBERS,
      actions: [button('Add something', 'primary'), button('My reports')],
    },
    empty: {
      view: 'receipt',
      title: 'Your report',
      ref: REF,
      savedLine: `Saved. ${REF}.`,
      advice: [],
      told: [],
      next: [],
      code: '',
      numbers: [],
      actions: [],
    },
    longest: {
      view: 'receipt',
      title: 'Report sent',
      ref: REF,
      savedLine: `Saved. ${REF}. ${TIME}.`,
      advice: many(14, () => LONG_LINE),
      told: many(10, (index) => `A role with a long name, and the reason why it was told, number ${index + 1}`),
      next: many(4, () => LONG_LINE),
      code: 'MK4Q-7TRW-X2PD-9HZC',
      numbers: MANY_NUMBERS,
      actions: [button('Add something', 'primary'), button('My reports'), button('Help')],
    },
  },
  my_reports: {
    typical: {
      view: 'my_reports',
      title: 'My reports',
      items: [
        { ref: REF, status: 'Received', time: TIME, action: open },
        { ref: 'ES-QX41ZZ7P', status: 'In hand', time: 'Fri 20 Nov, 11:45', action: open },
      ],
      empty: 'You have not sent a report.',
      actions: [button('Report a concern', 'primary')],
    },
    empty: { view: 'my_reports', title: 'My reports', items: [], empty: 'You have not sent a report.', actions: [] },
    longest: {
      view: 'my_reports',
      title: 'My reports',
      items: many(80, () => ({ ref: REF, status: 'Received', time: TIME, action: open })),
      empty: 'You have not sent a report.',
      actions: [button('Report a concern', 'primary'), back],
    },
  },
  case_list: {
    typical: {
      view: 'case_list',
      title: 'My cases',
      items: [
        { ref: REF, urgency: 'Urgent', state: 'New', time: '14:10', action: button('Open', 'primary') },
        { ref: 'ES-2M8WHRT4', urgency: 'Today', state: 'In hand by you', time: 'Mon 23 Nov, 09:02', action: open },
      ],
      empty: 'You have no open cases.',
      actions: [],
    },
    empty: { view: 'case_list', title: 'My cases', items: [], empty: 'You have no open cases.', actions: [] },
    longest: {
      view: 'case_list',
      title: 'My cases',
      items: many(80, () => ({
        ref: REF,
        urgency: 'Next school day',
        state: 'In hand by another holder of this case',
        time: TIME,
        action: open,
      })),
      empty: 'You have no open cases.',
      actions: [button('Older'), button('Newer')],
    },
  },
  case_file: {
    typical: {
      view: 'case_file',
      title: REF,
      ref: REF,
      urgency: 'Urgent',
      state: 'New',
      done: 'Saved to the record.',
      notices: ['New since you looked:', 'The reporter added something, 14:20.'],
      advice: [
        'Talk to the child today, with somebody they trust.',
        'Do not look at any picture. Keep the device as it is.',
      ],
      referrals: [{ label: 'Police, if a crime may have been done', value: '101, or 999 in danger' }],
      why: ['A child may have been harmed by another child online.'],
      sections: [
        {
          title: 'What was reported',
          facts: [
            { label: 'Anyone in danger now', value: 'No' },
            { label: 'When', value: TIME },
          ],
          lines: ['Sam Sample showed Tess Teacher an unkind message in a game.'],
        },
        { title: 'Who reported it', facts: [{ label: 'Name', value: 'Tess Teacher' }], lines: [] },
      ],
      chronology: [
        { time: '14:10', who: 'Tess Teacher', what: 'Sent the report.' },
        { time: '14:12', who: 'Dana Lead', what: 'Opened the report.' },
      ],
      lead: 2,
      actions: [...deskButtons.slice(0, 4), { ...button('Take a copy', 'plain'), later: true }],
    },
    empty: {
      view: 'case_file',
      title: REF,
      ref: REF,
      urgency: 'Today',
      state: 'Closed',
      advice: [],
      referrals: [],
      why: [],
      sections: [],
      chronology: [],
      actions: [],
    },
    longest: {
      view: 'case_file',
      title: REF,
      ref: REF,
      urgency: 'Next school day',
      state: 'In hand by another holder of this case',
      notices: many(6, (index) => `Sample Person-With-A-Long-Name ${index} added: Nude picture, 3 of 3, ${TIME}.`),
      advice: many(14, () => LONG_LINE),
      referrals: many(8, (index) => ({ label: `A body to refer this to, number ${index + 1}`, value: LONG_LINE })),
      why: many(8, () => LONG_LINE),
      sections: many(6, (index) => ({
        title: `Part ${index + 1} of the report`,
        facts: many(8, (fact) => ({ label: `Question ${fact + 1}`, value: fact === 0 ? STORY : LONG_LINE })),
        lines: [STORY],
      })),
      chronology: many(120, (index) => ({
        time: TIME,
        who: `Sample Person-With-A-Long-Name ${index + 1}`,
        what: index % 5 === 0 ? STORY : 'Wrote a note.',
      })),
      actions: deskButtons,
    },
  },
  ...RECORD_SAMPLES,
  message: {
    typical: {
      view: 'message',
      title: 'Sent',
      tone: 'good',
      lines: ['Your note was added.'],
      numbers: [],
      actions: [button('Back to the report', 'primary')],
    },
    empty: { view: 'message', title: 'Nothing to show', tone: 'plain', lines: [], numbers: [], actions: [] },
    longest: {
      view: 'message',
      title: 'This could not be done just now',
      tone: 'warning',
      lines: many(6, () => LONG_LINE),
      numbers: MANY_NUMBERS,
      links: many(2, () => ({
        label: 'Download (works once, for one minute)',
        url: 'https://esafety.school.example/d/sample',
      })),
      actions: [button('Try again', 'primary'), back, discard],
    },
  },
};
