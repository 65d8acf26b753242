import { describe, expect, it } from '@jest/globals';
import { ok, refuse } from '../../src/domain/shared/result.ts';
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
    ]);
  });

  it('that hold words of cases ask for a passphrase on a page of its own, as something that is needed, and never show it again', async () => {
    const talk = makeTalk();
    const { show } = await talk.text('documents');
    if (show?.view !== 'form_page') throw new Error('no page');
    Object.assign(talk.fake.useCases.documents, {
      link: async (_who: unknown, { passphrase = '' }) =>
        passphrase === 'long enough' ? ok(LINK) : refuse('copy.passphrase', 'Type a passphrase.', 'passphrase'),
    });
    const page = await talk.press(actionOf(show, 'documents.make'), { document: 'log', period: '2025-0', file: 'pdf' });
    if (page.show?.view !== 'form_page') throw new Error('no second page');
    expect([page.errors, page.show.questions.map(({ id, required, error }) => [id, required, error])]).toEqual([
      undefined,
      [
        ['passphrase', true, ''],
        ['again', true, ''],
      ],
    ]);
    expect(page.show.actions.map(({ verb }) => verb)).toEqual(['documents.make', 'documents']);
    const make = actionOf(page.show, 'documents.make');
    const wrong = await talk.press(make, { passphrase: 'shortwagtail', again: '' });
    expect(wrong.errors).toEqual({ passphrase: 'Type a passphrase.' });
    expect(JSON.stringify(wrong)).not.toContain('shortwagtail');
    const made = await talk.press(make, { passphrase: 'long enough', again: 'long enough' });
    expect(made.show?.view === 'message' && made.show.links?.map(({ url }) => url)).toEqual([LINK]);
  });

  it('as a table can be locked with a key instead, which a PDF cannot', async () => {
    const talk = makeTalk();
    const verbsOf = async (target: string) => {
      const { show } = await talk.press({ verb: 'documents.lock', target });
      return show?.view === 'form_page' ? show.actions.map(({ verb }) => verb) : [];
    };
    expect(await verbsOf('log~2026:pdf')).not.toContain('documents.key');
    expect(await verbsOf('log~2026:csv')).toContain('documents.key');
    const { show } = await talk.press({ verb: 'documents.key', target: 'log~2026:csv' });
    if (show?.view !== 'form_page') throw new Error('no page');
    expect(show.questions.map(({ id, required }) => [id, required])).toEqual([['recipient', true]]);
    await talk.press(actionOf(show, 'documents.make'), { recipient: 'age1abc' });
    const wanted = { document: 'log', period: '2026', file: 'csv', passphrase: '', again: '', recipient: 'age1abc' };
    expect(called(talk, 'link')).toEqual([[wanted]]);
    Object.assign(talk.fake.useCases.documents, {
      link: async () => refuse('copy.passphrase', 'Type a passphrase.', 'passphrase'),
    });
    const empty = await talk.press(actionOf(show, 'documents.make'), { recipient: '' });
    expect(Object.keys(empty.errors ?? {})).toEqual(['recipient']);
  });

  it('whose period is over when the passphrase comes lead back to the first page, with what was chosen', async () => {
    const talk = makeTalk();
    Object.assign(talk.fake.useCases.documents, {
      link: async () => refuse('document.no_period', 'Choose another.', 'period'),
    });
    const answer = await talk.press(
      { verb: 'documents.make', target: 'log~1999:csv' },
      { passphrase: 'p', again: 'p' },
    );
    // The field is on no page that is open, so nothing is marked there.
    expect(answer.errors).toBeUndefined();
    expect(
      answer.show?.view === 'form_page' && answer.show.questions.map(({ id, value, error }) => [id, value, error]),
    ).toEqual([
      ['document', 'log', ''],
      ['period', '2026', 'Choose another.'],
      ['file', 'csv', ''],
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
