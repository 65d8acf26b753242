// One plain line for a row of the triage table, for the "why" of a case.

import { ROWS } from './triage/rows.ts';

const TITLES: ReadonlyMap<string, string> = new Map(ROWS.map((row) => [row.id, row.title]));

export const rowWords = (id: string): string => {
  const title = TITLES.get(id);
  return title === undefined ? id : `${title} (${id})`;
};
