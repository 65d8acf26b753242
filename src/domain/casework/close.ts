// Closing needs summary, action, decision, reason and outcome (I12), and is a person's act, never the bot's.

import type { PersonId } from '../people/person.ts';
import type { Instant } from '../shared/instant.ts';
import { rememberPress } from '../shared/presses.ts';
import { ok, type Result, refuse } from '../shared/result.ts';
import type { CaseDoc, Closing } from './case.ts';
import { revise } from './revise.ts';
import { statusMessage } from './tell.ts';

export const CLOSING_FIELDS = ['summary', 'action', 'decision', 'reason', 'outcome'] as const;
export type ClosingInput = Readonly<Record<(typeof CLOSING_FIELDS)[number], string>>;

/** The closed case, or a refusal that names the first field left empty. */
export function close(doc: CaseDoc, by: PersonId, input: ClosingInput, key: string, now: Instant): Result<CaseDoc> {
  const missing = CLOSING_FIELDS.find((field) => input[field].trim() === '');
  if (missing !== undefined)
    return refuse('case.closing_incomplete', `Fill in the ${missing} to close this case.`, missing);
  const me = doc.state.holders.find((h) => h.personId === by && h.withdrawnAt === undefined);
  if (me?.accountable !== true)
    return refuse('case.not_accountable', 'Only a person who leads on this case can close it.');
  if (doc.state.phase === 'closed') return refuse('case.already_closed', 'This case is closed already.');
  if (doc.state.phase !== 'open')
    return refuse(
      'case.form_unfinished',
      'The report is still being written. It can be closed once it is sent, or when the form has stopped.',
    );
  const closing: Closing = { ...input, by, at: now };
  return ok(
    revise(doc, now, {
      state: { phase: 'closed', closing, ...rememberPress(doc.state, key) },
      entries: [{ by, action: 'case.closed' }],
      messages: statusMessage(doc, 'closed'),
      // A reporter who came back to a form that had stopped must not open the case again.
      timers: { ladder: null, retell: null, form_stopped: null, daily_look: null },
    }),
  );
}
