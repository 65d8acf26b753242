// The prepared checklist for one call or one portal, made from the body's own list and what is known of this case.

import type { Situation } from '../../incident/triage/situation.ts';
import type { Contact } from '../../school/contact.ts';
import { BODIES } from './bodies.ts';
import type { BodyKey, CaseLine } from './body.ts';

export type Checklist = {
  readonly body: BodyKey;
  readonly name: string;
  readonly purpose: string;
  readonly first: readonly string[];
  readonly ready: readonly string[];
  readonly say: readonly string[];
  readonly never: readonly string[];
  readonly numbers: readonly { readonly name: string; readonly phone: string }[];
};

/** `situation` is null while nothing is known of the case: then every line is shown. */
export function checklistFor(key: BodyKey, situation: Situation | null, contacts: readonly Contact[]): Checklist {
  const body = BODIES[key];
  const shown = (lines: readonly CaseLine[]): readonly string[] => lines.flatMap((line) => said(line, situation));
  return {
    body: key,
    name: body.name,
    purpose: body.purpose,
    first: shown(body.first),
    ready: shown(body.ready),
    say: shown(body.say),
    never: shown(body.never),
    numbers: numbersOf(key, contacts),
  };
}

function said(line: CaseLine, situation: Situation | null): readonly string[] {
  if (typeof line === 'string') return [line];
  return situation === null || line.when(situation) ? [line.line] : [];
}

/** The school's own number where its pack has one; otherwise the one that is the same everywhere. */
function numbersOf(key: BodyKey, contacts: readonly Contact[]): Checklist['numbers'] {
  const body = BODIES[key];
  const own = body.contacts.flatMap((wanted) => contacts.filter((contact) => contact.key === wanted));
  const known = new Set(own.map((contact) => contact.phone.replaceAll(' ', '')));
  const national = body.national.filter((number) => !known.has(number.phone.replaceAll(' ', '')));
  return [...own.map(({ name, phone }) => ({ name, phone })), ...national];
}
