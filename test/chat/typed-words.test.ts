import { describe, expect, it } from '@jest/globals';
import { makeTypedWords } from '../../src/chat/typed-words.ts';
import { member } from './talk.ts';

const at = (start = 0) => {
  const clock = { time: start };
  return { clock, words: makeTypedWords({ now: () => clock.time }) };
};
const MINUTE = 60_000;

describe('an address that was typed where no form can open', () => {
  it('waits ten minutes for its button, and is then forgotten', () => {
    const { clock, words } = at();
    words.keep(member, 'filter.start', 'bbc.co.uk');
    clock.time = 10 * MINUTE - 1;
    expect(words.of(member, 'filter.start')).toBe('bbc.co.uk');
    clock.time = 10 * MINUTE;
    expect(words.of(member, 'filter.start')).toBe('');
  });

  it('is there for the person who typed it, on that platform, and for that button only', () => {
    const { words } = at();
    words.keep(member, 'filter.start', 'bbc.co.uk');
    expect(words.of({ ...member, userId: 'someone_else' }, 'filter.start')).toBe('');
    expect(words.of({ ...member, platform: 'teams' }, 'filter.start')).toBe('');
    expect(words.of({ ...member, tenant: 'T_OTHER' }, 'filter.start')).toBe('');
    expect(words.of(member, 'site.start')).toBe('');
  });

  it('gives way to what was typed later, and is gone once it is no longer needed', () => {
    const { words } = at();
    words.keep(member, 'filter.start', 'one.example');
    words.keep(member, 'filter.start', 'two.example');
    expect(words.of(member, 'filter.start')).toBe('two.example');
    words.forget(member, 'filter.start');
    expect(words.of(member, 'filter.start')).toBe('');
  });

  it('takes up no more room however many people type however much', () => {
    const { words } = at();
    for (let i = 0; i < 2000; i += 1) words.keep({ ...member, userId: `u${i}` }, 'filter.start', 'x'.repeat(100_000));
    const kept = Array.from({ length: 2000 }, (_, i) => words.of({ ...member, userId: `u${i}` }, 'filter.start'));
    expect(kept.filter((text) => text !== '').length).toBeLessThanOrEqual(500);
    expect(Math.max(...kept.map((text) => text.length))).toBe(3000);
    expect(kept.at(-1)).not.toBe('');
  });
});
