// One filter request that is not as it should be, from an older program or a fault of ours: everybody else's goes on. The list
// leaves it out, the worker goes past it, the log shows the rest.

import { afterEach, describe, expect, it } from '@jest/globals';
import type { OverrideDoc, OverrideState } from '../../../src/domain/filtering/request/override.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/domain/shared/instant.ts';
import { createFeedReader, feedReaderId } from '../../../src/usecases/filtering/feed-readers.ts';
import { askToOpen, heard, press, requestOf, value } from '../../support/ask-to-open.ts';
import { closeTestStores } from '../../support/open-test-store.ts';
import { openSchool } from '../../support/school.ts';

afterEach(closeTestStores);

const FROM = Date.UTC(2026, 10, 24, 11, 15);

type Bent = Readonly<Record<string, unknown>>;
const BENT: readonly (readonly [string, (state: OverrideState) => Bent])[] = [
  ['its request is gone', (s) => ({ ...s, request: null })],
  ['its period is gone', ({ period: _period, ...s }) => s],
  ['its period never ends', (s) => ({ ...s, period: { from: 0, until: null } })],
  ['its addresses are gone', (s) => ({ ...s, request: { ...s.request, addresses: undefined } })],
  ['an address is nothing', (s) => ({ ...s, request: { ...s.request, addresses: [null] } })],
  ['an address has no host', (s) => ({ ...s, request: { ...s.request, addresses: [{ path: '/' }] } })],
  ['its lists are gone', ({ asked: _a, approvals: _b, probes: _c, itPeople: _d, ...s }) => s],
  ['its timers are gone', ({ timers: _timers, ...s }) => s],
  ['its phase is none', (s) => ({ ...s, phase: 'elsewhere' })],
];

describe('a request that is not as it should be', () => {
  it.each(BENT)('keeps nobody else from anything: %s', async (_what, bend) => {
    const school = await openSchool({
      startAt: FROM - 5 * MINUTE_MS,
      policy: (demo) => ({ ...demo, overrides: { ...demo.overrides, enforcement: 'feed' } }),
    });
    const { filtering } = school.useCases;
    await createFeedReader(school.deps, { school: school.policy.key, id: feedReaderId('t'), name: 'the filter' });
    const ezra = await school.who('p_ezra');
    const bad = (await askToOpen(school, 'p_tess', { site: { addresses: 'bent.example' } })).id;
    const good = (await askToOpen(school, 'p_sol', { site: { addresses: 'good.example' } })).id;
    const waits = (await askToOpen(school, 'p_clem', { site: { addresses: 'waits.example' } })).id;
    for (const id of [bad, good]) value(await filtering.approve(ezra, id, { until: '', reason: '', ...press() }));
    await school.worker.runOnce();
    school.clock.move(6 * MINUTE_MS);
    const doc = await requestOf(school, bad);
    const bent: OverrideDoc = JSON.parse(JSON.stringify({ ...doc, state: bend(doc.state) }));
    expect((await school.store.commit<'override'>(bent)).ok).toBe(true);
    expect((await filtering.readFeed('t').catch(String))?.replace('bent.example\n', '')).toBe('good.example\n');
    const log = await filtering.log(await school.who('p_hana'), { search: '', show: 'all', page: 0 }).catch(String);
    expect(JSON.stringify(log)).toContain(good);
    expect(JSON.stringify(log)).toContain(waits);
    school.clock.move(HOUR_MS);
    for (let turn = 0; turn < 5; turn += 1) {
      await school.worker.runOnce();
      school.clock.move(MINUTE_MS);
    }
    expect(await filtering.readFeed('t').catch(String)).toBe('');
    school.clock.move(DAY_MS);
    await school.worker.runOnce();
    await filtering.readFeed('t').catch(String);
    expect((await requestOf(school, good)).state.phase).toBe('closed');
    expect(heard(school, 'p_clem')).toContain('lapsed');
  });
});
