// Floor 12: running the server never means reading cases. What leaves is locked to a key that a holder set in chat, and that key stays nowhere.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { makeConverse } from '../../src/chat/converse.ts';
import type { Turn } from '../../src/chat/turn.ts';
import { fallbackText } from '../../src/views/fallback.ts';
import { closeTestStores } from '../support/open-test-store.ts';
import { openSchool, type TestSchool } from '../support/school.ts';
import { HARMED_PUPIL, sendReport } from '../support/send-report.ts';

afterEach(closeTestStores);

const STORY = 'The wagtail is in the biscuit tin again.';
const SECRET = 'seven plain words nobody else would pick';
const COPIES = ['paper', 'bundle'] as const;

async function aCase() {
  const school = await openSchool();
  const { caseId } = await sendReport(school, 'p_tess', { ...HARMED_PUPIL, story: STORY });
  await school.useCases.acknowledge(await school.who('p_dana'), caseId, { key: 'ack' });
  return { school, caseId };
}

const everyFile = (folder: string): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.name}\n${readFileSync(join(entry.parentPath, entry.name)).toString('latin1')}`)
    .join('\n');

const outside = (school: TestSchool): string =>
  [everyFile(school.store.folder), ...school.logged, ...school.sent.map(({ view }) => JSON.stringify(view))].join('\n');

const press = (verb: string, target: string, inputs: Record<string, string>, key: string): Turn => ({
  ...{ kind: 'press', verb, target, inputs, key },
  actor: {
    platform: 'console',
    tenant: 'console',
    userId: 'p_dana',
    standing: 'member',
    email: 'dana.safeguard@demo-school.example',
  },
});

describe('a copy of a case', () => {
  it.each(COPIES)(
    'leaves as %s locked: neither its bytes nor its name nor its address say a word of the case',
    async (copy) => {
      const { school, caseId } = await aCase();
      const dana = await school.who('p_dana');
      const input = { copy, passphrase: SECRET, again: SECRET, recipient: '' };
      const link = await school.useCases.casework.copies.copyLink(dana, caseId, input);
      if (!link.ok) throw new Error(link.refusal.code);
      expect(link.value.url).not.toContain(caseId);
      const file = await school.deps.downloads.take(link.value.url.split('/').at(-1) ?? '');
      const bytes = Buffer.from(file?.body ?? '').toString('latin1');
      expect(bytes.length).toBeGreaterThan(1000);
      for (const word of ['wagtail', 'Tess', 'Dana', 'cyberbullying', 'case.json']) {
        expect(bytes).not.toContain(word);
        expect(file?.name).not.toContain(word);
      }
      // A PDF packs its text: it must be the lock that hides it.
      if (copy === 'paper') expect(bytes).toContain('/Encrypt');
      else expect(bytes.startsWith('age-encryption.org/v1\n-> scrypt ')).toBe(true);
    },
  );

  it('stands in the case’s own history before its first byte leaves, and does not leave where that cannot be written', async () => {
    const { school, caseId } = await aCase();
    const dana = await school.who('p_dana');
    const input = { copy: 'bundle', passphrase: SECRET, again: SECRET, recipient: '' };
    const copies = async () =>
      (await school.store.read('case', caseId))?.history.filter(({ action }) => action === 'case.exported').length;
    const link = await school.useCases.casework.copies.copyLink(dana, caseId, input);
    expect(await copies()).toBe(0);
    if (!link.ok) throw new Error(link.refusal.code);
    await school.deps.downloads.take(link.value.url.split('/').at(-1) ?? '');
    expect(await copies()).toBe(1);
    const full = {
      ...school.deps,
      store: { ...school.store, commit: async () => ({ ok: false, why: 'unavailable' }) as const },
    };
    const { copyLink } = await import('../../src/usecases/casework/export/copy-link.ts');
    const second = await copyLink(full, dana, caseId, input);
    if (!second.ok) throw new Error(second.refusal.code);
    expect(await school.deps.downloads.take(second.value.url.split('/').at(-1) ?? '')).toBeNull();
    expect(await copies()).toBe(1);
  });

  it('leaves nothing of its passphrase in the data, the log, the chat, or what is shown', async () => {
    const { school, caseId } = await aCase();
    const converse = makeConverse({ useCases: school.useCases, log: school.deps.log, clock: school.clock });
    const shown: string[] = [];
    for (const [n, again] of [SECRET, `${SECRET}x`].entries())
      for (const copy of COPIES) {
        const inputs = { copy, passphrase: SECRET, again, recipient: '' };
        const answer = await converse(press('case.copy.make', caseId, inputs, `k-${copy}-${n}`));
        shown.push(JSON.stringify(answer), ...(answer.say ?? []).map(fallbackText));
        const url = /https:[^"]+\/d\/([\w-]+)/.exec(JSON.stringify(answer.show))?.[1];
        expect(url === undefined).toBe(again !== SECRET);
        if (url !== undefined) await school.deps.downloads.take(url);
      }
    // Unlocked as well: what nobody outside can read is kept all the same.
    const kept = JSON.stringify(await school.store.read('case', caseId));
    const everything = [outside(school), kept, ...shown].join('\n');
    for (const word of [SECRET, 'plain words nobody']) expect(everything).not.toContain(word);
  });

  it('leaves for nobody without a passphrase or key that is strong enough, whatever was typed', async () => {
    const { school, caseId } = await aCase();
    const dana = await school.who('p_dana');
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...COPIES, '', 'plain'),
        fc.string({ unit: 'grapheme', maxLength: 19 }),
        fc.constantFrom('', 'age1', 'none', 'AGE-SECRET-KEY-1'),
        async (copy, passphrase, recipient) => {
          const input = { copy, passphrase, again: passphrase, recipient };
          expect((await school.useCases.casework.copies.copyLink(dana, caseId, input)).ok).toBe(false);
        },
      ),
    );
  });
});

it('what else holds words of a case leaves locked too: the log and the form, never without a passphrase', async () => {
  const { school, caseId } = await aCase();
  const dana = await school.who('p_dana');
  const { documents } = school.useCases;
  const lock = { passphrase: SECRET, again: SECRET, recipient: '' };
  const none = { passphrase: '', again: '', recipient: '' };
  const period = (await documents.choices(dana)).periods[0]?.value ?? '';
  const log = (file: string, by = lock) => documents.link(dana, { document: 'log', period, file, ...by });
  for (const refused of [await log('pdf', none), await log('csv', none), await documents.formLink(dana, caseId, none)])
    expect(refused.ok).toBe(false);
  for (const link of [await log('pdf'), await log('csv'), await documents.formLink(dana, caseId, lock)]) {
    if (!link.ok) throw new Error(link.refusal.code);
    const file = await school.deps.downloads.take(link.value.split('/').at(-1) ?? '');
    const bytes = Buffer.from(file?.body ?? '').toString('latin1');
    expect(bytes).toMatch(/^age-encryption\.org\/v1\n-> scrypt |\/Encrypt/);
    for (const word of ['wagtail', 'Tess', 'Dana']) expect(bytes).not.toContain(word);
  }
  expect(outside(school)).not.toContain(SECRET);
});

it('no command on the server’s own machine prints or writes a case', async () => {
  const names = readdirSync('src/cli').filter((name) => name.endsWith('.ts'));
  const reading = names.filter((name) =>
    /read(?:Doc|Case)|copyLink|exportedCase|casePaper|caseFile\b/.test(readFileSync(join('src/cli', name), 'utf8')),
  );
  expect(reading).toEqual([]);
});
