import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decodeTarget, encodeTarget, markOf } from '../../src/chat/target.ts';

const id = fc.stringMatching(/^[A-Za-z0-9_-]{0,24}$/);

describe('the target of a button', () => {
  it('comes back as it went out', () => {
    fc.assert(
      fc.property(
        id,
        fc.constantFrom('', 'start', 'x_people'),
        fc.boolean(),
        fc.array(id.filter((s) => s !== '')),
        (i, page, unnamed, people) => {
          const target = { id: i, page, unnamed, seen: people.map(markOf) };
          expect(decodeTarget(encodeTarget(target))).toEqual(target);
        },
      ),
    );
  });

  it('is the bare case id where there is nothing more to say', () => expect(encodeTarget({ id: 'c1' })).toBe('c1'));

  it('stays short with a whole team on it', () => {
    const seen = Array.from({ length: 10 }, (_, i) => markOf(`p-${i}-${'f'.repeat(32)}`));
    expect(encodeTarget({ id: 'x'.repeat(22), page: 'review', unnamed: true, seen }).length).toBeLessThan(150);
    expect(new Set(seen).size).toBe(10);
  });
});
