// The chain of custody, as it would be asked for in court: each thing, where it is, every hand it went through, in order.

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chainsOf, custodyOf } from '../../../../../src/domain/casework/record/kinds/custody-chain.ts';
import { aRecord, formOf } from '../support.ts';

const taken = () =>
  aRecord('custody', { item: 'Phone', asset: 'A7', held: 'Office safe', state: 'on', when_date: '2026-11-20' });

describe('things taken in', () => {
  it('are held until they go to the police, to the owner, or the police say that they are destroyed', () => {
    for (const [to, held] of [
      ['moved', 1],
      ['back', 1],
      ['police', 0],
      ['parent', 0],
      ['destroyed', 0],
    ] as const) {
      const phone = taken();
      const move = aRecord('custody_moved', { moved_to: to, to: 'Somebody', held: 'Room 2' }, phone.id);
      expect([to, custodyOf([phone, move]).length]).toEqual([to, held]);
      expect(chainsOf([phone, move])[0]?.chain.map(({ id }) => id)).toEqual([phone.id, move.id]);
    }
  });

  it('can come back from the police and are held again', () => {
    const phone = taken();
    const out = aRecord('custody_moved', { moved_to: 'police', to: 'Officer 12', when_date: '2026-11-21' }, phone.id);
    const back = aRecord(
      'custody_moved',
      { moved_to: 'back', held: 'Head’s safe', state: 'off', when_date: '2026-11-23' },
      phone.id,
    );
    expect(custodyOf([phone, out, back])).toMatchObject([{ item: 'Phone', where: 'Head’s safe', state: 'off' }]);
  });

  it('stand where the last move by date put them, in whichever order the moves were written down', () => {
    const phone = taken();
    const moves = ['2026-11-21', '2026-11-22', '2026-11-23'].map((when_date, i) =>
      aRecord('custody_moved', { moved_to: 'moved', held: `Room ${i + 1}`, when_date }, phone.id),
    );
    fc.assert(
      fc.property(fc.shuffledSubarray(moves, { minLength: 3 }), (written) => {
        expect(custodyOf([phone, ...written])[0]?.where).toBe('Room 3');
      }),
    );
  });

  it('hold up nobody’s closing once they are gone, and are named to whoever closes before', () => {
    const phone = taken();
    const form = formOf('custody');
    expect(form.unfinished?.(phone, [phone])).toContain('Phone is still held (Office safe)');
    const out = aRecord('custody_moved', { moved_to: 'police', to: 'Officer 12' }, phone.id);
    expect(form.unfinished?.(phone, [phone, out])).toBeNull();
  });

  it('go to the police only with a name and a reference, and never before they were taken', () => {
    const phone = taken();
    const form = formOf('custody_moved', { about: phone, records: [phone] });
    expect(form.check?.({ moved_to: 'police', when_date: '2026-11-21' })).toHaveProperty('police_ref');
    expect(form.check?.({ moved_to: 'police', when_date: '2026-11-21' })).toHaveProperty('to');
    expect(form.check?.({ moved_to: 'moved', held: 'Room 2', when_date: '2026-11-19' })).toHaveProperty('when_date');
    expect(form.check?.({ moved_to: 'moved', held: 'Room 2', when_date: '2026-11-20' })).toEqual({});
  });

  it('are named in the list of what can be added, and leave it once they cannot come back', () => {
    const phone = taken();
    const offered = (to: string) => {
      const move = aRecord('custody_moved', { moved_to: to, when_date: '2026-11-21' }, phone.id);
      return formOf('custody_moved', { about: phone, records: [phone, move] });
    };
    expect(offered('moved').label).toBe('Phone changes hands');
    expect(['moved', 'back', 'police', 'parent', 'destroyed'].map((to) => offered(to).offered)).toEqual([
      ...[true, true, true, false, false],
    ]);
  });
});
