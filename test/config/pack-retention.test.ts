// A school may keep records longer than the rules propose; it cannot make a child's file, or an allegation, end earlier.

import { expect, it } from '@jest/globals';
import { retentionSchema } from '../../src/config/pack-retention.ts';
import { RETENTION_CLASSES, RETENTION_RULES } from '../../src/domain/retention/retention-policy.ts';

it('has the proposals of the rules where a pack says nothing', () => {
  const { years } = retentionSchema.parse({});
  for (const kind of RETENTION_CLASSES) expect(years[kind]).toBe(RETENTION_RULES[kind].years);
});

it.each([
  { years: { safeguarding: 24 } },
  { years: { staff_allegation: 9 } },
  { years: { incident_log: 0 } },
  { years: { unknown: 3 } },
  { backupsKeptDays: -1 },
])('refuses %j', (section) => {
  expect(retentionSchema.safeParse(section).success).toBe(false);
});

it('takes longer years', () => {
  expect(retentionSchema.parse({ years: { safeguarding: 75 } }).years.safeguarding).toBe(75);
});
