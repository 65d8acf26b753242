import { afterEach, describe, expect, it } from '@jest/globals';
import { closeTestStores } from '../support/open-test-store.ts';
import { openSchool } from '../support/school.ts';
import { HARMED_PUPIL, sendReport } from '../support/send-report.ts';

afterEach(closeTestStores);

describe('a picture or file posted to the bot', () => {
  it('is told to those who hold the poster’s own fresh report, as a fact and nothing more', async () => {
    const school = await openSchool();
    const { caseId } = await sendReport(school, 'p_tess');
    await school.worker.runOnce();
    await school.useCases.filePosted(await school.who('p_tess'), { unnamed: false });
    await school.worker.runOnce();
    const lines = school.sent.filter((s) => s.view.view === 'case_line');
    expect(lines.map((s) => s.to)).toEqual(['p_dana', 'p_dev']);
    expect(lines[0]?.view).toMatchObject({ line: 'file_posted' });
    const doc = await school.store.read('case', caseId);
    expect(doc?.history.at(-1)).toMatchObject({ action: expect.stringMatching(/message.sent|report.file_posted/) });
    expect(doc?.history.find((e) => e.action === 'report.file_posted')?.detail).toEqual({});
  });

  it('without a report of the poster’s own is told to the safeguarding team, once an hour', async () => {
    const school = await openSchool();
    const who = await school.who('p_tess');
    for (let posted = 0; posted < 3; posted += 1) await school.useCases.filePosted(who, { unnamed: false });
    await school.worker.runOnce();
    expect(school.alertsTo('p_dana')).toHaveLength(1);
    expect(school.alertsTo('p_dev')).toHaveLength(1);
  });

  it('beside an unnamed form leaves nothing of the poster in the store', async () => {
    const school = await openSchool();
    await school.useCases.filePosted(await school.who('p_tess'), { unnamed: true });
    const { headers } = await school.store.list('case', [], { limit: 9 });
    const docs = await Promise.all(headers.map((h) => school.store.read('case', h.id)));
    expect(docs).toHaveLength(1);
    expect(JSON.stringify(docs)).not.toContain('p_tess');
  });
});

describe('an address in a report', () => {
  it('is kept as the text it is and leaves in no message', async () => {
    const school = await openSchool();
    const address = 'https://quokkachat.example/room/77?who=her';
    const { caseId } = await sendReport(school, 'p_tess', { ...HARMED_PUPIL, web_address: address });
    await school.worker.runOnce();
    expect((await school.store.read('case', caseId))?.state.answers.web_address).toBe(address);
    expect(JSON.stringify(school.sent)).not.toContain('quokkachat');
    expect(school.logged.join()).not.toContain('quokkachat');
  });
});
