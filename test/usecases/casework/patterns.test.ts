// What comes up again: shown only where somebody may see both, told only by kind, and never to whom it could point.

import { afterEach, describe, expect, it } from '@jest/globals';
import { siteNames } from '../../../src/domain/casework/finding/finding-terms.ts';
import type { Answers } from '../../../src/domain/incident/answers.ts';
import { DAY_MS } from '../../../src/domain/shared/instant.ts';
import { patternDutySource } from '../../../src/usecases/casework/finding/patterns.ts';
import { closeTestStores } from '../../support/open-test-store.ts';
import { openSchool, type TestSchool } from '../../support/school.ts';
import { HARMED_PUPIL, sendReport } from '../../support/send-report.ts';

afterEach(closeTestStores);

const SEEN = {
  ...{ danger: 'no', adult_concern: 'no', naming: 'named', first_choice: 'seen', category: 'accidental_access' },
  ...{ victim: 'pupil', age_band: '13-17', image: 'none', legality: 'no', story: 'It popped up.' },
};
const site = (web_address: string) => ({ ...SEEN, web_address });

const duties = async (school: TestSchool) =>
  (await patternDutySource.duties(school.deps, school.policy.key, '2026-11-24')).map(({ to, about }) => ({
    to,
    about,
  }));

async function three(
  school: TestSchool,
  answers: readonly Answers[] = [site('www.clips.example'), site('Clips'), site('https://clips.example/x')],
) {
  const ids: string[] = [];
  for (const each of answers) ids.push((await sendReport(school, 'p_tess', each)).caseId);
  return ids;
}

describe('the same app in three reports of a fortnight', () => {
  it('is told to the co-ordinator by kind alone, and to nobody else', async () => {
    const school = await openSchool();
    await three(school);
    const found = await duties(school);
    expect(found).toEqual([{ to: 'p_ezra', about: expect.stringMatching(/^[0-9a-f]{16}$/) }]);
    const all = await patternDutySource.duties(school.deps, school.policy.key, '2026-11-24');
    expect(JSON.stringify(all)).not.toMatch(/clips|ES-|unsuitable/i);
    const { finding } = school.useCases.casework;
    const mark = found[0]?.about ?? '';
    expect(await finding.pattern(await school.who('p_ezra'), mark)).toEqual({
      ok: true,
      value: { kinds: ['Something unsuitable came up by accident'] },
    });
    const theirs = await finding.pattern(await school.who('p_dana'), mark);
    expect(theirs).toEqual(await finding.pattern(await school.who('p_dana'), 'nothing'));
  });

  it('is nothing when it is two, or when a fortnight has passed', async () => {
    const school = await openSchool();
    await three(school, [site('clips.example'), site('clips.example')]);
    expect(await duties(school)).toEqual([]);
    school.clock.move(15 * DAY_MS);
    await three(school, [site('clips.example')]);
    expect(await duties(school)).toEqual([]);
  });

  it('is the safeguarding lead’s when a child is at risk in one of them', async () => {
    const school = await openSchool();
    await three(school, [
      site('clips.example'),
      site('clips.example'),
      { ...HARMED_PUPIL, web_address: 'clips.example' },
    ]);
    expect((await duties(school)).map(({ to }) => to)).toEqual(['p_dana']);
  });

  it('is not told to somebody who is shut out of one of them', async () => {
    const school = await openSchool();
    const [first = ''] = await three(school);
    const done = await school.useCases.declareConflict(await school.who('p_ezra'), first, { key: 'c', reason: '' });
    expect(done.ok).toBe(true);
    expect(await duties(school)).toEqual([]);
  });

  it('is told to somebody who is shut out of a fourth one as if that one had never been made', async () => {
    const school = await openSchool();
    const [first = ''] = await three(school);
    await three(school, [site('clips.example')]);
    const all = await duties(school);
    await school.useCases.declareConflict(await school.who('p_ezra'), first, { key: 'c', reason: '' });
    expect(await duties(school)).toEqual(all);
    expect(all.map(({ to }) => to)).toEqual(['p_ezra']);
  });

  it('is told again only after a fortnight', async () => {
    const all = [...siteNames('clips.example')];
    expect(all).toEqual(['clips']);
    const school = await openSchool();
    await three(school);
    const [duty] = await patternDutySource.duties(school.deps, school.policy.key, '2026-11-24');
    expect(duty?.spacing).toEqual([14]);
  });
});

describe('earlier cases', () => {
  const NAMED = { ...HARMED_PUPIL, victim_names: 'Amy Wagtail', device_number: 'LAP 7', web_address: 'chat.example' };
  const earlier = async (school: TestSchool, person: string, id: string) =>
    school.useCases.casework.finding.earlier(await school.who(person), id);

  it('are shown with what they have in common, to whoever may see both', async () => {
    const school = await openSchool();
    const before = await sendReport(school, 'p_tess', NAMED);
    const other = { ...HARMED_PUPIL, victim_names: 'Amy Quokka and Bo Wagtail' };
    await sendReport(school, 'p_tess', other);
    const now = await sendReport(school, 'p_tess', { ...NAMED, victim_names: 'wagtail, Cy; Amy Wagtail' });
    const found = await earlier(school, 'p_dana', now.caseId);
    if (!found.ok) throw new Error(found.refusal.code);
    expect(found.value.items.map(({ ref, common }) => ({ ref, common: common.toSorted() }))).toEqual([
      { ref: before.ref, common: ['device', 'person', 'site'] },
    ]);
  });

  it('are as if they were not for whoever stepped back from them', async () => {
    const school = await openSchool();
    const before = await sendReport(school, 'p_tess', NAMED);
    const now = await sendReport(school, 'p_tess', NAMED);
    const dana = await school.who('p_dana');
    await school.useCases.declareConflict(dana, before.caseId, { key: 'c', reason: '' });
    const lone = await sendReport(school, 'p_tess', { ...HARMED_PUPIL, victim_names: 'Zed Lonely' });
    const [one, none] = [await earlier(school, 'p_dana', now.caseId), await earlier(school, 'p_dana', lone.caseId)];
    expect(one).toEqual({ ok: true, value: { ref: now.ref, items: [], more: false } });
    expect(none).toEqual({ ok: true, value: { ref: lone.ref, items: [], more: false } });
  });

  it('are for holders of the whole case alone', async () => {
    const school = await openSchool();
    const { caseId } = await sendReport(school, 'p_tess', NAMED);
    const codes = [];
    for (const person of ['p_ezra', 'p_tess', 'p_ivy']) {
      const found = await earlier(school, person, caseId);
      codes.push(found.ok ? 'ok' : found.refusal.code);
    }
    expect(codes).toEqual(['case.not_yours', 'case.not_yours', 'case.not_yours']);
  });
});
