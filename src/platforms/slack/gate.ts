// Before any listener: only workspaces of this school. A command from elsewhere gets one fixed line, everything else nothing.

import type { Log } from '../../usecases/ports.ts';
import type { Identity } from './identity.ts';
import { installedTeam } from './inbound.ts';
import type { Reply } from './intake.ts';
import type { Payload } from './read-request.ts';
import { FAILED_LINE, NOT_YOUR_WORKSPACE } from './texts.ts';

const only = (text: string): Reply => ({ status: 200, body: { response_type: 'ephemeral', text } });

export function gate(given: { readonly identity: Identity; readonly teams: readonly string[]; readonly log: Log }) {
  return async (body: Payload): Promise<Reply | null> => {
    const found = await given.identity.find();
    if (!found.ok) {
      given.log.warn('slack.identity_unknown', { platform: 'slack', code: found.code });
      // Slack repeats an event later; a person is told at once.
      return body.command === undefined ? { status: 503 } : only(FAILED_LINE);
    }
    const { teamId, enterpriseId } = found.value;
    const team = installedTeam(body);
    if (team !== null && (team === teamId || team === enterpriseId || given.teams.includes(team))) return null;
    given.log.warn('slack.foreign_team', { platform: 'slack' });
    return body.command === undefined ? { status: 200 } : only(NOT_YOUR_WORKSPACE);
  };
}
