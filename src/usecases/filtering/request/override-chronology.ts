// Who did what with a filter request and when, in words and with names, for those who may open it. Questions and reasons are not in it.

import type { OverrideDoc } from '../../../domain/filtering/request/override.ts';
import type { HistoryEntry } from '../../../domain/shared/document.ts';
import { formatMomentOnRecord } from '../../../domain/shared/time.ts';
import { nameOf } from '../../reporting/preview.ts';
import type { OverrideFileData } from '../results.ts';
import { byWords } from './override-cards.ts';
import type { Reading } from './override-words.ts';

/** The newest lines are kept when there are more than a card can carry; the full history stays in the record. */
const MOST_LINES = 40;

const WORDS: Readonly<Record<string, string>> = {
  'request.asked': 'Sent the request',
  'request.proposed': 'Asked for it as a regular need, for the filtering review',
  'request.put_to': 'Asked people to decide',
  'request.not_in_channel': 'The private channel could not be used: people were asked one by one',
  'request.approved': 'Said yes',
  'request.refused': 'Refused',
  'request.lapsed': 'Ended without an answer',
  'request.withdrawn': 'Took the request back',
  'request.question': 'Asked a question',
  'request.answer': 'Answered the question',
  'request.opened': 'Confirmed that it was open',
  'request.ended_early': 'Ended it early',
  'request.moved_with_calendar': 'Followed the new school calendar',
  'request.over': 'The approved time was over',
  'request.put_back': 'Confirmed that it was blocked again',
  'request.not_put_back': 'Nobody had confirmed in time that it was blocked again: the head was told',
  'request.stopped_illegal': 'Found that the filter lists it as illegal, and stopped it',
  'request.lifted': 'Looked at it: the site may be asked for again',
  'request.it_next': 'The task could not be delivered: it went to the next people',
  'request.it_unreachable': 'Nobody could be reached to do it in the filter',
  'request.probe': 'Looked through the filter',
  'request.showing': 'Read the request',
  'message.dead': 'A message could not be delivered',
};

const FOUND: Readonly<Record<string, string>> = {
  open: 'It was open',
  closed: 'It was blocked',
  unknown: 'It could not be seen',
};

export function overrideChronology(doc: OverrideDoc, reading: Reading): OverrideFileData['chronology'] {
  return doc.history
    .filter((entry) => entry.action in WORDS)
    .slice(-MOST_LINES)
    .map((entry) => ({
      time: formatMomentOnRecord(entry.at, reading.zone),
      who: actorOf(entry, reading),
      what: whatOf(entry, reading),
    }));
}

function actorOf({ by, detail }: HistoryEntry, reading: Reading): string {
  if (detail.how === 'feed') return 'The filter';
  if (by === 'system') return 'The bot';
  return by === 'operator' ? 'The operator' : byWords(by, reading);
}

function whatOf({ action, detail }: HistoryEntry, { directory }: Reading): string {
  const words = WORDS[action] ?? action;
  if (typeof detail.found === 'string') return `${words}: ${FOUND[detail.found] ?? detail.found}`;
  if (action === 'request.put_to' && detail.channel === true) return `${words}, in the private channel`;
  // A card to the channel is to nobody in particular.
  const { to } = detail;
  const known = typeof to === 'string' && directory.people.some((p) => p.id === to);
  return known ? `${words}: ${nameOf(directory, to)}` : words;
}
