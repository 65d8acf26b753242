// The list of people whom no chat reaches: complete, with the reason, and for those alone who can do something about it.

import { afterEach, describe, expect, it } from '@jest/globals';
import { MINUTE_MS } from '../../../src/domain/shared/instant.ts';
import { instantAt } from '../../../src/domain/shared/time.ts';
import { changePerson } from '../../support/change-person.ts';
import { aDuty, fakeDuties } from '../../support/fake-duties.ts';
import { closeTestStores } from '../../support/open-test-store.ts';
import { openSchoolYear, type SchoolYear } from '../../support/school-year.ts';

afterEach(closeTestStores);

const MONDAY = '2026-11-23';
const opening = instantAt(MONDAY, '08:30', 'Europe/London');

async function afterMonday(options: { readonly mail?: boolean } = {}): Promise<SchoolYear> {
  const year = await openSchoolYear({ from: MONDAY, sources: [fakeDuties(aDuty('p_tess'))], ...options });
  year.school.answers.set('p_tess', [{ ok: false, why: 'unreachable', code: 'no_bot' }]);
  await year.goTo(opening + MINUTE_MS);
  return year;
}

const listFor = async ({ school }: SchoolYear, personId: string) =>
  school.useCases.unreached(await school.who(personId));

describe('people whom no chat reaches', () => {
  it('are named with the reason and what would help', async () => {
    const year = await afterMonday();
    expect(await listFor(year, 'p_ivy')).toMatchObject({
      ok: true,
      value: {
        items: [
          {
            name: 'Tess Teacher',
            since: 'Mon 23 Nov 2026',
            why: [
              expect.stringMatching(/never opened/),
              expect.any(String),
              expect.stringMatching(/^E-mail did not reach/),
            ],
          },
        ],
      },
    });
  });

  it('get their reminders by e-mail where the server sends any, and stand on the list all the same', async () => {
    const year = await afterMonday({ mail: true });
    expect(year.school.sent.map(({ how }) => how)).toContain('mail');
    expect(JSON.stringify(await listFor(year, 'p_ezra'))).toContain('They get e-mail instead.');
  });

  it('without an address are said to have none', async () => {
    const year = await openSchoolYear({ from: MONDAY, sources: [fakeDuties(aDuty('p_tess'))], mail: true });
    await changePerson(year.school, 'p_tess', { email: '' });
    year.school.answers.set('p_tess', [{ ok: false, why: 'unreachable', code: 'no_bot' }]);
    await year.goTo(opening + MINUTE_MS);
    expect(JSON.stringify(await listFor(year, 'p_hana'))).toContain('No e-mail address is known either.');
  });

  it('are off the list when a chat takes a message, and when they have left', async () => {
    const year = await afterMonday();
    await year.runTo('2026-11-24');
    expect(await listFor(year, 'p_ivy')).toMatchObject({ ok: true, value: { items: [] } });
    const other = await afterMonday();
    await changePerson(other.school, 'p_tess', { endsOn: '2026-11-22' });
    expect(await listFor(other, 'p_ivy')).toMatchObject({ ok: true, value: { items: [] } });
  });

  it('are no way round the gate: who has signed is offered to IT where the school has a gate, and there alone', async () => {
    const year = await afterMonday();
    const seesSigned = async (id: string) => {
      const found = await listFor(year, id);
      return found.ok && found.value.seesSigned;
    };
    expect([await seesSigned('p_ivy'), await seesSigned('p_ezra')]).toEqual([true, true]);
    Object.assign(year.school.policy.agreements, { gate: 'none' });
    expect([await seesSigned('p_ivy'), await seesSigned('p_ezra'), await seesSigned('p_hana')]).toEqual([
      false,
      true,
      true,
    ]);
    expect(await year.school.useCases.aup.outstanding(await year.school.who('p_ivy'))).toMatchObject({ ok: false });
  });

  it('are named to IT, whoever keeps the agreements and the head, and to nobody else', async () => {
    const year = await afterMonday();
    for (const id of ['p_ivy', 'p_ezra', 'p_hana']) expect(await listFor(year, id)).toMatchObject({ ok: true });
    for (const id of ['p_tess', 'p_dana', 'p_chaz'])
      expect(await listFor(year, id)).toMatchObject({ ok: false, refusal: { code: 'unreached.not_yours' } });
  });
});
