// The `overrides` part of a pack: who may open a blocked site, for how long at the most, and who puts it back (X24, X25).
// Nothing here can let a requester decide, leave out an end, or open what nobody may open.

import { z } from 'zod';
import { FILTER_CATEGORIES } from '../domain/filtering/filter-categories.ts';
import type { OverridesPolicy } from '../domain/filtering/overrides-policy.ts';
import { line, listOf, role } from './pack-parts.ts';

const approvers = z.union([
  z.strictObject({ roles: listOf(role) }).transform(({ roles }) => ({ kind: 'roles' as const, roles })),
  z.literal('channel').transform(() => ({ kind: 'channel' as const })),
]);

const longest = z.union([
  z.literal('school_day').transform(() => ({ kind: 'school_day' as const })),
  z.strictObject({ hours: z.number().min(0.25).max(12) }).transform(({ hours }) => ({ kind: 'hours' as const, hours })),
  z
    .strictObject({ schoolDays: z.number().int().min(1).max(10) })
    .transform(({ schoolDays }) => ({ kind: 'school_days' as const, days: schoolDays })),
]);

export const overridesSchema: z.ZodType<OverridesPolicy, unknown> = z.strictObject({
  approvers: approvers.prefault({ roles: ['esafety_coordinator', 'headteacher'] }),
  approvals: z.union([z.literal(1), z.literal(2)]).default(1),
  excludedRoles: listOf(role).default([]),
  channel: z
    .strictObject({ slack: line(64).nullable().default(null), teams: line(200).nullable().default(null) })
    .prefault({}),
  channelRoles: listOf(role).default([
    'dsl',
    'deputy_dsl',
    'headteacher',
    'deputy_head',
    'esafety_coordinator',
    'network_manager',
  ]),
  it: listOf(role).default(['network_manager']),
  longest: longest.prefault('school_day'),
  answerWithinMinutes: z.number().int().min(5).max(240).default(20),
  remindBeforeMinutes: z.number().int().min(2).max(60).default(10),
  putBackWithinMinutes: z.number().int().min(5).max(120).default(30),
  endConfirmTo: listOf(role).default([]),
  never: z
    .strictObject({ categories: z.array(z.enum(FILTER_CATEGORIES)).default([]), hosts: listOf(line(253)).default([]) })
    .prefault({}),
  enforcement: z.enum(['task', 'feed']).default('task'),
  probe: z
    .strictObject({
      proxy: line(200),
      blocked: z.strictObject({
        statuses: z.array(z.number().int().min(200).max(599)).default([403]),
        hosts: listOf(line(253)).default([]),
      }),
    })
    .nullable()
    .default(null),
});
