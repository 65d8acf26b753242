// Sample bundles of reminders.

import type { ReminderBundle } from '../../views/reminder-views.ts';
import { button, many } from './parts.ts';
import type { Samples } from './samples-of.ts';

const sign = {
  title: 'Acceptable use agreement for staff, 2026-09',
  why: 'Everybody who works here signs it each year.',
  when: 'By Fri 28 Nov',
  last: '',
  action: button('Read and sign', 'primary'),
};

export const REMINDER_SAMPLES: Samples<ReminderBundle> = {
  typical: {
    view: 'reminder_bundle',
    items: [
      sign,
      {
        title: 'Filtering and monitoring provision',
        why: 'It is looked at every year.',
        when: 'Was due Mon 24 Nov',
        last: 'This is the last reminder before the headteacher is told.',
        action: button('Open'),
      },
    ],
    more: 0,
  },
  empty: { view: 'reminder_bundle', items: [{ ...sign, why: '', when: '' }], more: 0 },
  longest: {
    view: 'reminder_bundle',
    items: many(5, () => ({
      ...sign,
      title: 'A very long title of an agreement, '.repeat(3),
      last: 'This is the last reminder before the e-safety co-ordinator is told.',
    })),
    more: 12,
  },
};
