import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseCommand } from '../../src/chat/parse-command.ts';

const named = (text: string) => {
  const parsed = parseCommand(text);
  return parsed.kind === 'command' ? parsed.command.name : parsed.kind;
};

describe('typed words', () => {
  it.each([
    ['report', 'report'],
    ['Report', 'report'],
    ['REPORT!', 'report'],
    ['/esafety report', 'report'],
    ['/e-safety report', 'report'],
    ['esafety: report', 'report'],
    ['<@U123ABC> report', 'report'],
    ['<at>E-safety</at> report', 'report'],
    ['Report please', 'report'],
    ['mine', 'mine'],
    ['my reports', 'mine'],
    ['cases', 'cases'],
    ['help', 'help'],
    ['Hello', 'help'],
    ['', 'empty'],
    ['/esafety', 'empty'],
    ['please', 'empty'],
  ])('%j is understood as %s', (text, name) => expect(named(text)).toBe(name));

  it.each(['reprot', 'repport', 'I want to report', 'raport'])('%j is answered with "did you mean report"', (text) => {
    const parsed = parseCommand(text);
    expect(parsed.kind === 'suggest' && parsed.command.name).toBe('report');
  });

  it('does not take a sentence for a misspelt word', () => {
    expect(parseCommand('somebody sent a horrible picture round').kind).toBe('unknown');
    expect(parseCommand('ok').kind).toBe('unknown');
  });

  it('keeps what follows the word, and no politeness', () => {
    const parsed = parseCommand('report  A page came up on the board');
    expect(parsed.kind === 'command' && parsed.rest).toBe('A page came up on the board');
    const polite = parseCommand('Report please');
    expect(polite.kind === 'command' && polite.rest).toBe('');
  });

  it('never throws and is quick, whatever is typed', () => {
    fc.assert(fc.property(fc.string({ maxLength: 4000 }), (text) => void parseCommand(text)));
    parseCommand(`${'a '.repeat(5000)}`);
  });
});

describe('a long message made of nothing but broken mark-up', () => {
  // A quadratic pattern takes seconds here, and everybody else waits for it.
  it.each(['<at>', '<at ', '<@U', '/esafety ', ' '])('of %j is read at once', (part) => {
    const text = part.repeat(Math.ceil(120_000 / part.length));
    const began = performance.now();
    parseCommand(text);
    expect(performance.now() - began).toBeLessThan(500);
  });
});
