// A school's round at the worker: at its opening everybody's duties are worked out and bundled, a few people at a time, so that an
// alert or an answer never waits behind a thousand bundles. Dying half-way costs nothing: whoever has today's bundle is passed over.

import type { PersonId } from '../../domain/people/person.ts';
import { bundleFor } from '../../domain/reminders/bundle-for.ts';
import type { Duty } from '../../domain/reminders/duty.ts';
import { newReminders, remindersId, withBundle } from '../../domain/reminders/reminders-life.ts';
import type { RoundDoc } from '../../domain/reminders/round.ts';
import {
  goingOn,
  rescheduled,
  roundDay,
  roundMade,
  settleRound,
  TIME_HELD,
} from '../../domain/reminders/round-life.ts';
import type { DocId, OutboxItem } from '../../domain/shared/document.ts';
import { type Instant, type IsoDate, SECOND_MS } from '../../domain/shared/instant.ts';
import { ok, type Result, refuse } from '../../domain/shared/result.ts';
import { formatMoment } from '../../domain/shared/time.ts';
import { REMINDER_TEXTS } from '../../views/reminder-texts.ts';
import { changeDoc, readDoc } from '../change-doc.ts';
import { type Desk, makeDesk, type Outgoing } from '../desk.ts';
import type { Deps } from '../ports.ts';
import type { DutySource } from './duty-source.ts';
import { allDuties, beforeRound } from './gather-duties.ts';
import { holdTime, mayConfirmTime } from './held-time.ts';

/** So many people at a time, and their bundles so far apart: about 300 a minute, which every platform takes. */
const PAGE = 20;
const BETWEEN_PAGES_MS = 4 * SECOND_MS;
/** Writes that share one wait for the disk. */
const AT_ONCE = 5;

/** The round that is being made. Kept in memory alone: after a fault it is worked out anew. */
type Hand = {
  readonly day: IsoDate;
  readonly byPerson: ReadonlyMap<PersonId, readonly Duty[]>;
  readonly left: PersonId[];
  readonly startedAt: Instant;
  pages: number;
  missed: number;
};
type Hands = WeakMap<Deps, Map<string, Hand>>;

export function makeRoundDesk(sources: readonly DutySource[]): Desk {
  const hands: Hands = new WeakMap();
  return makeDesk<RoundDoc>({
    kind: 'round',
    advance: (deps, id) => advance(deps, sources, hands, id),
    outgoing,
    earlier: () => undefined,
    settle: (deps, id, ends) =>
      changed(deps, id, (doc) => settleRound(doc, ends, calendarOf(deps, doc), deps.clock.now())),
  });
}

async function advance(
  deps: Deps,
  sources: readonly DutySource[],
  hands: Hands,
  id: DocId,
): Promise<Result<RoundDoc | null>> {
  const read = await readDoc(deps, 'round', id);
  if (!read.ok || read.value === null) return read;
  const { school, state } = read.value;
  if (state.heldSince !== undefined) return read;
  // Only until the hold is written down; whoever watches the clock tries that again and again.
  if (deps.timeWatch?.jumped() === true) {
    const noted = await holdTime(deps, school);
    return noted.ok ? readDoc(deps, 'round', id) : noted;
  }
  const day = roundDay(read.value, calendarOf(deps, read.value), deps.clock.now());
  if (day === null) {
    return changed(deps, id, (doc) => rescheduled(doc, calendarOf(deps, doc), deps.clock.now()));
  }
  const hand = await handOf(deps, sources, hands, school, day);
  await bundlePage(deps, school, hand);
  if (hand.left.length > 0) return changed(deps, id, goingOn);
  hands.get(deps)?.delete(school);
  deps.log.info('round.made', { school, count: hand.byPerson.size - hand.missed });
  return changed(deps, id, (doc) => roundMade(doc, day, hand.missed, calendarOf(deps, doc), deps.clock.now()));
}

async function handOf(
  deps: Deps,
  sources: readonly DutySource[],
  hands: Hands,
  school: string,
  day: IsoDate,
): Promise<Hand> {
  const ofStore = hands.get(deps) ?? new Map<string, Hand>();
  hands.set(deps, ofStore);
  const before = ofStore.get(school);
  if (before?.day === day) return before;
  await beforeRound(deps, sources, school, day);
  const { owed } = await allDuties(deps, sources, school, day);
  const byPerson = new Map<PersonId, Duty[]>();
  for (const { duty } of owed) byPerson.set(duty.to, [...(byPerson.get(duty.to) ?? []), duty]);
  const startedAt = deps.clock.now();
  const hand: Hand = { day, byPerson, left: [...byPerson.keys()], startedAt, pages: 0, missed: 0 };
  ofStore.set(school, hand);
  return hand;
}

async function bundlePage(deps: Deps, school: string, hand: Hand): Promise<void> {
  const at = hand.startedAt + hand.pages * BETWEEN_PAGES_MS;
  hand.pages += 1;
  const page = hand.left.splice(0, PAGE);
  while (page.length > 0) {
    await Promise.all(page.splice(0, AT_ONCE).map((personId) => bundleSafely(deps, school, hand, personId, at)));
  }
}

/** One record that cannot be read or written keeps nobody else's reminders back. */
async function bundleSafely(deps: Deps, school: string, hand: Hand, personId: PersonId, at: Instant): Promise<void> {
  const done = await bundleOne(deps, school, hand, personId, at);
  if (done.ok || done.refusal.code === NOTHING) return;
  hand.missed += 1;
  deps.log.error('reminders.not_bundled', { school, docId: remindersId(personId), code: done.refusal.code });
}

const NOTHING = 'reminders.nothing';

async function bundleOne(
  deps: Deps,
  school: string,
  { day, byPerson }: Hand,
  personId: PersonId,
  at: Instant,
): Promise<Result<unknown>> {
  const person = await deps.people.byId(school, personId);
  if (person === null) return refuse(NOTHING, '');
  const duties = byPerson.get(personId) ?? [];
  const { calendar } = deps.policy(school);
  return changeDoc(deps, 'reminders', remindersId(personId), (doc) => {
    if (doc?.state.bundle?.day === day) return ok(doc);
    const before = doc ?? newReminders(school, personId);
    const bundle = bundleFor(duties, before.state, day, { calendar, person });
    if (bundle === null) return doc === null ? refuse(NOTHING, '') : ok(doc);
    const open = duties.map(({ key }) => key);
    return ok(withBundle(before, bundle, open, at));
  });
}

/** The one thing a round itself asks: whether the date is right. */
async function outgoing(deps: Deps, { school, state }: RoundDoc, item: OutboxItem): Promise<Outgoing> {
  if (item.kind !== TIME_HELD || state.heldSince === undefined) return { drop: 'confirmed' };
  if (!(await mayConfirmTime(deps, school, item.to))) return { drop: 'left' };
  const { held } = REMINDER_TEXTS;
  const moment = formatMoment(state.heldSince, deps.policy(school).calendar.zone);
  const confirm = { verb: 'time.confirm', target: '', label: held.button, withInputs: false };
  return {
    send: {
      view: 'notice',
      title: held.title,
      lines: held.lines(moment),
      actions: [{ ...confirm, style: 'primary' }],
    },
  };
}

const calendarOf = (deps: Deps, { school }: RoundDoc) => deps.policy(school).calendar;

const changed = (deps: Deps, id: DocId, change: (doc: RoundDoc) => RoundDoc): Promise<Result<RoundDoc>> =>
  changeDoc(deps, 'round', id, (doc) => (doc === null ? refuse('round.gone', '') : ok(change(doc))));
