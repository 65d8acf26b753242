// A double click and a platform's retry carry the same key: the second press has no effect and gets the first answer again.

import type { CaseState } from './case.ts';

/** Enough for every button of one evening; older keys cannot come back from a platform. */
const KEYS_KEPT = 40;

export const pressSeen = (state: CaseState, key: string): boolean => state.pressesSeen.includes(key);

export const rememberPress = (state: CaseState, key: string): Pick<CaseState, 'pressesSeen'> => ({
  pressesSeen: [...state.pressesSeen, key].slice(-KEYS_KEPT),
});
