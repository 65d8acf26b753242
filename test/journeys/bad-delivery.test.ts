// Slack busy, broken, slow or gone when an alert is owed: the report stands, and the alert arrives, once, or goes another way.

import { afterEach, describe, expect, it } from '@jest/globals';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import type { Fault } from '../clients/slack-stand-in/index.ts';
import { openSlackSchool, type SlackSchool, slackId } from '../support/slack-school.ts';
import { inbox, report, told } from './slack-acts.ts';
import { SENTINELS } from './stories.ts';

let school: SlackSchool | undefined;
let mailbox: SMTPServer | undefined;
afterEach(async () => {
  await school?.close();
  school = undefined;
  await new Promise<void>((resolve) => (mailbox === undefined ? resolve() : mailbox.close(resolve)));
  mailbox = undefined;
});
const SECOND_MS = 1000;

const alerts = (here: SlackSchool, name: string): number => inbox(here, name).match(/New report ES-/g)?.length ?? 0;

describe('while Slack fails', () => {
  const faults: readonly (readonly [string, Fault])[] = [
    ['answers 500', { status: 500, times: 6 }],
    ['answers 503', { status: 503, times: 6 }],
    ['asks to wait', { status: 429, retryAfterS: 30, times: 6 }],
    ['says so in its own words', { error: 'internal_error', times: 6 }],
    ['says that it is busy in its own words', { error: 'ratelimited', times: 6 }],
    ['cuts the line before it has read anything', { reset: 'before', times: 6 }],
  ];
  it.each(faults)('(%s) the report stands, and every alert arrives later, exactly once', async (_name, fault) => {
    school = await openSlackSchool();
    const here = school;
    here.slack.fault('chat.postMessage', fault);
    const ref = await report(here);
    expect(inbox(here, 'dana')).toBe('');
    for (let minutes = 0; minutes < 12; minutes += 1) await here.later(60 * SECOND_MS);
    expect([alerts(here, 'dana'), alerts(here, 'dev')]).toEqual([1, 1]);
    expect(inbox(here, 'tess').match(/Saved\. ES-/g)).toHaveLength(1);
    expect(inbox(here, 'tess')).toContain(ref);
    here.slack.clearFaults();
    await here.later(60 * SECOND_MS);
    expect([alerts(here, 'dana'), alerts(here, 'dev')]).toEqual([1, 1]);
  });

  it('for as long as Slack asks, nothing is tried', async () => {
    school = await openSlackSchool();
    const here = school;
    here.slack.fault('chat.postMessage', { status: 429, retryAfterS: 120, times: 3 });
    await report(here);
    const tried = (): number => here.slack.calls('chat.postMessage').length;
    const first = tried();
    await here.later(100 * SECOND_MS);
    expect(tried()).toBe(first);
    await here.later(21 * SECOND_MS);
    expect(alerts(here, 'dana')).toBe(1);
  });

  it('(takes the alert and cuts the line) nobody is left without it', async () => {
    school = await openSlackSchool();
    const here = school;
    here.slack.fault('chat.postMessage', { reset: 'after', times: 1 });
    await report(here);
    await here.later(10 * SECOND_MS);
    expect(alerts(here, 'dana')).toBeGreaterThanOrEqual(1);
    expect(alerts(here, 'dev')).toBeGreaterThanOrEqual(1);
    // Slack takes no id by which a second try could be known: one too many is the price of never one too few.
    expect(alerts(here, 'dana') + alerts(here, 'dev')).toBeLessThanOrEqual(3);
  });

  it('what was owed when the server stopped is sent after it starts again', async () => {
    school = await openSlackSchool();
    const here = school;
    here.slack.fault('chat.postMessage', { status: 500 });
    await report(here);
    here.slack.clearFaults();
    await here.restart();
    await here.later(10 * SECOND_MS);
    expect([alerts(here, 'dana'), alerts(here, 'dev')]).toEqual([1, 1]);
    await here.restart();
    await here.later(10 * SECOND_MS);
    expect([alerts(here, 'dana'), alerts(here, 'dev')]).toEqual([1, 1]);
  });

  it('a window that Slack does not fill in loses nothing: the report can be sent from the messages tab', async () => {
    school = await openSlackSchool();
    const here = school;
    here.slack.fault('views.open', { status: 500, times: 1 });
    await here.user('tess').command('report');
    expect(here.user('tess').modal()).toBeNull();
    expect(`${inbox(here, 'tess')}${here.user('tess').whispers().join()}`).toMatch(/call 999 now|Report a concern/);
    await report(here);
    expect(told(here)).toEqual(['dana', 'dev']);
  });
});

describe('when the chat cannot reach the DSL', () => {
  type Mail = { readonly to: readonly string[]; readonly raw: string };

  async function openMailbox(): Promise<{ readonly url: string; readonly received: Mail[] }> {
    const received: Mail[] = [];
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const to = session.envelope.rcptTo.map(({ address }) => address);
          received.push({ to, raw: Buffer.concat(chunks).toString('utf8') });
          done();
        });
      },
    });
    mailbox = server;
    const port = await new Promise<number>((resolve) => {
      const listening = server.listen(0, '127.0.0.1', () => {
        const address = listening.address();
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
    return { url: `smtp://127.0.0.1:${port}`, received };
  }

  it('the alert goes by e-mail: the reference and nothing of what happened; case and count say so', async () => {
    const { url, received } = await openMailbox();
    school = await openSlackSchool({
      environment: { SMTP_URL: url, ESAFETY_MAIL_FROM: 'esafety@demo-school.example' },
    });
    const here = school;
    for (const name of ['dana', 'dev']) here.slack.addPerson({ id: slackId(name), email: '', reachable: false });
    const ref = await report(here);
    expect(received.map(({ to }) => to.join()).sort()).toEqual([
      'dana.safeguard@demo-school.example',
      'dev.deputy@demo-school.example',
    ]);
    for (const { raw } of received) {
      const { subject, text, html, headers } = await PostalMime.parse(raw);
      expect(text).toContain(ref);
      const whole = JSON.stringify([subject, text, html, headers]);
      for (const word of [...Object.values(SENTINELS), 'Bullying', 'Tess', 'Dana Safeguard'])
        expect(whole).not.toContain(word);
    }
    expect(inbox(here, 'tess')).toContain('2 people have been told.');
    await here.later(60 * SECOND_MS);
    expect(received).toHaveLength(2);
  });

  it('and without e-mail the next people hear at once, and the reporter’s count is true', async () => {
    school = await openSlackSchool();
    const here = school;
    for (const name of ['dana', 'dev']) here.slack.addPerson({ id: slackId(name), email: '', reachable: false });
    await report(here);
    expect(told(here)).toContain('hana');
    expect(inbox(here, 'tess')).toContain('1 person has been told.');
  });
});
