// The private channel could not be used: the head hears of it, or the chair where no head is here, once a day at the most
// (safety floor 10). Owed and retried like every message.

import {
  CHANNEL_UNFIT,
  type ChannelWatchDoc,
  channelWatchId,
  neverCame,
  settleWatch,
  tellUnfit,
  toldOf,
} from '../../domain/filtering/channel-watch.ts';
import type { PersonId } from '../../domain/people/person.ts';
import { holdersOf, isAbsent } from '../../domain/people/presence.ts';
import type { Role } from '../../domain/people/role.ts';
import type { DocId } from '../../domain/shared/document.ts';
import { ok, type Result, refuse } from '../../domain/shared/result.ts';
import type { Settlement } from '../../domain/shared/settlement.ts';
import { isoDateOf } from '../../domain/shared/time.ts';
import { changeDoc, readDoc } from '../change-doc.ts';
import { makeDesk, type Outgoing } from '../desk.ts';
import type { ChannelRoster, Deps } from '../ports.ts';

type Unfit = Exclude<Extract<ChannelRoster, { readonly ok: false }>['why'], 'none'>;

/** Notes that a card could not go to the channel. Never throws, since the card must go on: what is not noted now is with the next one. */
export async function noteUnfit(deps: Deps, school: string, why: Unfit): Promise<void> {
  try {
    const noted = await note(deps, school, why);
    if (noted.ok || noted.refusal.code === NOTHING) return;
    deps.log.warn('channel.unfit_not_noted', { school, code: noted.refusal.code });
  } catch (error) {
    deps.log.error('channel.unfit_not_noted', { school }, error);
  }
}

const note = (deps: Deps, school: string, why: Unfit): Promise<Result<ChannelWatchDoc>> =>
  changeDoc(deps, 'channel_watch', channelWatchId(school), async (doc) => {
    const now = deps.clock.now();
    const { zone } = deps.policy(school).calendar;
    const last = doc?.state.unfitToldAt;
    if (last !== undefined && isoDateOf(last, zone) === isoDateOf(now, zone)) return nothingToDo(doc);
    const who = await nextToTell(deps, school, []);
    return who === null ? nothingToDo(doc) : ok(tellUnfit(doc, { school, why, who }, now));
  });

/** For a card that goes to a person first: was it because the channel that the pack names could not have it? */
export async function noteIfUnfit(deps: Deps, school: string): Promise<void> {
  const { slack, teams } = deps.policy(school).overrides.channel;
  if (slack === null && teams === null) return;
  const roster = await deps.channels.roster(school);
  if (!roster.ok && roster.why !== 'none') await noteUnfit(deps, school, roster.why);
}

const NOTHING = 'channel.nothing_to_do';
const nothingToDo = (doc: ChannelWatchDoc | null): Result<ChannelWatchDoc> =>
  doc === null ? refuse(NOTHING, '') : ok(doc);

const TOLD: readonly Role[] = ['headteacher', 'chair_of_governors', 'deputy_head', 'vice_chair_of_governors'];

/** One person: the head, then the chair, then their deputies; whoever is away only when everybody else is too. */
async function nextToTell(deps: Deps, school: string, not: readonly PersonId[]): Promise<PersonId | null> {
  const directory = await deps.people.directory(school);
  const today = isoDateOf(deps.clock.now(), deps.policy(school).calendar.zone);
  const people = TOLD.flatMap((role) => holdersOf(directory, role, today)).filter(({ id }) => !not.includes(id));
  return (people.find((person) => !isAbsent(person, today)) ?? people[0])?.id ?? null;
}

export const channelWatchDesk = makeDesk<ChannelWatchDoc>({
  kind: 'channel_watch',
  advance: (deps, id) => readDoc(deps, 'channel_watch', id),
  outgoing: async (deps, doc, item): Promise<Outgoing> => {
    const directory = await deps.people.directory(doc.school);
    const today = isoDateOf(deps.clock.now(), deps.policy(doc.school).calendar.zone);
    const may = TOLD.some((role) => holdersOf(directory, role, today).some(({ id }) => id === item.to));
    if (item.kind !== CHANNEL_UNFIT || !may) return { drop: 'left' };
    const nothing = { ref: '', addresses: [], more: 0, time: '', by: '', actions: [] };
    return { send: { view: 'override_line', line: 'channel_unfit', ...nothing } };
  },
  earlier: () => undefined,
  settle,
});

function settle(deps: Deps, id: DocId, ends: readonly Settlement[]): Promise<Result<ChannelWatchDoc>> {
  return changeDoc(deps, 'channel_watch', id, async (doc) => {
    if (doc === null) return refuse('channel_watch.gone', '');
    const next = ends.some(neverCame) ? await nextToTell(deps, doc.school, toldOf(doc)) : null;
    return ok(settleWatch(doc, ends, next, deps.clock.now()));
  });
}
