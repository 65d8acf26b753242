import { describe, expect, it } from '@jest/globals';
import { readInbound } from '../../../src/platforms/teams/inbound.ts';
import { readMessage } from '../../../src/platforms/teams/read-message.ts';

const inbound = (text: string) => {
  const read = readInbound({
    type: 'message',
    channelId: 'msteams',
    serviceUrl: 'http://127.0.0.1:9',
    from: { id: '29:tess' },
    conversation: { id: 'a:1' },
    text,
  });
  if (read === null) throw new Error('this is no activity');
  return read;
};

describe('what was typed in Teams', () => {
  it('is read without the mention of the bot in front', () => {
    expect(readMessage(inbound('<at id="0">E-safety</at>&nbsp;report'))).toEqual({ kind: 'text', text: 'report' });
  });

  // A quadratic pattern takes seconds here, and everybody else waits for it.
  it.each(['<at ', '<at>', '</at', '<at>x</at>', '&nbsp;'])('is read at once, however much of %j there is', (part) => {
    const text = part.repeat(Math.ceil(120_000 / part.length));
    const began = performance.now();
    readMessage(inbound(text));
    expect(performance.now() - began).toBeLessThan(500);
  });
});
