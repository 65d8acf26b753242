// A private channel is checked member by member before a card goes there. If anybody in it may not see such cards, or it cannot be
// known, the card goes to people one by one, and the head or the chair is told.

import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DAY_MS, MINUTE_MS } from '../../src/domain/shared/instant.ts';
import type { ChannelMember } from '../../src/platforms/messenger.ts';
import { CHANNEL_TENANT, type FakeChannel, memberOf } from '../support/fake-channel.ts';
import { closeTestStores } from '../support/open-test-store.ts';
import { openSchool, type SchoolOptions, type TestSchool } from '../support/school.ts';
import { sendFilterRequest } from '../support/send-request.ts';
import { finish } from '../support/settle.ts';

afterEach(closeTestStores);

/** The co-ordinator and the head decide; IT may be in the channel. */
const FIT = ['p_ezra', 'p_hana', 'p_ivy'];
const open = (options: SchoolOptions = {}) => openSchool({ channel: FIT, ...options });

const inChannel = (school: TestSchool) => school.sent.filter((s) => s.to === 'channel');
const cardsTo = (school: TestSchool, to: string) =>
  school.sent.filter((s) => s.to === to && s.view.view === 'override_card' && s.view.heading === 'decide');
const toldUnfit = (school: TestSchool) =>
  school.sent.flatMap((s) => (s.view.view === 'override_line' && s.view.line === 'channel_unfit' ? [s.to] : []));

/** Everything that is due now, and the one repeat that a channel is given. */
async function delivered(school: TestSchool): Promise<void> {
  await finish(school.worker);
  school.clock.move(MINUTE_MS);
  await finish(school.worker);
}

const mailOf = (id: string): string => `${id.slice(2)}@demo-school.example`;
const SPOILERS: readonly (readonly [string, (channel: FakeChannel) => unknown])[] = [
  ['a guest is in it', (c) => c.joins({ id: 'p_g', email: mailOf('p_g') }, { standing: 'guest' })],
  [
    'a guest with the address of an approver is in it',
    (c) => c.joins({ id: 'g', email: 'ezra.online@demo-school.example' }, { standing: 'guest' }),
  ],
  [
    'somebody of another organisation is in it',
    (c) => c.joins({ id: 's', email: 'x@else.example' }, { standing: 'stranger' }),
  ],
  ['another app is in it', (c) => c.joins({ id: 'b', email: '' }, { standing: 'bot' })],
  ['somebody nobody knows is in it', (c) => c.joins({ id: 'u', email: 'nobody@demo-school.example' })],
  [
    'somebody without an address is in it',
    (c) => c.members.push({ tenant: CHANNEL_TENANT, userId: 'U0', standing: 'member' }),
  ],
  [
    'the teacher who asks is in it, without a role',
    (c) => c.joins({ id: 'p_tess', email: 'tess.teacher@demo-school.example' }),
  ],
  ['anybody could join it', (c) => Object.assign(c, { isPrivate: false })],
  ['it is gone, or the bot is not in it', (c) => Object.assign(c, { unreadable: 'gone' })],
  ['it cannot be read', (c) => Object.assign(c, { unreadable: 'unknown' })],
  ['reading it breaks', (c) => Object.assign(c, { unreadable: 'throws' })],
];

describe('a request while the channel is fit', () => {
  it('stands there, once, and in nobody’s own chat', async () => {
    const school = await open();
    await sendFilterRequest(school);
    await delivered(school);
    expect(inChannel(school).map((s) => s.view.view)).toEqual(['override_card']);
    expect(cardsTo(school, 'p_ezra')).toEqual([]);
    expect(toldUnfit(school)).toEqual([]);
  });
});

describe('a request that must not go to the channel', () => {
  it.each(SPOILERS)('goes to an approver’s own chat, and the head is told, when %s', async (_what, spoil) => {
    const school = await open();
    spoil(school.channel);
    await sendFilterRequest(school);
    await delivered(school);
    expect(inChannel(school)).toEqual([]);
    expect(cardsTo(school, 'p_ezra')).toHaveLength(1);
    expect(toldUnfit(school)).toEqual(['p_hana']);
  });

  it.each(SPOILERS)('nor when, between asking and sending, %s', async (_what, spoil) => {
    const school = await open();
    await sendFilterRequest(school);
    spoil(school.channel);
    await delivered(school);
    expect(inChannel(school)).toEqual([]);
    expect(cardsTo(school, 'p_ezra')).toHaveLength(1);
    expect(toldUnfit(school)).toEqual(['p_hana']);
  });

  it.each(SPOILERS)('nor is a card that stands there brought up to date when meanwhile %s', async (_what, spoil) => {
    const school = await open();
    const { id } = await sendFilterRequest(school);
    await delivered(school);
    spoil(school.channel);
    const refused = await school.useCases.filtering.refuseRequest(await school.who('p_ezra'), id, {
      key: 'no',
      reason: '',
    });
    expect(refused.ok).toBe(true);
    await delivered(school);
    expect(inChannel(school)).toHaveLength(1);
  });

  it('also when a member of it has left the school since', async () => {
    const school = await open({
      policy: (p) => ({
        ...p,
        people: p.people.map((x) => (x.id === 'p_ivy' ? { ...x, endsOn: '2026-11-24' } : x)),
      }),
    });
    await sendFilterRequest(school);
    await delivered(school);
    expect(inChannel(school)).toHaveLength(1);
    school.clock.move(DAY_MS);
    await sendFilterRequest(school, 'p_sol');
    await delivered(school);
    // The first request lapses meanwhile, and its card stays as it was.
    expect(inChannel(school)).toHaveLength(1);
    expect(cardsTo(school, 'p_ezra')).toHaveLength(1);
  });
});

const KINDS = ['fit', 'guest', 'stranger', 'bot', 'unknown', 'teacher'] as const;
const memberFor = (kind: (typeof KINDS)[number], n: number): ChannelMember => {
  if (kind === 'fit') return memberOf({ id: `p_x${n}`, email: 'ezra.online@demo-school.example' });
  if (kind === 'teacher') return memberOf({ id: 'p_tess', email: 'tess.teacher@demo-school.example' });
  const standing = kind === 'unknown' ? 'member' : kind;
  return { tenant: CHANNEL_TENANT, userId: `U${n}`, standing, email: `x${n}@demo-school.example` };
};

describe('whoever comes and goes', () => {
  it('nothing ever reaches the channel while one person is in it who may not see it', async () => {
    const steps = fc.array(
      fc.array(fc.constantFrom(...KINDS, 'fit' as const, 'fit' as const), { minLength: 1, maxLength: 4 }),
      {
        minLength: 1,
        maxLength: 4,
      },
    );
    await fc.assert(
      fc.asyncProperty(steps, async (rosters) => {
        const school = await open();
        const askers = ['p_tess', 'p_sol', 'p_tam', 'p_ola'];
        for (const [n, kinds] of rosters.entries()) {
          school.channel.members.splice(0, school.channel.members.length, ...kinds.map(memberFor));
          const before = inChannel(school).length;
          await sendFilterRequest(school, askers[n]);
          await delivered(school);
          const fit = kinds.every((kind) => kind === 'fit');
          if (fit) expect(inChannel(school).length).toBeGreaterThan(before);
          else expect(inChannel(school)).toHaveLength(before);
        }
        await closeTestStores();
      }),
      { numRuns: 12 },
    );
  });
});
