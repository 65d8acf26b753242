// The buttons on messages that are sent rather than answered. Labels are verbs that say what happens.

import type { CaseLineKey } from '../../../views/chat-views.ts';
import type { Action } from '../../../views/fields.ts';
import { SHARING_TEXTS } from '../../../views/sharing-texts.ts';

const button = (verb: string, target: string, label: string, style: Action['style'] = 'plain'): Action => ({
  verb,
  target,
  label,
  style,
  withInputs: false,
});

export const caseActions = (caseId: string): readonly Action[] => [
  button('case.acknowledge', caseId, 'I am dealing with this', 'primary'),
  button('case.open', caseId, 'Open'),
];

export const statusActions = (caseId: string): readonly Action[] => [
  button('report.receipt', caseId, 'My advice'),
  button('report.add', caseId, 'Add something'),
];

const CLOSED_TO_THEM: readonly CaseLineKey[] = ['moved'];

/** A withdrawn person gets no button; the reporter of a fading draft gets the way back to it. */
export function lineActions(line: CaseLineKey, caseId: string): readonly Action[] {
  if (CLOSED_TO_THEM.includes(line)) return [];
  if (line === 'draft_will_go')
    return [button('report.resume', caseId, 'Continue', 'primary'), button('report.discard', caseId, 'Discard')];
  if (line === 'you_lead_now')
    return [
      button('case.acknowledge', caseId, SHARING_TEXTS.buttons.takeOver, 'primary'),
      button('case.open', caseId, 'Open'),
    ];
  return [button('case.open', caseId, 'Open', 'primary')];
}
