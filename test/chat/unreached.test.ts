import { describe, expect, it } from '@jest/globals';
import { refuse } from '../../src/domain/shared/result.ts';
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

  it('is refused kindly to everybody else', async () => {
    const talk = makeTalk();
    Object.assign(talk.fake.useCases, { unreached: async () => refuse('unreached.not_yours', 'Not for you.') });
    const { show } = await talk.press({ verb: 'unreached', target: '' });
    expect(show?.view === 'message' && show.lines).toEqual(['Not for you.']);
  });
});
