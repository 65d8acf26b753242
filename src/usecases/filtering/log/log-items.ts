// One line of the filtering log, whatever it is about. It is read in a private view; addresses stand in it as on a card.

import { shownAddress } from '../../../domain/filtering/address/address-words.ts';
import type { FilterCheckDoc } from '../../../domain/filtering/check/filter-check.ts';
import { RESULT_WORDS, WHAT_WORDS } from '../../../domain/filtering/check/filter-check-form.ts';
import type { OverrideDoc } from '../../../domain/filtering/request/override.ts';
import type { SiteDoc } from '../../../domain/filtering/site/site.ts';
import { assertNever } from '../../../domain/shared/assert-never.ts';
import { formatDate, formatMomentOnRecord } from '../../../domain/shared/time.ts';
import { nameOf } from '../../reporting/preview.ts';
import { periodWords, type Reading, standingOf } from '../request/override-words.ts';
import type { FilteringItem } from '../results.ts';
import { siteStanding } from '../site/site-card.ts';
import type { LogDoc } from './log-entries.ts';
import { addressesOf } from './log-search.ts';

export function logItem(doc: LogDoc, reading: Reading): FilteringItem {
  switch (doc.kind) {
    case 'override':
      return requestItem(doc, reading);
    case 'site':
      return siteItem(doc, reading);
    case 'filter_check':
      return checkItem(doc, reading);
    default:
      return assertNever(doc);
  }
}

function requestItem(doc: OverrideDoc, reading: Reading): FilteringItem {
  const { ref, request, requester, askedAt, createdAt, period } = doc.state;
  const when = period ?? request?.wanted;
  const forWhom = request?.group ?? '';
  return item(doc, `${ref}: ${standingOf(doc, reading)}`, [
    addressLine(doc),
    [forWhom, when === undefined ? '' : periodWords(when, reading)].filter(Boolean).join(', '),
    `Asked by ${nameOf(reading.directory, requester)}, ${formatMomentOnRecord(askedAt ?? createdAt, reading.zone)}`,
  ]);
}

function siteItem(doc: SiteDoc, reading: Reading): FilteringItem {
  const { ref, finder, foundAt } = doc.state;
  return item(doc, `${ref}: Unsuitable site. ${siteStanding(doc, reading)}`, [
    addressLine(doc),
    `Found by ${nameOf(reading.directory, finder)}, ${formatMomentOnRecord(foundAt, reading.zone)}`,
  ]);
}

function checkItem(doc: FilterCheckDoc, { directory }: Reading): FilteringItem {
  const { ref, result, what, date, checker, userGroup } = doc.state;
  return item(doc, `${ref}: Filter check. ${RESULT_WORDS[result]}`, [
    `${WHAT_WORDS[what]}, ${formatDate(date)}`,
    `Checked by ${nameOf(directory, checker)}, as ${userGroup}`,
  ]);
}

const item = ({ id, kind }: LogDoc, title: string, lines: readonly string[]): FilteringItem => ({
  ...{ id, kind, title },
  lines: lines.filter((line) => line !== ''),
});

function addressLine(doc: LogDoc): string {
  const [first, ...more] = addressesOf(doc);
  if (first === undefined) return '';
  return more.length === 0 ? shownAddress(first) : `${shownAddress(first)} and ${more.length} more`;
}
