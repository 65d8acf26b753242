// Preparing a call outside, in memory, with the real lists.

import { BODIES, bodyOf } from '../../src/domain/casework/outside/bodies.ts';
import { BODY_KEYS } from '../../src/domain/casework/outside/body.ts';
import { checklistFor } from '../../src/domain/casework/outside/checklist.ts';
import { policeSheet } from '../../src/domain/casework/outside/police-sheet.ts';
import { ok } from '../../src/domain/shared/result.ts';
import type { CaseworkUseCases } from '../../src/usecases/casework/casework-use-cases.ts';
import type { Who } from '../../src/usecases/who.ts';

type Step = <A extends readonly unknown[], R>(name: string, run: (...args: A) => R) => (...args: A) => Promise<R>;

const REF = 'ES-8M2RG4XC';

export const makeFakeOutside = (step: Step): Pick<CaseworkUseCases, 'outside'> => ({
  outside: {
    bodies: step('outside.bodies', (_who: Who, caseId: string) =>
      ok({
        caseId,
        ref: REF,
        bodies: BODY_KEYS.map((key, i) => {
          const { name, purpose } = BODIES[key];
          return { key, name, purpose, suggested: i < 3 };
        }),
      }),
    ),
    prepare: step('outside.prepare', (_who: Who, caseId: string, body: string) =>
      ok({
        ...{ caseId, ref: REF, open: true },
        checklist: checklistFor(bodyOf(body) ?? 'police_101', null, []),
        sheet: policeSheet([], {}),
      }),
    ),
  },
});
