// The shape of each setting on its own. What they must be together is in load-settings.ts.

import { z } from 'zod';
import { checkedText } from './pack-parts.ts';

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);

const parseUrl = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined);

/** https, or http on this machine only, and nothing that does not belong into an address. */
const isWebAddress = (text: string): boolean => {
  const url = parseUrl(text);
  if (url === undefined || url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
};

const hasProtocol =
  (...protocols: readonly string[]) =>
  (text: string): boolean =>
    protocols.includes(parseUrl(text)?.protocol ?? '');

const startsWith = (prefix: string, fix: string) => secret((text) => text.startsWith(prefix), fix);

/** Like checkedText, but the value is never repeated in the message. */
const secret = (holds: (text: string) => boolean, fix: string) =>
  z.string().refine((text) => holds(text) && !/\s/.test(text), {
    error: 'This is not what is expected here.',
    params: { fix },
  });

const anySecret = secret((text) => text.length > 0, 'Copy it again, without spaces or line breaks.');
const webAddress = checkedText(
  isWebAddress,
  'is not an address that can be used here',
  'Write it as https://name.example (http only for this machine), without ? or #.',
);

const identifier = checkedText(
  (text) => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text),
  'is not an id',
  'Copy it from the app registration in the Entra admin centre; it looks like 1b2c3d4e-0000-4000-8000-1b2c3d4e5f60.',
);

export const envSchema = z.object({
  PORT: z
    .string()
    .default('3978')
    .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, {
      error: 'This is not a port.',
      params: { fix: 'Write a number from 1 to 65535, such as 3978.' },
    })
    .transform(Number),
  HOST: checkedText((text) => /^[\w.:-]+$/.test(text), 'is not an address to listen on', 'Write 127.0.0.1.').default(
    '127.0.0.1',
  ),
  ESAFETY_PUBLIC_URL: webAddress.transform((text) => text.replace(/\/+$/, '')).optional(),
  ESAFETY_HEALTH_TOKEN: secret((text) => text.length >= 20, 'Use at least 20 random letters and digits.').optional(),
  ESAFETY_POLICY: z.string().default('deploy/schools/demo.yaml'),
  ESAFETY_DATA: z.string().optional(),
  DATABASE_URL: secret(
    hasProtocol('postgres:', 'postgresql:'),
    'Write it as postgres://user:password@host/database.',
  ).optional(),
  ESAFETY_KEY_FILE: z.string().optional(),
  SLACK_BOT_TOKEN: startsWith(
    'xoxb-',
    'Copy the bot token (it starts with xoxb-) from OAuth & Permissions in the Slack app.',
  ).optional(),
  SLACK_SIGNING_SECRET: anySecret.optional(),
  SLACK_APP_TOKEN: startsWith(
    'xapp-',
    'Copy the app-level token (it starts with xapp-) from Basic Information in the Slack app.',
  ).optional(),
  SLACK_API_URL: webAddress.transform((text) => `${text.replace(/\/+$/, '')}/`).optional(),
  SLACK_CLIENT_ID: z.string().optional(),
  SLACK_CLIENT_SECRET: z.string().optional(),
  SLACK_STATE_SECRET: z.string().optional(),
  MicrosoftAppType: z
    .enum(['SingleTenant', 'UserAssignedMSI'], {
      error:
        'Only SingleTenant and UserAssignedMSI are safe: with any other kind, people from outside the school could be let in.',
    })
    .optional(),
  MicrosoftAppId: identifier.optional(),
  MicrosoftAppPassword: anySecret.optional(),
  MicrosoftAppTenantId: identifier.optional(),
  ESAFETY_TEAMS_LOCAL: z.enum(['0', '1']).optional(),
  SMTP_URL: secret(hasProtocol('smtp:', 'smtps:'), 'Write it as smtps://user:password@host:465.').optional(),
  ESAFETY_MAIL_FROM: z
    .string()
    .refine((text) => /^(?:[^<>\r\n]*<)?[^\s<>@]+@[^\s<>@]+>?$/.test(text), {
      error: 'This is not an e-mail address.',
      params: { fix: 'Write it as esafety@school.example.' },
    })
    .optional(),
});

export type Env = z.infer<typeof envSchema>;
export const ENV_NAMES: readonly string[] = Object.keys(envSchema.shape);
export { isLoopback };
