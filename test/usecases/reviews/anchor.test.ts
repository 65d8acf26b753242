// The ledger's end leaves the server once a week, to the head and the chair, and the verification knows it again.

import { afterEach, describe, expect, it } from '@jest/globals';
import { readSigns } from '../../../src/stores/crypto/anchor-signs.ts';
import { verifyAudit } from '../../../src/stores/lowdb/verify-audit.ts';
import { anchorDutySource } from '../../../src/usecases/reviews/anchor.ts';
import { changePerson } from '../../support/change-person.ts';
import { closeTestStores } from '../../support/open-test-store.ts';
import { openSchool } from '../../support/school.ts';
import { openSchoolYear } from '../../support/school-year.ts';

afterEach(closeTestStores);

const MONDAY = '2026-11-23';

describe('the end of the ledger', () => {
  it('goes to the head and the chair once a week, and to nobody else', async () => {
    const year = await openSchoolYear({ from: MONDAY, sources: [anchorDutySource] });
    await changePerson(year.school, 'p_tess', {});
    await year.runTo('2026-12-01');
    expect(year.bundles.map(({ to, day }) => `${day} ${to}`).toSorted()).toEqual([
      '2026-11-23 p_chaz',
      '2026-11-23 p_hana',
      '2026-11-30 p_chaz',
      '2026-11-30 p_hana',
    ]);
    expect(year.bundles[0]?.view.items[0]?.title).toMatch(
      /^Keep this outside the server: [0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z]{4} [0-9A-Z]{4}$/,
    );
  });

  it('goes to somebody who is away on Monday when they are back, and by e-mail to a chair whom no chat reaches', async () => {
    const year = await openSchoolYear({ from: MONDAY, sources: [anchorDutySource], mail: true });
    await changePerson(year.school, 'p_hana', { absences: [{ from: MONDAY, to: MONDAY }] });
    year.school.answers.set('p_chaz', [{ ok: false, why: 'unreachable', code: 'no_bot' }]);
    await year.runTo('2026-11-25');
    expect(year.school.sent.map(({ to, how }) => [to, how])).toEqual([
      ['chaz.chair@demo-school.example', 'mail'],
      ['p_hana', 'send'],
    ]);
  });

  it('as it was told is found in the ledger later, and not in a ledger that was made anew', async () => {
    const school = await openSchool();
    await changePerson(school, 'p_tess', {});
    const told = await school.useCases.reviews.anchor(await school.who('p_chaz'));
    if (!told.ok) throw new Error(told.refusal.code);
    await changePerson(school, 'p_tess', { name: 'Tess Teacher-Later' });
    const signs = readSigns(told.value.signs) ?? '';
    const { folder, keys } = school.store;
    const { entries } = await school.store.anchor();
    expect((await verifyAudit(folder, keys, { n: entries - 1, signs })).ok).toBe(true);
    expect((await verifyAudit(folder, keys, { n: null, signs })).ok).toBe(true);
    const other = await verifyAudit(folder, keys, { n: entries, signs });
    expect(other.findings).toEqual([{ code: 'ledger.anchor_missed', n: entries }]);
    const made = await openSchool();
    await changePerson(made, 'p_tess', {});
    expect((await verifyAudit(made.store.folder, made.store.keys, { n: null, signs })).ok).toBe(false);
  });

  it('says nothing that grows by a report the reader is shut out of but the signs themselves', async () => {
    const school = await openSchool();
    const told = await school.useCases.reviews.anchor(await school.who('p_hana'));
    expect(told.ok && Object.keys(told.value)).toEqual(['signs']);
  });

  it('is shown to the head and the chair alone', async () => {
    const school = await openSchool();
    const { anchor } = school.useCases.reviews;
    for (const id of ['p_hana', 'p_chaz']) expect(await anchor(await school.who(id))).toMatchObject({ ok: true });
    for (const id of ['p_ivy', 'p_tess', 'p_dana'])
      expect(await anchor(await school.who(id))).toMatchObject({ ok: false, refusal: { code: 'ledger.not_yours' } });
  });
});
