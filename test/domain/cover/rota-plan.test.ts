import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { gapsBetween } from '../../../src/domain/cover/gaps.ts';
import { NO_AMENDMENTS } from '../../../src/domain/incident/routing.ts';
import type { Person } from '../../../src/domain/people/person.ts';
import type { Plan } from '../../../src/domain/people/plan.ts';
import { isAbsent, worksHere } from '../../../src/domain/people/presence.ts';
import { planRecipients } from '../../../src/domain/people/recipients.ts';
import { anOutcome } from '../../support/a-case.ts';
import { staffList } from '../../support/random-school.ts';
import { demoPolicy } from '../../support/school.ts';

const TODAY = '2026-11-24';
const urgency = fc.constantFrom('immediate' as const, 'same_day' as const, 'next_day' as const);

function planOf(
  people: readonly Person[],
  how: 'immediate' | 'same_day' | 'next_day',
  recused: readonly string[],
): Plan {
  return planRecipients({
    outcome: anOutcome({ urgency: how }),
    directory: { people },
    recused: new Set(recused),
    absent: new Set(people.filter((p) => isAbsent(p, TODAY)).map(({ id }) => id)),
    routing: NO_AMENDMENTS,
    today: TODAY,
  });
}
const withoutRota = (people: readonly Person[]): readonly Person[] =>
  people.map((person) => ({ ...person, dutyDays: [] }));
const all = (plan: Plan): readonly string[] => plan.rungs.flat().map(({ personId }) => personId);
const first = (plan: Plan): readonly string[] => (plan.rungs[0] ?? []).map(({ personId }) => personId);

describe('a rota, whatever it says,', () => {
  it('takes nobody from the ladder, brings nobody back who is shut out, and tells the same people of what is urgent', () => {
    fc.assert(
      fc.property(staffList, urgency, fc.nat(7), (people, how, out) => {
        const recused = [people[out]?.id ?? ''];
        const [plan, usual] = [planOf(people, how, recused), planOf(withoutRota(people), how, recused)];
        expect(new Set(all(plan))).toEqual(new Set(all(usual)));
        expect(all(plan)).not.toContain(recused[0]);
        expect(plan.emptied).toBe(usual.emptied);
        if (how === 'immediate') expect(new Set(first(plan))).toEqual(new Set(first(usual)));
      }),
    );
  });

  it('puts somebody who is on duty and in before those who are not', () => {
    fc.assert(
      fc.property(staffList, (people) => {
        const dsls = people.filter((p) => p.roles.includes('dsl') && worksHere(p, TODAY) && !isAbsent(p, TODAY));
        const onDuty = dsls.filter(({ dutyDays = [] }) => dutyDays.includes('tue'));
        if (onDuty[0] !== undefined) expect(first(planOf(people, 'same_day', []))).toContain(onDuty[0].id);
      }),
    );
  });
});

describe('saying that one is away, whoever it is,', () => {
  it('never removes the last recipient', () => {
    fc.assert(
      fc.property(staffList, urgency, fc.nat(7), (people, how, index) => {
        const away = people.map((p, at) => (at === index ? { ...p, absences: [{ from: TODAY, to: TODAY }] } : p));
        expect(planOf(away, how, []).emptied).toBe(planOf(people, how, []).emptied);
        expect(all(planOf(away, how, [])).length > 0).toBe(all(planOf(people, how, [])).length > 0);
      }),
    );
  });

  it('is a gap of the team exactly on the days on which all of it is away', () => {
    const { calendar } = demoPolicy();
    fc.assert(
      fc.property(staffList, (people) => {
        const gaps = gapsBetween({ people }, calendar, { from: TODAY, to: TODAY });
        const team = people.filter(
          (p) => worksHere(p, TODAY) && p.roles.some((r) => r === 'dsl' || r === 'deputy_dsl'),
        );
        const empty = team.length > 0 && team.every((p) => isAbsent(p, TODAY));
        expect(gaps.some(({ of }) => of === 'safeguarding_team')).toBe(empty);
      }),
    );
  });
});
