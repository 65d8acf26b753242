// Sentinels go in everywhere; none comes out.

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { makeLog } from '../../src/observe/log.ts';
import type { LogFields } from '../../src/usecases/ports.ts';

const SENTINELS = [
  'Sentinel Surname',
  'sentinel.person@school.example',
  'xoxb-1234567890-sentinel',
  'https://sentinel.example/path?token=abc',
  'kQ3v9Zr7sentinelsentinelsentinelsentinel0000',
  'grooming of a child',
];

function logged(use: (log: ReturnType<typeof makeLog>) => void): string {
  const lines: string[] = [];
  use(makeLog({ to: { write: (line: string) => void lines.push(line) }, level: 'info' }));
  return lines.join('');
}

/** What a careless caller could do in spite of the types. */
const careless = (fields: Record<string, unknown>): LogFields => JSON.parse(JSON.stringify(fields));

describe('the log', () => {
  it('writes the allowed fields', () => {
    const line = JSON.parse(
      logged((log) => log.info('http.listening', { port: 3978, school: 'demo', route: '/slack/events' })),
    );
    expect(line).toMatchObject({
      level: 'info',
      event: 'http.listening',
      port: 3978,
      school: 'demo',
      route: '/slack/events',
    });
    expect(Object.keys(line).sort()).toEqual(['event', 'level', 'port', 'route', 'school', 'time']);
  });

  it.each(SENTINELS)('lets no trace of %j out, in whatever field', (sentinel) => {
    const out = logged((log) => {
      log.info(
        'a.b',
        careless({ name: sentinel, story: sentinel, body: { text: sentinel }, err: { message: sentinel } }),
      );
      log.warn('a.b', careless({ code: sentinel, route: sentinel, kind: sentinel, file: sentinel, docId: sentinel }));
      log.error('a.b', careless({ school: { name: sentinel } }), new Error(sentinel));
      log.error('a.b', {}, sentinel);
      log.error('a.b', {}, { message: sentinel, toString: () => sentinel });
      log.info(sentinel);
    });
    for (const part of sentinel
      .split(/[^\w]+/)
      .filter((word) => word.length > 5 && !/^https$|^school$|^example$/.test(word))) {
      expect(out).not.toContain(part);
    }
  });

  it('says of an error its type, its code, its place and its cause, never its message', () => {
    const cause = Object.assign(new TypeError('a story about Sentinel'), { code: 'ECONNRESET' });
    const out = logged((log) =>
      log.error(
        'store.failed',
        { code: 'store.full' },
        new Error('Sentinel\n    at Sentinel (/x/src/sentinel.ts:1:1)', { cause }),
      ),
    );
    expect(JSON.parse(out)).toMatchObject({
      error: { type: 'Error', cause: { type: 'TypeError', code: 'ECONNRESET' } },
    });
    expect(out.toLowerCase()).not.toContain('sentinel');
  });

  it('never fails and never writes free text, whatever it is given', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.anything()), fc.string(), (fields, event) => {
        const out = logged((log) => log.info(event, { ...careless({ code: 'x' }), ...(fields as LogFields) }));
        for (const value of Object.values(JSON.parse(out) as Record<string, unknown>)) {
          if (typeof value === 'string') expect(value).toMatch(/^[\w./:[\]@%+~-]*$/);
        }
      }),
    );
  });
});
