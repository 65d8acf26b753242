// Papers in memory, for the conversation's tests: nothing that this person keeps, and nothing that can be stored. What papers do is
// tried with the real steps in papers.test.ts.

import { ok, refuse } from '../../src/domain/shared/result.ts';
import type { PaperUseCases } from '../../src/usecases/aup/paper/paper-use-cases.ts';
import type { Step } from './fake-campaigns.ts';

export function makeFakePapers(step: Step): PaperUseCases {
  const notYours = refuse('paper.not_yours', 'These papers are kept by the class teacher.');
  const down = refuse('store.unavailable', 'This was NOT saved.');
  return {
    paperWays: step('aup.paperWays', () => ok({ classes: false, adults: false })),
    classes: step('aup.classes', () => notYours),
    sheet: step('aup.sheet', () => notYours),
    notBackLink: step('aup.notBackLink', () => notYours),
    tickPupils: step('aup.tickPupils', () => notYours, down),
    papersBack: step('aup.papersBack', () => notYours),
    onePaper: step('aup.onePaper', () => notYours),
    takeBackPaper: step('aup.takeBackPaper', () => notYours, down),
    adultSheets: step('aup.adultSheets', () => notYours),
    adultSheet: step('aup.adultSheet', () => notYours),
    tickAdults: step('aup.tickAdults', () => notYours, down),
    visitors: step('aup.visitors', () => notYours),
    recordVisitor: step('aup.recordVisitor', () => notYours, down),
    takeBackVisitor: step('aup.takeBackVisitor', () => notYours, down),
  };
}
