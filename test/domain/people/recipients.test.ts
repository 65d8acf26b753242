// From roles to people: who is told first, who next, and who never.

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Facts } from '../../../src/domain/incident/facts.ts';
import { NO_AMENDMENTS, type RoutingPolicy } from '../../../src/domain/incident/routing.ts';
import { triage } from '../../../src/domain/incident/triage.ts';
import type { Directory, Person, PersonId } from '../../../src/domain/people/person.ts';
import { type PlanInput, planRecipients } from '../../../src/domain/people/recipients.ts';
import { ROLES, type Role } from '../../../src/domain/people/role.ts';
import { factsWith } from '../incident/triage/support.ts';

const TODAY = '2026-11-24';

const person = (id: PersonId, roles: readonly Role[], more: Partial<Person> = {}): Person => ({
  id,
  name: id,
  email: '',
  roles,
  classes: [],
  absences: [],
  closeTo: [],
  ...more,
});

const SCHOOL: Directory = {
  people: [
    person('tess', []),
    person('dana', ['dsl']),
    person('dev', ['deputy_dsl', 'deputy_head']),
    person('dora', ['deputy_dsl']),
    person('hana', ['headteacher']),
    person('ezra', ['esafety_coordinator']),
    person('ivy', ['network_manager']),
    person('bea', ['siro', 'dpo']),
    person('chaz', ['chair_of_governors']),
    person('vic', ['vice_chair_of_governors']),
  ],
};

type Case = Partial<Omit<PlanInput, 'recused' | 'absent'>> & {
  readonly recused?: readonly PersonId[];
  readonly absent?: readonly PersonId[];
};

const planOf = (facts: Partial<Facts>, { recused = [], absent = [], ...rest }: Case = {}) => {
  const outcome = triage(factsWith(facts), NO_AMENDMENTS);
  const input = { outcome, directory: SCHOOL, routing: NO_AMENDMENTS, today: TODAY, ...rest };
  return planRecipients({ ...input, recused: new Set(recused), absent: new Set(absent) });
};
const names = (plan: ReturnType<typeof planOf>) => plan.rungs.map((rung) => rung.map((r) => r.personId));

const nude = { category: 'nude_sharing', victim: 'pupil', instigator: 'pupil' } as const;
const hoax = { category: 'hoax_challenge', victim: 'pupil' } as const;
const staffCase = { category: 'staff_conduct', subject: 'staff', lado_tests: 'may_meet', victim: 'pupil' } as const;

describe('who is told', () => {
  it('tells every eligible person of each role at once when it is immediate, and climbs head, chair, vice-chair', () => {
    expect(names(planOf(nude))).toEqual([['dana', 'dev', 'dora'], ['hana'], ['chaz'], ['vic']]);
  });

  it('tells only the first of a role when it is not immediate, and the colleagues next', () => {
    const two = { people: [...SCHOOL.people, person('ed', ['esafety_coordinator'])] };
    const plan = planOf({ category: 'cyberbullying', victim: 'pupil' }, { directory: two });
    expect(names(plan)).toEqual([['ezra'], ['ed'], ['dana'], ['hana']]);
  });

  it('names a person once, with every role and the widest view', () => {
    const plan = planOf({ category: 'data_breach', personal_data: true });
    expect(plan.rungs[0]).toEqual([{ personId: 'bea', roles: ['siro', 'dpo'], depth: 'whole', accountable: true }]);
  });

  it('shows IT what is technical, and the person in charge everything', () => {
    const [first = []] = planOf({ category: 'filter_failure' }).rungs;
    expect(first.map((r) => [r.personId, r.depth])).toEqual([
      ['ezra', 'technical'],
      ['ivy', 'whole'],
    ]);
  });

  it('does not count a leaver, nor somebody who has not started', () => {
    const directory = {
      people: [
        person('gone', ['dsl'], { endsOn: '2026-11-23' }),
        person('new', ['dsl'], { startsOn: '2026-11-25' }),
        ...SCHOOL.people,
      ],
    };
    expect(names(planOf(hoax, { directory })).flat()).not.toEqual(expect.arrayContaining(['gone']));
    expect(names(planOf(hoax, { directory }))[0]).toEqual(['dana']);
  });

  it('guesses no class teacher among many, and tells the one concerned when that is known', () => {
    const routing: RoutingPolicy = { ...NO_AMENDMENTS, alsoTell: [{ rows: ['TR19'], roles: ['class_teacher'] }] };
    const directory = { people: [...SCHOOL.people, person('c4', ['class_teacher']), person('c5', ['class_teacher'])] };
    const outcome = triage(factsWith({ category: 'low_level_misuse' }), routing);
    const input = { outcome, directory, routing, today: TODAY, recused: new Set<string>(), absent: new Set<string>() };
    expect(names(planRecipients(input))[0]).toEqual(['ezra']);
    expect(names(planRecipients({ ...input, classTeachers: ['c5'] }))[0]).toEqual(['ezra', 'c5']);
  });
});

describe('who is shut out', () => {
  it('is out in every role, and colleagues of the same role stay', () => {
    expect(names(planOf(nude, { recused: ['dev'] }))).toEqual([['dana', 'dora'], ['hana'], ['chaz'], ['vic']]);
  });

  it('a DSL who is out is replaced by the deputies, and the reporter is not sent to the DSL', () => {
    const plan = planOf(hoax, { recused: ['dana'] });
    expect(names(plan)[0]).toEqual(['dev']);
    expect([plan.advice, plan.withheld]).toEqual([['alternative_route'], ['tell_dsl_in_person']]);
  });

  it('the whole safeguarding team out: head and deputy head together, and the reporter is told so', () => {
    const directory = { people: [...SCHOOL.people, person('dipa', ['deputy_head'])] };
    const plan = planOf(nude, { directory, recused: ['dana', 'dev', 'dora'] });
    expect(names(plan)[0]).toEqual(['hana', 'dipa']);
    expect(plan.advice).toEqual(['tell_senior_leader_now', 'anyone_can_refer', 'alternative_route']);
    expect(plan.withheld).toEqual(['tell_dsl_in_person']);
  });

  it('the head out of a staff case: the chair', () => {
    const plan = planOf(staffCase, { recused: ['hana'] });
    expect(names(plan)[0]).toEqual(['dana', 'chaz']);
    expect(plan.rungs[0]?.find((r) => r.personId === 'chaz')?.accountable).toBe(true);
  });

  it('in a staff case neither deputies nor deputy head are ever on the ladder', () => {
    expect(names(planOf(staffCase))).toEqual([['dana', 'hana'], ['chaz'], ['vic']]);
  });

  it('one person with several accounts is out of all of them where the pack says so', () => {
    const routing: RoutingPolicy = { ...NO_AMENDMENTS, sharedRoles: [['headteacher', 'dsl']] };
    expect(names(planOf(nude, { routing, recused: ['hana'] })).flat()).not.toContain('dana');
  });

  it('nobody left is said plainly', () => {
    const plan = planOf(nude, { recused: SCHOOL.people.map((p) => p.id) });
    expect([plan.rungs, plan.emptied]).toEqual([[], true]);
  });
});

describe('who is away', () => {
  it('is skipped at first in an immediate case, and is a colleague for the next rung', () => {
    expect(names(planOf(nude, { absent: ['dana'] }))[0]).toEqual(['dev', 'dora']);
  });

  it('a whole team away: head and deputy head, though the deputy head is away too', () => {
    const plan = planOf(nude, { absent: ['dana', 'dev', 'dora'] });
    expect(names(plan).slice(0, 2)).toEqual([['hana'], ['dana', 'dev', 'dora']]);
    expect(plan.advice).toEqual(['tell_senior_leader_now', 'anyone_can_refer']);
  });

  it('does not count where it is not immediate, and never empties another role', () => {
    expect(names(planOf(hoax, { absent: ['dana'] }))[0]).toEqual(['dana']);
    expect(names(planOf({ category: 'password_compromise' }, { absent: ['ivy'] }))[0]).toEqual(['ivy']);
  });

  it('leaves it to the colleague in the same role who is here, also when it is not immediate', () => {
    const directory = { people: [...SCHOOL.people, person('dinah', ['dsl'])] };
    expect(names(planOf(hoax, { directory }))[0]).toEqual(['dana']);
    expect(names(planOf(hoax, { directory, absent: ['dana'] }))[0]).toEqual(['dinah']);
  });
});

describe('whoever works at the school and whatever is reported', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  const chart: fc.Arbitrary<Directory> = fc
    .tuple(
      ...ids.map((id) =>
        fc
          .record({ roles: fc.subarray([...ROLES]), gone: fc.boolean() })
          .map(({ roles, gone }) => person(id, roles, gone && roles.length % 3 === 0 ? { endsOn: '2026-01-01' } : {})),
      ),
    )
    .map((people) => ({ people }));
  const cases: fc.Arbitrary<Partial<Facts>> = fc.constantFrom<Partial<Facts>>(
    nude,
    hoax,
    staffCase,
    { category: 'data_breach', personal_data: true },
    { category: 'malware' },
    { category: 'cyberbullying', victim: 'pupil' },
    { category: 'low_level_misuse' },
    { ...staffCase, subject: 'headteacher' },
    { category: 'threat', imminent: true },
    { category: 'bomb_threat' },
  );
  const LAST: readonly Role[] = ['headteacher', 'chair_of_governors', 'deputy_dsl', 'dsl', 'deputy_head'];
  const tries = fc.tuple(chart, cases, fc.subarray(ids), fc.subarray(ids));

  it('nobody who is out or has left is on any rung, and nobody is told the same twice', () => {
    fc.assert(
      fc.property(tries, ([directory, facts, recused, absent]) => {
        const all = names(planOf(facts, { directory, recused, absent })).flat();
        const left = directory.people.filter((p) => p.endsOn !== undefined).map((p) => p.id);
        expect(all.filter((id) => recused.includes(id) || left.includes(id))).toEqual([]);
        for (const id of all) {
          const inCharge = planOf(facts, { directory, recused, absent })
            .rungs.flat()
            .filter((r) => r.personId === id)
            .map((r) => r.accountable);
          expect([[true], [false], [false, true]]).toContainEqual(inCharge);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('somebody is told as long as one leader, safeguarding person or chair is eligible, whoever is away', () => {
    fc.assert(
      fc.property(tries, ([directory, facts, recused, absent]) => {
        const plan = planOf(facts, { directory, recused, absent });
        const eligible = directory.people.some(
          (p) => p.endsOn === undefined && !recused.includes(p.id) && p.roles.some((role) => LAST.includes(role)),
        );
        if (eligible) expect(plan.emptied).toBe(false);
        expect(plan.emptied).toBe(planOf(facts, { directory, recused }).emptied);
      }),
      { numRuns: 500 },
    );
  });

  it('on the first rung somebody is in charge and somebody sees the whole case', () => {
    fc.assert(
      fc.property(tries, ([directory, facts, recused, absent]) => {
        const [first] = planOf(facts, { directory, recused, absent }).rungs;
        if (first === undefined) return;
        expect(first.some((r) => r.accountable)).toBe(true);
        expect(first.some((r) => r.depth === 'whole')).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
