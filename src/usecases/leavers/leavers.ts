// The steps about leavers' accounts: who is still open, what was closed, the tick itself, and the file.

import { CSV_TYPE, toCsv } from '../../documents/to-csv.ts';
import { leaversId, newLeavers, readClosing, withClosed } from '../../domain/leavers/close-accounts.ts';
import { maySeeLeavers } from '../../domain/leavers/leaver-rights.ts';
import type { ClosedAccounts } from '../../domain/leavers/leavers.ts';
import { worksHere } from '../../domain/people/presence.ts';
import { schoolYearOf } from '../../domain/report/school-year.ts';
import { pressSeen } from '../../domain/shared/presses.ts';
import { ok, type Result, refuse } from '../../domain/shared/result.ts';
import { formatDate, isoDateOf } from '../../domain/shared/time.ts';
import { LEAVER_TEXTS } from '../../views/leaver-texts.ts';
import { addToActorLog, recordRefusal } from '../casework/authorise.ts';
import { changeDoc } from '../change-doc.ts';
import { refuseFields } from '../filtering/site/site-found.ts';
import type { Deps, Download } from '../ports.ts';
import type { Who } from '../who.ts';
import { type LeaverWorld, leaverWorld } from './leaver-world.ts';
import type { ClosedItem, LeaverItem, LeaversUseCases } from './leavers-use-cases.ts';

const T = LEAVER_TEXTS;

async function entitled(deps: Deps, who: Who): Promise<Result<LeaverWorld>> {
  const world = await leaverWorld(deps, who.school);
  if (!world.ok) return world;
  const me = world.value.directory.people.find(({ id }) => id === who.person.id);
  if (me !== undefined && worksHere(me, world.value.today) && maySeeLeavers(me, world.value)) return world;
  await recordRefusal(deps, who.school, who.person.id, 'leavers');
  return refuse('leavers.not_yours', T.notYours);
}

export async function openAccounts(deps: Deps, who: Who): ReturnType<LeaversUseCases['open']> {
  const world = await entitled(deps, who);
  return world.ok ? ok({ items: itemsOf(world.value), today: world.value.today }) : world;
}

const itemsOf = ({ open }: LeaverWorld): readonly LeaverItem[] =>
  open.map(({ leftOn, closeBy, ...leaver }) => ({
    ...leaver,
    leftOn: formatDate(leftOn),
    closeBy: formatDate(closeBy),
  }));

export async function closedAccounts(deps: Deps, who: Who): ReturnType<LeaversUseCases['closed']> {
  const world = await entitled(deps, who);
  return world.ok ? ok(closedThisYear(deps, world.value)) : world;
}

function closedThisYear(deps: Deps, world: LeaverWorld): readonly ClosedItem[] {
  const { zone } = deps.policy(world.school).calendar;
  const year = schoolYearOf(world.today);
  return world.closed
    .filter(({ at }) => schoolYearOf(isoDateOf(at, zone)) === year)
    .toSorted((a, b) => b.at - a.at)
    .map((entry) => closedItem(entry, world));
}

function closedItem({ who, leftOn, closedOn, by, what, kit }: ClosedAccounts, world: LeaverWorld): ClosedItem {
  const named = world.leavers.find((leaver) => leaver.who === who);
  const person = (id: string): string | undefined => world.directory.people.find((one) => one.id === id)?.name;
  return {
    // Somebody who came back is no leaver, and still has a name.
    name: named?.name ?? person(who.replace(/^person:/, '')) ?? T.gone,
    group: named?.group ?? '',
    ...{ leftOn: formatDate(leftOn), closedOn: formatDate(closedOn), by: person(by) ?? T.gone },
    what: what.map((kind) => T.form.kinds[kind]).join(', '),
    kit: T.form.kits[kit],
  };
}

export async function closeAccounts(
  deps: Deps,
  who: Who,
  { inputs, key }: Parameters<LeaversUseCases['close']>[1],
): ReturnType<LeaversUseCases['close']> {
  const world = await entitled(deps, who);
  if (!world.ok) return world;
  const { open, today, school } = world.value;
  const now = deps.clock.now();
  const id = leaversId(school, schoolYearOf(today));
  const read = readClosing(inputs, open, today);
  let count = 0;
  const done = await changeDoc(deps, 'leavers', id, (doc) => {
    const before = doc ?? newLeavers(school, today);
    count = 0;
    if (pressSeen(before.state, key)) return ok(before);
    if (!read.ok) return refuseFields(read.errors);
    const next = withClosed(before, read.value, who.person.id, key, now);
    count = next.state.closed.length - before.state.closed.length;
    return ok(next);
  });
  if (!done.ok) return done;
  const after = await leaverWorld(deps, school);
  return after.ok ? ok({ count, left: after.value.open.length }) : after;
}

/** The right is checked again when the link is used, and that it left is on record. */
export async function leaversLink(deps: Deps, who: Who): Promise<Result<string>> {
  const world = await entitled(deps, who);
  return world.ok ? ok(deps.downloads.offer(() => handOut(deps, who))) : world;
}

async function handOut(deps: Deps, who: Who): Promise<Download | null> {
  const world = await entitled(deps, who);
  if (!world.ok) return null;
  const open = itemsOf(world.value).map(({ name, group, leftOn, closeBy, isOverdue }) => [
    ...[name, group, leftOn, closeBy, isOverdue ? T.file.overdue : T.file.open],
    ...['', '', '', ''],
  ]);
  const closed = closedThisYear(deps, world.value).map(({ name, group, leftOn, closedOn, by, what, kit }) => [
    ...[name, group, leftOn, '', T.file.closed, closedOn, by, what, kit],
  ]);
  const entry = { at: deps.clock.now(), by: who.person.id, action: 'log.exported', detail: { what: 'leavers' } };
  if ((await addToActorLog(deps, who.school, who.person.id, entry)) !== 'stored') return null;
  const body = toCsv({ columns: T.file.columns, rows: [...open, ...closed] });
  return { name: `leavers-${world.value.today}.csv`, type: CSV_TYPE, body };
}
