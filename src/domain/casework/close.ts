// Closing needs summary, action, decision, reason and outcome (I12), and whether it means looking at a policy again. It is a person's
// act, never the bot's.

import type { PersonId } from '../people/person.ts';
import type { Instant } from '../shared/instant.ts';
import { rememberPress } from '../shared/presses.ts';
import { ok, type Result, refuse } from '../shared/result.ts';
import type { CaseDoc, Closing } from './case.ts';
import { revise } from './revise.ts';
import { heldBy, statusMessage } from './tell.ts';

export const CLOSING_FIELDS = ['summary', 'action', 'decision', 'reason', 'outcome'] as const;
export type ClosingInput = Readonly<Record<(typeof CLOSING_FIELDS)[number], string>> & {
  /** `no`, or `yes` with the key of the review that is brought forward. */
  readonly lessons: string;
  readonly review?: string;
  /** Why it is closed although something is not finished. */
  readonly despite?: string;
};

/** What stands in the way, worked out from what is on record. */
export type Obstacles = { readonly missing: string | null; readonly unfinished: readonly string[] };

const NOTHING_IN_THE_WAY: Obstacles = { missing: null, unfinished: [] };

/** The closed case, or a refusal that names what is missing. */
export function close(
  doc: CaseDoc,
  by: PersonId,
  input: ClosingInput,
  key: string,
  now: Instant,
  obstacles: Obstacles = NOTHING_IN_THE_WAY,
): Result<CaseDoc> {
  const allowed = mayClose(doc, by);
  if (!allowed.ok) return allowed;
  if (obstacles.missing !== null) return refuse('case.referral_missing', obstacles.missing);
  const missing = CLOSING_FIELDS.find((field) => input[field].trim() === '');
  if (missing !== undefined)
    return refuse('case.closing_incomplete', `Fill in the ${missing} to close this case.`, missing);
  const { lessons, review = '', despite = '' } = input;
  if (lessons !== 'yes' && lessons !== 'no')
    return refuse('case.closing_incomplete', 'Say whether a policy should be looked at again.', 'lessons');
  if (obstacles.unfinished.length > 0 && despite.trim() === '')
    return refuse(
      'case.unfinished',
      'Something is not finished. Write why the case is closed all the same.',
      'despite',
    );
  const { summary, action, decision, reason, outcome } = input;
  const closing: Closing = {
    ...{ summary, action, decision, reason, outcome, by, at: now, lessons },
    ...(lessons === 'yes' && review !== '' ? { review } : {}),
    ...(obstacles.unfinished.length > 0 ? { despite } : {}),
  };
  const earlier = doc.state.earlierClosings?.length ?? 0;
  return ok(
    revise(doc, now, {
      state: {
        phase: 'closed',
        closing,
        ...(doc.state.handover === undefined ? {} : { handover: null }),
        ...rememberPress(doc.state, key),
      },
      entries: [{ by, action: 'case.closed' }],
      messages: statusMessage(doc, earlier === 0 ? 'closed' : `closed-${earlier + 1}`),
      // A reporter who came back to a form that had stopped must not open the case again.
      timers: { ladder: null, retell: null, form_stopped: null, daily_look: null, handover: null },
    }),
  );
}

/** Whether this person could close the case as it stands, before a word is typed. */
export function mayClose(doc: CaseDoc, by: PersonId): Result<CaseDoc> {
  const me = heldBy(doc.state, by);
  if (me?.accountable !== true)
    return refuse('case.not_accountable', 'Only a person who leads on this case can close it.');
  if (doc.state.phase === 'closed') return refuse('case.already_closed', 'This case is closed already.');
  if (doc.state.phase !== 'open')
    return refuse(
      'case.form_unfinished',
      'The report is still being written. It can be closed once it is sent, or when the form has stopped.',
    );
  return ok(doc);
}
