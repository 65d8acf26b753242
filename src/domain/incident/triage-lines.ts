// One line of `esafety triage`: a JSON record of facts in, the answer of the rules out. Reading and writing is the command's business.

import { isRecord, readFacts } from './facts-check.ts';
import type { RoutingPolicy } from './routing.ts';
import { triage } from './triage.ts';

export type TriageAnswer = { readonly out: object; readonly failed: boolean };

export function answerTriageLine(
  line: string,
  lineNumber: number,
  routingOf: (profile: string) => RoutingPolicy | null,
  explain: boolean,
): TriageAnswer {
  const record = parse(line);
  if (!isRecord(record)) {
    return failure(
      null,
      'line.not_json',
      `line ${lineNumber}`,
      'write one JSON object a line: {"id": "…", "facts": {…}}',
    );
  }
  const { id } = record;
  if (typeof id !== 'string' && typeof id !== 'number') {
    return failure(null, 'line.no_id', 'id', `give line ${lineNumber} an id: text or a number`);
  }
  const reading = readFacts(record.facts);
  if (!reading.ok) return failure(id, reading.fault.code, reading.fault.path, reading.fault.fix);
  const { facts } = reading;
  const routing = routingOf(facts.profile);
  if (routing === null) {
    return failure(
      id,
      'facts.unknown_profile',
      'facts.profile',
      `there is no deploy/schools/${facts.profile}.yaml; name a pack that is there`,
    );
  }
  const { notify, exclude, urgency, advice, referrals, rows, because } = triage(facts, routing);
  const answer = { id, notify, exclude, urgency, advice, referrals, rows };
  return { out: explain ? { ...answer, because } : answer, failed: false };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

const failure = (id: string | number | null, code: string, path: string, fix: string): TriageAnswer => ({
  out: { id, error: { code, path, fix } },
  failed: true,
});
