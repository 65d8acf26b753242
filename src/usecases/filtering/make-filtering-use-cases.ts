// Every step about filtering, bound to the world it works in. Nothing is decided here.

import { refuse } from '../../domain/shared/result.ts';
import type { Deps } from '../ports.ts';
import type { FilteringUseCases } from './filtering-use-cases.ts';

const soon = async () =>
  refuse('filtering.unavailable', 'Filter requests cannot be used yet. Ask IT support directly.');

export function makeFilteringUseCases(deps: Deps): FilteringUseCases {
  return {
    startRequest: soon,
    readRequest: soon,
    saveRequest: soon,
    discardRequest: soon,
    openOverride: soon,
    approve: soon,
    refuseRequest: soon,
    askRequester: soon,
    answerQuestion: soon,
    withdrawRequest: soon,
    endEarly: soon,
    confirmOpen: soon,
    confirmClosed: soon,
    stopAsIllegal: soon,
    reportNotPutBack: soon,

    siteFound: soon,
    openSite: soon,
    confirmBlocked: soon,
    leaveOpen: soon,

    log: soon,
    logLink: soon,
    saveCheck: soon,
    openCheck: soon,
    mayKeepChecks: async () => false,

    readFeed: async () => null,
    takeDownload: (token) => deps.downloads.take(token),
  };
}
