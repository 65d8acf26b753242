import { afterEach, describe, expect, it } from '@jest/globals';
import { HOUR_MS, MINUTE_MS } from '../../../src/domain/shared/instant.ts';
import { createFeedReader, feedReaderId, revokeFeedReader } from '../../../src/usecases/filtering/feed-readers.ts';
import { askToOpen, heard, press, requestOf, value } from '../../support/ask-to-open.ts';
import { closeTestStores } from '../../support/open-test-store.ts';
import { openSchool } from '../../support/school.ts';
import { finish } from '../../support/settle.ts';

afterEach(closeTestStores);

const TOKEN = 'a-token-of-the-filter';

async function aSchoolWithFeed(startAt?: number) {
  const school = await openSchool({
    ...(startAt === undefined ? {} : { startAt }),
    policy: (demo) => ({ ...demo, overrides: { ...demo.overrides, enforcement: 'feed' } }),
  });
  const add = (token: string, name: string) =>
    createFeedReader(school.deps, { school: school.policy.key, id: feedReaderId(token), name });
  await add(TOKEN, 'the filter');
  const fetch = (token = TOKEN) => school.useCases.filtering.readFeed(token);
  const reader = async () => school.store.read('feed_reader', feedReaderId(TOKEN));
  const approved = async (site: Readonly<Record<string, string>> = {}): Promise<string> => {
    const { id } = await askToOpen(school, 'p_tess', { site });
    value(
      await school.useCases.filtering.approve(await school.who('p_ezra'), id, { until: '', reason: '', ...press() }),
    );
    return id;
  };
  return { school, add, fetch, reader, approved };
}

describe('the list of allowed addresses', () => {
  it('holds an address from the beginning of its time to its end, and not a moment longer', async () => {
    const { school, fetch, approved } = await aSchoolWithFeed();
    expect(await fetch()).toBe('');
    const id = await approved({ addresses: 'https://clips.example/volcano\nhttps://art.example', keep_end: '' });
    expect(await fetch()).toBe('');
    school.clock.move(75 * MINUTE_MS - 1);
    expect(await fetch()).toBe('');
    school.clock.move(1);
    expect(await fetch()).toBe('art.example\nclips.example/volcano\n');
    expect((await requestOf(school, id)).state).toMatchObject({ phase: 'open', openedLive: { by: 'feed' } });
    // Nothing but the clock ends it: the worker has not run.
    school.clock.move(HOUR_MS - 1);
    expect(await fetch()).toBe('art.example\nclips.example/volcano\n');
    school.clock.move(1);
    expect(await fetch()).toBe('');
  });

  it('read again after the end by every reader proves that it is blocked again, and nobody of IT is asked', async () => {
    const { school, add, fetch, approved } = await aSchoolWithFeed();
    await add('second', 'the other filter');
    const id = await approved();
    school.clock.move(76 * MINUTE_MS);
    await Promise.all([fetch(), fetch('second')]);
    await finish(school.worker);
    school.clock.move(HOUR_MS);
    await finish(school.worker);
    await fetch();
    expect((await requestOf(school, id)).state.phase).toBe('closing');
    await fetch('second');
    expect((await requestOf(school, id)).state).toMatchObject({ phase: 'closed', closedConfirmed: { by: 'feed' } });
    await finish(school.worker);
    expect(heard(school, 'p_ivy')).toEqual([]);
    expect(heard(school, 'p_tess')).toEqual(expect.arrayContaining(['open_now', 'closed']));
  });

  it('not read after the end leaves it to IT as ever', async () => {
    const { school, fetch, approved } = await aSchoolWithFeed();
    await approved();
    school.clock.move(76 * MINUTE_MS);
    await fetch();
    school.clock.move(HOUR_MS);
    await finish(school.worker);
    school.clock.move(6 * MINUTE_MS);
    await finish(school.worker);
    expect(heard(school, 'p_ivy')).toContain('put_back_task');
  });

  it('is without what was ended early or listed as illegal from that moment on', async () => {
    const { school, fetch, approved } = await aSchoolWithFeed();
    const id = await approved();
    const other = await approved({ addresses: 'art.example' });
    school.clock.move(80 * MINUTE_MS);
    expect(await fetch()).toBe('art.example\nclips.example/volcano\n');
    value(await school.useCases.filtering.endEarly(await school.who('p_tess'), id, press()));
    expect(await fetch()).toBe('art.example\n');
    value(await school.useCases.filtering.stopAsIllegal(await school.who('p_ivy'), other, press()));
    expect(await fetch()).toBe('');
    await finish(school.worker);
    expect(heard(school, 'p_dana')).toEqual(['stopped_as_illegal']);
  });

  it('is for readers with a token that is known and not revoked', async () => {
    const { school, fetch } = await aSchoolWithFeed();
    expect(await fetch('a-guess')).toBeNull();
    await revokeFeedReader(school.deps, { school: school.policy.key, name: 'the filter' });
    expect(await fetch()).toBeNull();
  });

  it('notes a reading at most every ten minutes when nothing hangs on it, so that a busy filter writes nothing', async () => {
    const { school, fetch, reader } = await aSchoolWithFeed();
    await fetch();
    const first = await reader();
    school.clock.move(9 * MINUTE_MS);
    await fetch();
    expect((await reader())?.version).toBe(first?.version);
    school.clock.move(MINUTE_MS);
    await fetch();
    expect((await reader())?.state.lastReadAt).toBe(school.clock.now());
  });

  it('is right also while nothing can be written', async () => {
    const { school, fetch, approved } = await aSchoolWithFeed();
    await approved();
    school.clock.move(76 * MINUTE_MS);
    const { commit } = school.deps.store;
    Object.assign(school.deps.store, { commit: async () => ({ ok: false, why: 'unavailable' }) });
    expect(await fetch()).toBe('clips.example/volcano\n');
    school.clock.move(HOUR_MS);
    expect(await fetch()).toBe('');
    Object.assign(school.deps.store, { commit });
  });
});
