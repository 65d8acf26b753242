// Every step about agreements, bound to the world it works in.

import type { Deps } from '../ports.ts';
import type { AupUseCases } from './aup-use-cases.ts';
import { makeCampaignUseCases } from './campaigns/make-campaign-use-cases.ts';
import { answerClause, question, refusal, waiting } from './clause-questions.ts';
import { outstanding, outstandingLink } from './outstanding.ts';
import { makePaperUseCases } from './paper/make-paper-use-cases.ts';
import { askClause, copy, mine, read, refuseToSign, sign } from './sign.ts';

export const makeAupUseCases = (deps: Deps): AupUseCases => ({
  mine: (who) => mine(deps, who),
  read: (who, agreement, since) => read(deps, who, agreement, since),
  sign: (who, agreement, input) => sign(deps, who, agreement, input),
  refuse: (who, agreement, input) => refuseToSign(deps, who, agreement, input),
  askClause: (who, agreement, input) => askClause(deps, who, agreement, input),
  copy: (who, signature) => copy(deps, who, signature),
  waiting: (who) => waiting(deps, who),
  question: (who, doc, id) => question(deps, who, doc, id),
  answerClause: (who, doc, id, input) => answerClause(deps, who, doc, id, input),
  refusal: (who, doc, id) => refusal(deps, who, doc, id),
  outstanding: (who) => outstanding(deps, who),
  outstandingLink: (who) => outstandingLink(deps, who),
  campaigns: makeCampaignUseCases(deps),
  papers: makePaperUseCases(deps),
});
