// Campaigns in the conversation: a preview before the start, numbers in words beside every bar, and no name in a chat.

import { describe, expect, it } from '@jest/globals';
import { checkSlackView, checkTeamsCard } from '../../src/cards/limits.ts';
import { renderCard } from '../../src/cards/render-card.ts';
import { toSlackModal } from '../../src/cards/to-slack.ts';
import { CAMPAIGN_VERBS } from '../../src/chat/agreements/campaign-verbs.ts';
import type { Answer } from '../../src/chat/turn.ts';
import { textBar } from '../../src/views/text-bar.ts';
import { CAMPAIGN } from './fake-campaigns.ts';
import { formPage, makeTalk } from './talk.ts';

const words = (answer: Answer): string => JSON.stringify(answer.show);
const verbsOf = (answer: Answer): readonly string[] =>
  answer.show === undefined || !('actions' in answer.show) ? [] : answer.show.actions.map(({ verb }) => verb);

describe('campaigns', () => {
  it('are reached from my agreements, eight to a page', async () => {
    const talk = makeTalk();
    expect(verbsOf(await talk.text('aup'))).toContain('aup.campaigns');
    const list = await talk.press({ verb: 'aup.campaigns', target: '' });
    expect(list.show).toMatchObject({ items: expect.arrayContaining([]) });
    expect(words(list)).toContain('Not started yet. Nobody is asked before you start it.');
    expect(words(await talk.press({ verb: 'aup.campaigns', target: '~2' }))).toContain('"old-8"');
  });

  it('show who, when and what they read before the start, and the start asks for the last day', async () => {
    const talk = makeTalk();
    const page = await talk.press({ verb: 'aup.campaign', target: CAMPAIGN.id });
    for (const said of [
      '100 people will be asked to sign.',
      '2 people cannot be reached',
      'Tue 7 Sep 2027',
      '40 of 40',
    ])
      expect(words(page)).toContain(said);
    expect(words(page)).toContain('After 7, then 4 days, then every 3 days');
    expect(verbsOf(page)).toEqual(expect.arrayContaining(['aup.campaign.start', 'aup.campaign.text']));
    const form = formPage(await talk.press({ verb: 'aup.campaign.start', target: CAMPAIGN.id }));
    expect(form.questions).toMatchObject([{ id: 'due_on', kind: 'date', value: '2027-09-21' }]);
    const save = { verb: 'aup.campaign.start.save', target: CAMPAIGN.id };
    const wrong = await talk.press(save, { due_on: '2028-01-31' });
    expect(wrong.errors).toEqual({ due_on: 'The last day has to be before Christmas.' });
    expect(formPage(wrong).questions[0]?.value).toBe('2028-01-31');
    expect(words(await talk.press(save, { due_on: '2027-09-30' }))).toContain('Its first day has not come');
  });

  it('prepared by hand name whom each text is for, so that two of one title are told apart', async () => {
    const form = formPage(await makeTalk().press({ verb: 'aup.campaign.new', target: '' }));
    expect(form.questions[0]?.options.map(({ label }) => label)).toEqual([
      'Acceptable use agreement for staff (staff)',
    ]);
    const talk = makeTalk();
    const title = 'A title that is a good deal longer than any platform would ever show of one option';
    const texts = (['pupil_ks1', 'pupil_ks2'] as const).map((audience) => ({ key: audience, title, audience }));
    Object.assign(talk.fake.useCases.aup.campaigns, {
      list: async () => ({ ok: true, value: { items: [], texts, nextDay: '2026-11-25' } }),
    });
    const long = formPage(await talk.press({ verb: 'aup.campaign.new', target: '' })).questions[0]?.options ?? [];
    expect(long.map(({ label }) => label.length)).toEqual([75, 75]);
    expect(long.map(({ label }) => label.slice(-31))).toEqual([
      '… (pupils, key stage 1, on paper)'.slice(-31),
      '… (pupils, key stage 2, on paper)'.slice(-31),
    ]);
  });

  it('say in words what a bar shows, the words first', async () => {
    const talk = makeTalk();
    const page = words(await talk.press({ verb: 'aup.campaign', target: 'late' }));
    expect(page).toContain('70 of 100 have signed. ■■■■■■■□□□');
    expect(page).toContain('Class teachers: 30 of 40 have signed. ■■■■■■■■□□');
  });

  it('are cancelled with a reason, and ended after being asked once more', async () => {
    const talk = makeTalk();
    const cancel = { verb: 'aup.campaign.cancel.save', target: CAMPAIGN.id };
    expect((await talk.press(cancel, { reason: '' })).errors).toHaveProperty('reason');
    expect(words(await talk.press(cancel, { reason: 'secret reason' }))).toContain('Cancelled.');
    expect(verbsOf(await talk.press({ verb: 'aup.campaign.end', target: 'late' }))).toContain('aup.campaign.end.save');
    expect(words(await talk.press({ verb: 'aup.campaign.end.save', target: 'late' }))).toContain('Ended.');
  });

  it('fit in Slack and in Teams, and say no name, reason or link in a chat', async () => {
    for (const verb of Object.keys(CAMPAIGN_VERBS)) {
      const target = /\.(late|end|end\.save)$/.test(verb) ? 'late' : CAMPAIGN.id;
      const inputs = { due_on: '2027-09-30', reason: 'secret reason', agreement: 'staff', starts_on: '2027-01-11' };
      const answer = await makeTalk().press({ verb, target }, inputs);
      if (answer.show === undefined) throw new Error(`${verb} shows nothing`);
      const card = renderCard(answer.show);
      expect([verb, checkTeamsCard(card)]).toEqual([verb, []]);
      const modal = toSlackModal(card, { callbackId: 'c', privateMetadata: '' }).view;
      expect([verb, checkSlackView(modal)]).toEqual([verb, []]);
      expect(JSON.stringify(answer.say ?? [])).not.toMatch(/secret|Person \d|\/d\//);
    }
  });
});

it('a bar tells an end that is not quite reached from one that is', () => {
  expect(textBar(0, 10)).toBe('□'.repeat(10));
  expect(textBar(1, 1000)).toBe(`■${'□'.repeat(9)}`);
  expect(textBar(999, 1000)).toBe(`${'■'.repeat(9)}□`);
  expect(textBar(10, 10)).toBe('■'.repeat(10));
  expect(textBar(0, 0)).toBe('□'.repeat(10));
});
