// Every step about papers, bound to the world it works in.

import type { Deps } from '../../ports.ts';
import { adultSheet, adultSheets, tickAdults } from './adult-papers.ts';
import { classes, onePaper, papersBack, paperWays, sheet } from './class-pages.ts';
import { notBackLink } from './not-back-file.ts';
import type { PaperUseCases } from './paper-use-cases.ts';
import { takeBackPaper, tickPupils } from './tick-pupils.ts';
import { recordVisitor, takeBackVisitor, visitors } from './visitors.ts';

export const makePaperUseCases = (deps: Deps): PaperUseCases => ({
  paperWays: (who) => paperWays(deps, who),
  classes: (who, input) => classes(deps, who, input),
  sheet: (who, ref, page) => sheet(deps, who, ref, page),
  notBackLink: (who, list) => notBackLink(deps, who, list),
  tickPupils: (who, ref, input) => tickPupils(deps, who, ref, input),
  papersBack: (who, ref, page) => papersBack(deps, who, ref, page),
  onePaper: (who, ref, paper) => onePaper(deps, who, ref, paper),
  takeBackPaper: (who, ref, paper, input) => takeBackPaper(deps, who, ref, paper, input),
  adultSheets: (who) => adultSheets(deps, who),
  adultSheet: (who, agreement, page) => adultSheet(deps, who, agreement, page),
  tickAdults: (who, agreement, input) => tickAdults(deps, who, agreement, input),
  visitors: (who) => visitors(deps, who),
  recordVisitor: (who, input) => recordVisitor(deps, who, input),
  takeBackVisitor: (who, book, visit, input) => takeBackVisitor(deps, who, book, visit, input),
});
