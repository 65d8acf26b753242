// The staff import against people who were first met in a chat.

import { afterEach, describe, expect, it } from '@jest/globals';
import { importStaff } from '../../../src/usecases/people/import-staff.ts';
import { openSchool, type TestSchool } from '../../support/school.ts';

const row = (line: number, name: string, email: string) => ({ line, name, email });
const SEEN = row(2, 'Nia Newcomer', 'nia.newcomer@demo-school.example');

describe('somebody who wrote to the bot before any list named them', () => {
  let school: TestSchool;
  afterEach(() => school.store.close());

  const run = (rows: readonly ReturnType<typeof row>[]) =>
    importStaff(school.deps, { school: school.policy.key, rows, apply: true, manyLeavers: true });

  it('is on the staff from the first list that names them, and leaves by the first that does not', async () => {
    school = await openSchool();
    const met = await school.useCases.identify({
      platform: 'console',
      tenant: 'console',
      userId: 'u_nia',
      standing: 'member',
      name: SEEN.name,
      email: SEEN.email,
    });
    expect(met.ok).toBe(true);
    const listed = await run([SEEN]);
    expect(listed).toMatchObject({ outcome: 'applied', changes: [{ name: SEEN.name, fields: ['staffList'] }] });
    expect(await run([SEEN])).toMatchObject({ changes: [], leaves: [], same: 1 });
    const other = row(2, 'Otto Other', 'otto.other@demo-school.example');
    expect(await run([other])).toMatchObject({ leaves: [{ name: SEEN.name }] });
  });
});
