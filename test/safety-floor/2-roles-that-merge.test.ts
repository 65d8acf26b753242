// In a small school one person holds many roles. Whoever a case is about, or who is close to them, is shut out of it as a person: the
// same doors are shut, in the same words, whether they hold one role, all of them, or none (invariant I7).

import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EVERYTHING_OPEN } from '../../src/domain/casework/finding/case-search.ts';
import { activeHolders } from '../../src/domain/casework/tell.ts';
import type { Person, PersonId } from '../../src/domain/people/person.ts';
import type { Role } from '../../src/domain/people/role.ts';
import { patternDutySource } from '../../src/usecases/casework/finding/patterns.ts';
import { closeTestStores } from '../support/open-test-store.ts';
import { openSchool, type TestSchool } from '../support/school.ts';
import { sendReport } from '../support/send-report.ts';

const MERGED: readonly Role[] = ['dsl', 'deputy_dsl', 'headteacher', 'esafety_coordinator', 'siro', 'dpo'];
const OTHERS: readonly Role[] = ['deputy_dsl', 'deputy_head', 'chair_of_governors', 'vice_chair_of_governors'];

const person = (id: string, roles: readonly Role[], closeTo: readonly PersonId[] = []): Person => ({
  ...{ id, name: `Person ${id}`, email: '', roles, classes: [], absences: [], closeTo },
});

type Cast = {
  /** What p_m holds beside everything else there is: the roles of one person, or of several. */
  readonly merged: readonly Role[];
  readonly others: readonly Role[];
  readonly how: 'about' | 'tied' | 'tied back' | 'family';
};
const cast: fc.Arbitrary<Cast> = fc.record({
  merged: fc.subarray([...MERGED], { minLength: 1 }),
  others: fc.subarray([...OTHERS], { minLength: 1 }),
  how: fc.constantFrom('about', 'tied', 'tied back', 'family'),
});

/** p_m is the one to be shut out; p_s is whom it is about where p_m is only close to them; each other role has a person of its own. */
function staffOf({ merged, others, how }: Cast): readonly Person[] {
  const rest = MERGED.filter((role) => !merged.includes(role)).map((role) => person(`p_${role}`, [role]));
  return [
    person('p_t', []),
    person('p_m', merged, how === 'tied' ? ['p_s'] : []),
    person('p_s', [], how === 'tied back' ? ['p_m'] : []),
    ...rest,
    ...others.map((role) => person(`p_other_${role}`, [role])),
  ];
}

const answersOf = (how: Cast['how']) => ({
  ...{ danger: 'no', adult_concern: 'yes', naming: 'named', first_choice: 'unkind', category: 'cyberbullying' },
  adult: how === 'about' || how === 'family' ? 'person:p_m' : 'person:p_s',
  adult_part: how === 'family' ? 'family' : 'about',
  ...{ lado_harmed: 'no', lado_offence: 'no', lado_risk: 'no', lado_suitable: 'no', victim: 'pupil' },
  ...{ age_band: '13-17', instigator: 'staff', image: 'none', ticks: [], story: 'x', web_address: 'clips.example' },
});

/** Everything p_m can ask for, with this id and without one. The words of a refusal, or what was given. */
async function doors(school: TestSchool, id: string, ref: string, by = 'p_m'): Promise<readonly unknown[]> {
  const { useCases } = school;
  const { finding, sharing, copies, records, closing, outside } = useCases.casework;
  const who = await school.who(by);
  const key = { key: `${by}-${id}` };
  const search = { ...EVERYTHING_OPEN, show: 'all' as const };
  return [
    await useCases.openCase(who, id, key),
    await useCases.acknowledge(who, id, key),
    await records.choices(who, id),
    await closing.page(who, id, ''),
    await sharing.people(who, id),
    await sharing.share(who, id, { ...key, person: 'p_t', depth: 'line', reason: 'x' }),
    await copies.copyForm(who, id),
    await outside.bodies(who, id),
    await useCases.documents.formLink(who, id, { passphrase: '', again: '', recipient: '' }),
    await finding.earlier(who, id),
    await finding.list(who, 0),
    await finding.find(who, { ...search, words: ref }, 0),
    await finding.find(who, { ...search, category: 'cyberbullying' }, 0),
    await useCases.documents.forms(who, 0),
  ];
}

const offered = async (school: TestSchool, id: string): Promise<readonly string[]> => {
  const doc = await school.store.read('case', id);
  const leader = doc === null ? undefined : activeHolders(doc.state).find((h) => h.accountable && h.depth === 'whole');
  if (leader === undefined) return [];
  const { sharing } = school.useCases.casework;
  const who = await school.who(leader.personId);
  const found = await sharing.candidates(who, id, 'Person');
  return found.ok ? found.value.found.map(({ personId }) => personId) : [found.refusal.code];
};

const patternsTo = async (school: TestSchool): Promise<readonly string[]> =>
  (await patternDutySource.duties(school.deps, school.policy.key, '2026-11-24')).map(({ to }) => to);

describe('whoever is shut out of a case, in whatever roles they hold', () => {
  afterEach(closeTestStores);

  it('meets the same shut doors as somebody with no role and a case that never was', async () => {
    const met = { offered: 0, patterns: 0 };
    await fc.assert(
      fc.asyncProperty(cast, async (drawn) => {
        const people = staffOf(drawn);
        const school = await openSchool({
          policy: (demo) => ({ ...demo, people, routing: { alsoTell: [], urgency: [] } }),
        });
        const { caseId, ref } = await sendReport(school, 'p_t', answersOf(drawn.how));
        await sendReport(school, 'p_t', answersOf(drawn.how));
        await sendReport(school, 'p_t', answersOf(drawn.how));
        await school.worker.runOnce();
        const never = await doors(school, 'never-was', 'ES-ZZZZZZZZ');
        expect(await doors(school, caseId, ref)).toEqual(never);
        // What opens nothing by a name or a role of theirs opens nothing for the one who reported and holds none either.
        const unknown = await doors(school, caseId, ref, 'p_t');
        expect(unknown.slice(0, 10)).toEqual(never.slice(0, 10));
        const candidates = await offered(school, caseId);
        met.offered += candidates.length;
        expect(candidates).not.toContain('p_m');
        expect(candidates).not.toContain(drawn.how === 'about' || drawn.how === 'family' ? 'nobody' : 'p_s');
        const patterns = await patternsTo(school);
        met.patterns += patterns.length;
        expect(patterns).not.toContain('p_m');
        expect(school.sent.filter(({ to }) => to === 'p_m')).toEqual([]);
        await closeTestStores();
      }),
      { numRuns: 30 },
    );
    // The doors were there to be shut.
    expect(met.offered).toBeGreaterThan(0);
    expect(met.patterns).toBeGreaterThan(0);
  }, 120_000);
});
