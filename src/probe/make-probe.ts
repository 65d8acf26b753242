// The look through the school's filter: is an address open or closed there? The only room that touches an address at all, and only
// through the proxy that the pack names (decision 0005). Nothing of an answer is kept but open, closed or unknown.

import type { OverridesPolicy } from '../domain/filtering/overrides-policy.ts';
import type { ProbeFinding } from '../domain/filtering/request/override.ts';
import type { Policy } from '../domain/school/policy.ts';
import type { Log, Probe } from '../usecases/ports.ts';
import { type Heard, headThrough } from './head-through.ts';

const TIMEOUT_MS = 5_000;

type Way = NonNullable<OverridesPolicy['probe']>;

/** A school whose pack names no proxy is not looked at: unknown. */
export function makeProbe(
  policy: (school: string) => Pick<Policy, 'overrides'>,
  log: Log,
  timeoutMs = TIMEOUT_MS,
): Probe {
  return async (school, addresses) => {
    const way = policy(school).overrides.probe;
    if (way === null || addresses.length === 0) return 'unknown';
    const findings = await Promise.all(addresses.map((address) => look(way, address, timeoutMs)));
    const found = together(findings);
    log.info('probe.looked', { school, count: findings.length, code: found });
    return found;
  };
}

/** Open only if every one of them is, closed only if every one of them is. */
function together(findings: readonly ProbeFinding[]): ProbeFinding {
  const [first] = findings;
  return first !== undefined && findings.every((finding) => finding === first) ? first : 'unknown';
}

async function look(way: Way, address: string, timeoutMs: number): Promise<ProbeFinding> {
  const url = urlOf(address);
  if (url === null || !URL.canParse(way.proxy)) return 'unknown';
  const proxy = new URL(way.proxy);
  const first = await headThrough(proxy, url, timeoutMs);
  const finding = judge(first, url, way);
  if (url.protocol === 'http:' || !notServed(first, finding)) return finding;
  // Some old sites have no https at all. What only sends on to https has shown nothing.
  const plain = new URL(url);
  plain.protocol = 'http:';
  const second = await headThrough(proxy, plain, timeoutMs);
  return sendsOnToHttps(second, plain) ? 'unknown' : judge(second, plain, way);
}

/** An address may be followed by how people read it; no address has a space. */
function urlOf(written: string): URL | null {
  const [address = ''] = written.split(' ');
  const text = /^https?:\/\//i.test(address) ? address : `https://${address}`;
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  url.username = '';
  url.password = '';
  url.hash = '';
  return url;
}

function judge(heard: Heard, url: URL, { blocked }: Way): ProbeFinding {
  if (heard.from === 'nobody') return 'unknown';
  if (blocked.statuses.includes(heard.status) || isBlockPage(heard, url, blocked.hosts)) return 'closed';
  if (heard.from === 'proxy') return 'unknown';
  const answered = heard.status >= 200 && heard.status < 300;
  const sentOn = heard.status >= 300 && heard.status < 400 && heard.location !== '';
  // 405: the site is there and does not care for HEAD.
  return answered || sentOn || heard.status === 405 ? 'open' : 'unknown';
}

type Answered = Exclude<Heard, { readonly from: 'nobody' }>;

function isBlockPage({ location }: Answered, url: URL, hosts: readonly string[]): boolean {
  const host = targetOf(location, url)?.hostname;
  return host !== undefined && hosts.some((blocked) => isUnder(host, blocked.toLowerCase()));
}

const isUnder = (host: string, parent: string): boolean => host === parent || host.endsWith(`.${parent}`);

const targetOf = (location: string, url: URL): URL | null =>
  location !== '' && URL.canParse(location, url.href) ? new URL(location, url) : null;

/** The proxy let us try, and nothing answers there. A proxy that only keeps silent has said nothing of the kind. */
const notServed = (heard: Heard, finding: ProbeFinding): boolean =>
  finding === 'unknown' &&
  (heard.from === 'nobody' ? heard.why === 'broken' : heard.from === 'proxy' && [502, 503, 504].includes(heard.status));

function sendsOnToHttps(heard: Heard, url: URL): boolean {
  if (heard.from === 'nobody') return false;
  const target = targetOf(heard.location, url);
  return target?.protocol === 'https:' && target.hostname === url.hostname;
}
