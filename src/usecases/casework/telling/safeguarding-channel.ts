// The safeguarding channel and one case: who in it may see this case now, and who hears that it could not be used.

import type { CaseDoc } from '../../../domain/casework/case.ts';
import { revise } from '../../../domain/casework/revise.ts';
import { activeHolders } from '../../../domain/casework/tell.ts';
import { mayStandForHead, standsForHead } from '../../../domain/cover/who-hears.ts';
import { worksHere } from '../../../domain/people/presence.ts';
import type { OutboxItem } from '../../../domain/shared/document.ts';
import type { Settlement } from '../../../domain/shared/settlement.ts';
import { isoDateOf } from '../../../domain/shared/time.ts';
import { CHAT_TEXTS } from '../../../views/texts.ts';
import type { Outgoing } from '../../desk.ts';
import type { ChannelRoster, Deps } from '../../ports.ts';
import { replan } from '../decide.ts';
import { recusedNow } from '../recused-now.ts';

export const CHANNEL_NOT_USED = 'channel_not_used';

/**
 * Everybody in the channel must hold this case and not be shut out of it at this moment. Who would only be told later does not make
 * the channel unfit, but the card does not go there either.
 */
export async function caseRoster(deps: Deps, doc: CaseDoc): Promise<ChannelRoster> {
  const decision = await replan(deps, doc, deps.clock.now());
  const out = new Set((decision?.recusals ?? doc.state.recusals).map(({ personId }) => personId));
  const today = isoDateOf(deps.clock.now(), deps.policy(doc.school).calendar.zone);
  const { people } = await deps.people.directory(doc.school);
  const here = new Set(people.filter((person) => worksHere(person, today)).map(({ id }) => id));
  const may = (id: string): boolean => here.has(id) && !out.has(id);
  const holders = new Set(activeHolders(doc.state).map(({ personId }) => personId));
  const later = new Set(decision?.plan.rungs.flat().map(({ personId }) => personId));
  return deps.channels.safeguarding(doc.school, (id) => {
    if (!may(id)) return 'never';
    if (holders.has(id)) return 'told';
    return later.has(id) ? 'not_told' : 'never';
  });
}

const UNFIT: readonly string[] = ['channel_unfit', 'channel_not_private'];

/** Once for a case, and to somebody who is not shut out of it: what the channel is not told must not be told to them either. */
export async function withChannelWarning(deps: Deps, doc: CaseDoc, ends: readonly Settlement[]): Promise<CaseDoc> {
  if (!ends.some(({ how, code }) => how === 'dropped' && UNFIT.includes(code))) return doc;
  if (doc.outbox.some(({ kind }) => kind === CHANNEL_NOT_USED)) return doc;
  const today = isoDateOf(deps.clock.now(), deps.policy(doc.school).calendar.zone);
  const out = [...(await recusedNow(deps, doc))];
  const who = standsForHead(await deps.people.directory(doc.school), today, out);
  if (who === null) return doc;
  return revise(doc, deps.clock.now(), {
    entries: [{ by: 'system', action: 'channel.not_used' }],
    messages: [{ id: `${CHANNEL_NOT_USED}:${who.id}`, kind: CHANNEL_NOT_USED, to: who.id }],
  });
}

/** Without a reference: whoever hears of the channel need not hold the case. */
export async function channelNotUsed(deps: Deps, doc: CaseDoc, { to }: OutboxItem): Promise<Outgoing> {
  const person = await deps.people.byId(doc.school, to);
  const today = isoDateOf(deps.clock.now(), deps.policy(doc.school).calendar.zone);
  if (person === null || !worksHere(person, today) || !mayStandForHead(person)) return { drop: 'left' };
  if ((await recusedNow(deps, doc)).has(to)) return { drop: 'recused' };
  const { title, lines } = CHAT_TEXTS.safeguardingChannel;
  return { send: { view: 'notice', title, lines, actions: [] } };
}
