// Looks at each day when its bundles have left: everybody who had to be reminded was, nobody else was, and every word about a day is right.

import { expect } from '@jest/globals';
import type { IsoDate } from '../../../src/domain/shared/instant.ts';
import { isOpenAt, isSchoolDay, plusDays } from '../../support/other-calendar.ts';
import type { SentBundle } from '../../support/school-year.ts';
import { starts } from './expect-campaigns.ts';
import { leavers } from './expect-leavers.ts';
import { papers } from './expect-papers.ts';
import { reviews } from './expect-reviews.ts';
import { questions, signing } from './expect-signing.ts';
import { type Facts, isAway, type Thing, worksOn } from './facts.ts';
import { NOBODY_CAN_REACH } from './pack-school.ts';

const MOST_ITEMS = 5;
const COMES_ALONG_DAYS = 2;
/** Things whose days other tests judge: who covers for whom, the end of the ledger, old records, cases. */
const JUDGED_ELSEWHERE = ['away', 'ledger.anchor', 'retention', 'case.open', 'pattern.open'];

type Told = { times: number; lastOn: IsoDate };
export type Judge = {
  readonly dayIsOver: (bundles: readonly SentBundle[]) => void;
  /** How often each kind of button was asked for, so that a test knows that the year held it. */
  readonly seen: ReadonlyMap<string, number>;
};

export const expected = (facts: Facts): readonly Thing[] => [
  ...[...signing(facts), ...questions(facts), ...starts(facts), ...papers(facts), ...reviews(facts), ...leavers(facts)],
];

export function judgeOf(facts: Facts): Judge {
  const told = new Map<string, Told>();
  const seen = new Map<string, number>();
  const dayIsOver = (bundles: readonly SentBundle[]): void => {
    const { today, policy } = facts;
    const people = bundles.map(({ to }) => to);
    expect([today, people.filter((id, index) => people.indexOf(id) !== index)]).toEqual([today, []]);
    for (const { at, to } of bundles) expect([today, to, isOpenAt(policy.calendar, at)]).toEqual([today, to, true]);
    if (!isSchoolDay(policy.calendar, today)) {
      expect([today, bundles.length]).toEqual([today, 0]);
      return;
    }
    const all = expected(facts);
    for (const person of facts.people.values()) {
      const mine = all.filter(({ to }) => to === person.id);
      const bundle = bundles.find(({ to }) => to === person.id);
      const hears = worksOn(person, today) && !isAway(person, today) && person.id !== NOBODY_CAN_REACH;
      if (hears) ofPerson(facts, told, seen, mine, bundle, person.id);
      else expect([today, person.id, bundle]).toEqual([today, person.id, undefined]);
    }
  };
  return { dayIsOver, seen };
}

function ofPerson(
  { today }: Facts,
  told: Map<string, Told>,
  seen: Map<string, number>,
  mine: readonly Thing[],
  bundle: SentBundle | undefined,
  person: string,
): void {
  const faults: string[] = [];
  const items = (bundle?.view.items ?? []).filter(({ action }) => !JUDGED_ELSEWHERE.includes(action.verb));
  const left = new Set(mine);
  const taken: Thing[] = [];
  for (const { title, when, action } of items) {
    const press = `${action.verb} ${action.target}`;
    const fits = [...left].filter((each) => each.press === press && (each.title ?? title) === title);
    const found = fits.find((each) => (each.when ?? when) === when) ?? fits[0];
    if (found === undefined) {
      const near = mine.filter((each) => each.press.split(' ')[0] === action.verb).map((each) => each.title);
      faults.push(`asked for no reason: ${press} “${title}” (rather: ${near.join(' / ')})`);
      continue;
    }
    left.delete(found);
    taken.push(found);
    seen.set(action.verb, (seen.get(action.verb) ?? 0) + 1);
    if ((found.when ?? when) !== when) faults.push(`wrong day: ${press} says “${when}” and not “${found.when}”`);
    const on = dueFrom(found, told.get(`${person} ${found.key}`));
    const first = told.get(`${person} ${found.key}`) === undefined;
    if (on === null || on > plusDays(today, first ? 0 : COMES_ALONG_DAYS))
      faults.push(`too soon: ${found.key}, not before ${on}`);
  }
  const isFull = (bundle?.view.items.length ?? 0) === MOST_ITEMS && (bundle?.view.more ?? 0) > 0;
  for (const each of left) {
    const on = dueFrom(each, told.get(`${person} ${each.key}`));
    if (on !== null && on <= today && !isFull) faults.push(`forgotten: ${each.key}, due from ${on}`);
  }
  expect({ today, person, faults }).toEqual({ today, person, faults: [] });
  for (const { key } of taken) {
    const name = `${person} ${key}`;
    told.set(name, { times: (told.get(name)?.times ?? 0) + 1, lastOn: today });
  }
  if (bundle !== undefined) forgetOld(told, person, mine, today);
}

const FORGOTTEN_AFTER_DAYS = 60;

/** What is long done begins anew when it comes back. */
function forgetOld(told: Map<string, Told>, person: string, open: readonly Thing[], today: IsoDate): void {
  const kept = new Set(open.map(({ key }) => `${person} ${key}`));
  for (const [name, { lastOn }] of told)
    if (name.startsWith(`${person} `) && !kept.has(name) && lastOn < plusDays(today, -FORGOTTEN_AFTER_DAYS))
      told.delete(name);
}

/** Null: it is told no more. */
function dueFrom({ firstOn, spacing }: Thing, told: Told | undefined): IsoDate | null {
  if (told === undefined) return firstOn;
  const days = spacing[Math.min(told.times, spacing.length) - 1];
  if (days === undefined) return null;
  const next = plusDays(told.lastOn, Math.max(1, days));
  return next > firstOn ? next : firstOn;
}
