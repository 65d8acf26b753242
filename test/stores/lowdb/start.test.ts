import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createKeyFile, readKeyFile } from '../../../src/stores/crypto/key-file.ts';
import { newStoreKeys } from '../../../src/stores/crypto/store-keys.ts';
import { isDemo, markDemo } from '../../../src/stores/lowdb/demo-marker.ts';
import { openLowdbStore } from '../../../src/stores/lowdb/open-lowdb-store.ts';
import { closeTestStores, newTestFolder, openTestStore } from '../../support/open-test-store.ts';

afterEach(closeTestStores);

const clock = { now: () => 0 };

describe('the lock', () => {
  it('keeps a second opener out while the first lives, and says which process it is', async () => {
    const { folder, keys } = await openTestStore();
    await expect(openLowdbStore({ folder, keys, clock })).rejects.toMatchObject({
      name: 'StoreFault',
      code: 'store.locked',
      message: expect.stringContaining(`pid ${process.pid}`),
    });
  });

  it.each([
    ['of a process that has ended', (lock: Lock) => ({ ...lock, pid: endedPid() })],
    ['of a process whose pid was given to another one', (lock: Lock) => ({ ...lock, started: '1' })],
    ['from before the machine was started again', (lock: Lock) => ({ ...lock, boot: 'another boot' })],
    ['of a container that is gone', (lock: Lock) => ({ ...lock, space: 'pid:[1]' })],
  ])('%s is taken over at once', async (_, change) => {
    const store = await openTestStore();
    const path = join(store.folder, 'lock');
    const mine = readFileSync(path, 'utf8');
    await store.close();
    expect(existsSync(path)).toBe(false);
    writeFileSync(path, JSON.stringify(change(JSON.parse(mine))));
    const again = await openTestStore({ folder: store.folder, keys: store.keys });
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ pid: process.pid });
    await expect(openLowdbStore({ folder: again.folder, keys: again.keys, clock })).rejects.toMatchObject({
      code: 'store.locked',
    });
  });

  it('that was only half written is taken over', async () => {
    const store = await openTestStore();
    await store.close();
    writeFileSync(join(store.folder, 'lock'), '{"pid":');
    await openTestStore({ folder: store.folder, keys: store.keys });
  });

  it('goes to exactly one of several openers that find the same dead lock', async () => {
    const folder = newTestFolder();
    const keys = newStoreKeys();
    writeFileSync(join(folder, 'lock'), 'dead');
    const opened = await Promise.allSettled([1, 2, 3].map(() => openLowdbStore({ folder, keys, clock })));
    expect(opened.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    for (const one of opened) if (one.status === 'fulfilled') await one.value.close();
  });
});

describe('the start', () => {
  it('is stopped by a folder that a newer version wrote, with the way out', async () => {
    const store = await openTestStore();
    await store.close();
    const path = join(store.folder, 'store.json');
    writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), format: 2 }));
    const opening = openLowdbStore({ folder: store.folder, keys: store.keys, clock });
    await expect(opening).rejects.toMatchObject({
      code: 'store.newer_format',
      remedy: expect.stringContaining('backup'),
    });
    expect(existsSync(join(store.folder, 'lock'))).toBe(false);
  });

  it('is stopped by a damaged or missing store.json beside records', async () => {
    const store = await openTestStore();
    await store.close();
    const path = join(store.folder, 'store.json');
    const open = () => openLowdbStore({ folder: store.folder, keys: store.keys, clock });
    writeFileSync(path, 'x');
    await expect(open()).rejects.toMatchObject({ code: 'store.marker_damaged' });
    spawnSync('rm', [path]);
    await expect(open()).rejects.toMatchObject({ code: 'store.marker_missing' });
  });
});

describe('the key file', () => {
  it('is made for its owner alone, is read back, and is never overwritten', () => {
    const path = join(newTestFolder(), 'keys.json');
    const keys = createKeyFile(path);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readKeyFile(path)).toEqual(keys);
    expect(() => createKeyFile(path)).toThrow();
    chmodSync(path, 0o400);
    expect(readKeyFile(path)).toEqual(keys);
  });

  it.each([0o640, 0o604, 0o660, 0o644, 0o700])('with mode %o is refused', (mode) => {
    const path = join(newTestFolder(), 'keys.json');
    createKeyFile(path);
    chmodSync(path, mode);
    expect(() => readKeyFile(path)).toThrow(expect.objectContaining({ code: 'key_file.open_to_others' }));
  });

  it('that is missing, damaged, short of a key or of the active one is refused', () => {
    const folder = newTestFolder();
    expect(() => readKeyFile(join(folder, 'none'))).toThrow(expect.objectContaining({ code: 'key_file.missing' }));
    const path = join(folder, 'keys.json');
    createKeyFile(path);
    const good = JSON.parse(readFileSync(path, 'utf8'));
    for (const bad of ['x', {}, { ...good, format: 9 }, { ...good, active: 'k9' }, { ...good, audit: 'AAAA' }]) {
      writeFileSync(path, typeof bad === 'string' ? bad : JSON.stringify(bad));
      expect(() => readKeyFile(path)).toThrow(expect.objectContaining({ code: 'key_file.damaged' }));
    }
  });
});

describe('the mark of the demo', () => {
  it('is set on a new folder and stays', () => {
    const folder = join(newTestFolder(), 'data');
    expect(isDemo(folder)).toBe(false);
    expect(markDemo(folder)).toBe(true);
    expect(isDemo(folder)).toBe(true);
    expect(markDemo(folder)).toBe(true);
  });

  it('is refused on a folder that already holds a store', async () => {
    const { folder } = await openTestStore();
    expect(markDemo(folder)).toBe(false);
    expect(isDemo(folder)).toBe(false);
    const other = newTestFolder();
    mkdirSync(join(other, 'docs'));
    expect(markDemo(other)).toBe(false);
  });
});

type Lock = { readonly pid: number; readonly started: string; readonly boot: string; readonly space: string };

const endedPid = (): number => spawnSync(process.execPath, ['--version']).pid;
