// An address in words: for a card in a chat, for the eyes of who opened the request, and for the filter.

import type { AddressWarning, ShownAddress, WebAddress } from './address.ts';
import { warningText } from './address-texts.ts';
import { unlinked } from './address-unlinked.ts';

export { warningText } from './address-texts.ts';

const SHOWN_LENGTH = 120;
/** A question mark or hash that was written as %3F or %23, even several times over, and a query without one: it may carry a name. */
const HIDDEN_END = /(?:%(?:25)*(?:3f|23)|[;&][^/]*=).*$/isu;
/** An e-mail address as a part of the path is somebody's name. One sign before it, as in /@author, is not an address. */
const MAIL_ADDRESS = /[^/@]+(?:@|%(?:25)*40)[^/]*\.[^/]*/giu;

const portOf = (address: WebAddress): string => (address.port === null ? '' : `:${address.port}`);
const isWholeSite = (address: WebAddress): boolean => address.path === '/' && address.end === '';
const placeOf = (address: WebAddress): string =>
  `${portOf(address)}${isWholeSite(address) ? '' : address.path}${address.end}`;

const isSuspect = (warning: AddressWarning): boolean =>
  warning.kind === 'look_alike' || warning.kind === 'mixed_letters';

/** Written from right to left they would change places with what stands beside them. */
const FROM_THE_RIGHT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Letters that deceive are shown as computers write them: there a wrong name looks wrong. */
const readable = (address: WebAddress): string =>
  address.warnings.some(isSuspect) || FROM_THE_RIGHT.test(address.hostShown) ? address.host : address.hostShown;

/** For a card in a chat: host, port and path, at most 120 signs, never a link, never the end after ? or #. */
export function shownAddress(address: WebAddress): ShownAddress {
  const path = address.path === '/' ? '' : address.path.replace(HIDDEN_END, '…').replace(MAIL_ADDRESS, '…');
  return cut(unlinked(`${readable(address)}${portOf(address)}`), unlinked(path)) as ShownAddress;
}

/** Who a site belongs to is read at the end of its name, so a long name loses its beginning and a long path its end. */
function cut(host: string, path: string): string {
  const signs = Array.from(host);
  if (host.length > SHOWN_LENGTH) {
    while (signs.join('').length >= SHOWN_LENGTH) signs.shift();
    return `…${signs.join('')}`;
  }
  const room = SHOWN_LENGTH - host.length;
  if (path.length <= room) return `${host}${path}`;
  return room < 2 ? host : `${host}${path.slice(0, room - 1).replace(/\[[.:]?$/u, '')}…`;
}

/** For private views: whole, with the end that was kept, as something to copy. */
export const fullAddress = (address: WebAddress): string => `${readable(address)}${placeOf(address)}`;

/** For the filter: `host:port/path?end`, ASCII, no scheme; the host alone for a whole site. */
export const feedLine = (address: WebAddress): string => `${address.host}${placeOf(address)}`;

const GRAVITY: readonly AddressWarning['kind'][] = [
  'look_alike',
  'mixed_letters',
  'ip_address',
  'port',
  'user_info',
  'whole_site',
  'end_removed',
  'end_kept',
  'international',
];

/** What to look at before saying yes, gravest first, each sentence once. With several addresses each sentence names its own. */
export function warningLines(addresses: readonly WebAddress[]): readonly string[] {
  const several = addresses.length > 1;
  const lines = addresses.flatMap((address) =>
    address.warnings.map((warning) => ({
      gravity: GRAVITY.indexOf(warning.kind),
      text: several ? `${shownAddress(address)}: ${warningText(warning)}` : warningText(warning),
    })),
  );
  return [...new Set(lines.sort((a, b) => a.gravity - b.gravity).map((line) => line.text))];
}

/** How the typed addresses were read, one line each, for the person who typed them: as they would type them, on a private page. */
export const readAsLines = (addresses: readonly WebAddress[]): readonly string[] =>
  addresses.map((address) =>
    [fullAddress(address), ...address.warnings.map(warningText)].join('. ').replace(/\.\. /gu, '. '),
  );
