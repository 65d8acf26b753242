// Every button about leavers' accounts, for the one table of verbs.

import { savesOnce, shows, type Verb } from '../verb.ts';
import { linkToLeavers, listClosed, listLeavers, saveClose, showClose } from './leavers.ts';

export const LEAVER_VERBS: Readonly<Record<string, Verb>> = {
  leavers: shows(listLeavers),
  'leavers.closed': shows(listClosed),
  'leavers.close': shows(showClose),
  'leavers.close.save': savesOnce(saveClose),
  'leavers.file': shows(linkToLeavers),
};
