import { lstatSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { newStoreKeys } from '../../../src/stores/crypto/store-keys.ts';
import { docPath, keyPath } from '../../../src/stores/lowdb/layout.ts';
import { openLowdbStore } from '../../../src/stores/lowdb/open-lowdb-store.ts';
import { destroyKey } from '../../../src/stores/lowdb/remove-document.ts';
import { rewrapDataKeys } from '../../../src/stores/lowdb/rewrap-data-keys.ts';
import { verifyAudit } from '../../../src/stores/lowdb/verify-audit.ts';
import type { PersonDoc, Store } from '../../../src/usecases/ports.ts';
import { closeTestStores, openTestStore } from '../../support/open-test-store.ts';
import { entry, personDoc, renamed } from '../../support/sample-docs.ts';

afterEach(closeTestStores);

const clock = { now: () => 0 };

describe('what lies on the disk', () => {
  it('shows no story, name, address, term or history in any file, and opens to nobody else', async () => {
    const store = await openTestStore();
    const doc = personDoc('p1', {
      state: { ...personDoc('p1').state, name: 'SENTINEL name', email: 'sentinel@school.example' },
      terms: ['sentinel-term:1'],
      history: [entry('sentinel.action', { note: 'SENTINEL detail' })],
      outbox: [{ id: 'o', kind: 'sentinel', to: 'p2', params: { x: 'SENTINEL' }, notBefore: 0, attempts: 0 }],
    });
    await committed(store, renamed(await committed(store, doc), 'SENTINEL second'));
    await store.close();
    const files = everything(store.folder);
    expect(files.length).toBeGreaterThan(4);
    for (const file of files) {
      const stat = statSync(file);
      expect(stat.mode & 0o777).toBe(stat.isDirectory() ? 0o700 : 0o600);
      expect(file.toLowerCase()).not.toContain('sentinel');
      if (stat.isFile()) expect(readFileSync(file).toString('latin1').toLowerCase()).not.toContain('sentinel');
    }
  });

  it('leaves no second copy of a document behind', async () => {
    const store = await openTestStore();
    await committed(store, renamed(await committed(store, personDoc('p1')), 'Tess Second'));
    expect(everything(store.folder).filter((file) => /\.(?:old|tmp)$/.test(file))).toEqual([]);
  });

  it('is different each time for the same content', async () => {
    const store = await openTestStore();
    const one = await committed(store, personDoc('p1'));
    const before = readFileSync(docPath(store.folder, { kind: 'person', id: 'p1' }));
    await committed(store, one);
    const after = readFileSync(docPath(store.folder, { kind: 'person', id: 'p1' }));
    expect(after.subarray(-40).equals(before.subarray(-40))).toBe(false);
  });
});

describe('keys', () => {
  it('stop the start when they are not the ones the folder was made with', async () => {
    const store = await openTestStore();
    await store.close();
    const other = newStoreKeys();
    for (const keys of [other, { ...store.keys, audit: other.audit }, { ...store.keys, search: other.search }]) {
      const opening = openLowdbStore({ folder: store.folder, keys, clock });
      await expect(opening).rejects.toMatchObject({ code: 'store.wrong_key', remedy: expect.any(String) });
    }
    await (await openLowdbStore({ folder: store.folder, keys: store.keys, clock })).close();
  });

  it('can be changed: a new wrapping key takes over, and the old one can then be destroyed', async () => {
    const first = await openTestStore();
    const doc = await committed(first, personDoc('p1'));
    await first.close();
    const fresh = newStoreKeys('k2');
    const both = { ...first.keys, active: 'k2', wrapping: new Map([...first.keys.wrapping, ...fresh.wrapping]) };
    expect(await rewrapDataKeys(first.folder, both)).toEqual({ changed: 1, unreadable: 0 });
    expect(await rewrapDataKeys(first.folder, both)).toEqual({ changed: 0, unreadable: 0 });
    const later = await openTestStore({ folder: first.folder, keys: { ...both, wrapping: fresh.wrapping } });
    expect(await later.read('person', 'p1')).toEqual(doc);
  });
});

describe('deletion', () => {
  it('destroys the key and the file, tells the ledger, and lets the id be used again', async () => {
    let store = await openTestStore();
    await committed(store, personDoc('p1', { dueAt: 5 }));
    expect(await store.destroy({ kind: 'person', id: 'p1' })).toBe(true);
    expect(await store.destroy({ kind: 'person', id: 'p1' })).toBe(false);
    for (const restart of [false, true]) {
      if (restart) store = await store.reopen();
      expect(await store.read('person', 'p1')).toBeNull();
      expect((await store.list('person', [], { limit: 5 })).headers).toEqual([]);
      expect(await store.nextDueAt()).toBeNull();
    }
    expect(everything(store.folder).filter((file) => /\.(?:doc|key)$/.test(file))).toEqual([]);
    expect((await committed(store, personDoc('p1'))).version).toBe(1);
    expect((await verifyAudit(store.folder, store.keys)).findings).toEqual([]);
    store = await store.reopen();
    expect(store.problems()).toEqual([]);
  });

  it('that was cut off after the ledger line is finished at the next start', async () => {
    const store = await openTestStore();
    await committed(store, personDoc('p1'));
    const ref = { kind: 'person', id: 'p1' } as const;
    const kept = [docPath(store.folder, ref), keyPath(store.folder, ref)].map(
      (path) => [path, readFileSync(path)] as const,
    );
    await store.destroy(ref);
    for (const [path, bytes] of kept) writeFileSync(path, bytes);
    const again = await store.reopen();
    expect(await again.read('person', 'p1')).toBeNull();
    expect(everything(store.folder).filter((file) => /\.(?:doc|key)$/.test(file))).toEqual([]);
  });

  it('by destroying the key alone leaves nothing that can be read', async () => {
    const store = await openTestStore();
    await committed(store, personDoc('p1'));
    await store.close();
    await destroyKey(store.folder, { kind: 'person', id: 'p1' });
    const again = await openTestStore({ folder: store.folder, keys: store.keys });
    await expect(again.read('person', 'p1')).rejects.toMatchObject({ code: 'doc.key_missing' });
  });
});

async function committed(store: Store, doc: PersonDoc): Promise<PersonDoc> {
  const result = await store.commit<'person'>(doc);
  if (!result.ok) throw new Error(result.why);
  return result.doc;
}

function everything(folder: string): string[] {
  return [folder].concat(
    readdirSync(folder).flatMap((name) => {
      const path = join(folder, name);
      return lstatSync(path).isDirectory() ? everything(path) : [path];
    }),
  );
}
