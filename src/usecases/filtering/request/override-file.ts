// A filter request as one person may see it now, with what they may do. Whoever asks for it has been checked before.

import { warningLines } from '../../../domain/filtering/address/address-words.ts';
import type { FilteringSchool } from '../../../domain/filtering/filtering-school.ts';
import { shorterEnds } from '../../../domain/filtering/period/lessons.ts';
import { type Abilities, abilitiesOf } from '../../../domain/filtering/request/abilities.ts';
import { liftIllegal } from '../../../domain/filtering/request/lift-illegal.ts';
import type { OverrideDoc } from '../../../domain/filtering/request/override.ts';
import type { CardSlot } from '../../../domain/filtering/request/override-messages.ts';
import { headingOf } from '../../../domain/filtering/request/standing-cards.ts';
import type { PersonId } from '../../../domain/people/person.ts';
import type { Instant } from '../../../domain/shared/instant.ts';
import type { Deps } from '../../ports.ts';
import { nameOf } from '../../reporting/preview.ts';
import type { OverrideFileData } from '../results.ts';
import { schoolForPress } from '../school-now.ts';
import { aboutOthers } from './other-requests.ts';
import { untilOf } from './override-actions.ts';
import { NOT_CHECKED, overrideCard } from './override-cards.ts';
import { overrideChronology } from './override-chronology.ts';
import { overrideSections } from './override-sections.ts';
import { type Reading, STATE_WORDS, timeOf } from './override-words.ts';

export async function overrideFile(deps: Deps, doc: OverrideDoc, viewer: PersonId): Promise<OverrideFileData> {
  const now = deps.clock.now();
  const school = await schoolForPress(deps, doc);
  const can = abilitiesOf(doc, viewer, school, now);
  const reading: Reading = { zone: school.calendar.zone, directory: school.directory, now };
  const repeated = can.approve ? await aboutOthers(deps, doc, reading) : '';
  return {
    id: doc.id,
    ref: doc.state.ref,
    state: STATE_WORDS[doc.state.phase],
    warnings: [...warningsOf(doc), ...(repeated === '' ? [] : [repeated])],
    sections: overrideSections(doc, reading),
    chronology: overrideChronology(doc, reading),
    card: overrideCard(doc, headingOf(doc.state, slotFor(doc, viewer, can)), { reading, can, repeated }),
    asked: askedNow(doc, reading),
    hearBy: doc.state.phase === 'asked' ? timeOf(doc.state.timers.lapse, reading) : '',
    openQuestion: openQuestion(doc),
    can: {
      ...can,
      shorter: can.approve ? shorter(doc, school, now) : [],
      until: timeOf(untilOf(doc), reading),
      liftIllegal: mayLiftIllegal(doc, viewer, school, now),
    },
  };
}

const mayLiftIllegal = (doc: OverrideDoc, viewer: PersonId, school: FilteringSchool, now: Instant): boolean =>
  liftIllegal(doc, viewer, { key: '' }, school, now).ok;

/** The place whose card this person would have. */
function slotFor({ state }: OverrideDoc, viewer: PersonId, can: Abilities): CardSlot {
  if (state.requester === viewer) return 'yours';
  if (can.confirmOpen) return 'open';
  return can.confirmClosed && state.phase === 'closing' ? 'close' : 'decide';
}

function warningsOf({ state: { request } }: OverrideDoc): readonly string[] {
  if (request === null) return [];
  return [...warningLines(request.addresses), ...(request.riskChecked ? [] : [NOT_CHECKED])];
}

const CHANNEL_WORDS = 'Everybody in the private channel';

function askedNow({ state }: OverrideDoc, { directory }: Reading): readonly string[] {
  if (state.phase !== 'asked') return [];
  if (state.inChannel) return [CHANNEL_WORDS];
  return state.asked.filter((a) => a.rung === state.rung).map((a) => nameOf(directory, a.personId));
}

const openQuestion = ({ state }: OverrideDoc): string =>
  state.questions
    .filter((q) => q.answer === undefined)
    .map((q) => q.text)
    .join('\n');

function shorter(doc: OverrideDoc, school: FilteringSchool, now: Instant): OverrideFileData['can']['shorter'] {
  const { request } = doc.state;
  const until = untilOf(doc);
  if (request === null || until === undefined) return [];
  return shorterEnds({ from: Math.max(request.wanted.from, now), until }, now, school.calendar);
}
