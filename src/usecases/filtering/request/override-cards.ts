// What stands in a chat about a filter request: host and path, class, times, names of who asked and decided. Nothing else is in it.

import type { ShownAddress } from '../../../domain/filtering/address/address.ts';
import { shownAddress, warningLines } from '../../../domain/filtering/address/address-words.ts';
import { PURPOSE_WORDS } from '../../../domain/filtering/purposes.ts';
import type { Abilities } from '../../../domain/filtering/request/abilities.ts';
import type { OverrideDoc, OverrideRequest } from '../../../domain/filtering/request/override.ts';
import type { CardHeading } from '../../../domain/filtering/request/standing-cards.ts';
import type { Instant } from '../../../domain/shared/instant.ts';
import type { Fact } from '../../../views/fields.ts';
import type { OverrideCard, OverrideLine, OverrideLineKey } from '../../../views/override-views.ts';
import { nameOf } from '../../reporting/preview.ts';
import { cardActions, lineActions } from './override-actions.ts';
import { periodWords, type Reading, standingOf, timeOf } from './override-words.ts';

const MOST_ADDRESSES = 5;

/** What a card is drawn from beside the request. */
export type CardSetting = {
  readonly reading: Reading;
  /** What the reader may do now; null in the channel. */
  readonly can: Abilities | null;
  /** What there is to know of other requests for the same site; empty when there is nothing. */
  readonly repeated: string;
};

export function overrideCard(doc: OverrideDoc, heading: CardHeading, setting: CardSetting): OverrideCard {
  const { request } = doc.state;
  const { reading, can, repeated } = setting;
  const deciding = heading === 'decide';
  return {
    view: 'override_card',
    ref: doc.state.ref,
    heading,
    ...shownAddresses(request),
    warnings: deciding && request !== null ? [...chatWarnings(request), ...(repeated === '' ? [] : [repeated])] : [],
    facts: request === null ? [] : factsOf(doc, request, reading),
    standing: standingOf(doc, reading),
    actions: cardActions(doc, heading, can, reading),
  };
}

export type LineAbout = {
  readonly line: OverrideLineKey;
  /** 0 when it speaks of no moment. */
  readonly at: Instant;
  /** A person, `feed`, or empty. */
  readonly by: string;
};

export function overrideLine(doc: OverrideDoc, about: LineAbout, may: boolean, reading: Reading): OverrideLine {
  return {
    view: 'override_line',
    ref: doc.state.ref,
    line: about.line,
    ...shownAddresses(doc.state.request),
    time: about.at === 0 ? '' : timeOf(about.at, reading),
    by: byWords(about.by, reading),
    actions: lineActions(doc.id, about.line, may),
  };
}

/** A person's name. That the filter or a look through it showed it has words of its own. */
export function byWords(by: string, { directory }: Reading): string {
  if (by === '' || by === 'system') return '';
  if (by === 'feed') return 'the filter';
  return by === 'probe' ? 'a look through the filter' : nameOf(directory, by);
}

function shownAddresses(request: OverrideRequest | null): {
  readonly addresses: readonly ShownAddress[];
  readonly more: number;
} {
  const all = request?.addresses ?? [];
  return { addresses: all.slice(0, MOST_ADDRESSES).map(shownAddress), more: Math.max(0, all.length - MOST_ADDRESSES) };
}

/** More than these and nobody reads them; the rest stand behind Open. */
const MOST_WARNINGS = 4;

const chatWarnings = ({ addresses, riskChecked }: OverrideRequest): readonly string[] => [
  ...warningLines(addresses).slice(0, MOST_WARNINGS),
  ...(riskChecked ? [] : [NOT_CHECKED]),
];

export const NOT_CHECKED = 'Whoever asked has not looked at what pupils will see.';

function factsOf({ state }: OverrideDoc, request: OverrideRequest, reading: Reading): readonly Fact[] {
  return [
    { label: 'For', value: request.group },
    { label: 'When', value: periodWords(state.period ?? request.wanted, reading) },
    { label: 'What for', value: PURPOSE_WORDS[request.purpose] },
    { label: 'Asked by', value: nameOf(reading.directory, state.requester) },
  ];
}
