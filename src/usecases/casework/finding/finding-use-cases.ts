// Finding cases, as the conversation calls it. Counts and "more" are of what this person may see, and of nothing else.

import type { CaseSearch } from '../../../domain/casework/finding/case-search.ts';
import type { DocId } from '../../../domain/shared/document.ts';
import type { Result } from '../../../domain/shared/result.ts';
import type { Deps } from '../../ports.ts';
import type { Who } from '../../who.ts';
import { type CasePage, caseList, findCases } from './finding.ts';
import { openPattern } from './patterns.ts';
import { type EarlierData, earlierCases } from './patterns-earlier.ts';

export type FindingUseCases = {
  /** One's open cases, most urgent first, and how many they are. Pages count from 0. */
  readonly list: (who: Who, page: number) => Promise<CasePage & { readonly open: number }>;
  readonly find: (who: Who, search: CaseSearch, page: number) => Promise<CasePage>;
  /** Other cases that name the same person, device or site, among those one may see. */
  readonly earlier: (who: Who, caseId: DocId) => Promise<Result<EarlierData>>;
  /** What kind of thing comes up again, for whoever was told that something does. */
  readonly pattern: (who: Who, mark: string) => Promise<Result<{ readonly kinds: readonly string[] }>>;
};

export const makeFindingUseCases = (deps: Deps): FindingUseCases => ({
  list: (who, page) => caseList(deps, who, page),
  earlier: (who, id) => earlierCases(deps, who, id),
  pattern: (who, mark) => openPattern(deps, who, mark),
  find: (who, search, page) => findCases(deps, who, search, page),
});
