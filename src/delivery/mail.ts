// E-mail of last resort: the words of a case chat view, or title, day and button of reminders, and nothing else. Names, story and
// category cannot get in here by type.

import { createTransport } from 'nodemailer';
import type { CaseChatView, ChatView } from '../views/chat-views.ts';
import { fallbackText } from '../views/fallback.ts';
import { REMINDER_TEXTS } from '../views/reminder-texts.ts';
import type { ReminderBundle } from '../views/reminder-views.ts';

/** What may go by e-mail. */
export type MailView = CaseChatView | ReminderBundle;

const MAIL_VIEWS: readonly ChatView['view'][] = ['case_alert', 'case_line', 'report_status', 'reminder_bundle'];

export const isMailView = (view: ChatView): view is MailView => MAIL_VIEWS.includes(view.view);

export type Mailer = {
  /** True when the server took the message. Never throws. */
  readonly send: (to: string, view: MailView) => Promise<MailResult>;
  readonly close: () => void;
};

export type MailResult = { readonly ok: true } | { readonly ok: false; readonly code: string };

const SUBJECT = 'A message from the e-safety bot';
const FOOTER = [
  '',
  'You get this by e-mail because the chat could not reach you.',
  'Open Teams or Slack and write "cases" to the e-safety bot. Do not answer this e-mail.',
].join('\n');
const TIMEOUT_MS = 10_000;

function mailText(view: MailView): string {
  if (view.view !== 'reminder_bundle') return `${fallbackText(view)}\n${FOOTER}`;
  const { mail, more } = REMINDER_TEXTS;
  const items = view.items.flatMap(({ title, when, last, action }) => [
    ...[title, when, last, mail.button(action.label)].filter((line) => line !== ''),
    '',
  ]);
  return [...items, ...(view.more > 0 ? [more(view.more), ''] : []), ...mail.footer].join('\n');
}

/** `url` is smtp:// or smtps://. Without TLS only a server on this machine is written to. */
export function makeMailer(url: string, from: string): Mailer {
  const server = new URL(url);
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(server.hostname);
  const transport = createTransport({
    host: server.hostname.replace(/^\[|\]$/g, ''),
    port: server.port === '' ? (server.protocol === 'smtps:' ? 465 : 587) : Number(server.port),
    secure: server.protocol === 'smtps:',
    requireTLS: !local && server.protocol !== 'smtps:',
    ignoreTLS: local && server.protocol !== 'smtps:',
    ...(server.username === ''
      ? {}
      : { auth: { user: decodeURIComponent(server.username), pass: decodeURIComponent(server.password) } }),
    disableFileAccess: true,
    disableUrlAccess: true,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
  });
  return {
    send: async (to, view) => {
      try {
        await transport.sendMail({
          from,
          // As one address: a comma in it must not make two.
          to: { name: '', address: to },
          subject: view.view === 'reminder_bundle' ? REMINDER_TEXTS.mail.subject : SUBJECT,
          text: mailText(view),
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
        return { ok: true };
      } catch (error) {
        return { ok: false, code: codeOf(error) };
      }
    },
    close: () => transport.close(),
  };
}

/** By shape, not by class: an error may come from another realm of the runtime. */
const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : 'mail_failed';
