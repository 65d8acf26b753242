import { readFile, stat, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openChatLog } from '../../../src/platforms/console/chat-log.ts';
import { accountOf, alert, type LittleSchool, openLittleSchool, TOKEN } from './little-school.ts';

let school: LittleSchool;
beforeEach(async () => {
  school = await openLittleSchool();
});
afterEach(() => school.close());

const cookie = `esafety_console=${TOKEN}`;
const get = (path: string, headers: Record<string, string> = { cookie }) =>
  fetch(school.url + path, { headers, redirect: 'manual' });
const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(school.url + path, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

describe('access', () => {
  it('is opened by the printed address, which then leaves the address bar', async () => {
    const answer = await get(`/?token=${TOKEN}`, {});
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/']);
    expect(answer.headers.get('set-cookie')).toBe(`${cookie}; Path=/; HttpOnly; SameSite=Strict`);
  });

  it('is refused without the token, with a wrong one, and with one of an earlier start', async () => {
    for (const path of ['/', '/?token=wrong', '/console/state', '/console/console.js', '/console/events'])
      expect((await get(path, { cookie: 'esafety_console=earlier' })).status).toBe(403);
    expect((await get('/', {})).status).toBe(403);
    expect(await (await get('/', {})).text()).not.toContain(TOKEN);
  });

  it.each([
    ['x-forwarded-for', '203.0.113.9'],
    ['x-forwarded-host', 'school.example'],
    ['forwarded', 'for=203.0.113.9'],
    ['via', '1.1 proxy'],
    ['origin', 'https://evil.example'],
    ['origin', 'http://localhost:1'],
    ['origin', 'null'],
  ])('is refused to a request that was passed on or comes from another page: %s: %s', async (name, value) => {
    expect((await get('/console/state', { cookie, [name]: value })).status).toBe(403);
    expect((await post('/console/say', { person: 'tess', text: 'report' }, { [name]: value })).status).toBe(403);
    expect((await get(`/?token=${TOKEN}`, { [name]: value })).headers.get('set-cookie')).toBeNull();
    expect(school.turns).toEqual([]);
  });

  it('allows no script or style but its own files', async () => {
    const page = await get('/');
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(await page.text()).not.toMatch(/<script>|<style|style="|onclick/);
  });
});

describe('a turn', () => {
  it('carries the person as the column says, as a full member, and the words as typed', async () => {
    await post('/console/say', { person: 'tess', text: 'report' });
    expect(school.turns).toEqual([
      {
        kind: 'text',
        text: 'report',
        place: 'direct',
        actor: {
          platform: 'console',
          tenant: 'console',
          userId: 'tess',
          standing: 'member',
          name: 'Tess Teacher',
          address: { column: 'tess' },
        },
      },
    ]);
  });

  it('hands on a press with its inputs and its key', async () => {
    const body = { person: 'dora', verb: 'case.open', target: 't1', key: 'k-1', inputs: { a: 'b' } };
    const answer = await (await post('/console/press', body)).json();
    expect(school.turns[0]).toMatchObject({
      kind: 'press',
      verb: 'case.open',
      target: 't1',
      key: 'k-1',
      inputs: { a: 'b' },
    });
    expect(answer).toMatchObject({ show: { title: 'Report ES-7K3QF9XB', view: 'message' }, errors: {}, close: false });
  });

  it('tells only that a file was posted', async () => {
    await post('/console/file', { person: 'tess', name: 'secret.jpg', content: 'x' });
    expect(school.turns.map((turn) => turn.kind)).toEqual(['file']);
    expect(JSON.stringify(school.turns)).not.toContain('secret');
  });

  it.each([
    ['an unknown person', { person: 'nobody', text: 'report' }],
    ['no text', { person: 'tess' }],
    ['a text that is none', { person: 'tess', text: ['report'] }],
    ['a text beyond all measure', { person: 'tess', text: 'x'.repeat(20_001) }],
    ['nothing', null],
  ])('is refused with %s', async (_name, body) => {
    expect((await post('/console/say', body)).status).toBe(400);
    expect(school.turns).toEqual([]);
  });
});

describe('the chat history', () => {
  type Column = { readonly messages: readonly { readonly card: unknown }[] };
  const state = async (): Promise<{ people: Column[] }> =>
    (await get('/console/state')).json() as Promise<{ people: Column[] }>;

  it('greets an empty column once, also when two pages open at the same moment', async () => {
    await Promise.all([state(), state()]);
    const { people } = await state();
    expect(people.map((person) => person.messages.length)).toEqual(people.map(() => 1));
  });

  it('survives a restart of the server', async () => {
    await school.console.messenger.send(accountOf('dora'), alert('ES-7K3QF9XB'));
    const again = await openLittleSchool(school.chatFile);
    const answer = await fetch(`${again.url}/console/state`, { headers: { cookie } });
    const { people } = (await answer.json()) as { people: Column[] };
    await again.close();
    expect(JSON.stringify(people[1]?.messages)).toContain('ES-7K3QF9XB');
  });

  it('never holds a private page or what was typed, and only its owner can read the file', async () => {
    await post('/console/say', { person: 'tess', text: 'report he sent me a photo' });
    await post('/console/press', {
      person: 'tess',
      verb: 'form.next',
      target: '',
      key: 'k',
      inputs: { story: 'he wrote to her' },
    });
    const kept = await readFile(school.chatFile, 'utf8');
    expect(kept).toContain('report_status');
    expect(kept).not.toMatch(/photo|he wrote|form_page|"message":"Saved/);
    expect((await stat(school.chatFile)).mode & 0o777).toBe(0o600);
  });

  it('replaces a message in place', async () => {
    const sent = await school.console.messenger.send(accountOf('dora'), alert('ES-7K3QF9XB'));
    if (!sent.ok) throw new Error(sent.code);
    await school.console.messenger.update(accountOf('dora'), sent.message, alert('ES-7K3QF9XB', 'Today'));
    const { people } = await state();
    const texts = people[1]?.messages.map((one) => JSON.stringify(one.card)) ?? [];
    expect(texts.filter((text) => text.includes('ES-7K3QF9XB'))).toHaveLength(1);
    expect(texts.join()).toContain('Today. 14:10.');
  });

  it('leaves out a line that was torn, and goes on', async () => {
    await school.console.messenger.send(accountOf('dora'), alert('ES-7K3QF9XB'));
    await writeFile(school.chatFile, `${await readFile(school.chatFile, 'utf8')}{"seq":9,"per`);
    const log = await openChatLog(school.chatFile);
    expect(log.of('dora')).toHaveLength(1);
    const entry = await log.append('dora', 0, alert('ES-2P4MX8RT'));
    await log.close();
    const reopened = await openChatLog(school.chatFile);
    expect([reopened.of('dora').length, reopened.lastSeq()]).toEqual([2, entry.seq]);
    await reopened.close();
  });

  it('keeps the newest 200 messages of a person', async () => {
    const log = await openChatLog(`${school.chatFile}.long`);
    await Promise.all(Array.from({ length: 210 }, (_, at) => log.append('dora', at, alert(`ES-${at}`))));
    await log.close();
    const reopened = await openChatLog(`${school.chatFile}.long`);
    expect(reopened.of('dora').map((entry) => entry.at)).toEqual(Array.from({ length: 200 }, (_, at) => at + 10));
    await reopened.close();
  });
});

describe('the messenger', () => {
  it('says that a person without a column cannot be reached, and that a message is not there', async () => {
    const { messenger } = school.console;
    expect(await messenger.send(accountOf('nobody'), alert('ES-1'))).toMatchObject({ ok: false, why: 'unreachable' });
    expect(await messenger.update(accountOf('dora'), 'c-none', alert('ES-1'))).toMatchObject({
      ok: false,
      why: 'refused',
    });
    const sent = await messenger.send(accountOf('dora'), alert('ES-1'));
    expect(await messenger.update(accountOf('dev'), sent.ok ? sent.message : '', alert('ES-1'))).toMatchObject({
      ok: false,
    });
  });

  it('asks for another try when the history cannot be kept', async () => {
    await school.console.stop();
    expect(await school.console.messenger.send(accountOf('dora'), alert('ES-1'))).toMatchObject({
      ok: false,
      why: 'retry',
    });
  });
});

describe('live updates', () => {
  const events = async (headers: Record<string, string>, query: string, count: number): Promise<string> => {
    const cut = new AbortController();
    const answer = await fetch(`${school.url}/console/events${query}`, {
      headers: { cookie, ...headers },
      signal: cut.signal,
    });
    let text = '';
    for await (const chunk of answer.body ?? []) {
      text += Buffer.from(chunk).toString();
      if (text.split('\nid: ').length > count) break;
    }
    cut.abort();
    return text;
  };

  it('bring a page what it missed, from where it stopped', async () => {
    for (const ref of ['ES-1', 'ES-2', 'ES-3']) await school.console.messenger.send(accountOf('dora'), alert(ref));
    expect(await events({}, '?since=1', 2)).toMatch(/id: 2[\s\S]*ES-2[\s\S]*id: 3[\s\S]*ES-3/);
    expect(await events({ 'last-event-id': '2' }, '?since=0', 1)).not.toContain('ES-2');
  });

  it('do not keep a stop waiting', async () => {
    const open = await fetch(`${school.url}/console/events?since=0`, { headers: { cookie } });
    expect(await school.stop(5000)).toBe(true);
    await open.body?.cancel();
  });
});
