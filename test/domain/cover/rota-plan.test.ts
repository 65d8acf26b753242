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

/** The same people; some of those who are away have named somebody, entitled or not. */
const withCovers = (people: readonly Person[], named: readonly number[]): readonly Person[] =>
  people.map((person, at) => ({
    ...person,
    absences: person.absences.map((absence) => {
      const cover = people[named[at % named.length] ?? 0]?.id;
      return cover === undefined ? absence : { ...absence, cover };
    }),
  }));
const names = fc.array(fc.nat(7), { minLength: 1, maxLength: 8 });

describe('whom somebody who is away names, whoever it is,', () => {
  it('takes nobody from the ladder, brings nobody back, and tells the same people of what is urgent', () => {
    fc.assert(
      fc.property(staffList, urgency, fc.nat(7), names, (people, how, out, named) => {
        const recused = [people[out]?.id ?? ''];
        const [plan, usual] = [planOf(withCovers(people, named), how, recused), planOf(people, how, recused)];
        expect(new Set(all(plan))).toEqual(new Set(all(usual)));
        expect(all(plan)).not.toContain(recused[0]);
        expect(plan.emptied).toBe(usual.emptied);
        expect(all(plan).length > 0).toBe(all(usual).length > 0);
        if (how === 'immediate') expect(plan).toEqual(usual);
      }),
    );
  });

  it('is asked first if they hold the role and are in, before whoever is on duty', () => {
    fc.assert(
      fc.property(staffList, fc.nat(7), fc.nat(7), (people, at, by) => {
        const team = people.map((p) => ({
          ...p,
          roles: p.roles.length === 0 ? p.roles : [...p.roles, 'dsl' as const],
        }));
        const [cover, away] = [team[at], team[by]];
        if (cover === undefined || away === undefined || cover === away) return;
        const absences = [{ from: TODAY, to: TODAY, said: true as const, cover: cover.id }];
        const staff = team.map((p) =>
          p === away ? { ...p, absences } : { ...p, absences: p === cover ? [] : p.absences },
        );
        const mayCover = cover.roles.length > 0 && worksHere(cover, TODAY);
        if (mayCover && away.roles.length > 0) expect(first(planOf(staff, 'same_day', []))).toContain(cover.id);
      }),
    );
  });

  it('says nothing in a case that is about whoever named them', () => {
    fc.assert(
      fc.property(staffList, fc.nat(7), names, (people, about, named) => {
        const recused = [people[about]?.id ?? ''];
        const others = people.map((p, at) => (at === about ? p : { ...p, absences: [] }));
        expect(planOf(withCovers(others, named), 'same_day', recused)).toEqual(planOf(others, 'same_day', recused));
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
