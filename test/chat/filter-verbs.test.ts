import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkSlackView, checkTeamsCard } from '../../src/cards/limits.ts';
import { renderCard } from '../../src/cards/render-card.ts';
import { toSlackMessage, toSlackModal } from '../../src/cards/to-slack.ts';
import { filterVerbs } from '../../src/chat/filtering/filter-verbs.ts';
import type { Answer } from '../../src/chat/turn.ts';
import { aFile } from './fake-filtering.ts';
import { makeTalk } from './talk.ts';

const TABLE = filterVerbs({ keep: () => undefined, of: () => '', forget: () => undefined });
const VERBS = Object.keys(TABLE);

/** Each with what makes it save: a target that was confirmed, a form that is whole. */
const SAVES: Readonly<Record<string, { readonly target: string; readonly inputs: Record<string, string> }>> = {
  'filter.next': { target: 'o1~when', inputs: { lesson: 'l1' } },
  'filter.approve': { target: 'o1', inputs: {} },
  'filter.shorter.save': { target: 'o1', inputs: { until: 's1', reason: '' } },
  'filter.refuse.save': { target: 'o1', inputs: { reason: 'secret reason' } },
  'filter.ask.save': { target: 'o1', inputs: { text: 'secret question' } },
  'filter.answer.save': { target: 'o1', inputs: { text: 'secret answer' } },
  'filter.withdraw': { target: 'o1~yes', inputs: {} },
  'filter.finish': { target: 'o1', inputs: {} },
  'filter.revoke': { target: 'o1~yes', inputs: {} },
  'filter.live.save': { target: 'o1', inputs: { ticket: 'T-1' } },
  'filter.back': { target: 'o1', inputs: {} },
  'filter.illegal': { target: 'o1~yes', inputs: {} },
  'filter.lift': { target: 'o1~yes', inputs: {} },
  'filter.failure': { target: 'o1', inputs: {} },
  'site.save': {
    target: '',
    inputs: {
      addresses: 'secret.example',
      seen_by: 'me',
      child: 'no',
      deliberate: '',
      legality: 'no',
      device: '',
      note: '',
    },
  },
  'site.blocked.save': { target: 's1', inputs: { ticket: '' } },
  'site.leave.save': { target: 's1', inputs: { reason: 'secret reason' } },
  'check.save': {
    target: '',
    inputs: {
      what: 'both',
      date: '2026-11-24',
      device: 'Laptop',
      where: 'on_site',
      user_group: 'Staff',
      tested: 'secret test',
      result: 'worked',
      action: '',
      supervisor: 'Hana Head',
    },
  },
};

const verbsIn = (answer: Answer) => [...JSON.stringify(answer).matchAll(/"verb":"([^"]+)"/g)].map((match) => match[1]);

describe('the table of buttons', () => {
  it('is whole: these and no others', () => {
    expect(VERBS.sort()).toEqual(
      [
        ...Object.keys(SAVES),
        'filter.start',
        'filter.previous',
        'filter.discard',
        'filter.open',
        'filter.shorter',
        'filter.refuse',
        'filter.ask',
        'filter.answer',
        'filter.live',
        'filter.log',
        'filter.log.search',
        'filter.export',
        'site.start',
        'site.open',
        'site.blocked',
        'site.leave',
        'check.start',
        'check.open',
      ].sort(),
    );
  });

  it.each(VERBS)('%s is for members alone; it saves, and once, exactly when it changes something', (verb) => {
    expect(TABLE[verb]).toMatchObject({
      who: ['member'],
      knows: 'person',
      saves: verb in SAVES,
      once: verb in SAVES,
    });
  });
});

describe.each(Object.entries(SAVES))('%s', (verb, { target, inputs }) => {
  it('gives the same press the first answer again, without a second step', async () => {
    const talk = makeTalk();
    const first = await talk.press({ verb, target }, inputs, { key: 'same' });
    const steps = talk.fake.calls.filter((call) => call.name !== 'identify').length;
    expect(await talk.press({ verb, target }, inputs, { key: 'same' })).toBe(first);
    expect(talk.fake.calls.filter((call) => call.name !== 'identify')).toHaveLength(steps);
  });

  it.each(['refuses', 'throws'] as const)(
    'never claims that anything was saved, keeps what was typed, and can be tried again (it %s)',
    async (mode) => {
      const talk = makeTalk();
      talk.fake.mode = mode;
      const failed = await talk.press({ verb, target }, inputs, { key: 'same' });
      expect(JSON.stringify(failed.show)).toMatch(/NOT saved/);
      expect(JSON.stringify(failed.say)).toMatch(/NOT saved/);
      expect(JSON.stringify(failed.show)).toContain('01234 567890');
      const typed = Object.values(inputs).filter((value) => value.startsWith('secret'));
      for (const words of typed) expect(JSON.stringify(failed.show)).toContain(words);
      expect(JSON.stringify([failed.say, talk.logged])).not.toMatch(/secret/);
      talk.fake.mode = 'up';
      const again = await talk.press({ verb, target }, inputs, { key: 'same' });
      expect(JSON.stringify(again)).not.toMatch(/NOT saved/);
    },
  );
});

const hostile = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.constantFrom(
    'javascript:alert(1)',
    '__proto__',
    '\u202Eelpmaxe',
    'a'.repeat(4000),
    '<at>all</at>',
    '<!channel>',
    '${$root.secret}',
  ),
);
const INPUTS = ['addresses', 'reason', 'text', 'ticket', 'until', 'search', 'show', 'date', 'lesson', '__proto__'];

describe('whatever is pressed', () => {
  it('is answered with buttons that exist, titles that fit, and nothing of it in a chat, a target or the log', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...VERBS),
        fc.constantFrom('', 'o1', 'o1~yes', 'o1~site', 'o1~when', '~site', '~~~~', 'o1~__proto__'),
        fc.dictionary(fc.constantFrom(...INPUTS), hostile),
        fc.constantFrom('up', 'refuses', 'throws'),
        async (verb, target, inputs, mode) => {
          const talk = makeTalk();
          talk.fake.mode = mode;
          const marked = Object.fromEntries(Object.entries(inputs).map(([id, value]) => [id, `qzx ${value}`]));
          const answer = await talk.press({ verb, target }, marked);
          expect(answer.show ?? answer.say?.[0]).toBeDefined();
          expect(answer.show?.title.length ?? 0).toBeLessThanOrEqual(24);
          const known = [
            ...VERBS,
            'report.start',
            'report.next',
            'report.save',
            'report.discard',
            'report.resume',
            'help',
          ];
          for (const offered of verbsIn(answer)) expect(known).toContain(offered);
          expect(JSON.stringify([answer.say ?? [], talk.logged])).not.toMatch(/qzx/);
          const targets = [...JSON.stringify(answer).matchAll(/"target":"([^"]*)"/g)].map((match) => match[1]);
          expect(targets.join(' ')).not.toMatch(/qzx/);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('can be drawn on both platforms, with everything they may do and everything that went wrong', async () => {
    for (const mode of ['up', 'refuses', 'throws'] as const) {
      for (const verb of VERBS) {
        const talk = makeTalk();
        talk.fake.mode = mode;
        const every = Object.fromEntries(Object.keys(aFile().can).map((name) => [name, true]));
        talk.fake.world.file = aFile({
          can: { ...aFile().can, ...every, shorter: aFile().can.shorter, until: '11:00' },
        });
        const { show, say = [] } = await talk.press({ verb, target: SAVES[verb]?.target ?? 'o1' });
        if (show !== undefined) {
          const card = renderCard(show);
          const { view } = toSlackModal(card, { callbackId: 'c', privateMetadata: 'p' });
          expect([verb, checkTeamsCard(card), checkSlackView(view)]).toEqual([verb, [], []]);
        }
        for (const view of say) {
          const card = renderCard(view);
          expect([verb, checkTeamsCard(card), checkSlackView(toSlackMessage(card))]).toEqual([verb, [], []]);
        }
      }
    }
  });

  it('is answered also where nothing may be done any more', async () => {
    for (const verb of VERBS) {
      const talk = makeTalk();
      const none = Object.fromEntries(Object.keys(aFile().can).map((name) => [name, false]));
      talk.fake.world.file = aFile({ can: { ...aFile().can, ...none, shorter: [], until: '' } });
      const answer = await talk.press({ verb, target: 'o1' });
      expect(answer.show ?? answer.say?.[0]).toBeDefined();
    }
  });
});
