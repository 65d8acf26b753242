// What people do on a day, by dice, through the steps of the product; each is written down in the test's own records.

import { hashOf } from '../../../src/config/parse-agreement.ts';
import { signaturesId } from '../../../src/domain/aup/sign-life.ts';
import type { Person } from '../../../src/domain/people/person.ts';
import { plusDays } from '../../support/other-calendar.ts';
import type { TestSchool } from '../../support/school.ts';
import { rightAnswers } from '../../support/sign-as.ts';
import type { Dice } from './dice.ts';
import { openLeavers } from './expect-leavers.ts';
import { answerers, inChat, standOf } from './expect-signing.ts';
import {
  type CampaignFact,
  currentOf,
  type Facts,
  firstHeld,
  holders,
  isAway,
  later,
  nextOrder,
  recordOf,
  worksOn,
} from './facts.ts';

/** How a custodian and the staff of one year are. */
export type Temper = {
  readonly custodian: 'prompt' | 'late' | 'never';
  /** One day in so many. */
  readonly signs: (id: string) => number;
};

export type Acting = {
  readonly school: TestSchool;
  readonly facts: Facts;
  readonly luck: Dice;
  readonly temper: Temper;
};

let presses = 0;
export const aPress = (): string => {
  presses += 1;
  return `year ${presses}`;
};

export function value<T>(done: { ok: true; value: T } | { ok: false; refusal: { code: string; message: string } }): T {
  if (!done.ok) throw new Error(`${done.refusal.code}: ${done.refusal.message}`);
  return done.value;
}

export const hereToday = (facts: Facts): readonly Person[] =>
  [...facts.people.values()].filter((one) => worksOn(one, facts.today) && !isAway(one, facts.today));

export async function people(acting: Acting): Promise<void> {
  for (const person of hereToday(acting.facts)) {
    for (const key of acting.facts.versions.keys()) await withText(acting, person, key);
  }
  await answer(acting);
}

async function withText({ school, facts, luck, temper }: Acting, person: Person, key: string): Promise<void> {
  const text = currentOf(facts, key)?.text;
  const stand = text !== undefined && inChat(text) ? standOf(facts, person, key, facts.today) : null;
  if (text === undefined || stand === null || stand.is === 'done') return;
  const { aup } = school.useCases;
  const who = await school.who(person.id);
  const base = { hash: text.hash, key: aPress() };
  const fact = { key, hash: text.hash, on: facts.today, order: nextOrder(facts) };
  const record = recordOf(facts, person.id);
  if (luck.once(temper.signs(person.id))) {
    value(await aup.sign(who, key, { ...base, inputs: rightAnswers(text) }));
    record.signed.push(fact);
  } else if (stand.is === 'asked' && luck.once(60)) {
    value(await aup.refuse(who, key, { ...base, reason: '' }));
    record.refused.push(fact);
  } else if (stand.is === 'asked' && luck.once(40)) {
    const clause = text.parts[0]?.clauses[0]?.id ?? '';
    value(await aup.askClause(who, key, { ...base, clause, text: 'What does this mean?' }));
    const doc = signaturesId(facts.policy.key, person.id);
    const stored = await school.store.read('signatures', doc);
    record.asked.push({ ...fact, id: `${doc}~${stored?.state.questions.at(-1)?.id}` });
  }
}

async function answer({ school, facts, luck }: Acting): Promise<void> {
  for (const [asker, { asked }] of facts.records) {
    for (const question of asked.filter(({ answeredOn }) => answeredOn === undefined)) {
      const roles = ['esafety_coordinator', facts.policy.agreements.custodian, 'headteacher'] as const;
      const one = answerers(facts, asker, roles).find((each) => !isAway(each, facts.today));
      if (one === undefined || question.on === facts.today || !luck.once(5)) continue;
      const [doc = '', id = ''] = question.id.split('~');
      const input = { key: aPress(), text: 'It means what it says.' };
      value(await school.useCases.aup.answerClause(await school.who(one.id), doc, id, input));
      question.answeredOn = facts.today;
    }
  }
}

/** The custodian of this year starts what waits, or at last the head does. */
export async function campaigns(acting: Acting): Promise<void> {
  const { facts, luck, temper } = acting;
  const [head] = firstHeld(facts, ['headteacher']);
  for (const campaign of facts.campaigns.filter(({ runsFrom, over }) => runsFrom === undefined && over !== true)) {
    const keeper = holders(facts, facts.policy.agreements.custodian).find((one) => !isAway(one, facts.today));
    const heads = plusDays(campaign.startsOn, 9) < facts.today && head !== undefined && !isAway(head, facts.today);
    if (temper.custodian === 'never') {
      if (heads && luck.once(4)) await start(acting, campaign, head);
    } else if (keeper !== undefined && luck.once(temper.custodian === 'prompt' ? 2 : 15)) {
      await start(acting, campaign, keeper);
    }
  }
}

export const campaignId = ({ policy }: Facts, { key, hash, startsOn }: CampaignFact): string =>
  `campaign-${policy.key}-${key}-${hash.slice(0, 12)}-${startsOn}`;

async function start({ school, facts, luck }: Acting, campaign: CampaignFact, by: Person): Promise<void> {
  const id = campaignId(facts, campaign);
  const runsFrom = later(campaign.startsOn, facts.today);
  const dueOn = plusDays(runsFrom, 5 + luck.roll(40));
  const { campaigns: steps } = school.useCases.aup;
  value(await steps.start(await school.who(by.id), id, { key: aPress(), dueOn }));
  Object.assign(campaign, { runsFrom, dueOn });
}

/** The co-ordinator's new version of one of the texts; the server looks at it on the next school day. */
export function newVersion({ facts, luck }: Acting, keys: readonly string[]): string {
  const { agreements } = facts.policy;
  const key = luck.pick(keys);
  const texts = agreements.texts.map((text) => {
    if (text.key !== key) return text;
    const next = { ...text, version: `${text.version}+`, intro: [...text.intro, `New since ${facts.today}.`] };
    return { ...next, hash: hashOf(next) };
  });
  Object.assign(agreements, { texts });
  return key;
}

/** What stands in the pack and was not looked at before is looked at today. */
export function lookAtTexts(facts: Facts): void {
  for (const text of facts.policy.agreements.texts) {
    if (text.audience === 'visitor') continue;
    const known = facts.versions.get(text.key) ?? [];
    if (known.at(-1)?.text.hash !== text.hash) facts.versions.set(text.key, [...known, { text, seenOn: facts.today }]);
  }
}

export async function closeAccounts({ school, facts, luck }: Acting): Promise<void> {
  const [it] = firstHeld(facts, ['network_manager', 'it_provider', 'headteacher']);
  const open = openLeavers(facts);
  if (it === undefined || isAway(it, facts.today) || open.length === 0 || !luck.once(9)) return;
  const those = open.slice(0, 1 + luck.roll(open.length));
  const inputs = { who: those.map(({ who }) => who).join(','), closed_on: facts.today, what: 'network', kit: 'none' };
  value(await school.useCases.leavers.close(await school.who(it.id), { inputs, key: aPress() }));
  facts.closed.push(...those);
}
