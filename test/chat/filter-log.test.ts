import { describe, expect, it } from '@jest/globals';
import type { Answer } from '../../src/chat/turn.ts';
import { refuse } from '../../src/domain/shared/result.ts';
import { LINK } from './fake-filtering.ts';
import { actionOf, makeTalk } from './talk.ts';

const called = (talk: ReturnType<typeof makeTalk>, name: string) =>
  talk.fake.calls.filter((call) => call.name === name);

function listOf(answer: Answer) {
  if (answer.show?.view !== 'item_list') throw new Error(`not a list: ${JSON.stringify(answer)}`);
  return answer.show;
}

describe('the log of decisions', () => {
  it('opens each entry by its kind', async () => {
    const talk = makeTalk();
    const list = listOf(await talk.text('overrides'));
    expect(list.items.map((item) => [item.action?.verb, item.action?.target])).toEqual([
      ['filter.open', 'o1'],
      ['site.open', 's1'],
      ['check.open', 'k1'],
    ]);
    expect(list.intro).toEqual(['3 filter requests since 1 September.']);
  });

  it('is searched and turned page by page with the same words, which stand in no button', async () => {
    const talk = makeTalk();
    const list = listOf(await talk.press({ verb: 'filter.log', target: '' }));
    const found = await talk.press(actionOf(list, 'filter.log.search'), { search: ' bad.example ', show: 'sites' });
    const page = listOf(found);
    expect(page.search.map((question) => question.value)).toEqual(['bad.example', 'sites']);
    const more = page.actions.find((action) => action.label === 'Older entries');
    expect(more?.withInputs).toBe(true);
    expect(JSON.stringify(page.actions)).not.toContain('bad.example');
    await talk.press(more ?? { verb: '', target: '' }, { search: 'bad.example', show: 'sites' });
    expect(called(talk, 'log').map((call) => call.args[1])).toEqual([
      { search: '', show: 'all', page: 0 },
      { search: 'bad.example', show: 'sites', page: 0 },
      { search: 'bad.example', show: 'sites', page: 1 },
    ]);
  });

  it.each([
    ['~-1', {}],
    ['~99999999999999', {}],
    ['~1e3', {}],
    ['~NaN', { show: '__proto__' }],
    ['x~0', { show: 'everything', search: '\u0000'.repeat(50) }],
  ])('takes the target %j and the inputs %j for nothing worse than the first page', async (target, inputs) => {
    const talk = makeTalk();
    listOf(await talk.press({ verb: 'filter.log.search', target }, inputs));
    expect(called(talk, 'log')[0]?.args[1]).toEqual({ search: '', show: 'all', page: 0 });
  });

  it('of somebody who sees only their own offers neither the file nor the rest', async () => {
    const talk = makeTalk();
    talk.fake.world.whole = false;
    const list = listOf(await talk.text('overrides'));
    expect(list.intro).toEqual(['These are your own requests.']);
    expect(list.actions.map((action) => action.verb)).not.toContain('filter.export');
    expect(list.search[1]?.options.map((option) => option.value)).toEqual(['all', 'waiting', 'open']);
  });

  it.each(['requests', 'sites', 'checks'])(
    'hands out %s as a file by a link that stands nowhere but in the private answer',
    async (what) => {
      const talk = makeTalk();
      const answer = await talk.press({ verb: 'filter.export', target: what });
      if (answer.show?.view !== 'message') throw new Error('no message');
      expect(called(talk, 'logLink')[0]?.args[1]).toEqual({ what });
      expect(answer.show.links).toEqual([{ label: 'Download the file', url: LINK }]);
      expect(answer.show.lines.join(' ')).toMatch(/works once, for one minute/);
      expect(JSON.stringify([answer.say, talk.logged])).not.toContain('one-time-token');
    },
  );

  it('says kindly that a file is not for this person', async () => {
    const talk = makeTalk();
    talk.fake.world.refusals.logLink = refuse('override.not_yours', 'This file is for those who oversee filtering.');
    const answer = await talk.press({ verb: 'filter.export', target: 'requests' });
    expect(answer.show?.view === 'message' && answer.show.lines).toEqual([
      'This file is for those who oversee filtering.',
    ]);
  });
});
