// The name of a site: made the same however it was written, and refused where nothing could be opened under it.

import { getPublicSuffix } from 'tldts';
import tr46 from 'tr46';
import type { Result } from '../../shared/result.ts';
import { ok, refuse } from '../../shared/result.ts';
import { isInside, isIp } from './address-inside.ts';
import { REFUSED } from './address-texts.ts';

const FIELD = 'addresses';
const LABEL = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/u;

/** `said` is what to call it when it is refused; `isWhole` when the whole site is meant. */
export function checkHost(raw: string, said: string, isWhole: boolean): Result<string> {
  if (raw.includes('*')) return refuse('address.wildcard', REFUSED.wildcard(said), FIELD);
  const host = normalHost(raw);
  if (host === null) return refuse('address.unreadable', REFUSED.notAnAddress(said), FIELD);
  if (isInside(host)) return refuse('address.inside', REFUSED.inside(said), FIELD);
  if (isIp(host)) return ok(host);
  if (!host.includes('.')) return refuse('address.one_word', REFUSED.oneWord(said), FIELD);
  // With a path it is one place on one site, such as gov.uk/guidance.
  if (isWhole && getPublicSuffix(host) === host) return refuse('address.suffix', REFUSED.suffix(host), FIELD);
  return ok(host);
}

/** Lower case, ASCII, numbers in full, no full stop at the end; null when no site can have that name. */
export function normalHost(text: string): string | null {
  const bare = text.replace(/\.+$/u, '');
  const url = URL.parse(`http://${bare}/`);
  if (url === null || bare === '' || url.username !== '' || url.pathname !== '/' || url.search !== '') return null;
  const host = url.hostname.replace(/\.+$/u, '');
  if (isIp(host)) return host;
  return host.length <= 253 && host.split('.').every((label) => LABEL.test(label)) ? host : null;
}

/** The host in its own letters. */
export function lettersOf(host: string): string {
  if (!host.includes('xn--')) return host;
  const { domain, error } = tr46.toUnicode(host, { checkBidi: true, checkJoiners: true, useSTD3ASCIIRules: false });
  return error || domain === '' ? host : domain;
}
