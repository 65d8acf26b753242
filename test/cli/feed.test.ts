// `esafety feed`: an address for the filter, shown once, and ended at once.

import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { serveControl } from '../../src/stores/lowdb/control-socket.ts';
import { feedReaderId } from '../../src/usecases/filtering/feed-readers.ts';
import { operatorFolder } from '../support/operator-folder.ts';

const operator = operatorFolder();
const { esafety, openStore } = operator;

/** The reader behind the token that was printed, as it is stored. */
async function reader(token: string) {
  const store = await openStore();
  const doc = await store.read('feed_reader', feedReaderId(token));
  await store.close();
  return doc;
}

const ADDRESS = /https:\/\/bot\.our\.example\/feed\/([A-Za-z0-9_-]{43})\n/;
const tokenIn = (out: string): string => ADDRESS.exec(out)?.[1] ?? '';

describe('feed create', () => {
  it('prints the whole address once, and keeps nothing but the digest of its token', async () => {
    const { code, out } = await esafety('feed', 'create', 'Main filter');
    expect(code).toBe(0);
    const token = tokenIn(out);
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const doc = await reader(token);
    expect(doc?.id).toBe(createHash('sha256').update(token).digest('base64url'));
    expect(doc?.state).toEqual({ name: 'Main filter', createdAt: expect.any(Number) });
    expect(JSON.stringify(doc)).not.toContain(token);
    const names = readdirSync(operator.path('data'), { recursive: true, withFileTypes: true });
    for (const entry of names.filter((e) => e.isFile())) {
      expect(entry.name).not.toContain(token);
      expect(readFileSync(join(entry.parentPath, entry.name), 'latin1')).not.toContain(token);
    }
    expect((await esafety('feed', 'list')).out).not.toContain(token);
  });

  it('--what unsigned makes an address for who has not signed, and says what the list holds', async () => {
    const { code, out } = await esafety('feed', 'create', 'Accounts', '--what', 'unsigned');
    expect(code).toBe(0);
    expect(out).toMatch(/CSV: id/);
    expect((await reader(tokenIn(out)))?.state).toMatchObject({ name: 'Accounts', what: 'unsigned' });
    expect((await esafety('feed', 'list')).out).toMatch(/^Accounts \(who has not signed\): made/m);
    const wrong = await esafety('feed', 'create', 'Other', '--what', 'cases');
    expect([wrong.code, wrong.out]).toEqual([2, '']);
    expect(wrong.err).toMatch(/addresses, unsigned/);
  });

  it('gives another address each time', async () => {
    const one = tokenIn((await esafety('feed', 'create', 'One')).out);
    const two = tokenIn((await esafety('feed', 'create', 'Two')).out);
    expect(one).not.toBe(two);
  });

  it('refuses a name that is taken, whatever its capitals, until its reader is revoked', async () => {
    await esafety('feed', 'create', 'Main filter');
    const again = await esafety('feed', 'create', 'MAIN filter');
    expect([again.code, again.out]).toEqual([1, '']);
    expect(again.err).toContain('There is a reader called MAIN filter already.');
    await esafety('feed', 'revoke', 'main filter');
    expect((await esafety('feed', 'create', 'Main filter')).code).toBe(0);
  });

  it.each(['', '  ', '-x', 'a\nb', 'x'.repeat(41), '../etc'])('refuses %j as a name', async (name) => {
    const { code, out } = await esafety('feed', 'create', '--', name);
    expect([code, out]).toEqual([2, '']);
  });

  it('says when the pack does not use the list', async () => {
    expect((await esafety('feed', 'create', 'Main filter')).out).toContain('enforcement: feed');
  });
});

describe('feed list and feed revoke', () => {
  it('name each reader, when it was made, read and revoked', async () => {
    expect((await esafety('feed', 'list')).out).toContain('Nothing reads a list.');
    await esafety('feed', 'create', 'Main filter');
    expect((await esafety('feed', 'list')).out).toMatch(/^Main filter: made .+, never read\n$/);
    const revoked = await esafety('feed', 'revoke', 'Main filter');
    expect(revoked).toMatchObject({ code: 0, err: '' });
    expect((await esafety('feed', 'list')).out).toMatch(/^Main filter: made .+, never read, revoked .+\n$/);
  });

  it('a name that nobody has, or that was revoked already, is a fault', async () => {
    expect(await esafety('feed', 'revoke', 'Main filter')).toMatchObject({ code: 1, out: '' });
    await esafety('feed', 'create', 'Main filter');
    await esafety('feed', 'revoke', 'Main filter');
    expect(await esafety('feed', 'revoke', 'Main filter')).toMatchObject({ code: 1, out: '' });
  });

  it('go through the server while it runs, which never hears the token, and revoking works there at once', async () => {
    const store = await openStore();
    const heard: string[] = [];
    const listening = Object.entries(operator.handlers(store)).map(([op, handle]) => [
      op,
      async (payload: unknown) => {
        heard.push(JSON.stringify(payload));
        return handle(payload);
      },
    ]);
    const server = await serveControl(operator.path('data'), Object.fromEntries(listening));
    const token = tokenIn((await esafety('feed', 'create', 'Main filter')).out);
    expect((await store.read('feed_reader', feedReaderId(token)))?.state.revokedAt).toBeUndefined();
    expect((await esafety('feed', 'list')).out).toContain('Main filter: made');
    expect((await esafety('feed', 'revoke', 'Main filter')).code).toBe(0);
    expect((await store.read('feed_reader', feedReaderId(token)))?.state.revokedAt).toEqual(expect.any(Number));
    await server.close();
    await store.close();
    expect(heard).toHaveLength(3);
    expect(heard.join()).not.toContain(token);
  });

  it('without the school’s keys nothing is done', async () => {
    rmSync(operator.path('key'));
    expect(await esafety('feed', 'create', 'Main filter')).toMatchObject({ code: 3, out: '' });
  });
});
