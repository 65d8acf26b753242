// The whole triage table, in the order of its numbers; the data rule comes last.

import type { Row } from './row.ts';
import { ADULT_ROWS } from './rows-adults.ts';
import { DANGER_AND_PICTURE_ROWS } from './rows-danger-and-pictures.ts';
import { PUPIL_ROWS } from './rows-pupils.ts';
import { SYSTEM_ROWS } from './rows-systems.ts';

const numberOf = (row: Row): number => (row.id.startsWith('TR') ? Number(row.id.slice(2)) : Number.POSITIVE_INFINITY);

export const ROWS: readonly Row[] = [...DANGER_AND_PICTURE_ROWS, ...PUPIL_ROWS, ...ADULT_ROWS, ...SYSTEM_ROWS].toSorted(
  (a, b) => numberOf(a) - numberOf(b),
);

export const ROW_IDS: readonly string[] = ROWS.map((row) => row.id);
