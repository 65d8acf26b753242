// Reviews as the conversation answers them: what is shown, what is kept when something is wrong, and what never stands in a chat.

import { describe, expect, it } from '@jest/globals';
import { FOR_GOVERNORS, REVIEW } from './fake-reviews.ts';
import { makeTalk } from './talk.ts';

const open = () => {
  const { fake, text, press } = makeTalk();
  const act = (verb: string, target = '', inputs: Record<string, string> = {}) => press({ verb, target }, inputs);
  return { fake, type: text, press: act };
};
const FINDINGS = 'Year 6 reach a games site through a proxy.';

describe('reviews in the conversation', () => {
  it('are listed by word, each with its button', async () => {
    const { type } = open();
    const answer = await type('reviews');
    expect(answer.show).toMatchObject({
      view: 'item_list',
      items: [{ title: REVIEW.title }, { title: FOR_GOVERNORS.title }],
    });
  });

  it('are written down with today filled in, and nothing of it stands in the chat', async () => {
    const { press, fake } = open();
    const form = await press('review.done', REVIEW.id);
    expect(form.show).toMatchObject({ view: 'form_page' });
    const done = await press('review.done.save', REVIEW.id, { reviewed_on: '2026-11-24', findings: FINDINGS });
    expect(done.show).toMatchObject({ view: 'message', tone: 'good' });
    expect(JSON.stringify(done.say)).not.toContain('games');
    expect(fake.calls.map(({ name }) => name)).toContain('reviews.reviewed');
  });

  it('ask governors for the minute, and the head for nothing', async () => {
    const { press } = open();
    expect((await press('review.approve', FOR_GOVERNORS.id)).show).toMatchObject({ view: 'form_page' });
    const empty = await press('review.approve.save', FOR_GOVERNORS.id, { minute: '' });
    expect(Object.keys(empty.errors ?? {})).toEqual(['minute']);
  });

  it('say NOT saved, and keep what was typed, when the store is down', async () => {
    const { press, fake } = open();
    fake.mode = 'refuses';
    const answer = await press('review.done.save', REVIEW.id, { reviewed_on: '2026-11-24', findings: FINDINGS });
    expect(JSON.stringify(answer.errors)).toContain('NOT saved');
    expect(JSON.stringify(answer.show)).toContain('games');
  });

  it('show a calendar link to one person alone', async () => {
    const { press } = open();
    const made = await press('review.calendar.make');
    expect(JSON.stringify(made.show)).toContain('secret-token');
    expect(JSON.stringify(made.say)).not.toContain('secret-token');
  });

  it('tell somebody whose review it is not nothing', async () => {
    const { press } = open();
    const answer = await press('review.open', 'review-demo-other');
    expect(answer.show).toMatchObject({ view: 'message', tone: 'warning' });
  });

  it('the value to be kept outside the server is explained, and stands in the private answer alone', async () => {
    const { show, say } = await makeTalk().press({ verb: 'ledger.anchor', target: '' });
    expect(show?.view === 'message' && show.lines[0]).toBe('Now: 7K3Q 9FXB 2M4T 8WNP');
    expect(JSON.stringify(say)).not.toContain('7K3Q');
  });
});
