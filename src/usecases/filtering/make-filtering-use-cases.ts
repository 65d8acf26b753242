// Every step about filtering, bound to the world it works in. Nothing is decided here.

import { readUnsigned } from '../aup/gate/read-unsigned.ts';
import type { Deps } from '../ports.ts';
import { mayKeepChecks, openCheck, saveCheck } from './check/check-record.ts';
import type { FilteringUseCases } from './filtering-use-cases.ts';
import { log } from './log/log.ts';
import { logLink } from './log/log-link.ts';
import { readFeed } from './read-feed.ts';
import { reportNotPutBack } from './request/report-not-put-back.ts';
import { discardRequest, readRequest, saveRequest, startRequest } from './request/request-draft.ts';
import {
  answerQuestion,
  approve,
  askRequester,
  confirmClosed,
  confirmOpen,
  endEarly,
  liftIllegal,
  openOverride,
  refuseRequest,
  stopAsIllegal,
  withdrawRequest,
} from './request/work-override.ts';
import { siteFound } from './site/site-found.ts';
import { confirmBlocked, leaveOpen, openSite } from './site/site-work.ts';

export function makeFilteringUseCases(deps: Deps): FilteringUseCases {
  return {
    startRequest: (who, { words }) => startRequest(deps, who, words),
    readRequest: (who, id, page) => readRequest(deps, who, id, page),
    saveRequest: (who, id, input) => saveRequest(deps, who, id, input),
    discardRequest: (who, id) => discardRequest(deps, who, id),
    openOverride: (who, id) => openOverride(deps, who, id),
    approve: (who, id, input) => approve(deps, who, id, input),
    refuseRequest: (who, id, input) => refuseRequest(deps, who, id, input),
    askRequester: (who, id, input) => askRequester(deps, who, id, input),
    answerQuestion: (who, id, input) => answerQuestion(deps, who, id, input),
    withdrawRequest: (who, id, press) => withdrawRequest(deps, who, id, press),
    endEarly: (who, id, press) => endEarly(deps, who, id, press),
    confirmOpen: (who, id, input) => confirmOpen(deps, who, id, input),
    confirmClosed: (who, id, press) => confirmClosed(deps, who, id, press),
    stopAsIllegal: (who, id, press) => stopAsIllegal(deps, who, id, press),
    liftIllegal: (who, id, press) => liftIllegal(deps, who, id, press),
    reportNotPutBack: (who, id) => reportNotPutBack(deps, who, id),

    siteFound: (who, input) => siteFound(deps, who, input),
    openSite: (who, id) => openSite(deps, who, id),
    confirmBlocked: (who, id, input) => confirmBlocked(deps, who, id, input),
    leaveOpen: (who, id, input) => leaveOpen(deps, who, id, input),

    log: (who, input) => log(deps, who, input),
    logLink: (who, input) => logLink(deps, who, input),
    saveCheck: (who, input) => saveCheck(deps, who, input),
    openCheck: (who, id) => openCheck(deps, who, id),
    mayKeepChecks: (who) => mayKeepChecks(deps, who),

    readFeed: (token) => readFeed(deps, token),
    readUnsigned: (token) => readUnsigned(deps, token),
    takeDownload: (token) => deps.downloads.take(token),
  };
}
