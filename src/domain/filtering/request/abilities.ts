// What somebody could do with a request now, for the buttons they are shown. Every press is decided anew.

import type { PersonId } from '../../people/person.ts';
import type { Instant } from '../../shared/instant.ts';
import type { FilteringSchool } from '../filtering-school.ts';
import { approve } from './approve.ts';
import { answerQuestion, askRequester } from './ask.ts';
import { confirmClosed, confirmOpen, stopAsIllegal } from './confirm.ts';
import { endEarly } from './end-early.ts';
import type { OverrideDoc } from './override.ts';
import { refuseRequest } from './refuse-request.ts';
import { withdrawRequest } from './withdraw.ts';

/** Same names as OverrideFileData.can. */
export type Abilities = Readonly<
  Record<
    | 'approve'
    | 'refuse'
    | 'ask'
    | 'answer'
    | 'withdraw'
    | 'finish'
    | 'revoke'
    | 'confirmOpen'
    | 'confirmClosed'
    | 'stopAsIllegal',
    boolean
  >
>;

/** Found by trying each of them: a button cannot promise what the press would refuse. */
export function abilitiesOf(doc: OverrideDoc, person: PersonId, school: FilteringSchool, now: Instant): Abilities {
  // No platform sends an empty key, so none of these was ever pressed.
  const press = { key: '' };
  const words = { ...press, text: '-' };
  const ends = endEarly(doc, person, press, school, now).ok;
  const isRequester = person === doc.state.requester;
  return {
    approve: approve(doc, person, { ...press, until: null, reason: '' }, school, now).ok,
    refuse: refuseRequest(doc, person, { ...press, reason: '' }, school, now).ok,
    ask: askRequester(doc, person, words, school, now).ok,
    answer: answerQuestion(doc, person, words, school, now).ok,
    withdraw: withdrawRequest(doc, person, press, school, now).ok,
    finish: ends && isRequester,
    revoke: ends && !isRequester,
    confirmOpen: confirmOpen(doc, person, { ...press, ticket: '' }, school, now).ok,
    confirmClosed: confirmClosed(doc, person, press, school, now).ok,
    stopAsIllegal: stopAsIllegal(doc, person, press, school, now).ok,
  };
}
