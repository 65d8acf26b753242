// Every desk the worker goes round. A kind of document that is not here is never due.

import { classListDesk } from './aup/paper/class-list-desk.ts';
import { signaturesDesk } from './aup/signatures-desk.ts';
import { caseDesk } from './casework/telling/case-desk.ts';
import { personDesk } from './cover/person-desk.ts';
import type { Desk } from './desk.ts';
import { channelWatchDesk } from './filtering/channel-watch-desk.ts';
import { checkDesk } from './filtering/check/check-desk.ts';
import { overrideDesk } from './filtering/request/override-desk.ts';
import { siteDesk } from './filtering/site/site-desk.ts';
import { DUTY_SOURCES } from './reminders/duty-sources.ts';
import { makeRemindersDesk } from './reminders/reminders-desk.ts';
import { makeRoundDesk } from './reminders/round-desk.ts';

export const DESKS: readonly Desk[] = [
  caseDesk,
  personDesk,
  channelWatchDesk,
  overrideDesk,
  siteDesk,
  checkDesk,
  signaturesDesk,
  classListDesk,
  makeRoundDesk(DUTY_SOURCES),
  makeRemindersDesk(DUTY_SOURCES),
];
