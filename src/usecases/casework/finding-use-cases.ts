// Finding cases, as the conversation calls it. Counts and "more" are of what this person may see, and of nothing else.

import type { CaseSearch } from '../../domain/casework/finding/case-search.ts';
import type { Deps } from '../ports.ts';
import type { Who } from '../who.ts';
import { type CasePage, caseList, findCases } from './finding.ts';

export type FindingUseCases = {
  /** One's open cases, most urgent first, and how many they are. Pages count from 0. */
  readonly list: (who: Who, page: number) => Promise<CasePage & { readonly open: number }>;
  readonly find: (who: Who, search: CaseSearch, page: number) => Promise<CasePage>;
};

export const makeFindingUseCases = (deps: Deps): FindingUseCases => ({
  list: (who, page) => caseList(deps, who, page),
  find: (who, search, page) => findCases(deps, who, search, page),
});
