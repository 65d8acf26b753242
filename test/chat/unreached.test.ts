import { describe, expect, it } from '@jest/globals';
import { ok, refuse } from '../../src/domain/shared/result.ts';
import { actionOf, makeTalk } from './talk.ts';

describe('whom the bot cannot reach', () => {
  it.each(['aup.outstanding', 'leavers'])(
    'is one press away from %s, and named in the private list alone',
    async (verb) => {
      const talk = makeTalk();
      const { show } = await talk.press({ verb, target: '' });
      if (show?.view !== 'item_list') throw new Error('no list');
      const answer = await talk.press(actionOf(show, 'unreached'));
      expect(answer.show?.view === 'item_list' && answer.show.items).toEqual([
        {
          title: 'Never opened.',
          lines: [
            'No e-mail address is known either.',
            'Una Reached, since Mon 23 Nov 2026',
            'Uri Reached, since Tue 24 Nov 2026',
          ],
          action: null,
        },
      ]);
      expect(JSON.stringify(answer.say)).not.toContain('Una');
    },
  );

  it('leads on to who has signed where this person may see that, and else to the accounts', async () => {
    const talk = makeTalk();
    const ways = async (seesSigned: boolean) => {
      Object.assign(talk.fake.useCases, { unreached: async () => ok({ items: [], seesSigned }) });
      const { show } = await talk.press({ verb: 'unreached', target: '' });
      return show?.view === 'item_list' ? show.actions.map(({ verb }) => verb) : [];
    };
    expect([await ways(true), await ways(false)]).toEqual([['aup.outstanding'], ['leavers']]);
  });

  it('is refused kindly to everybody else', async () => {
    const talk = makeTalk();
    Object.assign(talk.fake.useCases, { unreached: async () => refuse('unreached.not_yours', 'Not for you.') });
    const { show } = await talk.press({ verb: 'unreached', target: '' });
    expect(show?.view === 'message' && show.lines).toEqual(['Not for you.']);
  });
});
