// One-time links: what they were to make is forgotten with their minute.

import { randomBytes } from 'node:crypto';
import { expect, it } from '@jest/globals';
import { makeDownloads } from '../../src/usecases/downloads.ts';
import type { Download } from '../../src/usecases/ports.ts';

const FILE: Download = { name: 'a.pdf', type: 'application/pdf', body: 'a' };

function links() {
  let now = 1_000_000;
  const waiting: { readonly at: number; readonly run: () => void }[] = [];
  const downloads = makeDownloads(
    { now: () => now },
    randomBytes,
    (token) => `/d/${token}`,
    (ms, run) => waiting.push({ at: now + ms, run }),
  );
  const pass = (ms: number): void => {
    now += ms;
    for (const { at, run } of waiting) if (at <= now) run();
  };
  return { downloads, pass };
}

it('what nobody fetched, with the passphrase it was to be locked with, is forgotten after a minute and not at the next link', () => {
  const { downloads, pass } = links();
  downloads.offer(async () => FILE);
  pass(30_000);
  downloads.offer(async () => FILE);
  expect(downloads.waiting()).toBe(2);
  pass(30_000);
  expect(downloads.waiting()).toBe(1);
  pass(30_000);
  expect(downloads.waiting()).toBe(0);
});

it('a link works once, within its minute, and what it made is forgotten when it is used', async () => {
  const { downloads, pass } = links();
  const token =
    downloads
      .offer(async () => FILE)
      .split('/')
      .at(-1) ?? '';
  pass(59_999);
  expect(await downloads.take(token)).toBe(FILE);
  expect(downloads.waiting()).toBe(0);
  expect(await downloads.take(token)).toBeNull();
  const late =
    downloads
      .offer(async () => FILE)
      .split('/')
      .at(-1) ?? '';
  pass(60_000);
  expect(await downloads.take(late)).toBeNull();
});
