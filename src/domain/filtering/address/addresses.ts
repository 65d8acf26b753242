// Web addresses out of what somebody typed or pasted. Read as text alone: nothing here, or after it, ever fetches one.

import type { Result } from '../../shared/result.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { WebAddress } from './address.ts';
import { ADDRESS_LENGTH, readAddress } from './address-read.ts';
import { REFUSED } from './address-texts.ts';
import { piecesOf } from './address-tidy.ts';
import { feedLine } from './address-words.ts';

export { feedLine, fullAddress, readAsLines, shownAddress, warningLines, warningText } from './address-words.ts';

export type ReadHow = { readonly keepEnd: boolean };

export const MOST_ADDRESSES = 10;
const FIELD = 'addresses';
const MOST_SIGNS = (ADDRESS_LENGTH + 100) * MOST_ADDRESSES;
const READINGS = 4;

/** Several, apart by spaces, commas or new lines; repeats folded. Refusals name the field `addresses`. */
export function readAddresses(text: string, how: ReadHow): Result<readonly WebAddress[]> {
  if (text.length > MOST_SIGNS) return refuse('address.too_much', REFUSED.tooMuch(text.length, MOST_SIGNS), FIELD);
  const pieces = [...new Set(piecesOf(text))];
  const found = new Map<string, WebAddress>();
  for (const piece of pieces) {
    const read = settled(piece, how);
    if (!read.ok) return read;
    const line = feedLine(read.value);
    if (!found.has(line)) found.set(line, read.value);
  }
  if (found.size === 0) return refuse('address.none', REFUSED.none, FIELD);
  if (found.size > MOST_ADDRESSES)
    return refuse('address.too_many', REFUSED.tooMany(found.size, MOST_ADDRESSES), FIELD);
  return ok([...found.values()]);
}

/** Read until reading changes nothing, so that one address has one spelling and what the filter is told reads back the same. */
function settled(piece: string, how: ReadHow): Result<WebAddress> {
  let read = readAddress(piece, how);
  const first = read;
  for (let times = 0; times < READINGS && read.ok; times += 1) {
    const line = feedLine(read.value);
    const [again] = piecesOf(line);
    const next = readAddress(again ?? '', { keepEnd: true });
    if (next.ok && feedLine(next.value) === line) return withWarningsOf(first, read);
    read = next;
  }
  return read.ok ? refuse('address.unreadable', REFUSED.notAnAddress(feedLine(read.value).slice(0, 40)), FIELD) : read;
}

/** What was taken off at the first reading is still to be told. */
function withWarningsOf(first: Result<WebAddress>, last: Result<WebAddress>): Result<WebAddress> {
  if (!first.ok || !last.ok || first === last) return last;
  const kinds = new Set(last.value.warnings.map((warning) => warning.kind));
  const lost = first.value.warnings.filter(
    ({ kind }) => (kind === 'user_info' || kind === 'end_removed') && !kinds.has(kind),
  );
  return ok({ ...last.value, warnings: [...last.value.warnings, ...lost] });
}
