// The `reviews` part of a pack: what is looked at again, how often, by whom and who agrees to it (X38, X39, G24).
// Who looks at the incident log stands in records.logReviews and is taken from there.

import { z } from 'zod';
import { REVIEW_TRIGGERS, type ReviewPlan, type ReviewsPolicy } from '../domain/review/reviews-policy.ts';
import type { Policy } from '../domain/school/policy.ts';
import { INTERVALS } from '../domain/school/records-policy.ts';
import type { Fault } from './fault.ts';
import { checkedText, isoDate, line, listOf, role, unique } from './pack-parts.ts';

const LOG_KEY = 'incident_log';
const REPORT_KEY = 'governor_report';
const FILTERING_KEY = 'filtering';

const planKey = checkedText(
  (text) => /^[a-z][a-z0-9_]{0,39}$/u.test(text) && !text.startsWith(LOG_KEY),
  'cannot be the key of a review',
  'Use small letters and dashes below, such as online_safety_policy. The incident log stands in records.logReviews.',
);

/** The longest notice that still falls after the review before. */
const LONGEST_NOTICE_DAYS: Readonly<Record<(typeof INTERVALS)[number], number>> = {
  daily: 0,
  weekly: 6,
  monthly: 27,
  half_termly: 27,
  termly: 56,
  yearly: 180,
};

const USUAL_NOTICE_DAYS: Readonly<Record<(typeof INTERVALS)[number], readonly number[]>> = {
  daily: [0],
  weekly: [1],
  monthly: [7],
  half_termly: [7],
  termly: [14, 3],
  yearly: [42, 14, 3],
};

const plan = z
  .strictObject({
    key: planKey,
    title: line(80),
    owner: role,
    interval: z.enum(INTERVALS),
    firstDue: isoDate.optional(),
    leadDays: listOf(z.number().int().min(0).max(180)).min(1).optional(),
    together: listOf(role).default([]),
    approvers: listOf(role).default([]),
    triggers: listOf(z.enum(REVIEW_TRIGGERS)).default([]),
  })
  .refine(({ leadDays, interval }) => (leadDays ?? []).every((notice) => notice <= LONGEST_NOTICE_DAYS[interval]), {
    error: 'This notice would come before the review that goes before it.',
    path: ['leadDays'],
    params: { fix: 'Write fewer days, or a longer interval.' },
  })
  .transform(
    ({ firstDue, leadDays, ...rest }): ReviewPlan => ({
      ...rest,
      leadDays: [...(leadDays ?? USUAL_NOTICE_DAYS[rest.interval])].sort((a, b) => b - a),
      ...(firstDue === undefined ? {} : { firstDue }),
    }),
  );

type Written = Omit<z.input<typeof plan>, 'firstDue'>;

/** What every school looks at again, unless its pack says otherwise. */
const USUAL: readonly Written[] = [
  {
    key: 'online_safety_policy',
    title: 'Online safety policy',
    owner: 'esafety_coordinator',
    interval: 'yearly',
    together: ['dsl'],
    approvers: ['headteacher', 'chair_of_governors'],
    triggers: ['guidance_changed', 'serious_incident', 'new_system'],
  },
  {
    key: 'agreement_texts',
    title: 'Agreement texts',
    owner: 'esafety_coordinator',
    interval: 'yearly',
    together: ['dsl'],
    approvers: ['headteacher'],
    triggers: ['guidance_changed', 'new_system'],
  },
  {
    key: FILTERING_KEY,
    title: 'Filtering and monitoring',
    owner: 'dsl',
    interval: 'yearly',
    together: ['headteacher', 'network_manager', 'safeguarding_governor'],
    approvers: ['headteacher', 'chair_of_governors'],
    triggers: ['filter_changed', 'serious_incident', 'guidance_changed', 'new_system'],
  },
  {
    key: 'filter_checks',
    title: 'Filter checks',
    owner: 'network_manager',
    interval: 'termly',
    together: ['dsl'],
    triggers: ['filter_changed'],
  },
  {
    key: 'risk_assessments',
    title: 'Online safety risk assessments',
    owner: 'esafety_coordinator',
    interval: 'yearly',
    together: ['network_manager'],
    approvers: ['headteacher'],
    triggers: ['new_system', 'serious_incident'],
  },
  {
    key: 'training_refresh',
    title: 'Staff training on online safety',
    owner: 'dsl',
    interval: 'yearly',
    triggers: ['guidance_changed'],
  },
  { key: 'contacts_register', title: 'Contacts and telephone numbers', owner: 'dsl', interval: 'termly' },
  { key: 'role_holders', title: 'Who holds which role', owner: 'headteacher', interval: 'termly' },
];

const usualReport = (interval: 'yearly' | 'termly'): Written => ({
  key: REPORT_KEY,
  title: 'Report to governors',
  owner: 'esafety_coordinator',
  interval,
  together: ['dsl'],
  approvers: ['headteacher'],
});

const USUAL_KEYS: readonly string[] = [...USUAL.map(({ key }) => key), REPORT_KEY];

export const reviewsSchema: z.ZodType<ReviewsPolicy, unknown> = z
  .strictObject({
    governorReport: z.enum(['yearly', 'termly']).default('yearly'),
    // A review with the key of a usual one takes its place; any other is added.
    plans: z
      .array(plan)
      .max(40)
      .refine((plans) => unique(plans.map(({ key }) => key)), {
        error: 'Two reviews have the same key.',
        params: { fix: 'Give each its own.' },
      })
      .default([]),
    leaveOut: listOf(z.enum(USUAL_KEYS)).default([]),
  })
  .refine(
    ({ governorReport, plans }) =>
      plans.every(({ key, interval }) => key !== REPORT_KEY || interval === governorReport),
    {
      error: 'How often governors get their report stands in two places that differ.',
      path: ['governorReport'],
      params: { fix: `Write the same interval here and under ${REPORT_KEY}.` },
    },
  )
  .refine(({ plans, leaveOut }) => !plans.some(({ key }) => leaveOut.includes(key)), {
    error: 'A review is written under plans and left out here.',
    path: ['leaveOut'],
    params: { fix: 'Keep one of the two.' },
  })
  .transform(({ governorReport, plans, leaveOut }) => {
    const usual = [...USUAL, usualReport(governorReport)].filter(({ key }) => !leaveOut.includes(key));
    const written = (key: string) => plans.find((each) => each.key === key);
    return {
      governorReport,
      plans: [
        ...usual.map((each) => written(each.key) ?? plan.parse(each)),
        ...plans.filter(({ key }) => !usual.some((each) => each.key === key)),
      ],
    };
  });

/** The looks at the incident log, as records.logReviews has them: whoever is named first owns it, the others may do it too. */
export function logReviewPlans({ records }: Pick<Policy, 'records'>): readonly ReviewPlan[] {
  return records.logReviews.flatMap(({ reviewers: [owner, ...others], interval }, index, all) => {
    if (owner === undefined) return [];
    const isOnly = all.findIndex(({ reviewers: [first] }) => first === owner) === index;
    return {
      key: isOnly ? `${LOG_KEY}_${owner}` : `${LOG_KEY}_${owner}_${interval}`,
      title: 'Incident log',
      owner,
      interval,
      leadDays: USUAL_NOTICE_DAYS[interval],
      insteadOfOwner: others,
      approvers: [],
      triggers: [],
    };
  });
}

export const reviewWarnings = ({ reviews }: Policy): readonly Fault[] =>
  reviews.plans.some(({ key }) => key === FILTERING_KEY)
    ? []
    : [
        {
          code: 'pack.no_filtering_review',
          path: 'reviews.leaveOut',
          message:
            'Nothing says when filtering and monitoring are reviewed. Schools look at them once a year at the least.',
          fix: `Take ${FILTERING_KEY} out of leaveOut.`,
        },
      ];
