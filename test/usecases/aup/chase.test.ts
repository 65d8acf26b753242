// Who hears that others have not signed in time, and who may read the names.

import { afterEach, describe, expect, it } from '@jest/globals';
import { checkField } from '../../../src/domain/aup/sign-form.ts';
import { addDays } from '../../../src/domain/shared/time.ts';
import { signDutySource } from '../../../src/usecases/aup/sign-duty-source.ts';
import { closeTestStores } from '../../support/open-test-store.ts';
import { openSchool, type TestSchool } from '../../support/school.ts';

afterEach(closeTestStores);

const START = '2026-11-24';
const chased = async (school: TestSchool, today: string) =>
  (await signDutySource.duties(school.deps, 'demo', today)).filter(({ kind }) => kind === 'chase_list');

async function signAs(school: TestSchool, personId: string): Promise<void> {
  const staff = school.policy.agreements.texts.find(({ key }) => key === 'staff');
  if (staff === undefined) throw new Error('no text for staff');
  const right = staff.questions.map((question) => [checkField(question.id), question.right]);
  const inputs = { ...Object.fromEntries(right), name: 'Somebody', job_title: 'Staff' };
  const done = await school.useCases.aup.sign(await school.who(personId), 'staff', {
    ...{ hash: staff.hash, key: `sign ${personId}`, inputs },
  });
  expect(done.ok).toBe(true);
}

describe('the list of who has not signed', () => {
  it('reaches the custodian after the last day, then the head, with counts and no names', async () => {
    const school = await openSchool();
    await chased(school, START);
    expect(await chased(school, addDays(START, 14))).toEqual([]);
    const first = await chased(school, addDays(START, 16));
    expect(new Set(first.map(({ to }) => to))).toEqual(new Set(['p_ezra']));
    const later = await chased(school, addDays(START, 30));
    expect(new Set(later.map(({ to }) => to))).toEqual(new Set(['p_ezra', 'p_hana']));
    expect(JSON.stringify(later)).not.toMatch(/Tess|Ivy/);
  });

  it('counts down as people sign', async () => {
    const school = await openSchool();
    await chased(school, START);
    const count = async () => Number((await chased(school, addDays(START, 16)))[0]?.title.split(' ')[0]);
    const before = await count();
    await signAs(school, 'p_tess');
    expect(await count()).toBe(before - 1);
  });

  it('shows names to the custodian, the head and IT, and to nobody else', async () => {
    const school = await openSchool();
    for (const personId of ['p_ezra', 'p_hana', 'p_ivy']) {
      const seen = await school.useCases.aup.outstanding(await school.who(personId));
      expect(JSON.stringify(seen)).toContain('Tess Teacher');
    }
    for (const personId of ['p_tess', 'p_bea', 'p_chaz']) {
      const refused = await school.useCases.aup.outstanding(await school.who(personId));
      expect(refused).toMatchObject({ ok: false, refusal: { code: 'agreement.not_yours' } });
      expect(await school.useCases.aup.outstandingLink(await school.who(personId))).toMatchObject({ ok: false });
    }
  });

  it('is handed out as a file once, and not to somebody who has lost the right meanwhile', async () => {
    const school = await openSchool();
    const link = await school.useCases.aup.outstandingLink(await school.who('p_ezra'));
    const token = link.ok ? (link.value.split('/').at(-1) ?? '') : '';
    const file = await school.useCases.filtering.takeDownload(token);
    expect(String(file?.body)).toContain('Tess Teacher');
    expect(await school.useCases.filtering.takeDownload(token)).toBeNull();
  });
});
