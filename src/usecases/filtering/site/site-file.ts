// An unsuitable site in full, for the eyes of one person who may open it. Whole addresses and what was written stand here and in no chat.

import { fullAddress, warningLines } from '../../../domain/filtering/address/address-words.ts';
import type { SiteDoc } from '../../../domain/filtering/site/site.ts';
import type { PersonId } from '../../../domain/people/person.ts';
import type { HistoryEntry } from '../../../domain/shared/document.ts';
import { formatMomentOnRecord } from '../../../domain/shared/time.ts';
import type { Fact, Section } from '../../../views/fields.ts';
import type { Deps } from '../../ports.ts';
import { nameOf } from '../../reporting/preview.ts';
import { namesOf, type Reading } from '../request/override-words.ts';
import type { SiteFileData } from '../results.ts';
import { schoolNow } from '../school-now.ts';
import { readingOf, seenByWords, siteCard } from './site-card.ts';
import { siteRights } from './site-rights.ts';

export async function siteFile(deps: Deps, doc: SiteDoc, viewer: PersonId): Promise<SiteFileData> {
  const now = deps.clock.now();
  const school = await schoolNow(deps, doc.school);
  const reading = readingOf(school, now);
  const { confirmBlocked, leaveOpen } = siteRights(doc, viewer, school, now);
  return {
    id: doc.id,
    ref: doc.state.ref,
    state: STATE_WORDS[doc.state.phase],
    sections: [addressSection(doc), foundSection(doc, reading), doneSection(doc, reading)].filter(isSaid),
    chronology: chronologyOf(doc, reading),
    card: siteCard(doc, viewer, school, now),
    can: { confirmBlocked, leaveOpen },
  };
}

export const STATE_WORDS: Readonly<Record<SiteDoc['state']['phase'], string>> = {
  found: 'Not blocked yet',
  blocked: 'Blocked',
  left_open: 'Stays open',
};

const isSaid = ({ facts, lines }: Section): boolean => facts.length > 0 || lines.length > 0;
const section = (title: string, facts: readonly Fact[], lines: readonly string[]): Section => ({
  title,
  facts: facts.filter(({ value }) => value !== ''),
  lines: lines.filter((line) => line !== ''),
});

function addressSection({ state: { addresses } }: SiteDoc): Section {
  const title = addresses.length === 1 ? 'The address' : 'The addresses';
  return section(title, [], [...addresses.map(fullAddress), ...warningLines(addresses)]);
}

function foundSection({ state }: SiteDoc, reading: Reading): Section {
  return section(
    'What was found',
    [
      { label: 'Found', value: formatMomentOnRecord(state.foundAt, reading.zone) },
      { label: 'Found by', value: nameOf(reading.directory, state.finder) },
      { label: 'Who came upon it', value: seenByWords(state.seenBy) },
      { label: 'Device', value: state.device },
      { label: 'Told', value: namesOf(state.told, reading) },
    ],
    [state.note],
  );
}

function doneSection({ state }: SiteDoc, reading: Reading): Section {
  const said = (done: { readonly at: number; readonly by: PersonId } | undefined): string =>
    done === undefined ? '' : `${formatMomentOnRecord(done.at, reading.zone)}, ${nameOf(reading.directory, done.by)}`;
  return section(
    'What was done',
    [
      { label: 'Blocked', value: said(state.blocked) },
      { label: 'Left open', value: said(state.decision) },
      { label: 'Provider’s ticket', value: state.ticket },
      {
        label: 'Head and co-ordinator told',
        value: state.escalatedAt === undefined ? '' : formatMomentOnRecord(state.escalatedAt, reading.zone),
      },
    ],
    [state.decision?.reason ?? ''],
  );
}

/** The newest lines are kept when there are more than a card can carry; the full history stays in the record. */
const MOST_LINES = 40;

const WORDS: Readonly<Record<string, string>> = {
  'site.found': 'Told IT about the site',
  'site.opened': 'Read this',
  'site.chased': 'IT were asked again',
  'site.moved_with_calendar': 'Followed the new school calendar',
  'site.escalated': 'IT had not answered: the head and the co-ordinator were told',
  'site.blocked': 'Confirmed that it is blocked',
  'site.left_open': 'Decided that it stays open',
  'message.dead': 'A message could not be delivered',
};

function chronologyOf({ history }: SiteDoc, { zone, directory }: Reading): SiteFileData['chronology'] {
  const who = ({ by }: HistoryEntry): string => (by === 'system' ? 'The bot' : nameOf(directory, by));
  return history
    .filter(({ action }) => action in WORDS)
    .slice(-MOST_LINES)
    .map((entry) => ({
      time: formatMomentOnRecord(entry.at, zone),
      who: who(entry),
      what: WORDS[entry.action] ?? entry.action,
    }));
}
