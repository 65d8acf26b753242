// How one school keeps its records, answers to parents and decides on sanctions. Nothing here routes a case, and nothing
// here is ever decided by the bot: it is shown to the people who decide.

import type { Category } from '../incident/facts.ts';
import type { Role } from '../people/role.ts';
import type { ContactKey } from './contact.ts';

export const INTERVALS = ['daily', 'weekly', 'monthly', 'half_termly', 'termly', 'yearly'] as const;
export type Interval = (typeof INTERVALS)[number];

/** Columns a school may want in its incident log. Sex is not among them unless `recordSex` is set. */
export const LOG_COLUMNS = [
  'reference',
  'happened_at',
  'reported_at',
  'reported_by',
  'place',
  'room',
  'device_number',
  'people',
  'risk_area',
  'category',
  'description',
  'intent',
  'material',
  'web_address',
  'evidence_held',
  'actions',
  'decision_and_reason',
  'outcome',
  'sanction',
  'parents_told',
  'outside_bodies',
  'lessons',
  'other_registers',
  'closed_at',
] as const;
export type LogColumn = (typeof LOG_COLUMNS)[number];

/** What makes a copy for an outside body due. A person sends it; the bot reminds and prepares. */
export const COPY_OCCASIONS = [
  'every_incident',
  'illegal_material',
  'safeguarding',
  'misuse',
  'unsuitable_site',
] as const;
export type CopyOccasion = (typeof COPY_OCCASIONS)[number];

export type ExternalCopy = {
  readonly to: ContactKey;
  readonly when: readonly CopyOccasion[];
  /** Narrows `when` to these categories; empty means all. */
  readonly categories: readonly Category[];
  /** By the wall clock. Absent when no time is set. */
  readonly withinHours?: number;
};

export type RecordsPolicy = {
  readonly logOwner: Role;
  readonly logReviews: readonly { readonly reviewers: readonly Role[]; readonly interval: Interval }[];
  readonly logColumns: readonly LogColumn[];
  /** Off unless a school has a reason (data minimisation). */
  readonly recordSex: boolean;
  /** The four heads the school counts under; the keys are those of the facts, the words are the school's. */
  readonly riskAreas: Readonly<Record<'content' | 'contact' | 'conduct' | 'commerce', string>>;
  /** The school's own headings in its reports, over the 34 categories. Empty: the categories themselves. */
  readonly categoryGroups: readonly { readonly name: string; readonly categories: readonly Category[] }[];
  readonly externalCopies: readonly ExternalCopy[];
  /** Registers in which the same event is entered a second time. */
  readonly crossRegisters: readonly { readonly name: string; readonly categories: readonly Category[] }[];
};

export type SanctionStep = {
  readonly key: string;
  readonly examples: readonly string[];
  readonly responses: readonly string[];
};

export type SanctionsPolicy = {
  readonly decider: Role;
  readonly consult: readonly Role[];
  readonly scales: readonly {
    readonly name: string;
    readonly for: 'pupils' | 'staff';
    readonly steps: readonly SanctionStep[];
  }[];
};

/** The Designated Safeguarding Lead may always decide not to tell, with a reason that is recorded; no pack can change that. */
export type ParentsPolicy = {
  readonly tell: 'normally' | 'as_appropriate' | 'when_serious_or_repeated';
  /** Categories in which the school's own rule is to tell. */
  readonly alwaysAsk: readonly Category[];
  readonly how: string;
};

export type ComplaintsPolicy = {
  readonly procedure: string;
  readonly owner: Role;
  /** Complaints about staff. */
  readonly staffOwner: Role;
};
