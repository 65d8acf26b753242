// Who signs again: nobody for the same text, everybody where the version says so, and never less than a version in between asked for.

import { describe, expect, it } from '@jest/globals';
import type { Agreement } from '../../../src/domain/aup/agreement.ts';
import { needsSigningAgain } from '../../../src/domain/aup/needs-signing-again.ts';

const version = (hash: string, signAgain: Agreement['signAgain']): Agreement => ({
  ...{
    key: 'staff',
    audience: 'staff',
    version: hash,
    title: 'For staff',
    intro: [],
    parts: [],
    boxes: [],
    questions: [],
  },
  signAgain,
  hash,
});

describe('somebody signs', () => {
  it.each([
    ['who never signed it', null, version('b', 'joiners'), [], true],
    ['who signed exactly this text', 'b', version('b', 'everybody'), [], false],
    ['whose version everybody is to replace', 'a', version('b', 'everybody'), [], true],
    ['whose version may stand', 'a', version('b', 'joiners'), [], false],
    [
      'who missed a version that everybody was to sign',
      'a',
      version('c', 'joiners'),
      [version('a', 'everybody'), version('b', 'everybody')],
      true,
    ],
    [
      'who signed the version that everybody was to sign',
      'b',
      version('c', 'joiners'),
      [version('a', 'everybody'), version('b', 'everybody')],
      false,
    ],
    ['whose version is older than all that are known', 'x', version('c', 'joiners'), [version('b', 'everybody')], true],
  ] as const)('%s', (_who, signed, current, between, expected) => {
    expect(needsSigningAgain(signed, current, between)).toBe(expected);
  });
});
