// Every button about papers, for the one table of verbs.

import { savesOnce, shows, type Verb } from '../verb.ts';
import { listAdultSheets, saveAdultSheet, showAdultSheet } from './paper-adults.ts';
import { askTakeBack, saveTakeBack, showBack } from './paper-back.ts';
import { linkToNotBack, listClasses } from './paper-classes.ts';
import { saveSheet, showSheet } from './paper-sheet.ts';
import { askVisitorBack, listVisitors, saveVisitor, saveVisitorBack, showVisitorForm } from './paper-visitors.ts';

export const PAPER_VERBS: Readonly<Record<string, Verb>> = {
  'aup.classes': shows(listClasses),
  'aup.classes.find': shows(listClasses),
  'aup.classes.file': shows(linkToNotBack),
  'aup.sheet': shows(showSheet),
  'aup.sheet.save': savesOnce(saveSheet),
  'aup.back': shows(showBack),
  'aup.paper.back': shows(askTakeBack),
  'aup.paper.back.save': savesOnce(saveTakeBack),
  'aup.adults': shows(listAdultSheets),
  'aup.adults.sheet': shows(showAdultSheet),
  'aup.adults.save': savesOnce(saveAdultSheet),
  'aup.visitors': shows(listVisitors),
  'aup.visitor': shows(showVisitorForm),
  'aup.visitor.save': savesOnce(saveVisitor),
  'aup.visitor.back': shows(askVisitorBack),
  'aup.visitor.back.save': savesOnce(saveVisitorBack),
};
