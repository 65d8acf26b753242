// Before a call to somebody outside the school: whom triage points to, and what to have ready. Only for whoever sees the whole case.
// Nothing leaves the school by these steps.

import { openedAgain } from '../../../domain/casework/acknowledge.ts';
import type { CaseDoc } from '../../../domain/casework/case.ts';
import { BODIES, bodyOf } from '../../../domain/casework/outside/bodies.ts';
import type { BodyKey } from '../../../domain/casework/outside/body.ts';
import { type Checklist, checklistFor } from '../../../domain/casework/outside/checklist.ts';
import { policeSheet, type SheetLine } from '../../../domain/casework/outside/police-sheet.ts';
import { bodiesInOrder, suggestedBodies } from '../../../domain/casework/outside/suggested-bodies.ts';
import { situationOf } from '../../../domain/incident/triage/situation.ts';
import type { DocId } from '../../../domain/shared/document.ts';
import { ok, type Result, refuse } from '../../../domain/shared/result.ts';
import type { Deps } from '../../ports.ts';
import type { Who } from '../../who.ts';
import { actOnCase } from '../act-on-case.ts';

export type OutsideBodies = {
  readonly caseId: DocId;
  readonly ref: string;
  readonly bodies: readonly {
    readonly key: BodyKey;
    readonly name: string;
    readonly purpose: string;
    readonly suggested: boolean;
  }[];
};

export type PreparedCall = {
  readonly caseId: DocId;
  readonly ref: string;
  readonly checklist: Checklist;
  /** For the police only: what the case holds of what they ask for. */
  readonly sheet: readonly SheetLine[];
  /** Nothing can be written into a closed case. */
  readonly open: boolean;
};

export type OutsideUseCases = {
  readonly bodies: (who: Who, caseId: DocId) => Promise<Result<OutsideBodies>>;
  readonly prepare: (who: Who, caseId: DocId, body: string) => Promise<Result<PreparedCall>>;
};

export const makeOutsideUseCases = (deps: Deps): OutsideUseCases => ({
  bodies: (who, id) => bodies(deps, who, id),
  prepare: (who, id, body) => prepare(deps, who, id, body),
});

async function bodies(deps: Deps, who: Who, id: DocId): Promise<Result<OutsideBodies>> {
  const seen = await wholeCase(deps, who, id, 'list');
  if (!seen.ok) return seen;
  const { outcome, ref } = seen.value.state;
  const first = suggestedBodies(outcome);
  return ok({
    caseId: id,
    ref,
    bodies: bodiesInOrder(outcome).map((key) => {
      const { name, purpose } = BODIES[key];
      return { key, name, purpose, suggested: first.includes(key) };
    }),
  });
}

async function prepare(deps: Deps, who: Who, id: DocId, body: string): Promise<Result<PreparedCall>> {
  const key = bodyOf(body);
  if (key === null) return refuse('case.no_such_body', 'That list is not there any more. Open the case again.');
  const seen = await wholeCase(deps, who, id, 'content');
  if (!seen.ok) return seen;
  const { ref, facts, answers, phase, records = [] } = seen.value.state;
  const { routing, contacts } = deps.policy(seen.value.school);
  const situation = facts === null ? null : situationOf(facts, routing);
  const police = key === 'police_101' || key === 'police_999';
  return ok({
    ...{ caseId: id, ref, open: phase !== 'closed' },
    checklist: checklistFor(key, situation, contacts),
    sheet: police ? policeSheet(records, answers) : [],
  });
}

/** Whoever is shown what stands in the case is recorded as having opened it. */
async function wholeCase(deps: Deps, who: Who, id: DocId, shows: 'list' | 'content'): Promise<Result<CaseDoc>> {
  return actOnCase(deps, who, id, (doc, me, now) => {
    if (me.depth !== 'whole')
      return refuse(
        'case.read_only',
        'You can read your part of this case. Calls outside are made by the people who lead on it.',
      );
    return ok(shows === 'content' ? openedAgain(doc, who.person.id, now) : doc);
  });
}
