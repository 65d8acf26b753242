// The list of who has not signed, as whatever gives accounts fetches it.

import { afterEach, describe, expect, it } from '@jest/globals';
import { classListsTerm } from '../../../src/domain/aup/paper/class-names.ts';
import { checkField } from '../../../src/domain/aup/sign-form.ts';
import { DAY_MS } from '../../../src/domain/shared/instant.ts';
import { createFeedReader, feedReaderId, revokeFeedReader } from '../../../src/usecases/filtering/feed-readers.ts';
import { changePerson } from '../../support/change-person.ts';
import { closeTestStores } from '../../support/open-test-store.ts';
import { openSchool, type TestSchool } from '../../support/school.ts';

afterEach(closeTestStores);

const TOKEN = 'of-the-accounts';
const TESS = 'tess.teacher@demo-school.example';

async function schoolWithReader(gate: 'block' | 'warn' | 'none' = 'block') {
  const school = await openSchool({ policy: (demo) => ({ ...demo, agreements: { ...demo.agreements, gate } }) });
  const id = feedReaderId(TOKEN);
  await createFeedReader(school.deps, { school: 'demo', id, name: 'accounts', what: 'unsigned' });
  const read = async () => (await school.useCases.filtering.readUnsigned(TOKEN))?.body ?? null;
  const lineOf = async (mail: string) => (await read())?.split('\r\n').find((line) => line.includes(mail)) ?? null;
  return { school, id, read, lineOf };
}

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

describe('the list of who has not signed, for whatever gives accounts', () => {
  it('holds an address, what is unsigned and whether it bars an account, and no name', async () => {
    const { read, lineOf } = await schoolWithReader();
    expect(await lineOf(TESS)).toBe(`"${TESS}","","staff","2026-11-24","warn"`);
    expect(await read()).not.toMatch(/Tess Teacher|Ivy Technician/);
  });

  it('is shorter by everybody who signs, at once', async () => {
    const { school, lineOf } = await schoolWithReader();
    await signAs(school, 'p_tess');
    expect(await lineOf(TESS)).toBeNull();
  });

  it('bars whoever begins here until they sign, and others after the last day', async () => {
    const { school, lineOf } = await schoolWithReader();
    await lineOf(TESS);
    await changePerson(school, 'p_tess', { startsOn: '2026-11-24' });
    expect(await lineOf(TESS)).toContain('"block"');
    expect(await lineOf('ivy.technician')).toContain('"warn"');
    school.clock.move(20 * DAY_MS);
    expect(await lineOf('ivy.technician')).toContain('"block"');
    await changePerson(school, 'p_tess', { endsOn: '2026-12-01' });
    expect(await lineOf(TESS)).toBeNull();
  });

  it('has pupils with a login of their own by number and class, and no name of theirs', async () => {
    const { school, lineOf, read } = await schoolWithReader();
    const pupil = { id: 'x-17', name: 'Pia Pupil', since: '2026-11-24', place: 'import-1' } as const;
    const infant = { ...pupil, id: 'x-18', name: 'Ida Infant', audience: 'pupil_ks1' } as const;
    await school.store.commit<'class_list'>({
      ...{ kind: 'class_list', id: 'class-demo-5t', school: 'demo', version: 0, history: [], outbox: [] },
      state: { name: '5T', pupils: [{ ...pupil, audience: 'pupil_ks2' }, infant], signatures: [], pressesSeen: [] },
      ...{ dueAt: null, terms: [classListsTerm('demo')] },
    });
    expect(await lineOf('x-17')).toMatch(/^"x-17","5T","pupil_ks2","2026-11-24","warn"$/);
    expect(await lineOf('x-18')).toBeNull();
    expect(await read()).not.toMatch(/Pia|Ida/);
    school.clock.move(40 * DAY_MS);
    expect(await lineOf('x-17')).toContain('"block"');
  });

  it('is empty for a school without a gate', async () => {
    const { read } = await schoolWithReader('none');
    expect((await read())?.trim().split('\r\n')).toHaveLength(1);
  });

  it('cannot be read with a filter’s token, nor the filter’s list with this one, and not once it is revoked', async () => {
    const { school, read } = await schoolWithReader();
    const { filtering } = school.useCases;
    await createFeedReader(school.deps, { school: 'demo', id: feedReaderId('filter'), name: 'filter' });
    expect(await filtering.readUnsigned('filter')).toBeNull();
    expect(await filtering.readFeed(TOKEN)).toBeNull();
    expect(await filtering.readUnsigned('guess')).toBeNull();
    await revokeFeedReader(school.deps, { school: 'demo', name: 'accounts' });
    expect(await read()).toBeNull();
  });

  it('keeps that it was read, and is no reader that the end of an opening waits for', async () => {
    const { school, id, read } = await schoolWithReader();
    await read();
    expect((await school.store.read('feed_reader', id))?.state).toMatchObject({ lastReadAt: school.clock.now() });
  });
});
