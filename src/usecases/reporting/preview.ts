// The last page before Send: who would be told, by role and name, and which lines must be read first.

import { ADVICE } from '../../domain/incident/advice.ts';
import type { Directory, PersonId } from '../../domain/people/person.ts';
import { ROLE_NAMES } from '../../domain/people/role.ts';
import type { DocId } from '../../domain/shared/document.ts';
import { ok, type Result } from '../../domain/shared/result.ts';
import { type Decision, decide } from '../casework/decide.ts';
import type { Deps } from '../ports.ts';
import type { PreviewData, WouldBeTold } from '../results.ts';
import type { Who } from '../who.ts';
import { readOwn } from './own-report.ts';

export async function preview(deps: Deps, who: Who | null, id: DocId): Promise<Result<PreviewData>> {
  const read = await readOwn(deps, who, id);
  if (!read.ok) return read;
  const decision = await decide(deps, read.value, deps.clock.now());
  const told = wouldBeTold(decision);
  return ok({
    outcome: decision.outcome,
    told,
    lines: told.length === 0 ? [NOBODY_LEFT] : [],
    warnings: decision.outcome.advice.filter((key) => key === 'call_999_now').map(adviceLine),
  });
}

const NOBODY_LEFT =
  'Nobody here can be told about this by the bot. Please phone one of the numbers below. The report will still be saved.';

const wouldBeTold = ({ plan, directory }: Decision): readonly WouldBeTold[] =>
  (plan.rungs[0] ?? []).map((r) => ({
    personId: r.personId,
    name: nameOf(directory, r.personId),
    role: r.roles.map((role) => ROLE_NAMES[role]).join(', '),
    canUntick: true,
  }));

export const nameOf = (directory: Directory, id: PersonId): string =>
  directory.people.find((p) => p.id === id)?.name ?? 'Somebody who has left';

/** The line of an advice key, as it is shown. */
export const adviceLine = (key: string): string => ADVICE.find((a) => a.key === key)?.line ?? key;
