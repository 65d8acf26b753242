// The `retention` part of a pack: years for each kind of record, and how long a backup of the keys is kept (G53-G55).

import { z } from 'zod';
import {
  BACKUPS_KEPT_DAYS,
  RETENTION_RULES,
  type RetentionClass,
  type RetentionPolicy,
} from '../domain/retention/retention-policy.ts';

const years = (kind: RetentionClass, least = 1) =>
  z
    .number()
    .int()
    .min(least, { error: `This is kept for ${least} years at the least.` })
    .max(100)
    .default(RETENTION_RULES[kind].years);

export const retentionSchema: z.ZodType<RetentionPolicy, unknown> = z.strictObject({
  years: z
    .strictObject({
      // A child's file may be kept longer than the usual 25 years, never shorter.
      safeguarding: years('safeguarding', 25),
      staff_allegation: years('staff_allegation', 10),
      low_level: years('low_level', 0),
      incident_log: years('incident_log'),
      filter_request: years('filter_request'),
      filter_check: years('filter_check'),
      unsuitable_site: years('unsuitable_site'),
      access_request: years('access_request'),
      pupil_papers: years('pupil_papers'),
      staff_signatures: years('staff_signatures'),
      visitor_book: years('visitor_book'),
      leavers: years('leavers'),
    })
    .prefault({}),
  backupsKeptDays: z.number().int().min(0).max(3650).default(BACKUPS_KEPT_DAYS),
});
