// What is written into a case by the people who work it: notes, decisions, custody, calls to outside bodies, parents, sanctions, tasks,
// guided checklists. Nothing is ever changed or taken away: a correction is another record that says which one it puts right.

import type { PersonId } from '../../people/person.ts';
import type { Instant } from '../../shared/instant.ts';

export const RECORD_KINDS = [
  'note',
  'decision',
  'parents',
  'sanction',
  'custody',
  'custody_moved',
  'outside_help',
  'platform_report',
  'platform_answer',
  'task',
  'task_done',
  'nude_assessment',
  'nude_criteria',
  'nude_decision',
  'police_sheet',
  'staff_path',
  'staff_steps',
  'low_level',
  'breach',
  'correction',
  'recorded_elsewhere',
] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** What was answered, by the ids of the form's questions; ticked values are joined with commas. Empty answers are left out. */
export type RecordFields = Readonly<Record<string, string>>;

export type CaseRecord = {
  /** `r1`, `r2` …, in the order in which they were written. */
  readonly id: string;
  readonly at: Instant;
  readonly by: PersonId;
  readonly kind: RecordKind;
  readonly fields: RecordFields;
  /** The earlier record that this one corrects, moves on or finishes. */
  readonly about?: string;
};
