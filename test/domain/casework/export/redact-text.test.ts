// Names go out of a text however they are spelt, and the same person has the same label everywhere.

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldWord } from '../../../../src/domain/casework/export/folded-text.ts';
import { type KnownName, namesIn } from '../../../../src/domain/casework/export/known-name.ts';
import { makeRedact } from '../../../../src/domain/casework/export/redact-text.ts';

const child = (key: string, name: string, isInCase = true): KnownName => ({ key, name, kind: 'child', isInCase });
const staff = (key: string, name: string, isInCase = true): KnownName => ({ key, name, kind: 'staff', isInCase });

const NAMES = [
  ...[child('a', 'Amy Wagtail'), child('b', 'Bo O’Quokka'), child('z', '王小明'), child('g', 'Νίκος Παππάς')],
  ...[staff('t', 'Tess Teacher'), staff('s', 'Sol Supplywell', false), staff('v', 'Vera van der Meadow')],
];
const out = (text: string, kept: readonly string[] = []): string => makeRedact(NAMES, new Set(kept))(text).text;

describe('a name in a text', () => {
  it.each([
    ['Amy Wagtail', '[Child A]'],
    ['AMY WAGTAIL and amy-wagtail', '[Child A] and [Child A]'],
    ['Wagtail, Amy', '[Child A]'],
    ['A. Wagtail and A Wagtail', '[Child A] and [Child A]'],
    ["Amy’s phone, Wagtail's phone", '[Child A]’s phone, [Child A]’s phone'],
    ['Ámy Wágtail, A\u200Bmy', '[Child A] [Child A]'],
    ['AW and A.W said', '[Child A] and [Child A] said'],
    ['bo oquokka, O’Quokka', '[Child B], [Child B]'],
    ['昨天王小明说', '昨天[Child C]说'],
    ['ΝΊΚΟΣ και ο Παππας', '[Child D] και ο [Child D]'],
    ['Mr Supplywell came. Sol came.', 'Mr [Staff 3] came. Sol came.'],
    ['A van stood in the Meadow', 'A van stood in the [Staff 2]'],
    ['bowl, amygdala, awful, teachers’ room', 'bowl, amygdala, awful, [Staff 1]’ room'],
  ])('%s', (text, expected) => {
    expect(out(text)).toBe(expected);
  });

  it('stays where that person was chosen to stay named, and nobody else’s does', () => {
    expect(out('Amy Wagtail and Bo', ['a'])).toBe('Amy Wagtail and [Child A]');
  });

  it('of a reporter who asked not to be named goes, whatever was chosen', () => {
    const redact = makeRedact([{ ...staff('t', 'Tess Teacher'), isNever: true }], new Set(['t']));
    expect(redact('Tess Teacher rang.').text).toBe('[Staff 1] rang.');
  });

  it('that two people share says neither, and is left to neither', () => {
    const both = [child('a', 'Amy Wagtail'), child('b', 'Ben Wagtail')];
    expect(makeRedact(both, new Set())('Wagtail. Amy Wagtail. Ben.').text).toBe('[Somebody]. [Child A]. [Child B].');
    expect(makeRedact(both, new Set(['b']))('Wagtail. Ben Wagtail.').text).toBe('[Somebody]. Ben Wagtail.');
  });
});

const LETTERS = 'abdeghiklmnoprstuvwyzáéñöışжклмнптאבגדهوزحطκλμνπ'.split('');
const word = fc.array(fc.constantFrom(...LETTERS), { minLength: 4, maxLength: 9 }).map((signs) => signs.join(''));
const ways: readonly ((first: string, last: string) => string)[] = [
  (first, last) => `${first} ${last}`,
  (first, last) => `${last}, ${first}`,
  (first, last) => `${first.toUpperCase()} ${last.toUpperCase()}`,
  (_, last) => last,
  (_, last) => `${last}’s`,
  (first, last) => `${first}\n${last}`,
  (first, last) => `${first.normalize('NFD')} ${last.normalize('NFD')}`,
];

it('no name of anybody who is to be taken out is left in any text, in any spelling, whoever else is in it', () => {
  const story = fc.array(
    fc.tuple(fc.nat(3), fc.nat(ways.length - 1), fc.constantFrom(' said to ', ' (', '; ', ' – ', '… ')),
  );
  fc.assert(
    fc.property(fc.uniqueArray(word, { minLength: 8, maxLength: 8 }), story, (words, parts) => {
      const names = [0, 1, 2, 3].map((at) => child(`k${at}`, `${words[at * 2]} ${words[at * 2 + 1]}`, at < 2));
      const text = parts
        .map(([at, way, between]) => (ways[way]?.(words[at * 2] ?? '', words[at * 2 + 1] ?? '') ?? '') + between)
        .join('');
      const left = foldWord(makeRedact(namesIn([text], names), new Set())(text).text);
      for (const name of names) {
        const surname = foldWord(name.name.split(' ')[1] ?? '');
        expect(left.split(/[^\p{L}\p{N}]+/u)).not.toContain(surname);
        expect(left).not.toContain(foldWord(name.name));
      }
    }),
  );
});

it('whoever is nowhere in the texts is not looked for in each of them', () => {
  const pupils = Array.from({ length: 2000 }, (_, at) => child(`p${at}`, `First${at} Last${at}`, false));
  expect(namesIn(['Last7’s bag'], pupils).map(({ key }) => key)).toEqual(['p7']);
});
