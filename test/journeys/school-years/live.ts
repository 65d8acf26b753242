// One school lives a year and the September after it, day by day, through the real worker; each day is judged when it is over.

import type { Messenger } from '../../../src/platforms/messenger.ts';
import { importPupils } from '../../../src/usecases/aup/paper/import-pupils.ts';
import { ensureRounds } from '../../../src/usecases/reminders/ensure-rounds.ts';
import { storePerson } from '../../support/change-person.ts';
import { isSchoolDay, momentOf, opensAt, plusDays } from '../../support/other-calendar.ts';
import type { Sent, TestSchool } from '../../support/school.ts';
import { openSchoolYear } from '../../support/school-year.ts';
import { type Acting, campaigns, closeAccounts, lookAtTexts, newVersion, people, type Temper } from './acts.ts';
import { ticks } from './acts-papers.ts';
import { reviewing } from './acts-reviews.ts';
import { type Dice, dice } from './dice.ts';
import { prepareCampaigns } from './expect-campaigns.ts';
import { planReviews } from './expect-reviews.ts';
import { type Facts, newFacts, type PupilFact } from './facts.ts';
import { type Judge, judgeOf } from './judge.ts';
import {
  FIRST_DAY,
  NOBODY_CAN_REACH,
  ON_TWO_PLATFORMS,
  type Pack,
  type PupilOfSchool,
  policyOf,
  pupilsOf,
  staffOf,
} from './pack-school.ts';

export type Life = {
  readonly pack: Pack;
  readonly seed: number;
  readonly until: string;
  readonly custodian: Temper['custodian'];
  readonly yearlyOn?: string;
  /** Something more to do on a day, after everything else. */
  readonly alsoOn?: (day: string, acting: Acting) => Promise<void> | void;
};

export type Lived = {
  readonly facts: Facts;
  readonly school: TestSchool;
  readonly judge: Judge;
  readonly days: number;
};

const NO_BOT = { ok: false, why: 'unreachable', code: 'no_bot' } as const;
const MINUTE = 60_000;

export async function live({ pack, seed, until, custodian, yearlyOn, alsoOn }: Life): Promise<Lived> {
  const luck = dice(seed);
  const given = policyOf(pack, yearlyOn);
  const second = secondPlatform();
  const year = await openSchoolYear({ from: FIRST_DAY, policy: () => given, also: [second.messenger] });
  const { school } = year;
  second.joined = school;
  const facts = newFacts(school.policy, FIRST_DAY);
  const temper = { custodian, signs: temperOf(luck) };
  const acting: Acting = { school, facts, luck, temper };
  await moveIn(acting);
  const judge = judgeOf(facts);
  let off = 0;
  let seen = 0;
  let days = 0;
  for (let day = FIRST_DAY; day <= until; day = plusDays(day, 1)) {
    facts.today = day;
    const { calendar } = school.policy;
    off = offFor(day, off, luck);
    const opens = isSchoolDay(calendar, day);
    if (off > 0) continue;
    await year.goTo(momentOf(calendar, day, '00:00'));
    if (opens) {
      lookAtTexts(facts);
      planReviews(facts);
      prepareCampaigns(facts);
      // Nothing ever takes a message to this person; the other one cannot be reached by the first way now and then.
      school.answers.set(NOBODY_CAN_REACH, [NO_BOT, NO_BOT, NO_BOT]);
      school.answers.set(ON_TWO_PLATFORMS, luck.once(3) ? [NO_BOT] : []);
      await year.goTo(opensAt(calendar, day));
      await year.goTo(opensAt(calendar, day) + 10 * MINUTE);
    }
    judge.dayIsOver(year.bundles.slice(seen));
    seen = year.bundles.length;
    await year.goTo(momentOf(calendar, day, opens ? '12:00' : '11:00'));
    if (opens) await aDay(acting);
    await alsoOn?.(day, acting);
    await special(acting, day);
    days += 1;
  }
  return { facts, school, judge, days };
}

async function aDay(acting: Acting): Promise<void> {
  await people(acting);
  await campaigns(acting);
  await ticks(acting);
  await reviewing(acting);
  await closeAccounts(acting);
}

/** A fortnight in August, and now and then some days. */
function offFor(day: string, off: number, { once, roll }: Dice): number {
  if (day >= '2026-08-03' && day < '2026-08-18') return 1;
  if (off > 0) return off - 1;
  return day > '2026-09-01' && once(70) ? 1 + roll(8) : 0;
}

const temperOf = (luck: Dice): Temper['signs'] => {
  const known = new Map<string, number>();
  return (id) => {
    const found = known.get(id) ?? luck.pick([2, 4, 8, 25, 1000]);
    known.set(id, found);
    return found;
  };
};

async function moveIn({ school, facts, luck }: Acting): Promise<void> {
  for (const person of staffOf(luck)) {
    await storePerson(school, person);
    facts.people.set(person.id, person);
    facts.listedOn.set(person.id, facts.today);
  }
  await listPupils(school, facts, pupilsOf(luck, facts.policy));
}

const stageOf = (year: number) => (year <= 2 ? 'pupil_ks1' : year <= 6 ? 'pupil_ks2' : 'pupil_secondary');

async function listPupils(school: TestSchool, facts: Facts, pupils: readonly PupilOfSchool[]): Promise<void> {
  const rows = pupils.map(({ id, className, year }, index) => ({
    ...{ line: index + 2, id, name: `Pupil ${id}`, className, audience: stageOf(year), startsOn: null, leavesOn: null },
  })) as Parameters<typeof importPupils>[1]['rows'];
  const done = await importPupils(school.deps, { school: facts.policy.key, rows, apply: true, manyLeavers: true });
  if (done.outcome !== 'applied') throw new Error(done.outcome);
  for (const { id, className, year } of pupils) {
    const known = facts.pupils.get(id);
    const audience = stageOf(year);
    const since = known === undefined || known.audience !== audience ? facts.today : known.since;
    const before = stageBeforeOf(known, audience);
    facts.pupils.set(id, { ...before, id, className, audience, since, papers: known?.papers ?? [] });
  }
  const listed = new Set(pupils.map(({ id }) => id));
  for (const pupil of facts.pupils.values())
    if (!listed.has(pupil.id) && pupil.leftOn === undefined) pupil.leftOn = plusDays(facts.today, -1);
}

function stageBeforeOf(known: PupilFact | undefined, audience: PupilFact['audience']) {
  const stageBefore = known === undefined || known.audience === audience ? known?.stageBefore : known.audience;
  return stageBefore === undefined ? {} : { stageBefore };
}

/** The days on which something happens to the whole school. */
async function special(acting: Acting, day: string): Promise<void> {
  const { school, facts, luck } = acting;
  if (day === '2026-09-10' || day === '2027-09-09') await moveUp(acting);
  if (day === '2027-01-20' || day === '2027-05-12') {
    const keys = facts.policy.agreements.texts.filter(({ audience }) => audience !== 'visitor').map(({ key }) => key);
    newVersion(acting, day === '2027-01-20' ? ['staff'] : keys);
  }
  if (day === '2026-11-10' || day === '2027-02-10') {
    const person = { ...newcomer(day), startsOn: plusDays(day, luck.roll(20)) };
    await storePerson(school, person);
    facts.people.set(person.id, person);
    facts.listedOn.set(person.id, day);
  }
  if (day === '2027-02-22') await newCalendar(acting);
}

const newcomer = (day: string) => ({
  ...{ id: `p_new_${day}`, name: `Newcomer ${day}`, email: `new-${day}@school.example`, roles: [], classes: [] },
  ...{ absences: [], closeTo: [] },
});

/** Each class goes into the next one's room; the oldest leave, and somebody new comes. */
async function moveUp({ school, facts, luck }: Acting): Promise<void> {
  const next: Readonly<Record<string, { readonly className: string; readonly year: number }>> = {
    '2A': { className: '3B', year: 3 },
    '3B': { className: '5C', year: 5 },
    '9D': { className: '9D', year: 9 },
  };
  const moved = [...facts.pupils.values()]
    .filter(({ leftOn }) => leftOn === undefined)
    .flatMap(({ id, className }) => {
      const to = next[className];
      return to === undefined ? [] : [{ id, ...to }];
    });
  const fresh = Array.from({ length: 3 + luck.roll(3) }, (_, index) => ({
    ...{ id: `new-${facts.today}-${index}`, className: '2A', year: 2 },
  }));
  await listPupils(school, facts, [...moved, ...fresh]);
}

/** As after an import: another training day, and a spring term that ends sooner. */
async function newCalendar({ school, facts }: Acting): Promise<void> {
  const { calendar } = facts.policy;
  const closures = [...calendar.closures, { name: 'Storm', from: '2027-03-08', to: '2027-03-09' }];
  const terms = calendar.terms.map((term) => (term.from === '2027-01-04' ? { ...term, to: '2027-03-24' } : term));
  Object.assign(facts.policy, { calendar: { ...calendar, closures, terms } });
  await ensureRounds(school.deps, [facts.policy.key]);
}

/** Knows one person alone, whom the other platform knows as well. */
function secondPlatform() {
  const box: { joined: { readonly sent: Sent[] } | null; readonly messenger: Messenger } = {
    joined: null,
    messenger: {
      platform: 'slack',
      send: async (to, view) => {
        box.joined?.sent.push({ to: to.userId, view, how: 'send' });
        return { ok: true, message: 'second' };
      },
      update: async () => ({ ok: true, message: 'second' }),
      find: async ({ id }) => (id === ON_TWO_PLATFORMS ? { tenant: 'slack', userId: id, address: null } : null),
    },
  };
  return box;
}
