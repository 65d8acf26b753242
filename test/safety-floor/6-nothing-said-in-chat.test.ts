import { readdirSync } from 'node:fs';
import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { makeConverse } from '../../src/chat/converse.ts';
import { CATEGORY_INFO } from '../../src/domain/incident/categories.ts';
import { HOUR_MS } from '../../src/domain/shared/instant.ts';
import { fallbackText } from '../../src/views/fallback.ts';
import { aFilterSchool, PRIVATE, pressRow, ROWS } from '../support/every-filter-verb.ts';
import { walkThrough } from '../support/floor-walk.ts';
import { folderSurfaces, leaksIn, logSurfaces, type Surface } from '../support/leaks.ts';
import { closeTestStores } from '../support/open-test-store.ts';
import { act, IDS, report, staffList } from '../support/random-school.ts';
import { openSchool } from '../support/school.ts';
import { HARMED_PUPIL, sendReport } from '../support/send-report.ts';
import { addNote } from '../support/work-case.ts';

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
          for (const word of [STORY, 'Person p_', 'Rang home', 'quokka', 'demo-school.example', category]) {
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
    await addNote(school.useCases, await school.who('p_dev'), caseId, { key: 'n', text: NOTE });
    school.clock.move(HOUR_MS);
    await school.worker.runOnce();
    const mails = school.sent.filter((s) => s.how === 'mail').map((s) => fallbackText(s.view));
    expect(mails.length).toBeGreaterThan(0);
    expect(mails.join()).not.toMatch(/wagtail|right people|cyberbullying|Tess|Dana/);
  });
});

describe('what people write about a blocked or an unsuitable site', () => {
  const WORDS = Object.values(PRIVATE);
  const said = (where: string, what: unknown): Surface => ({ where, content: Buffer.from(JSON.stringify(what) ?? '') });

  it.each([
    ['with a private channel', { channel: ['p_ezra', 'p_hana', 'p_ivy'] }],
    ['without one', {}],
  ])(
    'is in no chat, notification, log line, file name or file in clear, whatever is pressed, %s',
    async (_how, options) => {
      const { school, ids } = await aFilterSchool(options);
      const converse = makeConverse({ useCases: school.useCases, clock: school.clock, log: school.deps.log });
      const surfaces: Surface[] = [];
      const pressed: string[] = [];
      // Whoever may, on every place, again and again, so that each meets what the others have left; then whoever may not.
      for (const place of Object.keys(ids) as (keyof typeof ids)[])
        for (const [verb, { by }] of Object.entries(ROWS)) {
          if ((ROWS[verb]?.on === 'none') !== (place === 'none')) continue;
          for (const who of [by, 'p_sol']) {
            const answer = await pressRow(converse, { verb, id: ids[place], by: who, key: `${place}-${verb}-${who}` });
            surfaces.push(said(`${verb} on ${place} by ${who}, in the chat`, answer.say ?? []));
            pressed.push(JSON.stringify(answer.show ?? ''));
          }
        }
      for (const text of [`unblock ${PRIVATE.account}.example/x?y=${PRIVATE.end}`, `block x.example?${PRIVATE.end}`]) {
        const actor = { platform: 'teams', tenant: 'demo', userId: 'u1', standing: 'member' } as const;
        surfaces.push(
          said(text.slice(0, 7), (await converse({ kind: 'text', actor, text, place: 'direct' })).say ?? []),
        );
      }
      for (let hour = 0; hour < 4; hour += 1) {
        await school.worker.runOnce();
        school.clock.move(HOUR_MS);
      }
      surfaces.push(
        ...school.sent.flatMap((s) => [said(`to ${s.to}`, s.view), said(`to ${s.to}`, fallbackText(s.view))]),
      );
      surfaces.push(...logSurfaces(school.logged), ...folderSurfaces(school.store.folder));
      expect(leaksIn(surfaces, WORDS)).toEqual([]);
      // They were really written, and are read on private pages.
      const read = pressed.join();
      for (const word of ['note', 'question', 'reason', 'ticket', 'device', 'siteNote', 'end', 'supervisor'] as const)
        expect([word, read.includes(PRIVATE[word])]).toEqual([word, true]);
      expect(surfaces.length).toBeGreaterThan(300);
    },
  );

  it('and the address itself, is in no log line, error, history, outbox, file name or download’s name', async () => {
    const { school, ids } = await aFilterSchool();
    school.answers.set('p_ivy', [{ ok: false, why: 'retry', code: 'busy' }]);
    for (const how of ['open', 'closing'] as const) {
      const doc = await school.store.read('override', ids[how]);
      expect(JSON.stringify([doc?.history, doc?.outbox])).not.toMatch(/clips|open\.example|volcano|wagtail/);
    }
    await school.worker.runOnce();
    const names = readdirSync(school.store.folder, { recursive: true }).map(String);
    expect([...school.logged, ...names].join('\n')).not.toMatch(/volcano|\.example|wagtail/);
  });
});
