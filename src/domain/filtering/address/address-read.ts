// One address out of one piece of text, made the same however it was written. Text only: nothing is looked up.

import type { Result } from '../../shared/result.ts';
import { ok, refuse } from '../../shared/result.ts';
import type { AddressWarning, WebAddress } from './address.ts';
import { alikeWarnings } from './address-alike.ts';
import { checkHost, lettersOf } from './address-host.ts';
import { isIp } from './address-inside.ts';
import { REFUSED } from './address-texts.ts';
import { PARTING_COMMA } from './address-tidy.ts';
import { unwrapped } from './address-unwrap.ts';

export const ADDRESS_LENGTH = 2000;
const FIELD = 'addresses';
const UNWRAPS = 3;

type How = { readonly keepEnd: boolean };

export function readAddress(piece: string, how: How, unwraps = UNWRAPS): Result<WebAddress> {
  if (piece.length > ADDRESS_LENGTH) return tooLong(piece.length);
  const text = withPlainHead(piece);
  const said = shortened(text);
  const scheme = schemeOf(text);
  if (scheme !== null && !['http', 'https'].includes(scheme))
    return refuse('address.scheme', REFUSED.scheme(scheme.slice(0, 20)), FIELD);
  const rest = (scheme === null ? text : text.slice(scheme.length + 1)).replace(/^[/\\]+/u, '');
  if (scheme === null && /^[^/\\?#:]+@/u.test(rest)) return refuse('address.email', REFUSED.email(said), FIELD);
  // The head is checked before the standard's reader sees it, which takes dots and stars that no site has.
  const head = /^[^/\\?#]*/u.exec(rest)?.[0] ?? '';
  const host = head.slice(head.lastIndexOf('@') + 1).replace(/\.+(?=:\d*$|$)/u, '');
  if (/^[.*:]*$/u.test(host)) return refuse('address.unreadable', REFUSED.notAnAddress(said), FIELD);
  // "3.12" and "16:50" are numbers of something else, though they could be read as an address.
  if (scheme === null && /^\d+(?:\.\d+){0,2}(?::\d*)?$/u.test(host))
    return refuse('address.unreadable', REFUSED.notAnAddress(said), FIELD);
  const url = URL.parse(
    `${scheme ?? 'https'}://${head.slice(0, head.lastIndexOf('@') + 1)}${host}${rest.slice(head.length)}`,
  );
  if (url === null) return refuse('address.unreadable', REFUSED.notAnAddress(said), FIELD);
  const inner = unwraps > 0 ? unwrapped(url) : null;
  return inner === null ? addressOf(url, said, scheme, how) : readAddress(inner, how, unwraps - 1);
}

const tooLong = (length: number) => refuse('address.too_long', REFUSED.tooLong(length, ADDRESS_LENGTH), FIELD);

function addressOf(url: URL, said: string, scheme: string | null, how: How): Result<WebAddress> {
  const end = how.keepEnd ? normalPercents(url.search.replace(/^\?$/u, '')) : '';
  const path = normalPath(url.pathname);
  const host = checkHost(url.hostname, said, path === '/' && end === '');
  if (!host.ok) return host;
  // Without a scheme both ordinary ports are ordinary.
  const port = url.port === '' || (scheme === null && url.port === '80') ? null : Number(url.port);
  const length = host.value.length + path.length + end.length;
  if (length > ADDRESS_LENGTH) return tooLong(length);
  const hostShown = lettersOf(host.value);
  const read = { host: host.value, hostShown, port, path, end };
  return ok({ ...read, warnings: warningsOf(read, url, how) });
}

function warningsOf(read: Omit<WebAddress, 'warnings'>, url: URL, how: How): readonly AddressWarning[] {
  const { host, hostShown, port, path, end } = read;
  // What follows a hash never reaches a filter, so keeping the end keeps the query alone and nothing is lost.
  const removed = how.keepEnd ? '' : url.search + url.hash;
  return [
    ...(isIp(host) ? [{ kind: 'ip_address' } as const] : alikeWarnings(host, hostShown)),
    ...(host.includes('xn--') ? [{ kind: 'international', ascii: host } as const] : []),
    ...(url.username + url.password === '' ? [] : [{ kind: 'user_info' } as const]),
    ...(port === null ? [] : [{ kind: 'port', port } as const]),
    ...(path === '/' && end === '' ? [{ kind: 'whole_site' } as const] : []),
    ...(removed === '' ? [] : [{ kind: 'end_removed' } as const]),
    ...(end === '' ? [] : [{ kind: 'end_kept' } as const]),
  ];
}

/** Full-width letters, as some keyboards type them, in scheme and host; defused schemes of security mails. */
function withPlainHead(piece: string): string {
  const head = /^(?:[^/?#\\]{1,20}[:：][/／\\]{0,2})?[^/?#\\]*/u.exec(piece)?.[0] ?? '';
  const plain = head
    .replace(/[！-～]/gu, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) - 0xfee0))
    .replace(/[。｡․]/gu, '.');
  return `${plain}${piece.slice(head.length)}`.replace(/^hxxp/iu, 'http');
}

const KNOWN_SCHEMES =
  /^(?:javascript|vbscript|data|file|mailto|tel|sms|ftp|sftp|blob|about|ws|wss|chrome|edge|view-source|msteams|slack|intent)$/u;

/** Lower case; null when there is none. `bbc.co.uk:8080` has a port and no scheme, `tess:secret@bbc.co.uk` a user. */
function schemeOf(text: string): string | null {
  const found = /^([a-z][a-z0-9+.-]*):(.*)$/isu.exec(text);
  const name = found?.[1]?.toLowerCase();
  const rest = found?.[2] ?? '';
  if (name === undefined) return null;
  if (name === 'http' || name === 'https' || KNOWN_SCHEMES.test(name)) return name;
  return /^\d{1,5}(?:[/?#\\]|$)/u.test(rest) || /^[^/\\?#]*@/u.test(rest) ? null : name;
}

/** What to call it to the person who typed it: never the end, never a password. */
function shortened(text: string): string {
  const bare = text.replace(/[?#].*$/su, '').replace(/^([a-z]+:[/\\]*)?[^/\\@]*:[^/\\@]*@/iu, '$1');
  const signs = Array.from(bare);
  return signs.length <= 40 ? bare : `${signs.slice(0, 39).join('')}…`;
}

/** One spelling for each path: what needs no percent sign has none, what has one is in capitals. */
const normalPath = (path: string): string =>
  normalPercents(path).replace(/[[\]]/gu, encodeSign).replace(PARTING_COMMA, encodeSign);
const encodeSign = (sign: string): string => encodeURIComponent(sign);

/** The full stop stays as it was written, because two of them mean something in a path. */
const normalPercents = (text: string): string =>
  text.replace(/%(?![0-9a-f]{2})/giu, '%25').replace(/%[0-9a-f]{2}/giu, (code) => {
    const sign = String.fromCharCode(Number.parseInt(code.slice(1), 16));
    return /[A-Za-z0-9_~-]/u.test(sign) ? sign : code.toUpperCase();
  });
