// The buttons that find cases, for the one table of verbs.

import { open, shows, type Verb } from '../verb.ts';
import { openPattern, showEarlier } from './case-earlier.ts';
import { showCases, showHome } from './case-list.ts';
import { findCase, showFind } from './case-search.ts';

export const FINDING_VERBS: Readonly<Record<string, Verb>> = {
  home: open(showHome),
  cases: shows(showCases),
  'case.find': shows(showFind),
  'case.earlier': shows(showEarlier),
  'pattern.open': shows(openPattern),
  'case.search': shows(findCase),
};
