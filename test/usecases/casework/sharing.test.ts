// Bringing people in, putting in charge, ending access, stepping back and ties: who may, who is offered, and what stays.

import { afterEach, describe, expect, it } from '@jest/globals';
import { activeHolders } from '../../../src/domain/casework/tell.ts';
import { DAY_MS } from '../../../src/domain/shared/instant.ts';
import { changePerson } from '../../support/change-person.ts';
import { closeTestStores } from '../../support/open-test-store.ts';
import { openSchool, type TestSchool } from '../../support/school.ts';
import { HARMED_PUPIL, sendReport } from '../../support/send-report.ts';

afterEach(closeTestStores);

const ABOUT_SOL = {
  ...{ danger: 'no', adult_concern: 'yes', adult: 'person:p_sol', adult_part: 'about', naming: 'named' },
  ...{ lado_harmed: 'no', lado_offence: 'no', lado_risk: 'no', lado_suitable: 'no' },
  ...{
    first_choice: 'adult',
    category: 'staff_conduct',
    victim: 'pupil',
    age_band: '13-17',
    image: 'none',
    story: 'x',
  },
};
const PICTURE = {
  ...HARMED_PUPIL,
  category: 'nude_sharing',
  first_choice: 'sexual',
  image_child: 'under18_consensual',
};

async function aCase(answers = HARMED_PUPIL) {
  const school = await openSchool();
  const { caseId, ref } = await sendReport(school, 'p_tess', answers);
  await school.worker.runOnce();
  const doc = async () => {
    const read = await school.store.read('case', caseId);
    if (read === null) throw new Error('no case');
    return read;
  };
  return { school, caseId, ref, doc, sharing: school.useCases.casework.sharing };
}

const holding = async (
  doc: () => Promise<Parameters<typeof activeHolders>[0] extends infer S ? { state: S } : never>,
) => activeHolders((await doc()).state as Parameters<typeof activeHolders>[0]).map((h) => h.personId);
const codeOf = (result: { ok: boolean; refusal?: { code: string } }): string =>
  result.ok ? 'ok' : (result.refusal?.code ?? '');
const foundBy = async (school: TestSchool, caseId: string, name: string, by = 'p_dana'): Promise<readonly string[]> => {
  const found = await school.useCases.casework.sharing.candidates(await school.who(by), caseId, name);
  return found.ok ? found.value.found.map(({ personId }) => personId) : [found.refusal.code];
};

describe('bringing somebody in', () => {
  it('tells them that there is something to open, shows them that part alone, and keeps who, how much and why', async () => {
    const { school, caseId, ref, doc, sharing } = await aCase();
    const dana = await school.who('p_dana');
    const input = { person: 'p_ivy', depth: 'technical', reason: 'Block the site.', key: 'k' };
    const done = await sharing.share(dana, caseId, input);
    expect(codeOf(done)).toBe('ok');
    expect(JSON.stringify(done)).toContain('Brought in by Dana Safeguard.');
    await school.worker.runOnce();
    const told = school.sent.filter((s) => s.to === 'p_ivy').map((s) => s.view);
    expect(told).toMatchObject([{ view: 'case_line', line: 'shared_with_you', ref }]);
    const file = await school.useCases.openCase(await school.who('p_ivy'), caseId, { key: 'o' });
    expect(codeOf(file)).toBe('ok');
    expect(JSON.stringify(file)).not.toContain('does not want to come');
    expect((await doc()).history).toContainEqual(expect.objectContaining({ by: 'p_dana', action: 'case.shared' }));
    expect((await doc()).state.holders.at(-1)).toMatchObject({ sharedBy: 'p_dana', sharedFor: 'Block the site.' });
    const before = (await doc()).version;
    await sharing.share(dana, caseId, input);
    expect((await doc()).version).toBe(before);
  });

  it('is for whoever leads and sees the whole, and refused to every other holder in words that say no more', async () => {
    const { school, caseId, sharing } = await aCase();
    await sharing.share(await school.who('p_dana'), caseId, { person: 'p_ivy', depth: 'task', reason: 'x', key: 'k' });
    const ivy = await school.who('p_ivy');
    const tried = { person: 'p_tess', depth: 'whole', reason: 'x', key: 'z' };
    expect(codeOf(await sharing.share(ivy, caseId, tried))).toBe('case.not_leading');
    expect(codeOf(await sharing.people(ivy, caseId))).toBe('case.not_leading');
    expect(codeOf(await sharing.candidates(ivy, caseId, 'Tess'))).toBe('case.not_leading');
    expect(codeOf(await sharing.people(await school.who('p_tess'), caseId))).toBe('case.not_yours');
  });

  it('offers nobody the case is about or who is close to them, no leaver and no stranger, and refuses each in the same words', async () => {
    const { school, caseId, sharing } = await aCase(ABOUT_SOL);
    await changePerson(school, 'p_clem', { closeTo: ['p_sol'] });
    await changePerson(school, 'p_ivy', { endsOn: '2026-11-01' });
    const hana = await school.who('p_hana');
    const names = await Promise.all(
      ['Sol', 'Clem', 'Ivy', 'Sena'].map((name) => foundBy(school, caseId, name, 'p_hana')),
    );
    expect(names).toEqual([[], [], [], ['p_sena']]);
    const refusals = [];
    for (const person of ['p_sol', 'p_clem', 'p_ivy', 'p_nobody']) {
      const done = await sharing.share(hana, caseId, { person, depth: 'line', reason: 'x', key: person });
      refusals.push(done.ok ? 'ok' : done.refusal);
      expect(await sharing.candidate(hana, caseId, person)).toEqual(done);
    }
    expect(new Set(refusals.map((refusal) => JSON.stringify(refusal))).size).toBe(1);
    expect(refusals[0]).toMatchObject({ code: 'case.not_offered' });
  });

  it('gives the technical side of a picture of a child to nobody', async () => {
    const { school, caseId, sharing } = await aCase(PICTURE);
    const found = await sharing.candidate(await school.who('p_dana'), caseId, 'p_ivy');
    expect(found.ok && found.value.found[0]?.depths).toEqual(['data', 'task', 'line']);
  });
});

describe('ending access', () => {
  it('is no recusal: they may be brought in again, the ladder leaves them out meanwhile, and it stands in the record', async () => {
    const { school, caseId, doc, sharing } = await aCase();
    const dana = await school.who('p_dana');
    expect(codeOf(await sharing.end(dana, caseId, { person: 'p_dev', reason: 'Not needed.', key: 'e' }))).toBe('ok');
    await school.worker.runOnce();
    expect(codeOf(await school.useCases.openCase(await school.who('p_dev'), caseId, { key: 'o' }))).toBe(
      'case.not_yours',
    );
    const line = school.sent.findLast((s) => s.to === 'p_dev')?.view;
    expect(line).toMatchObject({ view: 'case_line', line: 'moved' });
    school.clock.move(DAY_MS);
    await school.worker.runOnce();
    expect(await holding(doc)).not.toContain('p_dev');
    const again = { person: 'p_dev', depth: 'whole', reason: 'After all.', key: 's' };
    expect(codeOf(await sharing.share(dana, caseId, again))).toBe('ok');
    expect(codeOf(await school.useCases.openCase(await school.who('p_dev'), caseId, { key: 'p' }))).toBe('ok');
  });

  it('never leaves a case without somebody who leads, and never takes the DSL off a safeguarding case without a conflict', async () => {
    const { school, caseId, doc, sharing } = await aCase();
    const [dana, dev] = [await school.who('p_dana'), await school.who('p_dev')];
    expect(codeOf(await sharing.end(dev, caseId, { person: 'p_dana', reason: 'x', key: '1' }))).toBe('case.protected');
    expect(codeOf(await sharing.end(dana, caseId, { person: 'p_dana', reason: 'x', key: '2' }))).toBe(
      'case.own_access',
    );
    await sharing.share(dana, caseId, { person: 'p_hana', depth: 'whole', reason: 'x', key: '3' });
    const lead = { person: 'p_hana', key: '4' };
    expect(codeOf(await sharing.lead(dana, caseId, lead))).toBe('ok');
    const hana = await school.who('p_hana');
    expect(codeOf(await sharing.end(hana, caseId, { person: 'p_dana', reason: 'Her cousin.', key: '5' }))).toBe('ok');
    expect((await doc()).state.recusals).toContainEqual(
      expect.objectContaining({ personId: 'p_dana', why: 'declared' }),
    );
    expect(await holding(doc)).not.toContain('p_dana');
    expect(codeOf(await sharing.share(hana, caseId, { person: 'p_dana', depth: 'line', reason: 'x', key: '6' }))).toBe(
      'case.not_offered',
    );
  });

  it('of whoever dealt with it brings it to the others at once', async () => {
    const { school, caseId, doc, sharing } = await aCase();
    await school.useCases.acknowledge(await school.who('p_dev'), caseId, { key: 'a' });
    await sharing.end(await school.who('p_dana'), caseId, { person: 'p_dev', reason: 'Ill.', key: 'e' });
    expect((await doc()).state.timers.ladder).toBeDefined();
    expect((await doc()).state.acknowledged).toBeUndefined();
  });
});

describe('what was seen before', () => {
  it('is listed to whoever holds the case after somebody stepped back', async () => {
    const { school, caseId, sharing } = await aCase();
    const dana = await school.who('p_dana');
    await school.useCases.openCase(dana, caseId, { key: 'o' });
    await school.useCases.declareConflict(dana, caseId, { key: 'c', reason: '' });
    const people = await sharing.people(await school.who('p_dev'), caseId);
    expect(people.ok && people.value.earlier?.facts).toEqual([
      { label: 'Dana Safeguard', value: expect.stringMatching(/^Access ended .* Opened it Tue 24 Nov 2026, 10:00\.$/) },
    ]);
  });
});

describe('a tie', () => {
  it('takes the cases about that person away at once, open and closed, for good, and is told to nobody', async () => {
    const { school, caseId, doc } = await aCase(ABOUT_SOL);
    expect(await holding(doc)).toContain('p_dana');
    const dana = await school.who('p_dana');
    const { ties, finding } = school.useCases.casework;
    expect(codeOf(await ties.declare(dana, 'p_sol'))).toBe('ok');
    expect(await holding(doc)).not.toContain('p_dana');
    expect((await holding(doc)).length).toBeGreaterThan(0);
    expect((await finding.list(dana, 0)).open).toBe(0);
    expect(codeOf(await school.useCases.openCase(dana, caseId, { key: 'o' }))).toBe('case.not_yours');
    expect((await ties.list(await school.who('p_dana'), '')).mine.map((p) => p.personId)).toEqual(['p_sol']);
    expect((await ties.list(await school.who('p_sol'), '')).mine).toEqual([]);
    expect(codeOf(await ties.end(dana, 'p_sol', '2027-01-01'))).toBe('tie.wrong_day');
    expect(codeOf(await ties.end(dana, 'p_sol', '2026-11-24'))).toBe('ok');
    expect(codeOf(await school.useCases.openCase(dana, caseId, { key: 'p' }))).toBe('case.not_yours');
    const { caseId: later } = await sendReport(school, 'p_tess', ABOUT_SOL);
    expect(codeOf(await school.useCases.openCase(await school.who('p_dana'), later, { key: 'q' }))).toBe('ok');
    const person = await school.store.read('person', 'p_dana');
    expect(person?.history.map((e) => e.action)).toEqual(['person.tie_declared', 'person.tie_ended']);
  });

  it('is with somebody of this school and not with oneself', async () => {
    const { school } = await aCase();
    const dana = await school.who('p_dana');
    const { ties } = school.useCases.casework;
    expect(codeOf(await ties.declare(dana, 'p_dana'))).toBe('tie.nobody');
    expect(codeOf(await ties.declare(dana, 'p_nobody'))).toBe('tie.nobody');
  });
});
