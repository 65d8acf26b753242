// What may stand in a chat about agreements and reviews: title, date, button (design: other non-case chat views).

import type { Action } from './fields.ts';

/** One bundle of reminders: what, why, by when, and the button to do it. */
export type ReminderBundle = {
  readonly view: 'reminder_bundle';
  readonly items: readonly {
    readonly title: string;
    readonly why: string;
    /** "By Fri 28 Nov", "By today", "Was due Fri 28 Nov"; empty when there is no day. */
    readonly when: string;
    /** "This is the last reminder before the e-safety co-ordinator is told." or empty. */
    readonly last: string;
    readonly action: Action;
  }[];
  /** How many more there are than fit. */
  readonly more: number;
};
