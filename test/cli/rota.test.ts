// `esafety rota`: a preview first, faults by row, nothing written for somebody who is not of the team, and what was set in the chat
// stays for whoever is not in the file.

import { beforeEach, describe, expect, it } from '@jest/globals';
import { readDutyDays } from '../../src/domain/people/duty-words.ts';
import { serveControl } from '../../src/stores/lowdb/control-socket.ts';
import { operatorFolder } from '../support/operator-folder.ts';

const operator = operatorFolder();
const { esafety } = operator;
const file = (name: string, lines: readonly string[]): string => operator.write(`${name}.csv`, lines.join('\n'));
const STAFF = [
  'name,email,roles,duty days',
  'Dana Safeguard,dana@our.example,dsl,',
  'Dev Deputy,dev@our.example,"deputy_dsl; deputy_head",Fri',
  'Hana Head,hana@our.example,headteacher,',
  'Chaz Chair,chaz@our.example,chair_of_governors,',
  'Ezra Online,ezra@our.example,esafety_coordinator,',
];
beforeEach(async () => {
  await esafety('people', 'import', file('staff', STAFF), '--apply');
});

async function days(): Promise<Readonly<Record<string, readonly string[]>>> {
  const store = await operator.openStore();
  const { headers } = await store.list('person', [], { limit: 100 });
  const docs = await Promise.all(headers.map(({ id }) => store.read('person', id)));
  await store.close();
  return Object.fromEntries(
    docs.flatMap((doc) => (doc?.state.dutyDays === undefined ? [] : [[doc.state.name, doc.state.dutyDays]])),
  );
}

describe('rota import', () => {
  it('shows first, writes only when told to, and leaves whoever is not in the file', async () => {
    const path = file('rota', ['E-mail;Days;Phone', 'DANA@our.example;Mon-Wed;123']);
    const preview = await esafety('rota', 'import', path);
    expect(preview).toMatchObject({ code: 0, err: '' });
    expect(preview.out).toBe(
      [
        'Columns that are not used: Phone.',
        'Changes (1):',
        '  - Dana Safeguard: Monday, Tuesday, Wednesday (until now no day)',
        'Unchanged: 0',
        'Not in this file, and left as they are (1):',
        '  - Dev Deputy: Friday',
        'Nothing was changed yet. To write this, run it again with --apply.',
        '',
      ].join('\n'),
    );
    expect(await days()).toEqual({ 'Dev Deputy': ['fri'] });
    expect((await esafety('rota', 'import', path, '--apply')).out).toContain('Done. 1 person brought up to date.');
    expect(await days()).toEqual({ 'Dana Safeguard': ['mon', 'tue', 'wed'], 'Dev Deputy': ['fri'] });
    expect((await esafety('rota', 'import', path)).out).toContain('Unchanged: 1\n');
  });

  it('writes nothing for an address nobody has, or for somebody who is not of the team', async () => {
    const path = file('rota', ['email,days', 'dana@our.example,Mon', 'who@our.example,Tue', 'ezra@our.example,Wed']);
    const { code, out } = await esafety('rota', 'import', path, '--apply');
    expect(code).toBe(1);
    expect(out).toContain('Nobody here has this address (1):\n  - row 3, who@our.example\n');
    expect(out).toContain('(1):\n  - row 4, Ezra Online\nNothing was changed. Put the above right first.\n');
    expect(await days()).toEqual({ 'Dev Deputy': ['fri'] });
  });

  it('names every fault with its row and column', async () => {
    const lines = ['email,days', 'dana@our.example,Mo', 'DANA@our.example,Fri-Mon', ',Tue'];
    expect(await esafety('rota', 'import', file('rota', lines), '--apply')).toMatchObject({
      code: 1,
      out: [
        'Nothing was changed. Put this right in the file first:',
        '  - row 2, days: "Mo" is not days of a school week. Write Mon, Wed or Mon-Fri, or none.',
        '  - row 3, e-mail: This stands in row 2 already.',
        '  - row 3, days: "Fri-Mon" is not days of a school week. Write Mon, Wed or Mon-Fri, or none.',
        '  - row 4, e-mail: The e-mail address is missing.',
        '',
      ].join('\n'),
    });
    expect((await esafety('rota', 'import', file('rota', ['email,phone', 'a,b']))).out).toContain('no column "days"');
  });

  it('goes through the running server, which reads a hostile request as such', async () => {
    const store = await operator.openStore();
    const handlers = operator.handlers(store);
    const control = await serveControl(operator.path('data'), handlers);
    try {
      const path = file('rota', ['email,days', 'dev@our.example,none']);
      expect((await esafety('rota', 'import', path, '--apply')).out).toContain('(until now Friday)');
      for (const bad of [{ rows: [{ line: 2, email: 'x', days: ['sat'] }] }, { rows: 'all' }, {}])
        await expect(
          (async () => handlers['rota.import']?.({ school: 'default', apply: true, ...bad }))(),
        ).rejects.toThrow();
    } finally {
      await control.close();
      await store.close();
    }
    expect(await days()).toEqual({ 'Dev Deputy': [] });
  });
});

describe('duty days in the staff list', () => {
  it('leave what was set meanwhile where the cell is empty, and take it away by "none"', async () => {
    await esafety('rota', 'import', file('rota', ['email,days', 'dana@our.example,Tue']), '--apply');
    expect((await esafety('people', 'import', file('staff', STAFF), '--apply')).out).toContain('Unchanged: 5');
    expect(await days()).toEqual({ 'Dana Safeguard': ['tue'], 'Dev Deputy': ['fri'] });
    const none = STAFF.map((line) => line.replace(',Fri', ',none').replace('dsl,', 'dsl,"Mon, Thu"'));
    const applied = await esafety('people', 'import', file('staff', none), '--apply');
    expect(applied.out).toContain('Dana Safeguard (dsl): duty days');
    expect(await days()).toEqual({ 'Dana Safeguard': ['mon', 'thu'], 'Dev Deputy': [] });
  });

  it.each([
    ['Mon, Wed', ['mon', 'wed']],
    ['monday and friday', ['mon', 'fri']],
    ['Tuesday to Thursday', ['tue', 'wed', 'thu']],
    ['Thurs + Mon', ['mon', 'thu']],
    ['every day', ['mon', 'tue', 'wed', 'thu', 'fri']],
    ['none', []],
    ['Sat', null],
    ['Fri-Mon', null],
    ['Mon-', null],
    ['Mon-Tue-Wed', null],
    ['tomorrow', null],
  ])('are read as people write them: %s', (text, read) => {
    expect(readDutyDays(text)).toEqual(read);
  });
});
