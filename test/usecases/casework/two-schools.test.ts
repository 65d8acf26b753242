// One server, two schools whose staff lists happen to use the same ids: neither sees anything of the other.

import { afterEach, describe, expect, it } from '@jest/globals';
import { closeTestStores } from '../../support/open-test-store.ts';
import { openSchool } from '../../support/school.ts';
import { sendReport } from '../../support/send-report.ts';
import { addNote } from '../../support/work-case.ts';

afterEach(closeTestStores);

describe('a person of another school with the same id', () => {
  it('sees no case, no report and no draft, and can do nothing with an id', async () => {
    const school = await openSchool();
    const { caseId } = await sendReport(school, 'p_tess');
    await school.worker.runOnce();
    const { useCases } = school;
    const elsewhere = async (id: string) => ({ ...(await school.who(id)), school: 'elsewhere' });
    const dana = await elsewhere('p_dana');
    const tess = await elsewhere('p_tess');
    const refusedCodes = [
      await useCases.openCase(dana, caseId, { key: '1' }),
      await useCases.acknowledge(dana, caseId, { key: '2' }),
      await addNote(useCases, dana, caseId, { key: '3', text: 'x' }),
      await useCases.declareConflict(dana, caseId, { key: '4', reason: 'x' }),
      await useCases.receipt(tess, caseId),
      await useCases.addToReport(tess, caseId, { key: '5', text: 'x', answers: {} }),
    ].map((result) => (result.ok ? 'ok' : result.refusal.code));
    expect(new Set(refusedCodes)).toEqual(new Set(['case.not_yours']));
    expect(await useCases.myCases(dana, 0)).toEqual([]);
    expect(await useCases.myReports(tess)).toEqual([]);
  });

  it('is refused in the log of their own school, and one that is kept goes on under its id', async () => {
    const school = await openSchool();
    const { caseId } = await sendReport(school, 'p_tess');
    const sol = await school.who('p_sol');
    const twin = { ...sol, school: 'elsewhere' };
    for (const who of [sol, twin, twin, sol]) await school.useCases.openCase(who, caseId, { key: '1' });
    const kept = await school.store.read('actor_log', 'log-p_sol');
    expect([kept?.school, kept?.history.length]).toEqual([school.policy.key, 2]);
    const { headers } = await school.store.list('actor_log', [], { limit: 9 });
    const others = headers.filter((header) => header.school === 'elsewhere');
    expect(others).toHaveLength(1);
    const theirs = await school.store.read('actor_log', others[0]?.id ?? '');
    expect(theirs?.history.map(({ action }) => action)).toEqual(['access.refused', 'access.refused']);
  });

  it('who posts a file adds it to no report of the first school', async () => {
    const school = await openSchool();
    const { caseId } = await sendReport(school, 'p_tess');
    const before = await school.store.read('case', caseId);
    await school.useCases.filePosted({ ...(await school.who('p_tess')), school: 'elsewhere' }, { unnamed: false });
    expect(await school.store.read('case', caseId)).toEqual(before);
  });

  it('who posts a file in the same hour is not taken for the first one', async () => {
    const school = await openSchool();
    const tess = await school.who('p_tess');
    for (const who of [tess, { ...tess, school: 'elsewhere' }])
      await school.useCases.filePosted(who, { unnamed: false });
    const { headers } = await school.store.list('case', [], { limit: 9 });
    expect(headers.map((header) => header.school).toSorted()).toEqual([school.policy.key, 'elsewhere'].toSorted());
  });
});
