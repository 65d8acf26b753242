// One review as the person who looks may see it: where it stands, what was found each time, and what they may do now.

import type { Directory, Person } from '../../domain/people/person.ts';
import { ROLE_NAMES } from '../../domain/people/role.ts';
import type { ReviewDoc, ReviewRound, ReviewState } from '../../domain/review/review.ts';
import type { PlannedReview } from '../../domain/review/review-duties.ts';
import { needsMinute, waitsFor } from '../../domain/review/review-life.ts';
import { approvesAs, mayReview, mayTrigger, ownersOf } from '../../domain/review/review-rights.ts';
import { REVIEW_TRIGGERS, type ReviewPlan, type ReviewTrigger } from '../../domain/review/reviews-policy.ts';
import type { IsoDate } from '../../domain/shared/instant.ts';
import { formatDate, formatMomentOnRecord } from '../../domain/shared/time.ts';
import type { Fact, Section } from '../../views/fields.ts';
import type { ReviewFileData, ReviewItem } from './review-use-cases.ts';

export type Viewing = {
  readonly me: Person;
  readonly directory: Directory;
  readonly today: IsoDate;
  readonly zone: string;
};

export function reviewItem({ doc, plan }: PlannedReview, { directory, today }: Viewing): ReviewItem {
  return {
    id: doc.id,
    title: plan.title,
    when: standing(doc.state, plan, today),
    owner: owners(plan, directory, today),
    overdue: doc.state.nextDue < today,
  };
}

export function reviewFile({ doc, plan }: PlannedReview, viewing: Viewing): ReviewFileData {
  const { me, directory, today } = viewing;
  const asRole = approvesAs(me, doc.state, plan, directory, today);
  const may = mayReview(me, plan, directory, today);
  return {
    id: doc.id,
    title: plan.title,
    state: standing(doc.state, plan, today),
    facts: factsOf(doc, plan, viewing),
    sections: [...doc.state.rounds]
      .reverse()
      .slice(0, ROUNDS_SHOWN)
      .map((round) => roundSection(round, plan, viewing)),
    chronology: chronology(doc, viewing),
    can: {
      review: may,
      approve: asRole !== null,
      needsMinute: asRole !== null && needsMinute(asRole),
      postpone: may,
      bringForward: mayTrigger(me),
    },
  };
}

const ROUNDS_SHOWN = 3;
const LINES_SHOWN = 20;

export function standing(state: ReviewState, plan: ReviewPlan, today: IsoDate): string {
  const waits = waitsFor(state, plan);
  const due = state.nextDue < today ? `Overdue since ${formatDate(state.nextDue)}` : `Due ${formatDate(state.nextDue)}`;
  return waits === null ? due : `${due}. The last one waits for: ${ROLE_NAMES[waits]}`;
}

const owners = (plan: ReviewPlan, directory: Directory, today: IsoDate): string => {
  const people = ownersOf(plan, directory, today).map((person) => person.name);
  return people.length === 0 ? ROLE_NAMES[plan.owner] : `${ROLE_NAMES[plan.owner]} (${people.join(', ')})`;
};

const INTERVAL_WORDS: Readonly<Record<ReviewPlan['interval'], string>> = {
  daily: 'Each school day',
  weekly: 'Every week',
  monthly: 'Every month',
  half_termly: 'Every half-term',
  termly: 'Once a term',
  yearly: 'Once a year',
};

function factsOf({ state }: ReviewDoc, plan: ReviewPlan, { directory, today, zone }: Viewing): readonly Fact[] {
  const last = state.rounds.at(-1);
  const put = state.postponed.at(-1);
  const moved = state.broughtForward.at(-1);
  return [
    { label: 'How often', value: INTERVAL_WORDS[plan.interval] },
    { label: 'Who does it', value: owners(plan, directory, today) },
    ...(plan.together === undefined || plan.together.length === 0
      ? []
      : [{ label: 'Together with', value: plan.together.map((role) => ROLE_NAMES[role]).join(', ') }]),
    ...(plan.approvers.length === 0
      ? []
      : [{ label: 'Who agrees', value: plan.approvers.map((role) => ROLE_NAMES[role]).join(', then ') }]),
    { label: 'Last time', value: last === undefined ? 'Not yet on record here' : formatDate(last.reviewedOn) },
    ...(put === undefined
      ? []
      : [{ label: 'Put off', value: `To ${formatDate(put.to)} by ${nameOf(put.by, directory)}: ${put.reason}` }]),
    ...(moved === undefined
      ? []
      : [
          {
            label: 'Brought forward',
            value: `To ${formatDate(moved.to)}: ${TRIGGER_WORDS[moved.trigger]} (${formatMomentOnRecord(moved.at, zone)})`,
          },
        ]),
  ];
}

export const TRIGGER_WORDS: Readonly<Record<ReviewTrigger, string>> = {
  filter_changed: 'The filter or the monitoring changed',
  serious_incident: 'A serious incident taught us something',
  guidance_changed: 'The law or national guidance changed',
  new_system: 'A new system or kind of device came in',
};
export const isTrigger = (text: string): text is ReviewTrigger => REVIEW_TRIGGERS.some((known) => known === text);

function roundSection(round: ReviewRound, plan: ReviewPlan, { directory, zone }: Viewing): Section {
  const agreed = round.approvals.map(({ role, by, at, minute }) => ({
    label: ROLE_NAMES[role],
    value: `${nameOf(by, directory)}, ${formatMomentOnRecord(at, zone)}${minute === '' ? '' : `, minute ${minute}`}`,
  }));
  const missing = plan.approvers.slice(round.approvals.length).map((role) => ({
    label: ROLE_NAMES[role],
    value: 'Has not agreed yet',
  }));
  return {
    title: `Looked at ${formatDate(round.reviewedOn)}`,
    facts: [{ label: 'By', value: nameOf(round.by, directory) }, ...agreed, ...missing],
    lines: [`Found: ${round.findings}`, ...(round.changes === '' ? [] : [`Changed: ${round.changes}`])],
  };
}

const ACTION_WORDS: Readonly<Record<string, string>> = {
  'review.planned': 'Put on the list',
  'review.reviewed': 'Looked at',
  'review.approved': 'Agreed',
  'review.postponed': 'Put off',
  'review.brought_forward': 'Brought forward',
};

const chronology = ({ history }: ReviewDoc, { directory, zone }: Viewing): ReviewFileData['chronology'] =>
  [...history]
    .reverse()
    .slice(0, LINES_SHOWN)
    .map(({ at, by, action }) => ({
      time: formatMomentOnRecord(at, zone),
      who: by === 'system' ? 'The bot' : nameOf(by, directory),
      what: ACTION_WORDS[action] ?? 'Changed',
    }));

const nameOf = (id: string, directory: Directory): string =>
  directory.people.find((person) => person.id === id)?.name ?? 'Somebody who has left';
