// `esafety pupils`: a preview first, faults by line, nothing written by a list that is wrong or cut off, and no name on the screen.

import { describe, expect, it } from '@jest/globals';
import { serveControl } from '../../src/stores/lowdb/control-socket.ts';
import { markDemo } from '../../src/stores/lowdb/demo-marker.ts';
import { operatorFolder } from '../support/operator-folder.ts';

const operator = operatorFolder();
const { esafety } = operator;

const csv = (...lines: readonly string[]): string =>
  operator.write('pupils.csv', ['id,name,class,year group,starts,leaves', ...lines].join('\n'));
const PUPILS = Array.from(
  { length: 12 },
  (_, index) => `P${index},Secretname ${index},${index < 6 ? '5T,5' : '6C,6'},,`,
);

describe('the sample of the demo', () => {
  it('is read without a fault, holds two classes, and changes nothing the second time', async () => {
    operator.env = { ...operator.env, ESAFETY_POLICY: 'deploy/schools/demo.yaml' };
    expect(markDemo(operator.path('data'))).toBe(true);
    const sample = 'deploy/schools/demo-pupils.csv';
    const done = await esafety('pupils', 'import', sample, '--apply');
    expect(done).toMatchObject({ code: 0, err: '' });
    expect(done.out).toContain('New: 20. To another class: 0.');
    expect(done.out).not.toMatch(/not used|put this right/i);
    expect((await esafety('pupils', 'list')).out).toBe('2M: 8 (KS1 8)\n5T: 12 (KS2 12)\n');
    expect((await esafety('pupils', 'import', sample)).out).toContain('New: 0. To another class: 0.');
  });
});

describe('pupils import', () => {
  it('shows first and writes only when told to, and says so again the second time', async () => {
    const path = csv(...PUPILS);
    const preview = await esafety('pupils', 'import', path);
    expect(preview).toMatchObject({ code: 0, out: expect.stringContaining('New: 12. To another class: 0.') });
    expect(preview.out).toContain('Nothing was changed yet');
    expect((await esafety('pupils', 'list')).out).toContain('No pupil is listed');
    expect(await esafety('pupils', 'import', path, '--apply')).toMatchObject({
      code: 0,
      out: expect.stringContaining('Done.'),
    });
    expect(await esafety('pupils', 'list')).toMatchObject({ code: 0, out: '5T: 6 (KS2 6)\n6C: 6 (KS2 6)\n' });
    const again = await esafety('pupils', 'import', path);
    expect(again.out).toContain('New: 0. To another class: 0. Changed: 0. Unchanged: 12.');
    expect(preview.out + again.out).not.toContain('Secretname');
  });

  it('names leavers by their number, and refuses a list in which very many are missing', async () => {
    await esafety('pupils', 'import', csv(...PUPILS), '--apply');
    const cut = csv(...PUPILS.slice(0, 4));
    const refused = await esafety('pupils', 'import', cut, '--apply');
    expect(refused).toMatchObject({ code: 1, out: expect.stringContaining('--many-leavers') });
    expect((await esafety('pupils', 'list')).out).toContain('6C: 6');
    const meant = await esafety('pupils', 'import', cut, '--apply', '--many-leavers');
    expect(meant).toMatchObject({ code: 0, out: expect.stringContaining('P11') });
    expect((await esafety('pupils', 'list')).out).toBe('5T: 4 (KS2 4)\n');
  });

  it('says every fault at once, by line, and changes nothing', async () => {
    const faulty = await esafety('pupils', 'import', csv('P1,,5T,5,,', 'P1,Ben Example,5T,none,,'), '--apply');
    expect(faulty.code).toBe(1);
    for (const where of ['row 2, name', 'row 3, year group', 'row 3, id']) expect(faulty.out).toContain(where);
    expect((await esafety('pupils', 'list')).out).toContain('No pupil is listed');
  });

  it('refuses kindly what is no list, and what is far too big', async () => {
    const odd = operator.write('odd.csv', Buffer.from([0xff, 0xfe, 0x41]));
    const big = operator.write('big.csv', 'x'.repeat(3 * 1024 * 1024));
    expect(await esafety('pupils', 'import', odd)).toMatchObject({
      code: 3,
      err: expect.stringContaining('UTF-8'),
    });
    expect(await esafety('pupils', 'import', big)).toMatchObject({
      code: 3,
      err: expect.stringContaining('pupil list'),
    });
    expect(await esafety('pupils', 'import', operator.path('none.csv'))).toMatchObject({ code: 3 });
    const wild = csv('"=cmd()",<b>,🎉,99,31/02/2026,never');
    expect((await esafety('pupils', 'import', wild)).code).toBe(1);
  });

  it('goes through the running server, which checks the request as if it came from outside', async () => {
    const store = await operator.openStore();
    const handlers = operator.handlers(store);
    expect(() => handlers['pupils.import']?.({ school: 'default', rows: [{ id: '' }] })).toThrow();
    const control = await serveControl(operator.path('data'), handlers);
    try {
      expect(await esafety('pupils', 'import', csv(...PUPILS), '--apply')).toMatchObject({ code: 0 });
      expect((await store.read('class_list', 'class-default-5t'))?.state.pupils).toHaveLength(6);
    } finally {
      await control.close();
      await store.close();
    }
  });
});
