import { readdirSync } from 'node:fs';
import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CATEGORY_INFO } from '../../src/domain/incident/categories.ts';
import { HOUR_MS } from '../../src/domain/shared/instant.ts';
import { fallbackText } from '../../src/views/fallback.ts';
import { walkThrough } from '../support/floor-walk.ts';
import { closeTestStores } from '../support/open-test-store.ts';
import { act, IDS, report, staffList } from '../support/random-school.ts';
import { openSchool } from '../support/school.ts';
import { HARMED_PUPIL, sendReport } from '../support/send-report.ts';

afterEach(closeTestStores);

const NOTE = 'Rang home about the wagtail.';
const STORY = 'Something that only the right people may read.';

describe('story, names, category and notes', () => {
  it('are in no message, notification, log line or file name, whatever happens to the case', async () => {
    await fc.assert(
      fc.asyncProperty(
        staffList,
        fc.constantFrom(...IDS),
        report,
        fc.array(act, { maxLength: 6 }),
        async (staff, reporter, told, acts) => {
          const walk = await walkThrough(staff, reporter, told, acts);
          const messages = walk.school.sent.map((s) => `${JSON.stringify(s.view)} ${fallbackText(s.view)}`);
          const names = readdirSync(walk.school.store.folder, { recursive: true }).map(String);
          const outside = [...messages, ...walk.school.logged, ...names].join('\n');
          const category = String(told.rest.category);
          for (const word of [STORY, 'Person p_', 'Rang home', 'demo-school.example', category]) {
            expect(outside).not.toContain(word);
          }
          await closeTestStores();
        },
      ),
      { numRuns: 15 },
    );
  }, 60_000);

  it('look the same in chat whatever the case is about: only reference and times differ', async () => {
    const school = await openSchool();
    const shapes = new Set<string>();
    for (const [first_choice, category] of [
      ['unkind', 'cyberbullying'],
      ['sexual', 'nude_sharing'],
      ['contact', 'grooming'],
    ] as const) {
      expect(Object.keys(CATEGORY_INFO)).toContain(category);
      const { ref } = await sendReport(school, 'p_tess', {
        ...HARMED_PUPIL,
        first_choice,
        category,
        image_child: 'unknown',
      });
      await school.worker.runOnce();
      const mine = school.sent.splice(0).map((s) =>
        JSON.stringify(s)
          .replaceAll(ref, 'REF')
          .replace(/case-\d+/g, 'ID'),
      );
      shapes.add(mine.sort().join());
    }
    expect(shapes.size).toBe(1);
  });

  it('are not in the e-mail of last resort', async () => {
    const school = await openSchool({ mail: true });
    school.answers.set('p_dana', [{ ok: false, why: 'unreachable', code: 'user_not_found' }]);
    const { caseId } = await sendReport(school, 'p_tess', { ...HARMED_PUPIL, story: STORY });
    await school.useCases.addNote(await school.who('p_dev'), caseId, { key: 'n', text: NOTE });
    school.clock.move(HOUR_MS);
    await school.worker.runOnce();
    const mails = school.sent.filter((s) => s.how === 'mail').map((s) => fallbackText(s.view));
    expect(mails.length).toBeGreaterThan(0);
    expect(mails.join()).not.toMatch(/wagtail|right people|cyberbullying|Tess|Dana/);
  });
});
