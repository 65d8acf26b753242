// The card about an unsuitable site, as one person is to have it now. Addresses as host and path; no free text.

import { shownAddress } from '../../../domain/filtering/address/address-words.ts';
import type { FilteringSchool } from '../../../domain/filtering/filtering-school.ts';
import { mayDoIt } from '../../../domain/filtering/request/it-plan.ts';
import type { SiteDoc } from '../../../domain/filtering/site/site.ts';
import { SEEN_BY, SEEN_BY_WORDS } from '../../../domain/filtering/site/site-form.ts';
import type { PersonId } from '../../../domain/people/person.ts';
import { assertNever } from '../../../domain/shared/assert-never.ts';
import type { Instant } from '../../../domain/shared/instant.ts';
import type { Action } from '../../../views/fields.ts';
import { FILTER_TEXTS } from '../../../views/filter-texts.ts';
import type { SiteCard } from '../../../views/override-views.ts';
import { nameOf } from '../../reporting/preview.ts';
import { type Reading, timeOf } from '../request/override-words.ts';
import { siteRights } from './site-rights.ts';

const LABELS = FILTER_TEXTS.buttons;
const MOST_ADDRESSES = 5;

export const readingOf = ({ calendar, directory }: FilteringSchool, now: Instant): Reading => ({
  zone: calendar.zone,
  directory,
  now,
});

export function siteCard(doc: SiteDoc, viewer: PersonId, school: FilteringSchool, now: Instant): SiteCard {
  const { state } = doc;
  const reading = readingOf(school, now);
  return {
    view: 'site_card',
    ref: state.ref,
    heading: headingOf(doc, viewer, school, now),
    addresses: state.addresses.slice(0, MOST_ADDRESSES).map(shownAddress),
    more: Math.max(0, state.addresses.length - MOST_ADDRESSES),
    facts: [
      { label: 'Found', value: timeOf(state.foundAt, reading) },
      { label: 'Found by', value: nameOf(reading.directory, state.finder) },
      { label: 'Who came upon it', value: seenByWords(state.seenBy) },
    ],
    standing: siteStanding(doc, reading),
    actions: actionsOf(doc, viewer, school, now),
  };
}

export const seenByWords = (seenBy: string): string => {
  const known = SEEN_BY.find((who) => who === seenBy);
  return known === undefined ? '' : SEEN_BY_WORDS[known];
};

function headingOf(doc: SiteDoc, viewer: PersonId, school: FilteringSchool, now: Instant): SiteCard['heading'] {
  const { phase, itPeople } = doc.state;
  switch (phase) {
    case 'found':
      return mayDoIt(viewer, school, itPeople, now) ? 'block_task' : 'site_found';
    case 'blocked':
      return 'site_blocked';
    case 'left_open':
      return 'site_left_open';
    default:
      return assertNever(phase);
  }
}

/** Where it stands, with the moment and the name of who acted. */
export function siteStanding({ state }: SiteDoc, reading: Reading): string {
  const { phase, blocked, decision, escalatedAt, foundAt } = state;
  switch (phase) {
    case 'found':
      return escalatedAt === undefined
        ? 'Not blocked yet.'
        : `Not blocked yet. IT were asked on ${timeOf(foundAt, reading)} and have not answered.`;
    case 'blocked':
      return blocked === undefined
        ? 'Blocked.'
        : `Blocked ${timeOf(blocked.at, reading)}, confirmed by ${nameOf(reading.directory, blocked.by)}.`;
    case 'left_open':
      return decision === undefined
        ? 'Stays open.'
        : `Stays open. Decided ${timeOf(decision.at, reading)} by ${nameOf(reading.directory, decision.by)}.`;
    default:
      return assertNever(phase);
  }
}

function actionsOf(doc: SiteDoc, viewer: PersonId, school: FilteringSchool, now: Instant): readonly Action[] {
  const can = siteRights(doc, viewer, school, now);
  const button = (verb: string, label: string, style: Action['style']): Action => ({
    ...{ verb, target: doc.id, label, style },
    withInputs: false,
  });
  return [
    ...(can.confirmBlocked ? [button('site.blocked', LABELS.siteBlocked, 'primary')] : []),
    ...(can.leaveOpen ? [button('site.leave', LABELS.siteLeave, 'plain')] : []),
    ...(can.open ? [button('site.open', LABELS.open, 'plain')] : []),
  ];
}
