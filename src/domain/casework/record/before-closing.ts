// What stands in the way of closing: what is not finished (a person may close all the same, with a reason), and what has to be there first.

import type { DangerFacts, Facts } from '../../incident/facts.ts';
import type { CaseRecord } from './record.ts';
import type { RecordForm } from './record-form.ts';

export type Closable = {
  readonly records: readonly CaseRecord[];
  /** The form of one record as it stands now, or null for a kind that has none. */
  readonly formOf: (record: CaseRecord) => RecordForm | null;
  readonly facts: Facts | DangerFacts | null;
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
 * or why not: an outside call, the third part of the assessment, or a decision that says so.
 */
export function missingLine(closable: Closable): string | null {
  const { facts } = closable;
  if (facts === null || facts.category === null || !mayBeChildImage(facts)) return null;
  const covered = coveredBy(closable);
  if (SOCIAL_CARE_OR_POLICE.some((key) => covered.has(key))) return null;
  return facts.age_band === 'u13' ? UNDER_13 : NOT_DECIDED;
}

/** "Not sure" counts as yes. */
const mayBeChildImage = ({ image, category }: Pick<Facts, 'image' | 'category'>): boolean =>
  CHILD_IMAGES.includes(image) || (image === 'unknown' && (category === 'nude_sharing' || category === 'iioc'));
const CHILD_IMAGES: readonly string[] = ['under18_nude', 'under18_sexual', 'under18_ai_generated'];

const UNDER_13 =
  'This case is about a picture of a child under 13. It cannot be closed before it is recorded whether children’s social care or the police were told, and why or why not. Press Add to the record, then choose the call or the decision.';
const NOT_DECIDED =
  'This case is about a picture of a child. It cannot be closed before it is recorded whether children’s social care or the police were told, and why or why not. Press Add to the record, then go through the picture, or choose the call or the decision.';
