// Sample chat views: the usual one, one with nothing in it that may be missing, and the longest that can be.

import type { ChatView } from '../../views/chat-views.ts';
import { OVERRIDE_SAMPLES } from './override-samples.ts';
import { button, MANY_NUMBERS, many, NUMBERS, REF, TIME } from './parts.ts';
import { REMINDER_SAMPLES } from './reminder-samples.ts';
import type { Samples } from './samples-of.ts';

export type ChatSamples = { readonly [N in ChatView['view']]: Samples<Extract<ChatView, { view: N }>> };

const open = button('Open');
const mine = button('I am dealing with this', 'primary');
const report = button('Report a concern', 'primary');
const more = [report, button('My reports'), button('Help'), button('Look at a report without a name')];

export const CHAT_SAMPLES: ChatSamples = {
  case_alert: {
    typical: { view: 'case_alert', ref: REF, urgency: 'Urgent', time: '14:10', attempt: 1, actions: [mine, open] },
    empty: { view: 'case_alert', ref: REF, urgency: 'Today', time: '14:10', attempt: 1, actions: [] },
    longest: {
      view: 'case_alert',
      ref: REF,
      urgency: 'Next school day',
      time: TIME,
      attempt: 3,
      actions: [mine, open, button('This is about me or somebody close to me', 'danger')],
    },
  },
  case_line: {
    typical: { view: 'case_line', ref: REF, line: 'more_was_added', time: '14:32', numbers: [], actions: [open] },
    empty: { view: 'case_line', ref: REF, line: 'moved', time: '', numbers: [], actions: [] },
    longest: {
      view: 'case_line',
      ref: REF,
      line: 'nobody_has_accepted',
      time: TIME,
      numbers: MANY_NUMBERS,
      actions: [mine, open],
    },
  },
  report_status: {
    typical: {
      view: 'report_status',
      ref: REF,
      status: 'Received',
      time: TIME,
      toldCount: 2,
      nextCheck: '14:25',
      nobodyAccepted: false,
      numbers: NUMBERS,
      actions: [button('My advice', 'primary'), button('Add something')],
    },
    empty: {
      view: 'report_status',
      ref: REF,
      status: 'Seen',
      time: '14:10',
      toldCount: 1,
      nextCheck: '',
      nobodyAccepted: false,
      numbers: [],
      actions: [],
    },
    longest: {
      view: 'report_status',
      ref: REF,
      status: 'Received',
      time: TIME,
      toldCount: 12,
      nextCheck: 'Mon 30 Nov, 08:30',
      nobodyAccepted: true,
      numbers: MANY_NUMBERS,
      actions: [button('My advice', 'primary'), button('Add something')],
    },
  },
  ...OVERRIDE_SAMPLES,
  reminder_bundle: REMINDER_SAMPLES,
  report_start: {
    typical: { view: 'report_start', resuming: false, numbers: NUMBERS, actions: [button('Begin', 'primary')] },
    empty: { view: 'report_start', resuming: false, numbers: [], actions: [] },
    longest: {
      view: 'report_start',
      resuming: true,
      numbers: MANY_NUMBERS,
      actions: [button('Continue', 'primary'), button('Discard what I wrote', 'danger')],
    },
  },
  not_saved: {
    typical: { view: 'not_saved', numbers: NUMBERS },
    empty: { view: 'not_saved', numbers: [] },
    longest: { view: 'not_saved', numbers: MANY_NUMBERS },
  },
  welcome: {
    typical: { view: 'welcome', actions: [report, button('Help')] },
    empty: { view: 'welcome', actions: [] },
    longest: { view: 'welcome', actions: more },
  },
  help: {
    typical: {
      view: 'help',
      commands: [
        { usage: 'report', what: 'Report something that worries you.' },
        { usage: 'mine', what: 'See what has become of your reports.' },
        { usage: 'help', what: 'See this list.' },
      ],
      numbers: NUMBERS,
      actions: [report],
    },
    empty: { view: 'help', commands: [], numbers: [], actions: [] },
    longest: {
      view: 'help',
      commands: many(16, (index) => ({
        usage: `a long command ${index + 1} <with a reference> [and more]`,
        what: 'Says in a line or so what happens when somebody types it, and who may do that.',
      })),
      numbers: MANY_NUMBERS,
      actions: more,
    },
  },
  guest_help: {
    typical: { view: 'guest_help', numbers: NUMBERS },
    empty: { view: 'guest_help', numbers: [] },
    longest: { view: 'guest_help', numbers: MANY_NUMBERS },
  },
  no_files: {
    typical: { view: 'no_files', numbers: NUMBERS, actions: [report] },
    empty: { view: 'no_files', numbers: [], actions: [] },
    longest: { view: 'no_files', numbers: MANY_NUMBERS, actions: more },
  },
  notice: {
    typical: {
      view: 'notice',
      title: 'I have written to you privately',
      lines: ['Go to our own chat to go on. Nothing you write there is shown in this channel.'],
      actions: [button('Help')],
    },
    empty: { view: 'notice', title: 'Done', lines: [], actions: [] },
    longest: {
      view: 'notice',
      title: 'This is the longest title that a notice would ever need to have, in a line that breaks on a phone',
      lines: many(
        6,
        (index) => `Line ${index + 1} of a notice that has a good deal to say about what has just happened.`,
      ),
      actions: more,
    },
  },
  home: {
    typical: {
      view: 'home',
      lines: ['You have 2 open cases.'],
      openCases: [
        { ref: REF, urgency: 'Urgent', time: '14:10', action: open },
        { ref: 'ES-2M8WHRT4', urgency: 'Today', time: 'Mon 23 Nov, 09:02', action: open },
      ],
      reports: [{ ref: 'ES-QX41ZZ7P', status: 'In hand', time: 'Fri 20 Nov, 11:45', action: open }],
      numbers: NUMBERS,
      actions: [report, button('Help')],
    },
    empty: { view: 'home', lines: [], openCases: [], reports: [], numbers: [], actions: [] },
    longest: {
      view: 'home',
      lines: ['You have 1060 open cases.'],
      openCases: many(60, () => ({ ref: REF, urgency: 'Next school day' as const, time: TIME, action: open })),
      reports: many(60, () => ({ ref: REF, status: 'Received' as const, time: TIME, action: open })),
      numbers: MANY_NUMBERS,
      actions: more,
    },
  },
};
