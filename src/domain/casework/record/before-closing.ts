// What stands in the way of closing: what is not finished (a person may close all the same, with a reason), and what has to be there first.

import type { Facts } from '../../incident/facts.ts';
import type { CaseRecord } from './record.ts';
import type { RecordForm } from './record-form.ts';

export type Closable = {
  readonly records: readonly CaseRecord[];
  /** The form of one record as it stands now, or null for a kind that has none. */
  readonly formOf: (record: CaseRecord) => RecordForm | null;
  readonly facts: Pick<Facts, 'image' | 'age_band' | 'category'> | { readonly category: null } | null;
  readonly referrals: readonly string[];
};

const SOCIAL_CARE_OR_POLICE = ['childrens_social_care', 'police_101', 'police_999'];

const coveredBy = ({ records, formOf }: Closable): ReadonlySet<string> =>
  new Set(records.flatMap((record) => formOf(record)?.covers?.(record.fields) ?? []));

/** One line for each thing that is not finished. */
export function unfinishedLines(closable: Closable): readonly string[] {
  const { records, formOf, referrals } = closable;
  const lines = records.flatMap((record) => formOf(record)?.unfinished?.(record, records) ?? []);
  const noLado = referrals.includes('lado') && !coveredBy(closable).has('lado');
  return noLado ? [...lines, NO_LADO] : lines;
}

const NO_LADO =
  'The local authority designated officer (LADO) was suggested, and no call to them or decision about it is recorded.';

/**
 * With a picture of a child, or one that may be, nobody closes before it is on record whether police or social care were told, and why
 * or why not. A child under 13 needs that decision itself; for an older one the assessment of the picture holds it.
 */
export function missingLine(closable: Closable): string | null {
  const { facts, records } = closable;
  if (facts === null || facts.category === null || !CHILD_IMAGES.includes(facts.image)) return null;
  const covered = coveredBy(closable);
  if (SOCIAL_CARE_OR_POLICE.some((key) => covered.has(key))) return null;
  if (facts.age_band === 'u13') return UNDER_13;
  return records.some(({ kind }) => kind === 'nude_assessment') ? null : NOT_ASSESSED;
}

const CHILD_IMAGES: readonly string[] = ['under18_nude', 'under18_sexual', 'under18_ai_generated'];

const UNDER_13 =
  'This case is about a picture of a child under 13. It cannot be closed before it is recorded whether children’s social care or the police were told, and why or why not. Press Add to the record, then choose the call or the decision.';
const NOT_ASSESSED =
  'This case is about a picture of a child. It cannot be closed before the picture is assessed, or it is recorded whether children’s social care or the police were told. Press Add to the record.';
