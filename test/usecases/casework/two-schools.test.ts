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
});
