// Who the bot is in Slack, asked once and kept in memory: Bolt's authorisation and the check of the workspace cost no call.

import type { WebClient } from '@slack/web-api';
import { attempt, type CallResult } from './call.ts';
import type { Home } from './standing.ts';

export type BotIdentity = Home & { readonly botId: string };

export type Identity = {
  /** Asks Slack unless it is already known. Callers that come together share one question. */
  readonly find: () => Promise<CallResult<BotIdentity>>;
  /** Throws before `find` has succeeded: nothing gets so far without it. */
  readonly known: () => BotIdentity;
};

export function identity(client: WebClient): Identity {
  let found: BotIdentity | null = null;
  let asking: Promise<CallResult<BotIdentity>> | null = null;

  const ask = async (): Promise<CallResult<BotIdentity>> => {
    const answer = await attempt(() => client.auth.test());
    if (!answer.ok) return answer;
    const { team_id: teamId, user_id: botUserId, bot_id: botId, enterprise_id: enterpriseId } = answer.value;
    if (!teamId || !botUserId) return { ok: false, kind: 'platform', code: 'not_a_bot_token' };
    found = { teamId, botUserId, botId: botId ?? '', enterpriseId: enterpriseId ?? null };
    return { ok: true, value: found };
  };

  return {
    async find() {
      if (found !== null) return { ok: true, value: found };
      asking ??= ask().finally(() => {
        asking = null;
      });
      return asking;
    },
    known() {
      if (found === null) throw new Error('slack identity asked for before it was found');
      return found;
    },
  };
}
