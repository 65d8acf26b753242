// What must hold for every report, at every school, whatever a policy pack says. Numbers are those of the invariants in the design.

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { routingSchema } from '../../../../src/config/routing-schema.ts';
import { CATEGORIES, type Facts } from '../../../../src/domain/incident/facts.ts';
import type { Urgency } from '../../../../src/domain/incident/outcome.ts';
import { REFERRAL_KEYS } from '../../../../src/domain/incident/referrals.ts';
import {
  NO_AMENDMENTS,
  OPTIONAL_ROLES,
  ROLES_THAT_MAY_BE_KEPT_OUT,
  ROLES_THAT_MAY_BE_UNFILLED,
  type RoutingPolicy,
} from '../../../../src/domain/incident/routing.ts';
import { ROW_IDS } from '../../../../src/domain/incident/triage/rows.ts';
import { situationOf } from '../../../../src/domain/incident/triage/situation.ts';
import { triage } from '../../../../src/domain/incident/triage.ts';
import { ROLES, type Role } from '../../../../src/domain/people/role.ts';
import { randomFacts as facts } from '../../../support/random-facts.ts';

const oneOf = <T>(values: readonly T[]) => fc.constantFrom(...values);
const someOf = <T>(values: readonly T[]) => fc.subarray([...values], { minLength: 1 });

/** Roles one person holds: never DSL with deputy, nor head with chair. */
const merged: fc.Arbitrary<readonly (readonly Role[])[]> = fc
  .tuple(
    fc.subarray<Role>(['headteacher', 'dsl', 'esafety_coordinator', 'senco', 'class_teacher']),
    fc.subarray<Role>(['deputy_dsl', 'deputy_head']),
    fc.subarray<Role>(['siro', 'dpo', 'network_manager']),
  )
  .map((groups) => groups.filter((group) => group.length > 1));

/** The school office keeps agreements; no pack can send it a case. */
const ROLES_OF_CASES = ROLES.filter((role) => role !== 'school_office');

const routing: fc.Arbitrary<RoutingPolicy> = fc.record({
  sharedRoles: merged,
  unfilled: fc.subarray([...ROLES_THAT_MAY_BE_UNFILLED]),
  alsoHas: fc.subarray([...OPTIONAL_ROLES]),
  alsoTell: fc.array(fc.record({ rows: someOf(ROW_IDS), roles: someOf(ROLES_OF_CASES) }), { maxLength: 3 }),
  alsoApply: fc.array(fc.record({ row: oneOf(ROW_IDS), categories: someOf(CATEGORIES) }), { maxLength: 2 }),
  urgency: fc.array(
    fc.record({ rows: someOf(ROW_IDS), urgency: oneOf<Urgency>(['immediate', 'same_day', 'next_day']) }),
    { maxLength: 2 },
  ),
  keepOut: fc.array(fc.record({ rows: someOf(ROW_IDS), roles: someOf(ROLES_THAT_MAY_BE_KEPT_OUT) }), { maxLength: 2 }),
  alsoSuggest: fc.array(fc.record({ referrals: someOf(REFERRAL_KEYS) }), { maxLength: 1 }),
});

const SPEED: Readonly<Record<Urgency, number>> = { immediate: 2, same_day: 1, next_day: 0 };
const IMAGE_LINES = ['do_not_view', 'do_not_copy_share_save', 'do_not_delete', 'no_attachments'];
const holds = (body: (f: Facts, r: RoutingPolicy) => void) =>
  fc.assert(fc.property(facts, routing, body), { numRuns: 600 });

describe('whatever is reported and whatever a pack says', () => {
  it('I1: nobody who is shut out is told', () => {
    holds((f, r) => {
      const { notify, exclude } = triage(f, r);
      expect(notify.filter((role) => exclude.includes(role))).toEqual([]);
      if (f.subject !== 'none' && !f.subject.startsWith('relative_of_')) expect(exclude).toContain('subject');
      if (f.subject === 'reporter') expect(exclude).toContain('reporter');
    });
  });

  it('I2: somebody is always told, somebody is accountable, and somebody sees the whole case', () => {
    holds((f, r) => {
      const { notify, accountable, depth } = triage(f, r);
      expect(notify.length).toBeGreaterThan(0);
      expect(accountable.length).toBeGreaterThan(0);
      expect(notify).toEqual(expect.arrayContaining([...accountable]));
      expect(Object.keys(depth).toSorted()).toEqual([...notify].toSorted());
      expect(Object.values(depth)).toContain('whole');
    });
  });

  it('I3: danger now is immediate, with 999 first; without danger 999 is never suggested', () => {
    holds((f, r) => {
      const { urgency, advice, referrals } = triage(f, r);
      if (f.imminent || f.category === 'bomb_threat') {
        expect([urgency, advice[0]]).toEqual(['immediate', 'call_999_now']);
        expect(referrals).toContain('police_999');
      } else expect(referrals).not.toContain('police_999');
    });
  });

  it('I4: a picture of a child is immediate, with the four lines, and never reaches co-ordinator, IT or teachers', () => {
    holds((f, r) => {
      const { childPicture } = situationOf(f, r);
      const { urgency, advice, notify } = triage(f, r);
      if (!childPicture) return;
      expect(urgency).toBe('immediate');
      expect(advice).toEqual(expect.arrayContaining(IMAGE_LINES));
      const never: readonly Role[] = [
        'esafety_coordinator',
        'network_manager',
        'it_provider',
        'class_teacher',
        'senco',
      ];
      expect(notify.filter((role) => never.includes(role))).toEqual([]);
    });
  });

  it('I4: and without danger, an adult of the school, the school systems or its data, the safeguarding team alone is told', () => {
    holds((f, r) => {
      const plain = { ...f, subject: 'none', imminent: false, personal_data: false, absent: [] } as const;
      const s = situationOf(plain, r);
      const quiet = [
        'cyberbullying',
        'nude_sharing',
        'sexual_harassment',
        'grooming',
        'deliberate_access',
        'complaint',
      ];
      if (!s.childPicture || s.adultCase || !quiet.includes(plain.category)) return;
      expect(
        triage(plain, { ...r, alsoApply: [] }).notify.every((role) => role === 'dsl' || role === 'deputy_dsl'),
      ).toBe(true);
    });
  });

  it('I5: a LADO question answered yes or not sure suggests the LADO', () => {
    holds((f, r) => {
      if (f.lado_tests === 'may_meet' || f.lado_tests === 'unsure') expect(triage(f, r).referrals).toContain('lado');
    });
  });

  it('I6: a data breach reaches the data protection officer, or who stands in, at once', () => {
    holds((f, r) => {
      const breach: Facts = { ...f, category: 'data_breach' };
      const { notify, exclude, urgency, referrals } = triage(breach, r);
      expect(urgency).toBe('immediate');
      expect(referrals).toContain('ico');
      if (!exclude.includes('dpo') && !r.unfilled?.includes('dpo')) expect(notify).toContain('dpo');
    });
  });

  it('I7: who is out of one role is out of every role that person holds', () => {
    holds((f, r) => {
      const { exclude } = triage(f, { ...r, keepOut: [] });
      for (const group of r.sharedRoles ?? []) {
        const out = group.filter((role) => exclude.includes(role));
        expect([0, group.length]).toContain(out.length);
      }
    });
  });

  it('I8: a report about oneself never reaches more people than the same report about a colleague', () => {
    holds((f) => {
      const present: Facts = { ...f, absent: [] };
      const other = triage({ ...present, subject: 'staff' }, NO_AMENDMENTS).notify;
      expect(other).toEqual(
        expect.arrayContaining([...triage({ ...present, subject: 'reporter' }, NO_AMENDMENTS).notify]),
      );
    });
  });

  it('I9: marking more people as away never leaves nobody', () => {
    fc.assert(
      fc.property(facts, routing, fc.subarray([...ROLES]), (f, r, away) => {
        expect(triage({ ...f, absent: [...f.absent, ...away] }, r).notify.length).toBeGreaterThan(0);
        expect(triage({ ...f, absent: [...ROLES] }, r).notify.length).toBeGreaterThan(0);
      }),
    );
  });

  it('I10: a worse answer never slows a report down', () => {
    const worse: readonly Partial<Facts>[] = [
      { imminent: true },
      { adult_involved: true },
      { coercion: true },
      { repeat: true },
      { personal_data: true },
      { protected_child: true },
      { harm_signs: true },
      { other_school: true },
      { material: 'illegal' },
      { image: 'under18_sexual' },
      { age_band: 'u13' },
      { lado_tests: 'may_meet' },
    ];
    holds((f, r) => {
      const before = SPEED[triage(f, r).urgency];
      for (const change of worse) expect(SPEED[triage({ ...f, ...change }, r).urgency]).toBeGreaterThanOrEqual(before);
    });
  });

  it('I11: a safeguarding case reaches the safeguarding team as long as one of them is left', () => {
    holds((f, r) => {
      const { notify, exclude, safeguarding } = triage(f, r);
      const away = situationOf(f, r).away;
      const left = (['dsl', 'deputy_dsl'] as const).filter((role) => !exclude.includes(role) && !away.has(role));
      if (safeguarding && left.length > 0) expect(left.some((role) => notify.includes(role))).toBe(true);
    });
  });

  it('I11: amendments only ever add people and speed', () => {
    holds((f, r) => {
      const { sharedRoles = [], unfilled = [], alsoHas = [] } = r;
      const bare = triage(f, { sharedRoles, unfilled, alsoHas: [...OPTIONAL_ROLES], alsoTell: [], urgency: [] });
      const full = triage(f, { ...r, alsoHas: [...OPTIONAL_ROLES], alsoApply: [], keepOut: [], urgency: [] });
      expect(alsoHas.length).toBeLessThanOrEqual(OPTIONAL_ROLES.length);
      expect(full.notify).toEqual(expect.arrayContaining([...bare.notify]));
      expect(SPEED[triage(f, { ...r, alsoTell: [] }).urgency]).toBeGreaterThanOrEqual(SPEED[bare.urgency]);
    });
  });

  it('lists everything once, says why for each entry, and the packs it was tried with can be loaded', () => {
    holds((f, r) => {
      const { notify, exclude, advice, referrals, urgency, because } = triage(f, r);
      for (const list of [notify, exclude, advice, referrals]) expect(new Set(list).size).toBe(list.length);
      for (const entry of [...notify, ...exclude, ...advice, ...referrals, urgency]) {
        expect(because[entry]?.length).toBeGreaterThan(0);
      }
      const loadable = { ...r, alsoSuggest: [] };
      expect(routingSchema.safeParse(loadable).error).toBeUndefined();
    });
  });
});
