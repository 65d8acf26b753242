import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { anchorSigns, grouped, readSigns } from '../../../src/stores/crypto/anchor-signs.ts';

const seal = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('base64url'));

describe('the signs of a seal', () => {
  it('come back as they were, however they are grouped, written small or mixed up with O, I and L', () => {
    fc.assert(
      fc.property(seal, (mac) => {
        const signs = anchorSigns(mac);
        expect(signs).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/);
        expect(readSigns(grouped(signs))).toBe(signs);
        expect(readSigns(grouped(signs).replaceAll(' ', '-').toLowerCase())).toBe(signs);
        expect(readSigns(signs.replaceAll('0', 'O').replaceAll('1', 'l'))).toBe(signs);
      }),
    );
  });

  it('are the first 80 bits, all of them', () => {
    fc.assert(
      fc.property(seal, fc.nat(79), (mac, bit) => {
        const bytes = Buffer.from(mac, 'base64url');
        bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (128 >> (bit & 7));
        expect(anchorSigns(bytes.toString('base64url'))).not.toBe(anchorSigns(mac));
      }),
    );
  });

  it.each(['', '7K3Q', '7K3Q 9FXB 2M4T 8WNU', '7K3Q 9FXB 2M4T 8WNPP'])('are not read out of %j', (typed) => {
    expect(readSigns(typed)).toBeNull();
  });
});
