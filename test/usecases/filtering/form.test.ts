import { afterEach, describe, expect, it } from '@jest/globals';
import { DAY_MS } from '../../../src/domain/shared/instant.ts';
import { codeOf, heard, press, requestOf, SITE, value, WHEN } from '../../support/ask-to-open.ts';
import { storePerson } from '../../support/change-person.ts';
import { closeTestStores } from '../../support/open-test-store.ts';
import { openSchool, type TestSchool } from '../../support/school.ts';
import { finish } from '../../support/settle.ts';

afterEach(closeTestStores);

type Inputs = Readonly<Record<string, string>>;

const never = { categories: ['gambling'], hosts: ['never-open.example'] } as const;

async function atWork() {
  const school = await openSchool({ policy: (demo) => ({ ...demo, overrides: { ...demo.overrides, never } }) });
  const tess = await school.who('p_tess');
  const { filtering } = school.useCases;
  const save = (id: string | null, page: string, inputs: Inputs, key = press().key) =>
    filtering.saveRequest(tess, id, { page, inputs, key });
  const begun = async (): Promise<string> => {
    const saved = value(await save(null, 'site', SITE));
    if (!('next' in saved) || saved.next.id === null) throw new Error('it was not stored');
    return saved.next.id;
  };
  return { school, tess, filtering, save, begun };
}

const stored = async (school: TestSchool): Promise<number> =>
  (await school.store.list('override', [], { limit: 10 })).headers.length;

describe('the form of a filter request', () => {
  it('begins with the words that were typed, and stores nothing before its first page is taken', async () => {
    const { school, tess, filtering, save } = await atWork();
    const form = value(await filtering.startRequest(tess, { words: ' clips.example ' }));
    expect([form.id, form.page, form.answers]).toEqual([null, 'site', { addresses: 'clips.example' }]);
    expect(form.classes).toEqual(['5T']);
    const wrong = await save(null, 'site', { ...SITE, addresses: 'nothing like an address' });
    expect(wrong.ok === false && wrong.refusal.field).toBe('addresses');
    expect(await stored(school)).toBe(0);
  });

  it('is taken up where it was left, also by a second form, and is gone after a day', async () => {
    const { school, tess, filtering, save, begun } = await atWork();
    const id = await begun();
    const again = value(await filtering.startRequest(tess, { words: 'other.example' }));
    expect([again.id, again.page]).toEqual([id, 'when']);
    value(await save(null, 'site', { ...SITE, group: '5T Maths' }));
    expect(await stored(school)).toBe(1);
    school.clock.move(DAY_MS);
    await finish(school.worker);
    const { state } = await requestOf(school, id);
    expect([state.phase, state.answers]).toEqual(['discarded', {}]);
    expect(codeOf(await filtering.readRequest(tess, id, ''))).toBe('override.not_yours');
    expect(value(await filtering.startRequest(tess, { words: '' })).id).toBeNull();
  });

  it('keeps nothing of the end that was taken off an address once it is sent', async () => {
    const { school, save, begun } = await atWork();
    const id = await begun();
    value(await save(id, 'when', WHEN));
    const sent = await requestOf(school, id);
    expect([sent.state.phase, sent.state.answers, sent.state.page]).toEqual(['asked', {}, '']);
    expect(JSON.stringify(sent)).not.toContain('amy-example');
  });

  it('waits until the school has named whoever asks: an account that nobody knows could be the second one of somebody who decides', async () => {
    const { school, filtering } = await atWork();
    const actor = {
      platform: 'console',
      tenant: 'console',
      userId: 'u_sue',
      standing: 'member',
      name: 'Sue Supply',
    } as const;
    const sue = value(await school.useCases.identify(actor));
    // As the server does after every commit of a person.
    school.people.forget(sue.school);
    const refused = await filtering.saveRequest(sue, null, { page: 'site', inputs: SITE, ...press() });
    expect(refused).toMatchObject({ ok: false, refusal: { message: expect.stringContaining('Ask a colleague') } });
    const email = 'sue.supply@demo-school.example';
    await storePerson(school, { ...sue.person, email });
    const first = value(await filtering.saveRequest(sue, null, { page: 'site', inputs: SITE, ...press() }));
    const id = 'next' in first ? first.next.id : null;
    const sent = value(await filtering.saveRequest(sue, id, { page: 'when', inputs: WHEN, ...press() }));
    expect('sent' in sent && sent.sent.asked).toEqual(['Ezra Online']);
  });

  it('can be discarded until it is sent', async () => {
    const { tess, filtering, save, begun } = await atWork();
    const id = await begun();
    expect(value(await filtering.discardRequest(tess, id))).toBe('discarded');
    expect(value(await filtering.discardRequest(tess, id))).toBe('discarded');
    const other = await begun();
    value(await save(other, 'when', WHEN));
    expect(codeOf(await filtering.discardRequest(tess, other))).toBe('request.already_sent');
  });

  it('sent twice with one press is sent once; with another press its author is told that it was sent', async () => {
    const { school, save, begun } = await atWork();
    const id = await begun();
    const one = value(await save(id, 'when', WHEN, 'send'));
    const two = value(await save(id, 'when', WHEN, 'send'));
    expect('sent' in one && 'sent' in two && two.sent.ref === one.sent.ref).toBe(true);
    expect(codeOf(await save(id, 'when', WHEN))).toBe('request.already_sent');
    await finish(school.worker);
    expect(heard(school, 'p_ezra')).toEqual(['decide']);
  });

  it('names every field that cannot be taken', async () => {
    const { save, begun } = await atWork();
    const refused = await save(await begun(), 'when', { ...WHEN, looked: 'no', supervisor: '' });
    expect(refused.ok === false && Object.keys(refused.refusal.fields ?? {})).toEqual(['supervisor', 'looked']);
    const second = await save(await begun(), 'when', { ...WHEN, looked: 'no' });
    expect(second.ok === false && second.refusal.field).toBe('looked');
  });

  it('never takes what nobody may open, and says so with a code of its own', async () => {
    const { school, save } = await atWork();
    for (const category of ['child_abuse', 'terrorism', 'illegal']) {
      expect(codeOf(await save(null, 'site', { ...SITE, category }))).toBe('override.illegal');
    }
    expect(codeOf(await save(null, 'site', { ...SITE, category: 'gambling' }))).toBe('override.never_category');
    const host = { ...SITE, addresses: 'https://sub.never-open.example/page' };
    expect(codeOf(await save(null, 'site', host))).toBe('override.never_host');
    expect(await stored(school)).toBe(0);
  });

  it('for a need that comes every week opens nothing: it goes to those who review the filtering', async () => {
    const { school, save, begun } = await atWork();
    const sent = value(await save(await begun(), 'when', { ...WHEN, how_often: 'recurring' }));
    expect('sent' in sent && sent.sent.state).toBe('On the list for the filtering review');
    await finish(school.worker);
    expect(['p_ezra', 'p_ivy', 'p_dana'].map((id) => heard(school, id))).toEqual([
      ['proposed'],
      ['proposed'],
      ['proposed'],
    ]);
  });

  it('is not for somebody who has left', async () => {
    const { school, tess, filtering } = await atWork();
    const gone = { ...tess, person: { ...tess.person, id: 'p_nobody' } };
    expect(codeOf(await filtering.startRequest(gone, { words: '' }))).toBe('override.not_staff');
    expect(await stored(school)).toBe(0);
  });

  it('that cannot be written says so, and sends nothing', async () => {
    const { school, save, begun } = await atWork();
    const id = await begun();
    const { commit } = school.deps.store;
    Object.assign(school.deps.store, { commit: async () => ({ ok: false, why: 'unavailable' }) });
    expect(codeOf(await save(id, 'when', WHEN))).toBe('store.unavailable');
    Object.assign(school.deps.store, { commit });
    expect((await requestOf(school, id)).state.phase).toBe('draft');
  });
});
