// The `routing:` section of a policy pack. Strict: a word it does not know is refused, so no pack can say what the rules forbid.

import { z } from 'zod';
import { CATEGORIES } from '../domain/incident/facts.ts';
import { URGENCIES } from '../domain/incident/outcome.ts';
import { REFERRAL_KEYS } from '../domain/incident/referrals.ts';
import {
  OPTIONAL_ROLES,
  ROLES_THAT_MAY_BE_KEPT_OUT,
  ROLES_THAT_MAY_BE_UNFILLED,
  type RoutingPolicy,
} from '../domain/incident/routing.ts';
import { ROW_IDS } from '../domain/incident/triage/rows.ts';
import { ROLES } from '../domain/people/role.ts';

/** The office keeps papers: no pack can have it told of a case. */
const role = z.enum(ROLES).exclude(['school_office']);
const rowId = z.string().refine((id) => ROW_IDS.includes(id), { error: 'no such row in the triage table' });
const rows = z.array(rowId).min(1).exactOptional();
const categories = z.array(z.enum(CATEGORIES)).min(1).exactOptional();
const unlessSubjectHolds = z.array(role).min(1).exactOptional();
const referral = z.string().transform((key, ctx) => {
  const known = REFERRAL_KEYS.find((k) => k === key);
  if (known !== undefined && known !== 'police_999') return known;
  // 999 is suggested for danger now and for nothing else.
  ctx.addIssue({ code: 'custom', message: 'no such outside help that a school may add' });
  return z.NEVER;
});

/** Two roles that one person must not share: then nobody is left to take the other's place. */
const KEPT_APART = [
  ['dsl', 'deputy_dsl'],
  ['headteacher', 'chair_of_governors'],
] as const;

const sharedRoles = z
  .array(z.array(role).min(2))
  .refine((groups) => new Set(groups.flat()).size === groups.flat().length, {
    error: 'each role may stand in one list only: put everything one person holds in the same list',
  })
  .refine((groups) => !KEPT_APART.some(([a, b]) => groups.some((g) => g.includes(a) && g.includes(b))), {
    error: 'the DSL and the deputy DSL, and the head and the chair, must be different people',
  });

export const routingSchema = z.strictObject({
  sharedRoles: sharedRoles.exactOptional(),
  unfilled: z.array(z.enum(ROLES_THAT_MAY_BE_UNFILLED)).exactOptional(),
  alsoHas: z.array(z.enum(OPTIONAL_ROLES)).exactOptional(),
  alsoTell: z
    .array(z.strictObject({ rows: z.array(rowId).min(1), categories, unlessSubjectHolds, roles: z.array(role).min(1) }))
    .default([]),
  alsoApply: z.array(z.strictObject({ row: rowId, categories: z.array(z.enum(CATEGORIES)).min(1) })).exactOptional(),
  urgency: z.array(z.strictObject({ rows: z.array(rowId).min(1), categories, urgency: z.enum(URGENCIES) })).default([]),
  keepOut: z
    .array(
      z.strictObject({
        rows: z.array(rowId).min(1),
        roles: z.array(z.enum(ROLES_THAT_MAY_BE_KEPT_OUT)).min(1),
      }),
    )
    .exactOptional(),
  alsoSuggest: z
    .array(
      z.strictObject({
        rows,
        categories,
        unlessSubjectHolds,
        onlySafeguarding: z.boolean().exactOptional(),
        referrals: z.array(referral).min(1),
      }),
    )
    .exactOptional(),
}) satisfies z.ZodType<RoutingPolicy>;
