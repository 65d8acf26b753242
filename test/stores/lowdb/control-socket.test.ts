import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import {
  type ControlServer,
  callControl,
  isListening,
  serveControl,
} from '../../../src/stores/lowdb/control-socket.ts';
import { closeTestStores, newTestFolder } from '../../support/open-test-store.ts';

let server: ControlServer | null = null;
afterEach(async () => {
  await server?.close();
  server = null;
  await closeTestStores();
});

describe('the control socket', () => {
  it('hands an operation to the running server and brings its answer back', async () => {
    const folder = newTestFolder();
    server = await serveControl(folder, { add: async (payload) => ({ got: payload }) });
    expect(await callControl(folder, 'add', { text: 'zeile\nzwei ü' })).toEqual({
      ok: true,
      value: { got: { text: 'zeile\nzwei ü' } },
    });
    expect(await isListening(folder)).toBe(true);
  });

  it('opens to nobody but the account of the server', async () => {
    const folder = newTestFolder();
    server = await serveControl(folder, {});
    expect(statSync(join(folder, 'control.sock')).mode & 0o777).toBe(0o600);
  });

  it('answers codes, never the text of an error', async () => {
    const folder = newTestFolder();
    const errors: unknown[] = [];
    const fail = async (): Promise<never> => {
      throw new Error('secret detail');
    };
    server = await serveControl(folder, { fail }, (error) => errors.push(error));
    expect(await callControl(folder, 'fail', null)).toEqual({ ok: false, code: 'control.failed' });
    expect(errors).toHaveLength(1);
    expect(await callControl(folder, 'toString', null)).toEqual({ ok: false, code: 'control.unknown_op' });
    expect(await raw(folder, 'nonsense\n')).toBe('{"ok":false,"code":"control.bad_request"}\n');
  });

  it('says that no server runs when there is no socket, or only that of a dead one', async () => {
    const folder = newTestFolder();
    expect(await callControl(folder, 'x', null)).toEqual({ ok: false, code: 'control.not_running' });
    writeFileSync(join(folder, 'control.sock'), '');
    expect(await callControl(folder, 'x', null)).toEqual({ ok: false, code: 'control.not_running' });
    expect(await isListening(folder)).toBe(false);
    server = await serveControl(folder, { x: async () => 1 });
    expect(await callControl(folder, 'x', null)).toEqual({ ok: true, value: 1 });
  });

  it('says that the server was too slow when it was', async () => {
    const folder = newTestFolder();
    server = await serveControl(folder, { slow: () => new Promise(() => undefined) });
    expect(await callControl(folder, 'slow', null, 20)).toEqual({ ok: false, code: 'control.timeout' });
  });

  it('works in a folder whose path is too long for a socket', async () => {
    const folder = join(newTestFolder(), 'a'.repeat(90), 'b'.repeat(90));
    mkdirSync(folder, { recursive: true });
    server = await serveControl(folder, { x: async () => 2 });
    expect(await callControl(folder, 'x', null)).toEqual({ ok: true, value: 2 });
  });
});

function raw(folder: string, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = createConnection(join(folder, 'control.sock'), () => socket.write(text));
    let answer = '';
    socket.on('data', (chunk) => {
      answer += String(chunk);
    });
    socket.on('end', () => resolve(answer)).on('error', reject);
  });
}
