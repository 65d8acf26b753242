// The buttons of who sees a case, and of ties, for the one table of verbs.

import { saves, savesOnce, shows, type Verb } from '../verb.ts';
import { pickTie, saveTie, saveTieEnd, showTieEnd, showTies } from './conflict-ties.ts';
import {
  findToShare,
  leadCase,
  pickToShare,
  saveEnd,
  saveShare,
  showEnd,
  showPeople,
  showPerson,
} from './people-share.ts';

export const PEOPLE_VERBS: Readonly<Record<string, Verb>> = {
  'case.people': shows(showPeople),
  'case.person': shows(showPerson),
  'case.share': shows(findToShare),
  'case.share.pick': shows(pickToShare),
  'case.share.save': saves(saveShare),
  'case.lead': saves(leadCase),
  'case.end': shows(showEnd),
  'case.end.save': saves(saveEnd),
  tie: shows(showTies),
  'tie.find': shows(showTies),
  'tie.pick': shows(pickTie),
  'tie.save': savesOnce(saveTie),
  'tie.end': shows(showTieEnd),
  'tie.end.save': saves(saveTieEnd),
};
