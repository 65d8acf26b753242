// Every button about blocked sites, unsuitable sites and filter checks, for the one table of verbs.

import type { TypedWords } from '../typed-words.ts';
import { savesOnce, shows, type Verb } from '../verb.ts';
import { openCheck, saveCheck, startCheck } from './check-form.ts';
import {
  approve,
  openOverride,
  saveAnswer,
  saveQuestion,
  saveRefusal,
  saveShorter,
  showDesk,
} from './filter-decide.ts';
import { makeDiscardRequest, makeNextOfRequest, makeStartRequest, previousOfRequest } from './filter-form.ts';
import { exportLog, showLog } from './filter-log.ts';
import {
  confirmBack,
  finish,
  liftIllegal,
  reportFailure,
  revoke,
  saveLive,
  stopAsIllegal,
  withdraw,
} from './filter-tasks.ts';
import { openSite, saveBlocked, saveLeave, showSiteDesk } from './site-file.ts';
import { makeSaveSite, makeStartSite } from './site-form.ts';

export const filterVerbs = (words: TypedWords): Readonly<Record<string, Verb>> => ({
  'filter.start': shows(makeStartRequest(words)),
  'filter.next': savesOnce(makeNextOfRequest(words)),
  'filter.previous': shows(previousOfRequest),
  'filter.discard': shows(makeDiscardRequest(words)),
  'filter.open': shows(openOverride),
  'filter.approve': savesOnce(approve),
  'filter.shorter': shows(showDesk('filter.shorter', ({ can }) => can.approve && can.shorter.length > 0)),
  'filter.shorter.save': savesOnce(saveShorter),
  'filter.refuse': shows(showDesk('filter.refuse', ({ can }) => can.refuse)),
  'filter.refuse.save': savesOnce(saveRefusal),
  'filter.ask': shows(showDesk('filter.ask', ({ can }) => can.ask)),
  'filter.ask.save': savesOnce(saveQuestion),
  'filter.answer': shows(showDesk('filter.answer', ({ can }) => can.answer)),
  'filter.answer.save': savesOnce(saveAnswer),
  'filter.withdraw': savesOnce(withdraw),
  'filter.finish': savesOnce(finish),
  'filter.revoke': savesOnce(revoke),
  'filter.live': shows(showDesk('filter.live', ({ can }) => can.confirmOpen)),
  'filter.live.save': savesOnce(saveLive),
  'filter.back': savesOnce(confirmBack),
  'filter.illegal': savesOnce(stopAsIllegal),
  'filter.lift': savesOnce(liftIllegal),
  'filter.failure': savesOnce(reportFailure),
  'filter.log': shows(showLog),
  'filter.log.search': shows(showLog),
  'filter.export': shows(exportLog),
  'site.start': shows(makeStartSite(words)),
  'site.save': savesOnce(makeSaveSite(words)),
  'site.open': shows(openSite),
  'site.blocked': shows(showSiteDesk('site.blocked', ({ can }) => can.confirmBlocked)),
  'site.blocked.save': savesOnce(saveBlocked),
  'site.leave': shows(showSiteDesk('site.leave', ({ can }) => can.leaveOpen)),
  'site.leave.save': savesOnce(saveLeave),
  'check.start': shows(startCheck),
  'check.save': savesOnce(saveCheck),
  'check.open': shows(openCheck),
});
