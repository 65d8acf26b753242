// The chain of custody: from the record of each thing taken, and everything written about it since, where it is now.

import type { CaseRecord } from '../record.ts';
import { answer } from './checks.ts';

export type HeldItem = {
  /** Id of the record with which it was taken in. */
  readonly record: string;
  readonly item: string;
  readonly asset: string;
  readonly state: string;
  /** Where it is, or to whom it went. */
  readonly where: string;
  /** True once the school does not hold it any more. */
  readonly gone: boolean;
  /** The records of its way, oldest first. */
  readonly chain: readonly CaseRecord[];
};

/** Everything that was ever taken in, in the order in which it was. */
export const chainsOf = (records: readonly CaseRecord[]): readonly HeldItem[] =>
  records.filter((record) => record.kind === 'custody').map((record) => heldOf(record, records));

/** What the school still holds. */
export const custodyOf = (records: readonly CaseRecord[]): readonly HeldItem[] =>
  chainsOf(records).filter((item) => !item.gone);

/** `records` in the order of writing; moves count by the day and time they name, so that a move written late stands in its place. */
export function heldOf(taken: CaseRecord, records: readonly CaseRecord[]): HeldItem {
  const moves = movesOf(taken.id, records);
  const start: HeldItem = {
    record: taken.id,
    item: answer(taken.fields, 'item'),
    asset: answer(taken.fields, 'asset'),
    state: answer(taken.fields, 'state'),
    where: answer(taken.fields, 'held'),
    gone: false,
    chain: [taken, ...moves],
  };
  return moves.reduce(afterMove, start);
}

function afterMove(item: HeldItem, { fields }: CaseRecord): HeldItem {
  const gone = !['moved', 'back'].includes(answer(fields, 'moved_to'));
  const where = [answer(fields, 'to'), answer(fields, 'held')].find((said) => said !== '') ?? item.where;
  const state = answer(fields, 'state') || item.state;
  return { ...item, state, where, gone };
}

const movesOf = (taken: string, records: readonly CaseRecord[]): readonly CaseRecord[] =>
  records
    .filter(({ kind, about }) => kind === 'custody_moved' && about === taken)
    .toSorted((one, other) => momentOf(one).localeCompare(momentOf(other)));

const momentOf = ({ fields }: CaseRecord): string => `${answer(fields, 'when_date')}T${answer(fields, 'when_time')}`;
