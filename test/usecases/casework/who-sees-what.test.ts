// What each depth shows, and what a case never gives away about the person who reported it.

import { afterEach, describe, expect, it } from '@jest/globals';
import { HOUR_MS, MINUTE_MS } from '../../../src/domain/shared/instant.ts';
import { closeTestStores } from '../../support/open-test-store.ts';
import { openSchool, type TestSchool } from '../../support/school.ts';
import { HARMED_PUPIL, sendReport } from '../../support/send-report.ts';
import { addNote, closeCase } from '../../support/work-case.ts';

afterEach(closeTestStores);

async function fileSeenBy(school: TestSchool, personId: string): Promise<string> {
  const who = await school.who(personId);
  const [item] = await school.useCases.myCases(who, 0);
  const opened = await school.useCases.openCase(who, item?.id ?? '', { key: `open-${personId}` });
  return opened.ok ? JSON.stringify(opened.value) : opened.refusal.code;
}

describe('a reporter who asked to be named only to the person handling it', () => {
  const CONFIDENTIAL = { ...HARMED_PUPIL, naming: 'confidential' };

  it('is not named to the others, also when no message could be brought to them', async () => {
    const school = await openSchool();
    const gone = { ok: false, why: 'unreachable', code: 'gone' } as const;
    school.answers.set('p_tess', Array(40).fill(gone));
    await sendReport(school, 'p_tess', CONFIDENTIAL);
    for (let pass = 0; pass < 20; pass += 1) {
      await school.worker.runOnce();
      school.clock.move(10 * MINUTE_MS);
    }
    const seen = await fileSeenBy(school, 'p_dev');
    expect(seen).toContain('could not be delivered');
    expect(seen).not.toContain('Tess');
  });

  it('is not given away by working on the case as one of its holders', async () => {
    const school = await openSchool();
    const { caseId } = await sendReport(school, 'p_dana', CONFIDENTIAL);
    const dana = await school.who('p_dana');
    await school.useCases.acknowledge(dana, caseId, { key: 'ack' });
    await addNote(school.useCases, dana, caseId, { text: 'Rang home.', key: 'note' });
    const dev = await school.who('p_dev');
    const opened = await school.useCases.openCase(dev, caseId, { key: 'open' });
    if (!opened.ok) throw new Error(opened.refusal.code);
    const steps = opened.value.chronology.filter(({ who }) => who === 'The reporter').map(({ what }) => what);
    expect(steps).toEqual(['Started to report', 'Sent the report']);
    expect(opened.value.chronology).toContainEqual(
      expect.objectContaining({ who: 'Dana Safeguard', what: 'Added to the record: Note (r1)' }),
    );
  });
});

describe('somebody who sees the technical side', () => {
  it('reads first that the site has to be blocked, where that is what helps', async () => {
    const school = await openSchool();
    await sendReport(school, 'p_tess', {
      ...{ danger: 'no', adult_concern: 'no', naming: 'named', first_choice: 'seen', category: 'accidental_access' },
      ...{ victim: 'pupil', age_band: 'u13', image: 'none', legality: 'no', web_address: 'games.example' },
      ...{ story: 'It popped up on the board.', device: 'school', place: 'on_site' },
    });
    await school.worker.runOnce();
    expect(await fileSeenBy(school, 'p_ivy')).toContain('Block the address in the filter today');
  });

  it('gets the address without what was searched for or who was signed in', async () => {
    const school = await openSchool();
    await sendReport(school, 'p_tess', {
      danger: 'no',
      adult_concern: 'no',
      naming: 'named',
      first_choice: 'seen',
      category: 'filter_failure',
      intent: 'accidental',
      victim: 'none',
      image: 'none',
      story: 'Persimmon saw it.',
      web_address: 'https://persimmon@quokka.example/room?name=persimmon#persimmon',
    });
    await school.worker.runOnce();
    const seen = await fileSeenBy(school, 'p_ezra');
    expect(seen).toContain('https://quokka.example/room');
    expect(seen).not.toMatch(/persimmon/i);
  });
});

describe('a closed case', () => {
  it('stays closed when its reporter had gone back to a form that had stopped', async () => {
    const school = await openSchool();
    const tess = await school.who('p_tess');
    const begun = await school.useCases.saveDraft(tess, null, {
      school: school.policy.key,
      answers: { danger: 'yes', adult_concern: 'no', naming: 'named' },
      page: 'kind',
      key: 'one',
    });
    if (!begun.ok) throw new Error(begun.refusal.code);
    const { id } = begun.value.doc;
    school.clock.move(21 * MINUTE_MS);
    await school.worker.runOnce();
    const more = { school: school.policy.key, answers: { first_choice: 'unkind' }, page: 'category', key: 'two' };
    expect((await school.useCases.saveDraft(tess, id, more)).ok).toBe(true);
    const dana = await school.who('p_dana');
    const words = { summary: 's', action: 'a', decision: 'd', reason: 'r', outcome: 'o' };
    expect((await closeCase(school.useCases, dana, id, { ...words, key: 'close' })).ok).toBe(true);
    school.clock.move(HOUR_MS);
    await school.worker.runOnce();
    expect((await school.store.read('case', id))?.state.phase).toBe('closed');
  });
});
