// Who is in the private channel, and whether a card may go there: asked of the platform, checked person by person.

import { afterEach, describe, expect, it } from '@jest/globals';
import type { Person } from '../../src/domain/people/person.ts';
import type { Policy } from '../../src/domain/school/policy.ts';
import { accountId, identify } from '../../src/usecases/people/identify.ts';
import type { PlatformName } from '../../src/usecases/ports.ts';
import { CHANNEL_ID, CHANNEL_TENANT } from '../support/fake-channel.ts';
import { closeTestStores } from '../support/open-test-store.ts';
import { entry, personDoc } from '../support/sample-docs.ts';
import { openSchool, type TestSchool } from '../support/school.ts';

afterEach(closeTestStores);

const roster = (school: TestSchool) => school.deps.channels.roster(school.policy.key);
const FIT = ['p_ezra', 'p_hana', 'p_ivy'] as const;

const changed =
  (id: string, change: Partial<Person>) =>
  (policy: Policy): Policy => ({
    ...policy,
    people: policy.people.map((person) => (person.id === id ? { ...person, ...change } : person)),
  });

const byChannel = (policy: Policy): Policy => ({
  ...policy,
  overrides: { ...policy.overrides, approvers: { kind: 'channel' } },
});

describe('a channel in which everybody may see filter requests', () => {
  it('is fit, and says who is in it', async () => {
    const school = await openSchool({ channel: FIT });
    expect(await roster(school)).toMatchObject({ ok: true, people: FIT, place: { channelId: CHANNEL_ID } });
  });

  it('is asked about each time: nothing is remembered from one time to the next', async () => {
    const school = await openSchool({ channel: FIT });
    expect((await roster(school)).ok).toBe(true);
    school.channel.members.push({ tenant: CHANNEL_TENANT, userId: 'U9', standing: 'guest' });
    expect(await roster(school)).toEqual({ ok: false, why: 'unfit' });
    school.channel.members.pop();
    expect((await roster(school)).ok).toBe(true);
    expect(school.channel.asked).toBe(3);
  });

  it('knows somebody by the account they use the bot with, whatever address stands there', async () => {
    const school = await openSchool({ channel: ['p_ezra'] });
    await school.store.commit<'account'>({
      ...{
        kind: 'account',
        id: accountId({ platform: 'slack', tenant: CHANNEL_TENANT, userId: 'U7' }),
        school: 'demo',
      },
      state: { personId: 'p_hana', platform: 'slack', tenant: CHANNEL_TENANT, userId: 'U7', address: { user: 'U7' } },
      ...{ version: 0, history: [], outbox: [], dueAt: null, terms: ['person:p_hana'] },
    });
    school.channel.members.push({ tenant: CHANNEL_TENANT, userId: 'U7', standing: 'member', email: 'other@x.example' });
    expect(await roster(school)).toMatchObject({
      ok: true,
      people: ['p_ezra', 'p_hana'],
      place: { near: { userId: 'U7' } },
    });
  });

  it('is reached by the account of somebody who decides, or else of anybody, and never by one that leads nowhere', async () => {
    const school = await openSchool({ channel: FIT });
    const bound = (personId: string, address: Readonly<Record<string, unknown>> | null) =>
      school.store.commit<'account'>({
        ...{ kind: 'account', id: `a-${personId}`, school: 'demo', version: 0 },
        state: { personId, platform: 'slack', tenant: CHANNEL_TENANT, userId: `U-of-${personId}`, address },
        ...{ history: [], outbox: [], dueAt: null, terms: [`person:${personId}`] },
      });
    await bound('p_ezra', null);
    expect(await roster(school)).toMatchObject({ place: { near: null } });
    await bound('p_tess', { user: 'U1' });
    expect(await roster(school)).toMatchObject({ place: { near: { personId: 'p_tess' } } });
    await bound('p_ivy', { user: 'U2' });
    expect(await roster(school)).toMatchObject({ place: { near: { personId: 'p_ivy' } } });
    await bound('p_hana', { user: 'U3' });
    expect(await roster(school)).toMatchObject({ place: { near: { personId: 'p_hana' } } });
  });

  it('lets any member of staff be there when the channel itself decides', async () => {
    const school = await openSchool({ channel: ['p_tess', 'p_sol'], policy: byChannel });
    expect(await roster(school)).toMatchObject({ ok: true, people: ['p_tess', 'p_sol'] });
  });

  it('knows somebody who was first seen in chat once they stand in a staff list', async () => {
    const school = await openSchool({ channel: [], policy: byChannel });
    const { state } = personDoc('p-0f');
    const imported = { ...state, id: 'p-0f', email: 'new@demo-school.example' };
    const history = [entry('person.first_seen'), entry('person.import_changed')];
    await school.store.commit<'person'>(personDoc('p-0f', { state: imported, history }));
    school.people.forget('demo');
    school.channel.joins(imported);
    expect(await roster(school)).toMatchObject({ ok: true, people: ['p-0f'] });
  });
});

describe('a channel with one person in it who may not see them', () => {
  const cases: readonly (readonly [string, (school: TestSchool) => void])[] = [
    [
      'a guest',
      (s) => s.channel.joins({ id: 'p_dana', email: 'dana.safeguard@demo-school.example' }, { standing: 'guest' }),
    ],
    [
      'somebody of another organisation',
      (s) => s.channel.joins({ id: 'p_dana', email: 'dana.safeguard@demo-school.example' }, { standing: 'stranger' }),
    ],
    ['another app', (s) => s.channel.joins({ id: 'b', email: '' }, { standing: 'bot' })],
    ['a member nobody knows', (s) => s.channel.joins({ id: 'u', email: 'nobody@demo-school.example' })],
    [
      'a member without a confirmed address',
      (s) => s.channel.members.push({ tenant: CHANNEL_TENANT, userId: 'U9', standing: 'member' }),
    ],
    ['a member with an empty address', (s) => s.channel.joins({ id: 'u', email: ' ' })],
    ['a teacher without a role', (s) => s.channel.joins({ id: 'p_tess', email: 'tess.teacher@demo-school.example' })],
    ['a governor', (s) => s.channel.joins({ id: 'p_gus', email: 'gus.governor@demo-school.example' })],
  ];

  it.each(cases)('is unfit: %s', async (_who, join) => {
    const school = await openSchool({ channel: FIT });
    join(school);
    expect(await roster(school)).toEqual({ ok: false, why: 'unfit' });
  });

  it.each([
    ['has left', { endsOn: '2026-11-23' }],
    ['has not started', { startsOn: '2026-11-25' }],
  ])('is unfit: somebody who %s', async (_what, dates) => {
    for (const channel of [false, true]) {
      const school = await openSchool({
        channel: FIT,
        policy: (p) => changed('p_hana', dates)(channel ? byChannel(p) : p),
      });
      expect(await roster(school)).toEqual({ ok: false, why: 'unfit' });
    }
  });

  it('is unfit: two people of the school have the same address', async () => {
    const school = await openSchool({
      channel: FIT,
      policy: changed('p_bea', { email: 'hana.head@demo-school.example' }),
    });
    expect(await roster(school)).toEqual({ ok: false, why: 'unfit' });
  });

  it('is unfit: somebody only seen in chat, when the channel itself decides', async () => {
    const school = await openSchool({ channel: ['p_ezra'], policy: byChannel });
    const actor = {
      platform: 'slack' as PlatformName,
      tenant: CHANNEL_TENANT,
      userId: 'U8',
      standing: 'member' as const,
    };
    await identify(school.deps, 'demo', actor);
    school.people.forget('demo');
    school.channel.members.push({ tenant: CHANNEL_TENANT, userId: 'U8', standing: 'member', email: 'x@y.example' });
    expect(await roster(school)).toEqual({ ok: false, why: 'unfit' });
  });

  it('is unfit: a member of a workspace that the pack does not name', async () => {
    const tenants = { slack: ['T-OURS'], teams: [] };
    const school = await openSchool({ channel: FIT, policy: (p) => ({ ...p, tenants }) });
    expect(await roster(school)).toEqual({ ok: false, why: 'unfit' });
  });

  it('says why in the log by a code, and never who', async () => {
    const school = await openSchool({ channel: [...FIT, 'p_tess'] });
    await roster(school);
    const said = school.logged.join('\n');
    expect(said).toContain('no_role');
    expect(said).not.toMatch(/tess|p_tess|demo-school\.example/i);
  });
});

describe('a channel that cannot be vouched for', () => {
  it('is not private when anybody could join', async () => {
    const school = await openSchool({ channel: FIT });
    school.channel.isPrivate = false;
    expect(await roster(school)).toEqual({ ok: false, why: 'not_private' });
  });

  it.each(['gone', 'unknown', 'throws'] as const)('is unknown when it is %s', async (how) => {
    const school = await openSchool({ channel: FIT });
    school.channel.unreadable = how;
    expect(await roster(school)).toEqual({ ok: false, why: 'unknown' });
  });

  it('is none when nobody is in it', async () => {
    expect(await roster(await openSchool({ channel: [] }))).toEqual({ ok: false, why: 'none' });
  });

  it('is none when the pack names no channel, or no platform that is mounted', async () => {
    expect(await roster(await openSchool())).toEqual({ ok: false, why: 'none' });
    const channel = { slack: null, teams: '19:abc@thread.tacv2' };
    const policy = (p: Policy): Policy => ({ ...p, overrides: { ...p.overrides, channel } });
    expect(await roster(await openSchool({ channel: FIT, policy }))).toEqual({ ok: false, why: 'none' });
  });
});
