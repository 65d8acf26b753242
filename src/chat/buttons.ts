// Every button the conversation can offer. Labels are verbs that say what happens.

import type { Action } from '../views/fields.ts';
import { FILTER_TEXTS } from '../views/filter-texts.ts';
import { CHAT_TEXTS } from '../views/texts.ts';

const LABELS = CHAT_TEXTS.buttons;

/** Leaves the inputs where they are: Back, Discard, Open. */
export const plain = (verb: string, target: string, label: string): Action => ({
  verb,
  target,
  label,
  style: 'plain',
  withInputs: false,
});
export const primary = (verb: string, target: string, label: string): Action => ({
  ...plain(verb, target, label),
  style: 'primary',
});
export const danger = (verb: string, target: string, label: string): Action => ({
  ...plain(verb, target, label),
  style: 'danger',
});
/** Sends what was typed. */
export const submits = (action: Action): Action => ({ ...action, withInputs: true });

export const reportButton = (): Action => primary('report.start', '', LABELS.report);
export const filterButton = (): Action => plain('filter.start', '', FILTER_TEXTS.buttons.start);
export const mineButton = (): Action => plain('mine', '', LABELS.mine);
export const casesButton = (): Action => plain('cases', '', LABELS.cases);
export const helpButton = (): Action => plain('help', '', LABELS.help);
export const lookButton = (): Action => plain('anonymous.look', '', LABELS.look);
export const receiptButton = (target: string): Action => plain('report.receipt', target, LABELS.receipt);
export const addButton = (target: string): Action => plain('report.add', target, LABELS.add);
