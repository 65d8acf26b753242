// Whatever Microsoft answers: private only where it is said and nobody says otherwise.

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createChannelKinds, type Privacy } from '../../../src/platforms/teams/channel-kind.ts';
import type { Outcome } from '../../../src/platforms/teams/outcome.ts';

const CHANNEL = '19:desk@thread.tacv2';
const TEAM = '19:team@thread.tacv2';

const word = fc.constantFrom('private', 'Private', 'standard', 'shared', 'somethingNew', '');
const failure = fc
  .constantFrom(0, 400, 401, 403, 404, 429, 500, 503)
  .map((status): Outcome => ({ ok: false, status, code: 'x' }));
const answered = (body: unknown): Outcome => ({ ok: true, body });
const details = fc.oneof(
  failure,
  fc.constantFrom('privateChannel', 'sharedChannel', 'standard').map((type) => answered({ id: CHANNEL, type })),
  fc.constantFrom(answered({ id: TEAM, type: 'standard' }), answered({ id: TEAM, type: 'privateChannel' })),
  fc.constantFrom(answered(null), answered({ type: 'privateChannel' }), answered({ id: CHANNEL })),
);
const list = fc.oneof(
  failure,
  word.map((type) =>
    answered({
      conversations: [
        { id: TEAM, type: 'standard' },
        { id: CHANNEL, type },
      ],
    }),
  ),
  fc.constantFrom(answered({ conversations: [{ id: TEAM, type: 'private' }] }), answered({}), answered('<html>')),
);
const heard = fc.record({
  type: fc.option(word, { nil: undefined }),
  team: fc.option(fc.constant(TEAM), { nil: undefined }),
});

type Heard = { readonly type: string | undefined; readonly team: string | undefined };

const ask = (first: Heard, own: Outcome, listed: Outcome): Promise<Privacy> => {
  const kinds = createChannelKinds({
    team: (_url, id) => Promise.resolve(id === CHANNEL ? own : answered({ id, type: 'standard' })),
    channels: (_url, id) => Promise.resolve(id === TEAM ? listed : { ok: false, status: 404, code: 'x' }),
  });
  kinds.hear({
    channelData: {
      tenant: undefined,
      team: { id: first.team },
      channel: { id: CHANNEL, type: first.type },
    },
  });
  return kinds.ask('https://smba.trafficmanager.net/uk', CHANNEL);
};

describe('a channel', () => {
  it('is private only if somebody says so, nobody says anything else, and nobody failed to answer', async () => {
    await fc.assert(
      fc.asyncProperty(heard, details, list, async (first, own, listed) => {
        if ((await ask(first, own, listed)) !== 'private') return;
        const failed = [own, listed].filter((one) => !one.ok && ![400, 403, 404].includes(one.status));
        const asked = first.team === TEAM || JSON.stringify(own).includes(TEAM) ? [own, listed] : [own];
        expect(asked.filter((one) => failed.includes(one))).toEqual([]);
        const said = JSON.stringify([first.type, ...asked]);
        expect(said.toLowerCase()).toContain('private');
        expect(first.type === undefined || first.type.toLowerCase() === 'private').toBe(true);
        expect(JSON.stringify(own)).not.toContain(`"id":"${CHANNEL}","type":"s`);
        if (asked.includes(listed)) expect(JSON.stringify(listed)).not.toMatch(/desk[^}]*"type":"(?:s|")/);
      }),
      { numRuns: 500 },
    );
  });

  it.each<[string, Heard, Outcome, Outcome, Privacy]>([
    ['nobody says anything', { type: undefined, team: undefined }, fails(404), fails(404), 'not_told'],
    ['its own details say so', { type: undefined, team: undefined }, own('privateChannel'), fails(404), 'private'],
    ['only another id is described', { type: undefined, team: undefined }, about(TEAM), fails(404), 'not_told'],
    ['the team’s list says so', { type: undefined, team: undefined }, about(TEAM), lists('private'), 'private'],
    ['what came from it says so', { type: 'private', team: undefined }, fails(404), fails(404), 'private'],
    ['the list says standard', { type: 'private', team: TEAM }, fails(404), lists('standard'), 'not_private'],
    ['the details are throttled', { type: 'private', team: TEAM }, fails(429), lists('private'), 'unknown'],
    ['the list is throttled', { type: 'private', team: TEAM }, own('privateChannel'), fails(429), 'unknown'],
  ])('when %s is so', async (_what, first, details_, list_, expected) => {
    expect(await ask(first, details_, list_)).toBe(expected);
  });
});

function fails(status: number): Outcome {
  return { ok: false, status, code: 'x' };
}
function own(type: string): Outcome {
  return answered({ id: CHANNEL, type });
}
function about(id: string): Outcome {
  return answered({ id, type: 'standard' });
}
function lists(type: string): Outcome {
  return answered({ conversations: [{ id: CHANNEL, type }] });
}
