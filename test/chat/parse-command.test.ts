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
    ['my cases', 'cases'],
    ['unblock', 'unblock'],
    ['/esafety unblock bbc.co.uk', 'unblock'],
    ['Please unblock bbc.co.uk', 'unblock'],
    ['can you unblock bbc.co.uk please', 'unblock'],
    ['filter request bbc.co.uk', 'unblock'],
    ['block', 'block'],
    ['block this: x.example', 'block'],
    ['unsuitable site x.example', 'block'],
    ['overrides', 'overrides'],
    ['requests', 'overrides'],
    ['filterlog', 'overrides'],
    ['filter log please', 'overrides'],
    ['unblocked', 'overrides'],
    ['filtercheck', 'filtercheck'],
    ['filter check', 'filtercheck'],
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

  it.each([
    ['unblok', 'unblock'],
    ['ublock', 'unblock'],
    ['blcok', 'block'],
    ['overides', 'overrides'],
    ['filtrcheck', 'filtercheck'],
  ])('%j is answered with "did you mean %s"', (text, name) => {
    const parsed = parseCommand(text);
    expect(parsed.kind === 'suggest' && parsed.command.name).toBe(name);
  });

  it.each([
    ['unblock bbc.co.uk', 'bbc.co.uk'],
    ['unblock bbc.co.uk please', 'bbc.co.uk'],
    ['please unblock <https://video.example/watch?v=1>, thanks', 'https://video.example/watch?v=1'],
    ['block this: x.example', 'x.example'],
    ['block this site "x.example".', 'x.example'],
    ['unblock a.example, b.example and c.example/d', 'a.example\nb.example\nc.example/d'],
    ['unblock x.example for 4B until 10:40', 'x.example'],
    ['unblock https://en.example/wiki/Foo_(bar)', 'https://en.example/wiki/Foo_(bar)'],
    ['unblock (x.example)', 'x.example'],
    ['unblock http://[2001:db8::1]:8080/a', 'http://[2001:db8::1]:8080/a'],
    ['unblock [2001:db8::1]', '[2001:db8::1]'],
    ['unblock 192.0.2.7', '192.0.2.7'],
    ['unblock javascript:alert(1)', 'javascript:alert(1)'],
    ['unblock https://bücher.example', 'https://bücher.example'],
    ['unblock youtube', 'youtube'],
    ['unblock', ''],
    ['unblock please', ''],
    ['block a boy in my class keeps sending pictures', ''],
    ['unblock the site that the new boy in my class needs', ''],
  ])('%j leaves %j to fill in', (text, rest) => {
    const parsed = parseCommand(text);
    expect(parsed.kind === 'command' && parsed.rest).toBe(rest);
  });

  it.each([
    'he blocked me and says horrible things',
    'report a site that should be blocked',
    'I was asked to block her',
  ])('%j, which may be about a child, is not taken for an address', (text) => {
    const parsed = parseCommand(text);
    expect(parsed.kind === 'command' && parsed.command.words === 'address').toBe(false);
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
  it.each(['<at>', '<at ', '<@U', '/esafety ', ' ', 'unblock ', '( ', 'x.', '[', '.)'])(
    'of %j is read at once',
    (part) => {
      const text = part.repeat(Math.ceil(120_000 / part.length));
      const began = performance.now();
      parseCommand(text);
      parseCommand(`unblock ${text}`);
      expect(performance.now() - began).toBeLessThan(500);
    },
  );
});
