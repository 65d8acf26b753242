// What happens to a campaign: prepared, started or cancelled, ended. The same press never counts twice, and a second press of somebody
// else finds it done.

import type { PersonId } from '../people/person.ts';
import type { ActorRef, HistoryEntry } from '../shared/document.ts';
import type { Instant, IsoDate } from '../shared/instant.ts';
import { pressSeen, rememberPress } from '../shared/presses.ts';
import { ok, type Result, refuse } from '../shared/result.ts';
import { formatDate, isIsoDate } from '../shared/time.ts';
import type { Agreement } from './agreement.ts';
import {
  type CampaignDoc,
  type CampaignEnd,
  type CampaignState,
  campaignId,
  campaignsTerm,
  liveCampaignsTerm,
} from './campaign.ts';
import { dueLimits, runsFromOn } from './campaign-days.ts';

export type Preparing = Pick<CampaignState, 'why' | 'startsOn' | 'dueOn' | 'countsFrom'> & {
  readonly text: Agreement;
  readonly by: ActorRef;
  readonly now: Instant;
};

export function newCampaign(school: string, { text, by, now, ...days }: Preparing): CampaignDoc {
  const { key, audience, version, hash } = text;
  const state: CampaignState = {
    ...{ agreement: key, audience, version, hash, ...days, phase: 'prepared', preparedAt: now, pressesSeen: [] },
  };
  const history = [{ at: now, by, action: 'campaign.prepared', detail: { agreement: key, version, why: days.why } }];
  const id = campaignId(school, state);
  const terms = termsOf(school, state);
  return { kind: 'campaign', id, school, version: 0, state, history, outbox: [], dueAt: null, terms };
}

export type Press = { readonly key: string; readonly by: PersonId; readonly now: Instant; readonly today: IsoDate };

/** Pressed before its day, it takes effect on its day. Started already: nothing more happens. */
export function started(doc: CampaignDoc, press: Press, dueOn: IsoDate): Result<CampaignDoc> {
  const { state } = doc;
  if (pressSeen(state, press.key) || state.phase === 'running') return ok(doc);
  if (state.phase !== 'prepared') return over();
  const runsFrom = runsFromOn(state, press.today);
  const { first, last } = dueLimits(runsFrom);
  if (!isIsoDate(dueOn)) return refuse('form.required', 'Choose the last day to sign.', 'due_on');
  if (dueOn < first || dueOn > last)
    return refuse(
      'campaign.due_day',
      `The last day has to be between ${formatDate(first)} and ${formatDate(last)}.`,
      'due_on',
    );
  const after = { phase: 'running', startedAt: press.now, startedBy: press.by, runsFrom, dueOn } as const;
  return ok(pressed(doc, press, after, { action: 'campaign.started', detail: { runsFrom, dueOn } }));
}

export const LONGEST_REASON = 500;

/** Nobody is asked for this reason any more; who signed has signed. */
export function cancelled(doc: CampaignDoc, press: Press, given: string): Result<CampaignDoc> {
  const { state } = doc;
  if (pressSeen(state, press.key) || state.phase === 'cancelled') return ok(doc);
  if (state.phase === 'ended') return over();
  const cancelReason = given.trim();
  if (cancelReason === '') return refuse('form.required', 'Write why. It is kept on record.', 'reason');
  if (cancelReason.length > LONGEST_REASON)
    return refuse(
      'form.too_long',
      `That is ${cancelReason.length} letters; ${LONGEST_REASON} fit here. Please shorten it.`,
      'reason',
    );
  const what = { action: 'campaign.cancelled', detail: { was: state.phase } };
  return ok(pressed(doc, press, { phase: 'cancelled', endedAt: press.now, cancelReason }, what));
}

/** By hand only after the last day. What is owed stays owed, and is chased. */
export function endedByHand(doc: CampaignDoc, press: Press): Result<CampaignDoc> {
  const { state } = doc;
  if (pressSeen(state, press.key) || state.phase === 'ended') return ok(doc);
  if (state.phase !== 'running') return over();
  if (press.today <= state.dueOn)
    return refuse(
      'campaign.too_soon',
      `People may sign until ${formatDate(state.dueOn)}. You can end it after that day.`,
    );
  const after = { phase: 'ended', endedAt: press.now, endedWhy: 'by_hand' } as const;
  return ok(pressed(doc, press, after, { action: 'campaign.ended', detail: { why: 'by_hand' } }));
}

const over = (): Result<never> => refuse('campaign.over', 'This campaign is over already. Nothing was changed.');

/** By itself: everybody has signed, or the text was changed and it asks for nothing any more. */
export function endedBySystem(doc: CampaignDoc, endedWhy: Exclude<CampaignEnd, 'by_hand'>, now: Instant): CampaignDoc {
  const { phase } = doc.state;
  if (phase !== 'running' && phase !== 'prepared') return doc;
  const what = { action: 'campaign.ended', detail: { why: endedWhy } };
  return changed(doc, { phase: 'ended', endedAt: now, endedWhy }, { at: now, by: 'system', ...what });
}

/** Kept for the record alone. */
export function retired(doc: CampaignDoc, now: Instant): CampaignDoc {
  if (doc.state.retired === true) return doc;
  return changed(doc, { retired: true }, { at: now, by: 'system', action: 'campaign.retired', detail: {} });
}

const pressed = (
  doc: CampaignDoc,
  { key, by, now }: Press,
  state: Partial<CampaignState>,
  what: Pick<HistoryEntry, 'action' | 'detail'>,
): CampaignDoc => changed(doc, { ...state, ...rememberPress(doc.state, key) }, { at: now, by, ...what });

function changed(doc: CampaignDoc, more: Partial<CampaignState>, entry: HistoryEntry): CampaignDoc {
  const state = { ...doc.state, ...more };
  return { ...doc, state, history: [...doc.history, entry], terms: termsOf(doc.school, state) };
}

const termsOf = (school: string, { retired: isRetired, endedWhy }: CampaignState): readonly string[] => [
  campaignsTerm(school),
  ...(isRetired === true || endedWhy === 'superseded' ? [] : [liveCampaignsTerm(school)]),
];
