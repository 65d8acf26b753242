import { describe, expect, it } from '@jest/globals';
import { refuse } from '../../src/domain/shared/result.ts';
import { LINK } from './fake-filtering.ts';
import { actionOf, makeTalk } from './talk.ts';

describe('leavers’ accounts', () => {
  it.each(['leavers', 'leaver', 'accounts'])(
    'are asked for with %j, and names stand in the private list alone',
    async (text) => {
      const { show, say } = await makeTalk().text(text);
      expect(show?.view === 'item_list' && show.items.map(({ title, lines }) => [title, ...lines])).toEqual([
        ['Leo Leaver', 'Left Fri 30 Oct 2026', 'Overdue: was to be closed by Fri 13 Nov 2026'],
        ['Pia Pupil, 5T', 'Left Mon 23 Nov 2026', 'Close by Mon 7 Dec 2026'],
      ]);
      expect(JSON.stringify(say)).not.toMatch(/Leo|Pia/);
    },
  );

  it('are ticked off on one page', async () => {
    const talk = makeTalk();
    const { show: list } = await talk.text('leavers');
    if (list?.view !== 'item_list') throw new Error('no list');
    const { show: form } = await talk.press(actionOf(list, 'leavers.close'));
    if (form?.view !== 'form_page') throw new Error('no form');
    expect(form.questions.map(({ id, kind, value }) => [id, kind, value])).toEqual([
      ['who', 'choices', ''],
      ['closed_on', 'date', '2026-11-24'],
      ['what', 'choices', ''],
      ['kit', 'choice', ''],
    ]);
    const inputs = { who: 'person:p_leo', closed_on: '2026-11-24', what: 'email', kit: 'none' };
    const { show, say } = await talk.press(actionOf(form, 'leavers.close.save'), inputs);
    expect(show?.view === 'message' && show.lines).toEqual(['One person is off the list.', '1 still on it.']);
    expect(JSON.stringify(say)).not.toContain('Leo');
  });

  it('that could not be taken keep what was ticked, and say beside it what is wrong', async () => {
    const talk = makeTalk();
    Object.assign(talk.fake.useCases.leavers, { close: async () => refuse('form.not_taken', 'Choose one.', 'kit') });
    const inputs = { who: 'person:p_leo', closed_on: '2026-11-23', what: 'email', kit: '' };
    const { show, errors } = await talk.press({ verb: 'leavers.close.save', target: '' }, inputs);
    expect(errors).toEqual({ kit: 'Choose one.' });
    expect(show?.view === 'form_page' && show.questions.map(({ value }) => value)).toEqual([
      'person:p_leo',
      '2026-11-23',
      'email',
      '',
    ]);
  });

  it('that could not be written say so, and the same press may be tried again', async () => {
    const talk = makeTalk();
    Object.assign(talk.fake.useCases.leavers, { close: async () => refuse('store.unavailable', 'NOT saved') });
    const answer = await talk.press({ verb: 'leavers.close.save', target: '' }, { kit: 'none' });
    expect(answer).toMatchObject({ notKept: true, errors: { closed_on: expect.stringContaining('NOT saved') } });
  });

  it('that were closed, and the file, are one press away; the link stands in the private answer alone', async () => {
    const talk = makeTalk();
    const { show } = await talk.press({ verb: 'leavers.closed', target: '' });
    expect(JSON.stringify(show)).toMatch(/Cora Closed.*Kit is back/);
    const file = await talk.press({ verb: 'leavers.file', target: '' });
    expect(file.show?.view === 'message' && file.show.links?.map(({ url }) => url)).toEqual([LINK]);
    expect(JSON.stringify(file.say)).not.toContain(LINK);
  });

  it('that are not for this person are refused kindly', async () => {
    const talk = makeTalk();
    Object.assign(talk.fake.useCases.leavers, { open: async () => refuse('leavers.not_yours', 'Not for you.') });
    const { show } = await talk.text('leavers');
    expect(show?.view === 'message' && show.lines).toEqual(['Not for you.']);
  });
});
