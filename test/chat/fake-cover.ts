// Days away in memory, for the conversation's tests.

import { ok } from '../../src/domain/shared/result.ts';
import type { AwayData, CoverUseCases, RotaData } from '../../src/usecases/cover/cover-use-cases.ts';

const AWAY: AwayData = {
  absences: [{ from: '2026-11-30', to: '2026-12-02', said: true, cover: 'Dan Deputy' }],
  eligible: [{ id: 'p_dan', name: 'Dan Deputy' }],
  standsIn: [],
  covers: [{ role: 'Designated Safeguarding Lead (DSL)', names: ['Dan Deputy'] }],
  gaps: [],
};

const ROTA: RotaData = {
  team: [{ id: 'p_dee', name: 'Dee Safeguard' }],
  days: [{ day: 'mon', onDuty: ['p_dee'] }],
  awayToday: [],
  canSet: true,
};

type Step = <A extends readonly unknown[], R>(
  name: string,
  run: (...args: A) => R,
  refusal?: R,
) => (...args: A) => Promise<R>;

export const makeFakeCover = (step: Step): CoverUseCases => ({
  rota: step('cover.rota', () => ok(ROTA)),
  setRota: step('cover.setRota', () => ok(ROTA)),
  mine: step('cover.mine', () => ok(AWAY)),
  away: step('cover.away', () => ok(AWAY)),
  back: step('cover.back', () => ok({ absences: [], covers: [], gaps: [], eligible: [], standsIn: [] })),
});
