import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { possibleMatches } from '../../../src/domain/people/possible-matches.ts';
import { PEOPLE, person } from '../incident/form/walk.ts';

const directory = {
  people: [...PEOPLE, person('p_ame', 'Amélie O’Hara-Blunt', ['senco']), person('p_bob', 'Bob Header')],
};
const ids = (typed: string) => possibleMatches(typed, directory).map((match) => match.id);

describe('who a typed name may mean', () => {
  it.each([
    ['Header', ['p_hal', 'p_bob']],
    ['Mr Header', ['p_hal', 'p_bob']],
    ['H. Header', ['p_hal']],
    ['hal header', ['p_hal', 'p_bob']],
    ['Headder', ['p_hal', 'p_bob']],
    ['Dee', ['p_dee']],
    ['DS', ['p_dee']],
    ['D.S.', ['p_dee']],
    ['Miss Safeguard in the office', ['p_dee']],
    ['amelie blunt', ['p_ame']],
    ['Vic Gone', ['p_vic']],
    ['Somebody Else', []],
    ['Mr', []],
    ['', []],
  ])('%j may mean %j', (typed, expected) => expect(ids(typed)).toEqual(expected));

  it('always finds a person by their own name, surname, and initial with surname', () => {
    fc.assert(
      fc.property(fc.constantFrom(...directory.people), fc.constantFrom('', 'Mr ', 'DR. '), (who, title) => {
        const surname = who.name.split(/[ -]/).at(-1) ?? '';
        for (const typed of [who.name, surname, `${who.name[0]} ${surname}`, who.name.toUpperCase()])
          expect(ids(`${title}${typed}`)).toContain(who.id);
      }),
    );
  });

  it('never throws, whatever is typed', () => {
    fc.assert(fc.property(fc.string(), (typed) => void possibleMatches(typed, directory)));
  });
});
