// What a search of the filtering log finds: a reference, a part of an address, or the name of somebody who had to do with it.

import type { WebAddress } from '../../../domain/filtering/address/address.ts';
import { relinked } from '../../../domain/filtering/address/address-unlinked.ts';
import type { Directory } from '../../../domain/people/person.ts';
import type { LogDoc } from './log-entries.ts';

/** Everything when nothing is searched for. */
export function searchFor(words: string, directory: Directory): (doc: LogDoc) => boolean {
  const wanted = folded(words);
  if (wanted === '') return () => true;
  const host = hostIn(wanted);
  const people = new Set(
    directory.people.filter(({ name }) => folded(name).includes(wanted)).map(({ id }) => `person:${id}`),
  );
  return (doc) =>
    folded(doc.state.ref).includes(wanted) ||
    doc.terms.some((term) => people.has(term)) ||
    addressesOf(doc).some((address) => (host !== '' && isAt(address, host)) || isOn(address, wanted));
}

const folded = (text: string): string => text.normalize('NFKC').toLowerCase().trim();

/** A whole address may be pasted from anywhere, with `www.` or without; how it is shown here has its full stops in brackets. */
const hostIn = (wanted: string): string =>
  relinked(wanted)
    .replace(/^[a-z]+:\/\//, '')
    .replace(/[/?#].*$/s, '')
    .replace(/^www\./, '');

const isAt = ({ host, hostShown }: WebAddress, wanted: string): boolean =>
  host.includes(wanted) || folded(hostShown).includes(wanted);
/** Also a word of the page, as somebody remembers it. The end after ? is searched by nobody: it can hold names. */
const isOn = ({ path }: WebAddress, wanted: string): boolean => folded(path).includes(relinked(wanted));

export function addressesOf(doc: LogDoc): readonly WebAddress[] {
  switch (doc.kind) {
    case 'override':
      return doc.state.request?.addresses ?? [];
    case 'site':
      return doc.state.addresses;
    default:
      return [];
  }
}
