// What a record says to a clock: which outside body was spoken to, whether it was decided, what is still held. The one place that knows
// the questions of the record forms which clocks look at.

import type { CaseRecord, RecordKind } from '../record/record.ts';

/** The four LADO questions of the staff path; "not sure" counts as yes. */
const LADO_TESTS = ['lado_harmed', 'lado_offence', 'lado_risk', 'lado_suitable'] as const;

const field = (record: CaseRecord, id: string): string => record.fields[id] ?? '';

export const ofKind = (records: readonly CaseRecord[], ...kinds: readonly RecordKind[]): readonly CaseRecord[] =>
  records.filter((record) => kinds.includes(record.kind));

/** A call, a form or a copy to this body was written down, or the decision whether to call it. Nobody was reached: not settled. */
export const settles = (record: CaseRecord, body: string): boolean =>
  (record.kind === 'outside_help' &&
    [body, ALSO[body]].includes(field(record, 'body')) &&
    field(record, 'how') !== 'not_reached') ||
  (body === 'lado' && record.kind === 'staff_path' && ['yes', 'no'].includes(field(record, 'lado'))) ||
  (record.kind === 'decision' &&
    field(record, 'bodies')
      .split(',')
      .some((one) => [body, ALSO[body]].includes(one)));

/** A pack sends copies by the name of a number; the list of calls has another name for who answers there. */
const ALSO: Readonly<Record<string, string>> = {
  it_provider: 'filter_provider',
  emergency: 'police_999',
  out_of_hours: 'childrens_social_care',
};

export const anyLadoTest = (record: CaseRecord): boolean =>
  LADO_TESTS.some((test) => field(record, test) === 'yes' || field(record, test) === 'unsure');

/** All four were answered, and none of them with yes or not sure. */
export const noLadoTest = (record: CaseRecord): boolean =>
  LADO_TESTS.every((test) => field(record, test) !== '') && !anyLadoTest(record);

/** Whether to notify the Information Commissioner was decided either way. */
export const isBreachDecided = (record: CaseRecord): boolean =>
  record.kind === 'breach' && ['yes', 'no'].includes(field(record, 'notify_ico'));

/** A later record moves it on or finishes it. Putting its words right does neither. */
export const isFollowedBy = (record: CaseRecord, later: CaseRecord): boolean =>
  later.about === record.id && later.kind !== 'correction';

/** Nothing is held any more: given back, handed to the police, or destroyed on their word. */
export const ENDS_OF_CUSTODY: readonly string[] = ['police', 'parent', 'destroyed'];
export const endsCustody = (record: CaseRecord): boolean => ENDS_OF_CUSTODY.includes(field(record, 'moved_to'));
