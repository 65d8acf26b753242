// One request seen beside the others: the same site is asked for or open already, and one person asks more often than anybody can answer.

import { hostsIn, sameSites } from '../../../domain/filtering/request/barring.ts';
import type { OverrideDoc, OverridePhase } from '../../../domain/filtering/request/override.ts';
import { HOUR_MS } from '../../../domain/shared/instant.ts';
import { type Result, refuse } from '../../../domain/shared/result.ts';
import { readDoc } from '../../change-doc.ts';
import type { Deps } from '../../ports.ts';
import { requestsWith } from './illegal-sites.ts';
import { type Reading, timeOf } from './override-words.ts';
import { repeatedNeed } from './repeated-need.ts';

/** With ten addresses in each, more than a teacher needs and less than would hide something among the rest. */
const MOST_IN_AN_HOUR = 10;

/** Why this person is to wait before asking once more, or null. */
export async function whyTooMany(deps: Deps, { school, state }: OverrideDoc): Promise<Result<never> | null> {
  const terms = ['log', `requester:${state.requester}`];
  const { headers } = await deps.store.list('override', terms, { limit: MOST_IN_AN_HOUR });
  const reads = await Promise.all(headers.map(({ id }) => readDoc(deps, 'override', id)));
  const since = deps.clock.now() - HOUR_MS;
  const lately = reads.filter(
    (read) => read.ok && read.value?.school === school && (read.value.state.askedAt ?? 0) > since,
  );
  return lately.length < MOST_IN_AN_HOUR ? null : refuse('override.too_many', TOO_MANY);
}

const TOO_MANY = `You have sent ${MOST_IN_AN_HOUR} requests within an hour. This one is kept: send it later. Several addresses fit in one request.`;

/** What whoever decides should know of the others; empty when there is nothing. Never who asked for them. */
export async function aboutOthers(deps: Deps, doc: OverrideDoc, reading: Reading): Promise<string> {
  const lines = [await coveredBy(deps, doc, reading), await repeatedNeed(deps, doc)];
  return lines.filter((line) => line !== '').join(' ');
}

const LIVE: readonly OverridePhase[] = ['open', 'approved', 'asked'];

async function coveredBy(deps: Deps, doc: OverrideDoc, reading: Reading): Promise<string> {
  const wanted = doc.state.request?.wanted;
  if (wanted === undefined) return '';
  for (const phase of LIVE)
    for (const host of sameSites(hostsIn(doc.state)))
      for await (const { id, state } of requestsWith(deps, doc.school, [`host:${host}`, `phase:${phase}`])) {
        const period = state.period ?? state.request?.wanted;
        const meets = period !== undefined && period.from < wanted.until && wanted.from < period.until;
        if (id !== doc.id && meets) return coveredWords(state.ref, phase, timeOf(period.until, reading));
      }
  return '';
}

const coveredWords = (ref: string, phase: OverridePhase, until: string): string =>
  phase === 'asked'
    ? `${ref} asks for the same site and waits for an answer too.`
    : `${ref} has the same site approved until ${until}.`;
