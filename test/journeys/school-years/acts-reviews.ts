// What owners and approvers do with reviews, by dice.

import { REVIEW_TRIGGERS } from '../../../src/domain/review/reviews-policy.ts';
import { plusDays, schoolDayOnOrBefore } from '../../support/other-calendar.ts';
import { type Acting, aPress, value } from './acts.ts';
import { approvers, dueAfter, ownersOf, waitsFor } from './expect-reviews.ts';
import { type Facts, firstHeld, isAway, later, type ReviewFact } from './facts.ts';

const idOf = ({ policy }: Facts, { plan }: ReviewFact): string => `review-${policy.key}-${plan.key}`;

export async function reviewing(acting: Acting): Promise<void> {
  const { facts, luck } = acting;
  for (const review of facts.reviews.values()) {
    const lead = Math.max(0, ...review.plan.leadDays);
    const comesUp = plusDays(review.nextDue, -lead) <= facts.today;
    if (comesUp && luck.once(14)) await look(acting, review);
    else if (comesUp && luck.once(60)) await postpone(acting, review);
    if (waitsFor(review) !== undefined && luck.once(15)) await agree(acting, review);
  }
  if (luck.once(150)) await trigger(acting);
}

/** `by` need not be the owner's first choice: anybody who looks after it. */
export async function look({ school, facts, luck }: Acting, review: ReviewFact): Promise<void> {
  const owner = ownersOf(facts, review.plan).find((one) => !isAway(one, facts.today));
  if (owner === undefined) return;
  const { plan } = review;
  // Written down on the day itself, or some days after it.
  const reviewedOn = review.looks === 0 ? plusDays(facts.today, -luck.roll(4)) : facts.today;
  const inputs = { findings: 'Nothing to change.', changes: '', reviewed_on: reviewedOn };
  const file = value(
    await school.useCases.reviews.reviewed(await school.who(owner.id), idOf(facts, review), { key: aPress(), inputs }),
  );
  const due = dueAfter(plan, reviewedOn, facts.policy.calendar);
  review.nextDue = due > facts.today ? due : dueAfter(plan, facts.today, facts.policy.calendar);
  review.movedOn = '';
  review.looks += 1;
  review.waitsSince = facts.today;
  // Whoever looked agrees by it, from the front of the chain, as far as no governors are asked.
  const stops = plan.approvers.findIndex((role) => !owner.roles.includes(role) || GOVERN.includes(role));
  review.approvals = stops === -1 ? plan.approvers.length : stops;
  if (!file.state.includes(String(Number(review.nextDue.slice(8)))))
    throw new Error(`${file.state}, ${review.nextDue}`);
}

const GOVERN: readonly string[] = [
  'chair_of_governors',
  'vice_chair_of_governors',
  'safeguarding_governor',
  'resources_committee_chair',
];

async function postpone({ school, facts, luck }: Acting, review: ReviewFact): Promise<void> {
  const owner = ownersOf(facts, review.plan).find((one) => !isAway(one, facts.today));
  const from = later(review.nextDue, facts.today);
  const to = schoolDayOnOrBefore(facts.policy.calendar, plusDays(from, 5 + luck.roll(80)));
  if (owner === undefined || to <= from) return;
  const inputs = { to, reason: 'Half of us are ill.' };
  const who = await school.who(owner.id);
  value(await school.useCases.reviews.postpone(who, idOf(facts, review), { key: aPress(), inputs }));
  review.nextDue = to;
  review.movedOn = facts.today;
}

async function agree({ school, facts }: Acting, review: ReviewFact): Promise<void> {
  const role = waitsFor(review);
  const one = role === undefined ? undefined : approvers(facts, role).find((each) => !isAway(each, facts.today));
  if (one === undefined) return;
  const input = { key: aPress(), minute: 'Minute 7' };
  value(await school.useCases.reviews.approve(await school.who(one.id), idOf(facts, review), input));
  review.approvals += 1;
  review.waitsSince = facts.today;
}

async function trigger({ school, facts, luck }: Acting): Promise<void> {
  const [head] = firstHeld(facts, ['headteacher']);
  if (head === undefined) return;
  const what = luck.pick(REVIEW_TRIGGERS);
  value(await school.useCases.reviews.trigger(await school.who(head.id), { key: aPress(), trigger: what }));
  const to = schoolDayOnOrBefore(facts.policy.calendar, plusDays(facts.today, 14));
  for (const review of facts.reviews.values()) {
    if (!review.plan.triggers.includes(what) || to >= review.nextDue) continue;
    review.nextDue = to;
    review.movedOn = facts.today;
  }
}
