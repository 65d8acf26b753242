// People to whom no chat takes a reminder: who, why, and what would help. By name, for IT, whoever keeps the agreements, and the head.

import { needsGateList, seesWhoIsLate } from '../../domain/aup/chase.ts';
import { maySeeLeavers } from '../../domain/leavers/leaver-rights.ts';
import type { Person } from '../../domain/people/person.ts';
import { worksHere } from '../../domain/people/presence.ts';
import type { RemindersState } from '../../domain/reminders/reminders.ts';
import { mailedTerm, unreachedTerm } from '../../domain/reminders/reminders-life.ts';
import { ok, type Result, refuse } from '../../domain/shared/result.ts';
import { formatDate, isoDateOf } from '../../domain/shared/time.ts';
import { UNREACHED_TEXTS } from '../../views/unreached-texts.ts';
import { recordRefusal } from '../casework/authorise.ts';
import { unavailable } from '../change-doc.ts';
import type { Deps } from '../ports.ts';
import { everyDoc } from '../reports/every-doc.ts';
import type { Who } from '../who.ts';

const T = UNREACHED_TEXTS;
const MOST_ACCOUNTS = 10;

export type UnreachedItem = {
  readonly name: string;
  readonly since: string;
  /** Why, and what would help: the same words for everybody to whom the same holds. */
  readonly why: readonly string[];
};

export type UnreachedList = {
  readonly items: readonly UnreachedItem[];
  /** May also see who has signed: not everybody who sees this list may. */
  readonly seesSigned: boolean;
};

export async function unreachedList(deps: Deps, who: Who): Promise<Result<UnreachedList>> {
  const { agreements, calendar } = deps.policy(who.school);
  const today = isoDateOf(deps.clock.now(), calendar.zone);
  const { people } = await deps.people.directory(who.school);
  const me = people.find(({ id }) => id === who.person.id);
  if (me === undefined || !worksHere(me, today) || !maySeeLeavers(me, agreements)) {
    await recordRefusal(deps, who.school, who.person.id, 'unreached');
    return refuse('unreached.not_yours', T.notYours);
  }
  const found = new Map<string, RemindersState>();
  for (const term of [unreachedTerm(who.school), mailedTerm(who.school)]) {
    const docs = await everyDoc(deps, 'reminders', who.school, [term]);
    if (docs === null) return unavailable();
    for (const { state } of docs) found.set(state.personId, state);
  }
  const here = people.filter((person) => found.has(person.id) && worksHere(person, today));
  const items: UnreachedItem[] = [];
  for (const person of here.toSorted((a, b) => a.name.localeCompare(b.name, 'en'))) {
    const state = found.get(person.id);
    if (state !== undefined) items.push(await itemFor(deps, person, state));
  }
  return ok({ items, seesSigned: seesWhoIsLate(me, agreements) || needsGateList(me, agreements) });
}

async function itemFor(deps: Deps, person: Person, state: RemindersState): Promise<UnreachedItem> {
  const { unreachedSince, mailedSince } = state;
  const mail =
    unreachedSince === undefined && mailedSince !== undefined
      ? T.mailed
      : person.email === ''
        ? T.noMail
        : T.mailFailed;
  const since = unreachedSince ?? mailedSince;
  return {
    name: person.name,
    since: since === undefined ? '' : formatDate(since),
    why: [...(await whyNot(deps, person)), mail],
  };
}

/** From what the platforms have said so far; nothing is asked of them now. */
async function whyNot(deps: Deps, { id }: Person): Promise<readonly string[]> {
  const { headers } = await deps.store.list('account', [`person:${id}`], { limit: MOST_ACCOUNTS });
  const accounts = await Promise.all(headers.map((header) => deps.store.read('account', header.id)));
  const known = accounts.filter((account) => account !== null);
  if (known.length === 0) return [T.never, T.neverDo];
  return known.every(({ state }) => state.unreachableSince !== undefined)
    ? [T.gone, T.goneDo]
    : [T.refused, T.refusedDo];
}
