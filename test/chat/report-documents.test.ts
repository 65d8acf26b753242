import { describe, expect, it } from '@jest/globals';
import { refuse } from '../../src/domain/shared/result.ts';
import { LINK } from './fake-filtering.ts';
import { actionOf, makeTalk } from './talk.ts';

const called = (talk: ReturnType<typeof makeTalk>, name: string) =>
  talk.fake.calls.filter((call) => call.name === name).map((call) => call.args.slice(1));

describe('documents', () => {
  it.each(['documents', 'document', 'incident log', 'governor report'])('are asked for with %j', async (text) => {
    const { show } = await makeTalk().text(text);
    expect(show?.view === 'form_page' && show.questions.map(({ id, value }) => [id, value])).toEqual([
      ['document', 'governors'],
      ['period', '2026'],
      ['file', 'pdf'],
      ['passphrase', ''],
      ['again', ''],
      ['recipient', ''],
    ]);
  });

  it('are handed out by a link that stands nowhere but in the private answer', async () => {
    const talk = makeTalk();
    const { show } = await talk.text('documents');
    if (show?.view !== 'form_page') throw new Error('no page');
    const inputs = { document: 'log', period: '2025-0', file: 'csv' };
    const answer = await talk.press(actionOf(show, 'documents.make'), inputs);
    expect(called(talk, 'link')).toEqual([[{ ...inputs, passphrase: '', again: '', recipient: '' }]]);
    expect(answer.show?.view === 'message' && answer.show.links?.map(({ url }) => url)).toEqual([LINK]);
    expect(JSON.stringify([answer.say, talk.logged])).not.toContain('one-time-token');
  });

  it('that cannot be made say why beside the question, and keep what was chosen', async () => {
    const talk = makeTalk();
    Object.assign(talk.fake.useCases.documents, {
      link: async () => refuse('document.not_over', 'That term is not over.', 'period'),
    });
    const inputs = { document: 'governors', period: '2025-0', file: 'csv' };
    const answer = await talk.press({ verb: 'documents.make', target: '' }, inputs);
    expect(answer.errors).toEqual({ period: 'That term is not over.' });
    expect(
      answer.show?.view === 'form_page' && answer.show.questions.slice(0, 3).map(({ value, error }) => [value, error]),
    ).toEqual([
      ['governors', ''],
      ['2025-0', 'That term is not over.'],
      ['csv', ''],
    ]);
  });

  it('say kindly that there are none for this person', async () => {
    const talk = makeTalk();
    Object.assign(talk.fake.useCases.documents, {
      choices: async () => ({ documents: [], periods: [], usualPeriod: '', forms: false }),
    });
    const { show, say } = await talk.text('documents');
    expect(show?.view === 'message' && show.lines.join(' ')).toMatch(/no document here for you/);
    expect(JSON.stringify(say)).not.toContain('documents.make');
  });

  it('of one incident are chosen from a list of references, page by page', async () => {
    const talk = makeTalk();
    const { show } = await talk.press({ verb: 'documents.forms', target: '~99999' });
    expect(called(talk, 'forms')).toEqual([[0]]);
    if (show?.view !== 'item_list') throw new Error('no list');
    expect(show.items.map(({ title, action }) => [title, action?.target])).toEqual([['ES-8M2RG4XC', 'c8']]);
    await talk.press(actionOf(show, 'documents.forms'));
    expect(called(talk, 'forms').at(-1)).toEqual([1]);
    const asked = await talk.press({ verb: 'documents.form', target: 'c8' });
    if (asked.show?.view !== 'form_page') throw new Error('no page');
    const lock = { passphrase: 'p', again: 'p', recipient: '' };
    const made = await talk.press(actionOf(asked.show, 'documents.form.make'), lock);
    expect(called(talk, 'formLink')).toEqual([['c8', lock]]);
    expect(made.show?.view === 'message' && made.show.links?.length).toBe(1);
  });

  it('of a case that is not for this person are refused in the same words as one that does not exist', async () => {
    const talk = makeTalk();
    Object.assign(talk.fake.useCases.documents, {
      formLink: async () => refuse('case.not_yours', 'There is no case here for you.'),
    });
    const { show } = await talk.press({ verb: 'documents.form.make', target: 'c8' });
    expect(show?.view === 'message' && show.lines).toEqual(['There is no case here for you.']);
  });
});
