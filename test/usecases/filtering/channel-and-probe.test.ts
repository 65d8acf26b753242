import { afterEach, describe, expect, it } from '@jest/globals';
import type { OverridesPolicy } from '../../../src/domain/filtering/overrides-policy.ts';
import type { Policy } from '../../../src/domain/school/policy.ts';
import { HOUR_MS, MINUTE_MS } from '../../../src/domain/shared/instant.ts';
import { askToOpen, codeOf, heard, lastCard, press, requestOf, value } from '../../support/ask-to-open.ts';
import { closeTestStores } from '../../support/open-test-store.ts';
import { openSchool, type SchoolOptions } from '../../support/school.ts';
import { finish } from '../../support/settle.ts';

afterEach(closeTestStores);

const yes = () => ({ until: '', reason: '', ...press() });
const byChannel = (demo: Policy): Policy => ({
  ...demo,
  overrides: { ...demo.overrides, approvers: { kind: 'channel' } },
});

describe('in the private channel', () => {
  it('one card stands, and shows everybody in it who decided', async () => {
    const school = await openSchool({ channel: ['p_ezra', 'p_hana'] });
    const { id, asked } = await askToOpen(school, 'p_tess');
    expect(asked).toEqual(['Everybody in the private channel']);
    await finish(school.worker);
    expect(lastCard(school, 'channel').actions.map((a) => a.verb)).toEqual([
      'filter.approve',
      'filter.shorter',
      'filter.refuse',
      'filter.ask',
      'filter.open',
    ]);
    expect(heard(school, 'channel')).toEqual(['decide']);
    expect(heard(school, 'p_ezra')).toEqual([]);
    value(await school.useCases.filtering.approve(await school.who('p_hana'), id, yes()));
    await finish(school.worker);
    expect(lastCard(school, 'channel').standing).toContain('Approved by Hana Head');
    expect(heard(school, 'channel')).toEqual(['~decided']);
  });

  it('that decides, whoever is in it now may decide, and whoever has left it may not', async () => {
    const school = await openSchool({ channel: ['p_ezra', 'p_tam', 'p_sol'], policy: byChannel });
    const { id } = await askToOpen(school, 'p_tess');
    await finish(school.worker);
    school.channel.leaves('p_tam');
    const { filtering } = school.useCases;
    expect(codeOf(await filtering.approve(await school.who('p_tam'), id, yes()))).toBe('request.not_approver');
    expect(codeOf(await filtering.approve(await school.who('p_ola'), id, yes()))).toBe('override.not_yours');
    expect(codeOf(await filtering.approve(await school.who('p_sol'), id, yes()))).toBe('ok');
  });

  it('not fit when the card is sent gets none: it goes to people, and the head hears of it', async () => {
    const school = await openSchool({ channel: ['p_ezra', 'p_hana'] });
    await askToOpen(school, 'p_tess');
    school.channel.joins({ id: 'p_guest', email: 'guest@elsewhere.example' }, { standing: 'guest' });
    await finish(school.worker);
    expect(heard(school, 'channel')).toEqual([]);
    expect(heard(school, 'p_ezra')).toEqual(['decide']);
    expect(heard(school, 'p_hana')).toContain('channel_unfit');
  });

  it('not fit any more when the card changes: it is not brought up to date, and the decision stands', async () => {
    const school = await openSchool({ channel: ['p_ezra', 'p_hana'] });
    const { id } = await askToOpen(school, 'p_tess');
    await finish(school.worker);
    heard(school, 'channel');
    school.channel.isPrivate = false;
    value(await school.useCases.filtering.approve(await school.who('p_ezra'), id, yes()));
    await finish(school.worker);
    expect(heard(school, 'channel')).toEqual([]);
    expect((await requestOf(school, id)).state.phase).toBe('approved');
  });
});

const PROBE: OverridesPolicy['probe'] = { proxy: 'http://127.0.0.1:9', blocked: { statuses: [403], hosts: [] } };
const probing = (extra: Partial<SchoolOptions> = {}): SchoolOptions => ({
  probe: true,
  policy: (demo) => ({ ...demo, overrides: { ...demo.overrides, probe: PROBE } }),
  ...extra,
});

async function openedWithProbe(found: 'open' | 'closed' | 'unknown') {
  const school = await openSchool(probing());
  const { filtering } = school.useCases;
  const { id } = await askToOpen(school, 'p_tess');
  const [ezra, ivy] = [await school.who('p_ezra'), await school.who('p_ivy')];
  value(await filtering.approve(ezra, id, yes()));
  school.clock.move(75 * MINUTE_MS);
  await finish(school.worker);
  school.probe.found = found;
  value(await filtering.confirmOpen(ivy, id, { ticket: '', ...press() }));
  heard(school, 'p_ivy');
  await finish(school.worker);
  return { school, filtering, id, ezra, ivy };
}

describe('a look through the filter', () => {
  it('that finds what was confirmed is noted and troubles nobody', async () => {
    const { school, filtering, id, ezra } = await openedWithProbe('open');
    expect(school.probe.asked).toEqual([['clips.example/volcano']]);
    expect(heard(school, 'p_ivy')).not.toContain('not_proved_open');
    const file = value(await filtering.openOverride(ezra, id, press()));
    expect(JSON.stringify(file.sections)).toContain('As it should be: should be open, was open');
  });

  it.each(['closed', 'unknown'] as const)(
    'that finds %s instead of open tells IT, and the file says so',
    async (found) => {
      const { school, filtering, id, ezra } = await openedWithProbe(found);
      expect(heard(school, 'p_ivy')).toContain('not_proved_open');
      const file = value(await filtering.openOverride(ezra, id, press()));
      expect(JSON.stringify(file.sections)).toContain('Not proved: should be open');
    },
  );

  it('that finds it open after it was confirmed as blocked has IT block it once more', async () => {
    const { school, filtering, id, ivy } = await openedWithProbe('open');
    school.clock.move(HOUR_MS);
    await finish(school.worker);
    value(await filtering.confirmClosed(ivy, id, press()));
    heard(school, 'p_ivy');
    await finish(school.worker);
    expect((await requestOf(school, id)).state.phase).toBe('closing');
    expect(heard(school, 'p_ivy')).toEqual(expect.arrayContaining(['put_back_task']));
    school.probe.found = 'closed';
    value(await filtering.confirmClosed(ivy, id, press()));
    await finish(school.worker);
    expect((await requestOf(school, id)).state.phase).toBe('closed');
  });
});
