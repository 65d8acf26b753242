// What reviews ask of people, as a source of duties for the daily round.

import type { Person } from '../../domain/people/person.ts';
import type { Duty } from '../../domain/reminders/duty.ts';
import { reviewDuties } from '../../domain/review/review-duties.ts';
import { approversOf, ownersOf } from '../../domain/review/review-rights.ts';
import type { Action } from '../../views/fields.ts';
import { type Asking, askingOnly } from '../reminders/asking-only.ts';
import type { DutySource } from '../reminders/duty-source.ts';
import { plannedReviews, plansOf } from './planned-reviews.ts';

const WHY: Readonly<Partial<Record<Duty['kind'], string>>> = {
  review: 'It is looked at again at regular times. Write down what you found.',
  approve_review: 'It was looked at and waits for you to agree.',
  look_ahead: 'Your look ahead at the beginning of the week.',
  overdue_reviews: 'Whoever looks after them has been reminded.',
};

const action = (duty: Duty): Action => {
  const opens = duty.about !== '';
  return {
    verb: opens ? 'review.open' : 'review.list',
    target: duty.about,
    label: opens ? 'Open the review' : 'See the reviews',
    style: 'primary',
    withInputs: false,
  };
};

/** The head always has: the look ahead. */
function mayHaveAPart({ id }: Person, { deps, school, directory, today }: Asking): boolean {
  const plans = plansOf(deps, school);
  const agree = ['headteacher' as const, ...plans.flatMap(({ approvers }) => approvers)];
  return [
    ...plans.flatMap((plan) => ownersOf(plan, directory, today)),
    ...agree.flatMap((role) => approversOf(role, directory, today)),
  ].some((person) => person.id === id);
}

export const reviewDutySource: DutySource = {
  ...askingOnly(async (deps, school, today) => {
    const all = await plannedReviews(deps, school);
    // A store that cannot be read now is read again at the next round; the round itself says so.
    if (!all.ok) throw new Error('the reviews cannot be read');
    const { calendar } = deps.policy(school);
    return reviewDuties(all.value, await deps.people.directory(school), calendar, today);
  }, mayHaveAPart),
  action,
  why: (duty) => WHY[duty.kind] ?? '',
};
