// The one file that knows the Bot Framework SDK (see deploy/decisions/0001). It checks who sent a request and gets the
// token for our own calls; everything else in this folder speaks the wire protocol in our own types.

import type { Activity, ConfigurationBotFrameworkAuthenticationOptions, Response } from 'botbuilder';
import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  ConfigurationServiceClientCredentialFactory,
} from 'botbuilder';
import { isPlausibleToken } from './plausible-token.ts';
import { type Reply, refusal } from './reply.ts';
import type { TeamsSeams, TeamsSettings } from './settings.ts';

export type Inspected =
  | { readonly ok: true }
  | { readonly ok: false; readonly status: 401 | 503; readonly code: string };

export type TeamsSdk = {
  /** Runs `logic` for a request whose token holds; answers 401 or 503 itself otherwise. */
  readonly receive: (
    authorization: string,
    body: Readonly<Record<string, unknown>>,
    logic: (activity: unknown) => Promise<Reply>,
    refused: (code: string) => void,
  ) => Promise<Reply>;
  /** A bearer token for the connector, or null in local mode. */
  readonly token: () => Promise<string | null>;
};

const CONNECTOR_SCOPE = 'https://api.botframework.com';
const LOGIN_URL = 'https://login.microsoftonline.com/botframework.com';

export function createSdk(settings: TeamsSettings, seams: TeamsSeams = {}): TeamsSdk {
  const config = sdkConfig(settings, seams);
  const credentials = new ConfigurationServiceClientCredentialFactory(config);
  const auth = new ConfigurationBotFrameworkAuthentication(config, credentials);
  const adapter = new CloudAdapter(auth);
  const inspect = async (activity: unknown, header: string): Promise<Inspected> => {
    if (settings.kind === 'local') return { ok: true };
    if (!isPlausibleToken(header)) return { ok: false, status: 401, code: 'token_form' };
    try {
      await auth.authenticateRequest(activity as Activity, header);
      return { ok: true };
    } catch (error) {
      return isOutage(error)
        ? { ok: false, status: 503, code: 'keys_unavailable' }
        : { ok: false, status: 401, code: 'token' };
    }
  };
  return {
    receive: async (header, body, logic, refused) => {
      // Asked before the adapter, which answers 500 to a bad signature and tells the caller what went wrong.
      const inspected = await inspect(body, header);
      if (!inspected.ok) {
        refused(inspected.code);
        return refusal(inspected.status);
      }
      return runAdapter(adapter, header, body, logic);
    },
    token: () => (settings.kind === 'local' ? Promise.resolve(null) : getToken(credentials, settings.appId, seams)),
  };
}

/** The adapter authenticates once more by itself; its own answer is dropped in favour of ours. */
async function runAdapter(
  adapter: CloudAdapter,
  header: string,
  body: Readonly<Record<string, unknown>>,
  logic: (activity: unknown) => Promise<Reply>,
): Promise<Reply> {
  let reply: Reply | null = null;
  const nothing = (): void => {};
  const response: Response = { socket: null, status: nothing, header: nothing, send: nothing, end: nothing };
  await adapter.process(
    { method: 'POST', body: { ...body }, headers: { authorization: header } },
    response,
    async (context) => {
      reply = await logic(context.activity);
    },
  );
  return reply ?? refusal(401);
}

function sdkConfig(settings: TeamsSettings, seams: TeamsSeams): ConfigurationBotFrameworkAuthenticationOptions {
  if (settings.kind === 'local') return {};
  return {
    MicrosoftAppType: settings.appType,
    MicrosoftAppId: settings.appId,
    MicrosoftAppTenantId: settings.tenantId,
    ...(settings.appType === 'SingleTenant' ? { MicrosoftAppPassword: settings.appPassword } : {}),
    ...seams.authConfig,
  };
}

async function getToken(
  credentials: ConfigurationServiceClientCredentialFactory,
  appId: string,
  seams: TeamsSeams,
): Promise<string> {
  if (seams.token !== undefined) return seams.token();
  const made: object = await credentials.createCredentials(appId, CONNECTOR_SCOPE, LOGIN_URL, true);
  if (!('getToken' in made) || typeof made.getToken !== 'function') throw new Error('these credentials give no token');
  const token: unknown = await made.getToken();
  if (typeof token !== 'string') throw new Error('no token');
  return token;
}

/** The key server could not be asked: not the caller's fault, and Teams may try again. */
function isOutage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'FetchError' || error.name === 'AbortError') return true;
  return 'statusCode' in error && typeof error.statusCode === 'number' && error.statusCode >= 500;
}
