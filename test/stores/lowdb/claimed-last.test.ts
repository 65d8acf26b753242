// Whatever else is due is claimed before the bundles of reminders, however long those have been due.

import { afterEach, expect, it } from '@jest/globals';
import { newReminders } from '../../../src/domain/reminders/reminders-life.ts';
import { closeTestStores, openTestStore } from '../../support/open-test-store.ts';
import { personDoc } from '../../support/sample-docs.ts';

afterEach(closeTestStores);

it('claims reminders after everything else, and leases them as well', async () => {
  const store = await openTestStore();
  for (const [id, dueAt] of [
    ['r1', 1],
    ['r2', 2],
  ] as const)
    expect(await store.commit<'reminders'>({ ...newReminders('demo', id), id, dueAt })).toMatchObject({ ok: true });
  expect(await store.commit<'person'>(personDoc('p1', { dueAt: 30 }))).toMatchObject({ ok: true });
  expect(await store.nextDueAt()).toBe(1);
  expect((await store.claimDue(30, 2, 1000)).map(({ id }) => id)).toEqual(['p1', 'r1']);
  expect((await store.claimDue(30, 2, 1000)).map(({ id }) => id)).toEqual(['r2']);
  expect(await store.nextDueAt()).toBe(1030);
});
