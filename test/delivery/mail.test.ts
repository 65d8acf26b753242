import { afterEach, describe, expect, it } from '@jest/globals';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { makeMailer } from '../../src/delivery/mail.ts';
import type { CaseAlert } from '../../src/views/chat-views.ts';
import type { ReminderBundle } from '../../src/views/reminder-views.ts';

const ALERT: CaseAlert = {
  view: 'case_alert',
  ref: 'ES-7K3QF9XB',
  urgency: 'Urgent',
  time: '14:10',
  attempt: 1,
  actions: [{ verb: 'case.open', target: 'secret-id', label: 'Open', style: 'primary', withInputs: false }],
};

type Received = { readonly from: string; readonly to: readonly string[]; readonly raw: string };
const servers: SMTPServer[] = [];

async function smtpServer(refuse = false): Promise<{ readonly url: string; readonly received: Received[] }> {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (refuse) return done(Object.assign(new Error('mailbox full'), { responseCode: 452 }));
        const { mailFrom, rcptTo } = session.envelope;
        received.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map((r) => r.address),
          raw: Buffer.concat(chunks).toString('utf8'),
        });
        return done();
      });
    },
  });
  servers.push(server);
  const port = await new Promise<number>((resolve) => {
    const listening = server.listen(0, '127.0.0.1', () => {
      const address = listening.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
  return { url: `smtp://127.0.0.1:${port}`, received };
}

afterEach(async () => {
  await Promise.all(servers.splice(0).map((s) => new Promise<void>((resolve) => s.close(resolve))));
});

describe('e-mail of last resort', () => {
  it('carries reference, urgency and time over a real SMTP server, and no button, id or name', async () => {
    const { url, received } = await smtpServer();
    const mailer = makeMailer(url, 'esafety@demo-school.example');
    expect(await mailer.send('dana.safeguard@demo-school.example', ALERT)).toEqual({ ok: true });
    mailer.close();
    const mail = await PostalMime.parse(received[0]?.raw ?? '');
    expect(received[0]?.to).toEqual(['dana.safeguard@demo-school.example']);
    expect(mail.subject).toBe('A message from the e-safety bot');
    expect(mail.text).toContain('ES-7K3QF9XB');
    expect(mail.text).toContain('Urgent');
    expect(mail.text).not.toContain('secret-id');
    expect(mail.headers.find((h) => h.key === 'auto-submitted')?.value).toBe('auto-generated');
    expect(mail.html).toBeUndefined();
  });

  it('carries title, day and button of reminders, and neither why nor where the button leads', async () => {
    const { url, received } = await smtpServer();
    const mailer = makeMailer(url, 'esafety@demo-school.example');
    const bundle: ReminderBundle = {
      view: 'reminder_bundle',
      items: [
        {
          ...{
            title: 'Acceptable use agreement for staff',
            why: 'A sentence for the chat.',
            when: 'By Fri 27 Nov',
            last: '',
          },
          action: {
            verb: 'aup.read',
            target: 'secret-id',
            label: 'Read and sign',
            style: 'primary',
            withInputs: false,
          },
        },
      ],
      more: 2,
    };
    expect(await mailer.send('tess.teacher@demo-school.example', bundle)).toEqual({ ok: true });
    mailer.close();
    const mail = await PostalMime.parse(received[0]?.raw ?? '');
    expect(mail.subject).toBe('Reminders from the e-safety bot');
    expect(mail.text).toContain(
      'Acceptable use agreement for staff\nBy Fri 27 Nov\nIn the chat: Read and sign\n\n2 more follow on other days.\n',
    );
    expect(mail.text).not.toMatch(/secret-id|A sentence for the chat|cases/);
  });

  it('says with a code that the server refused, and never throws', async () => {
    const { url } = await smtpServer(true);
    const mailer = makeMailer(url, 'esafety@demo-school.example');
    expect(await mailer.send('dana.safeguard@demo-school.example', ALERT)).toMatchObject({ ok: false });
    mailer.close();
  });

  it('says with a code that no server answers', async () => {
    const { url } = await smtpServer();
    await new Promise<void>((resolve) => servers.splice(0)[0]?.close(resolve));
    const mailer = makeMailer(url, 'esafety@demo-school.example');
    expect(await mailer.send('dana.safeguard@demo-school.example', ALERT)).toMatchObject({
      ok: false,
      code: 'ESOCKET',
    });
    mailer.close();
  });

  it('does not hand anything in clear to a server on another machine', async () => {
    const mailer = makeMailer('smtp://mail.invalid:25', 'esafety@demo-school.example');
    expect((await mailer.send('dana.safeguard@demo-school.example', ALERT)).ok).toBe(false);
    mailer.close();
  });
});
