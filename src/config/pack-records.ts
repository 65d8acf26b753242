// Schema of the pack sections that say how a school keeps records, sanctions and complaints.

import { z } from 'zod';
import { RISK_AREAS } from '../domain/incident/facts.ts';
import type {
  ComplaintsPolicy,
  ParentsPolicy,
  RecordsPolicy,
  SanctionsPolicy,
} from '../domain/school/records-policy.ts';
import { COPY_OCCASIONS, INTERVALS, LOG_COLUMNS } from '../domain/school/records-policy.ts';
import { contactKey } from './pack-contacts.ts';
import { category, line, listOf, role } from './pack-parts.ts';

const DEFAULT_COLUMNS = [
  'reference',
  'happened_at',
  'reported_at',
  'place',
  'people',
  'category',
  'description',
  'actions',
  'decision_and_reason',
  'outcome',
] as const;

const DEFAULT_RISK_AREAS = { content: 'Content', contact: 'Contact', conduct: 'Conduct', commerce: 'Commerce' };

const externalCopy = z
  .strictObject({
    to: contactKey,
    when: listOf(z.enum(COPY_OCCASIONS)).min(1),
    categories: listOf(category).default([]),
    withinHours: z.number().positive().max(168).optional(),
  })
  .transform(({ withinHours, ...copy }) => (withinHours === undefined ? copy : { ...copy, withinHours }));

const named = z.strictObject({ name: line(80), categories: listOf(category).min(1) });

export const recordsSchema: z.ZodType<RecordsPolicy, unknown> = z.strictObject({
  logOwner: role.default('esafety_coordinator'),
  logReviews: z
    .array(z.strictObject({ reviewers: listOf(role).min(1), interval: z.enum(INTERVALS) }))
    .min(1)
    .default([{ reviewers: ['headteacher'], interval: 'termly' }]),
  logColumns: listOf(z.enum(LOG_COLUMNS))
    .min(1)
    .default([...DEFAULT_COLUMNS]),
  recordSex: z.boolean().default(false),
  riskAreas: z.record(z.enum(RISK_AREAS), line(40)).default(DEFAULT_RISK_AREAS),
  categoryGroups: z.array(named).default([]),
  externalCopies: z.array(externalCopy).default([]),
  crossRegisters: z.array(named).default([]),
});

const step = z.strictObject({
  key: line(8),
  examples: z.array(line(200)).default([]),
  responses: z.array(line(200)).min(1),
});

export const sanctionsSchema: z.ZodType<SanctionsPolicy, unknown> = z.strictObject({
  decider: role.default('headteacher'),
  consult: listOf(role).default([]),
  scales: z
    .array(z.strictObject({ name: line(80), for: z.enum(['pupils', 'staff']), steps: z.array(step).min(1) }))
    .default([]),
});

export const parentsSchema: z.ZodType<ParentsPolicy, unknown> = z.strictObject({
  tell: z.enum(['normally', 'as_appropriate', 'when_serious_or_repeated']).default('normally'),
  alwaysAsk: listOf(category).default([]),
  how: line(300).default('Calmly, by somebody who knows the family, with what the school is doing about it.'),
});

export const complaintsSchema: z.ZodType<ComplaintsPolicy, unknown> = z.strictObject({
  procedure: line(120).default("The school's complaints procedure"),
  owner: role.default('headteacher'),
  staffOwner: role.default('headteacher'),
});
