// A copy of one case: locked for its reader, signed by the server, whole, and changed by nobody on the way.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import type { CopyInput } from '../../../../src/usecases/casework/export/export-use-cases.ts';
import { closeTestStores } from '../../../support/open-test-store.ts';
import { openSchool, type TestSchool } from '../../../support/school.ts';
import { HARMED_PUPIL, sendReport } from '../../../support/send-report.ts';

afterEach(closeTestStores);

const PASSPHRASE = 'seven plain words nobody else would pick';
const BUNDLE: CopyInput = { copy: 'bundle', passphrase: PASSPHRASE, again: PASSPHRASE, recipient: '' };

type Check = (files: Map<string, Uint8Array>, expected?: string) => { faults: string[]; facts: string[] };
let checkCopy: Check;
beforeAll(async () => {
  const loaded: { checkCopy: Check } = await import(pathToFileURL('deploy/verify/verify.mjs').href);
  checkCopy = loaded.checkCopy;
});

async function aCase(answers = HARMED_PUPIL): Promise<{ school: TestSchool; id: string }> {
  const school = await openSchool();
  const { caseId } = await sendReport(school, 'p_tess', answers);
  await school.useCases.acknowledge(await school.who('p_dana'), caseId, { key: 'ack' });
  return { school, id: caseId };
}

async function take(school: TestSchool, id: string, input: CopyInput, person = 'p_dana') {
  const link = await school.useCases.casework.copies.copyLink(await school.who(person), id, input);
  if (!link.ok) throw new Error(link.refusal.code);
  const file = await school.deps.downloads.take(link.value.url.split('/').at(-1) ?? '');
  if (file === null) throw new Error('no file');
  return { ...link.value, file, bytes: Buffer.from(file.body) };
}

async function opened(bytes: Uint8Array, passphrase = PASSPHRASE): Promise<Map<string, Uint8Array>> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  return new Map(Object.entries(unzipSync(await decrypter.decrypt(bytes))));
}
const text = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('utf8');

describe('a copy for a court or a next school', () => {
  it('leaves locked, with nothing in its name or bytes that says what it is about', async () => {
    const { school, id } = await aCase();
    const { file, bytes } = await take(school, id, BUNDLE);
    expect(file.name).toMatch(/^case-ES-[A-Z0-9]{8}\.zip\.age$/);
    expect(text(bytes.subarray(0, 21))).toBe('age-encryption.org/v1');
    for (const word of ['does not want', 'Tess', 'case.json', 'PDF']) expect(bytes.includes(word)).toBe(false);
  });

  it('opens with the passphrase and holds the paper, the data, the sealed history and the program that checks them', async () => {
    const { school, id } = await aCase();
    const { bytes, fingerprint } = await take(school, id, BUNDLE);
    const files = await opened(bytes);
    expect([...files.keys()].sort()).toEqual(
      ['README.txt', 'audit.json', 'case.json', 'case.pdf', 'manifest.json', 'manifest.sig', 'verify.mjs'].sort(),
    );
    const exported = JSON.parse(text(files.get('case.json')));
    expect(exported.reported.find((field: { id: string }) => field.id === 'answer:story').value).toBe(
      'She does not want to come to school any more.',
    );
    expect(exported.told.map(({ name }: { name: string }) => name)).toContain('Dana Safeguard');
    expect(exported.chronology.at(-1).what).toBe('Took a locked copy');
    expect(checkCopy(files, fingerprint).faults).toEqual([]);
    expect(checkCopy(files, '0000 0000').faults).toHaveLength(1);
  });

  it('can be checked on any machine by the program that comes with it', async () => {
    const { school, id } = await aCase();
    const files = await opened((await take(school, id, BUNDLE)).bytes);
    const folder = mkdtempSync(join(tmpdir(), 'copy-'));
    try {
      for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes);
      const said = execFileSync(process.execPath, [join(folder, 'verify.mjs')], { encoding: 'utf8', cwd: '/' });
      expect(said).toContain('Everything fits.');
      writeFileSync(join(folder, 'case.json'), `${text(files.get('case.json'))} `);
      expect(() => execFileSync(process.execPath, [join(folder, 'verify.mjs')], { stdio: 'pipe' })).toThrow();
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('shows any byte that was changed, any file that was taken away and any that was added', async () => {
    const { school, id } = await aCase();
    const files = await opened((await take(school, id, BUNDLE)).bytes);
    const names = [...files.keys()];
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.nat(), fc.integer({ min: 1, max: 255 }), (name, place, mask) => {
        const bytes = Uint8Array.from(files.get(name) ?? []);
        const at = place % bytes.length;
        bytes[at] = (bytes[at] ?? 0) ^ mask;
        expect(checkCopy(new Map([...files, [name, bytes]])).faults).not.toEqual([]);
      }),
      { numRuns: 400 },
    );
    for (const name of names)
      expect(checkCopy(new Map([...files].filter(([one]) => one !== name))).faults).not.toEqual([]);
    expect(checkCopy(new Map([...files, ['extra.txt', new Uint8Array()]])).faults).toHaveLength(1);
  });

  it('shows a history that was edited or cut by somebody who could sign it anew', async () => {
    const { school, id } = await aCase();
    const files = await opened((await take(school, id, BUNDLE)).bytes);
    const audit = JSON.parse(text(files.get('audit.json')));
    const with_ = (changed: unknown) =>
      checkCopy(new Map([...files, ['audit.json', Buffer.from(JSON.stringify(changed))]])).faults.filter(
        (fault) => !fault.startsWith('audit.json was changed'),
      );
    expect(with_(audit)).toEqual([]);
    const [first, ...rest] = audit.entries;
    expect(with_({ ...audit, entries: [{ ...first, entry: { ...first.entry, at: 1 } }, ...rest] })).not.toEqual([]);
    expect(with_({ ...audit, entries: audit.entries.slice(0, -1) })).not.toEqual([]);
    expect(with_({ ...audit, entries: rest })).not.toEqual([]);
    expect(with_({ ...audit, ledger: audit.ledger.slice(0, -1) })).not.toEqual([]);
    expect(with_({ ...audit, ledger: audit.ledger.toSpliced(1, 1) })).not.toEqual([]);
  });

  it('can be locked to the key of whoever is to read it, and then no passphrase is asked for', async () => {
    const { school, id } = await aCase();
    const identity = await generateX25519Identity();
    const recipient = await identityToRecipient(identity);
    const { bytes } = await take(school, id, { copy: 'bundle', passphrase: '', again: '', recipient });
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    expect(Object.keys(unzipSync(await decrypter.decrypt(bytes)))).toContain('case.pdf');
  });

  it('names a reporter who asked not to be named nowhere, not even by the gaps in the history', async () => {
    const { school, id } = await aCase({ ...HARMED_PUPIL, naming: 'confidential' });
    const files = await opened((await take(school, id, BUNDLE)).bytes);
    for (const name of ['case.json', 'audit.json']) expect(text(files.get(name))).not.toMatch(/p_tess|Tess/);
    expect(checkCopy(files).faults).toEqual([]);
    expect(checkCopy(files).facts.join('\n')).toContain(' 0 of them open to read');
  });
});

it('a case on paper is a PDF that opens with the passphrase alone', async () => {
  const { school, id } = await aCase();
  const { file, bytes } = await take(school, id, { ...BUNDLE, copy: 'paper' });
  expect(file.name).toMatch(/^case-ES-[A-Z0-9]{8}\.pdf$/);
  expect(text(bytes.subarray(0, 5))).toBe('%PDF-');
  expect(bytes.includes('/Encrypt')).toBe(true);
  expect(bytes.includes('/AESV3')).toBe(true);
  expect(bytes.includes('Case ES-')).toBe(false);
});

describe('no copy leaves', () => {
  it.each([
    ['with no passphrase', { passphrase: '', again: '' }, 'passphrase'],
    ['with a short one', { passphrase: 'too short', again: 'too short' }, 'passphrase'],
    ['with one that repeats itself', { passphrase: 'ab'.repeat(20), again: 'ab'.repeat(20) }, 'passphrase'],
    ['with two that differ', { again: `${PASSPHRASE}x` }, 'again'],
    ['with a key that is none', { recipient: 'age1nonsense' }, 'recipient'],
    ['as nothing that there is', { copy: 'plain' }, 'copy'],
  ])('%s', async (_, change, field) => {
    const { school, id } = await aCase();
    const link = await school.useCases.casework.copies.copyLink(await school.who('p_dana'), id, {
      ...BUNDLE,
      ...change,
    });
    expect(link.ok ? 'given' : link.refusal.field).toBe(field);
  });

  it('to anybody who does not see the whole case, who hears what they would hear of no case at all', async () => {
    const { school, id } = await aCase();
    for (const person of ['p_tess', 'p_ivy', 'p_clem']) {
      const who = await school.who(person);
      const link = await school.useCases.casework.copies.copyLink(who, id, BUNDLE);
      const none = await school.useCases.casework.copies.copyLink(who, 'case-none', BUNDLE);
      expect(link).toEqual(none);
      expect(link.ok).toBe(false);
    }
  });

  it('by a link of somebody whose access ended in between', async () => {
    const { school, id } = await aCase();
    const dee = await school.who('p_dana');
    const link = await school.useCases.casework.copies.copyLink(dee, id, BUNDLE);
    if (!link.ok) throw new Error(link.refusal.code);
    await school.useCases.declareConflict(dee, id, { key: 'out', reason: '' });
    expect(await school.deps.downloads.take(link.value.url.split('/').at(-1) ?? '')).toBeNull();
    const doc = await school.store.read('case', id);
    expect(doc?.history.some(({ action }) => action === 'case.exported')).toBe(false);
  });

  it('twice by the same link', async () => {
    const { school, id } = await aCase();
    const { url } = await take(school, id, BUNDLE);
    expect(await school.deps.downloads.take(url.split('/').at(-1) ?? '')).toBeNull();
  });
});
