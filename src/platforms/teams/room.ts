// What the handlers of this folder share, made once by mount-teams.ts.

import type { Answer, Converse, Turn } from '../../chat/turn.ts';
import type { Log } from '../../usecases/ports.ts';
import type { PhoneLine } from '../../views/fields.ts';
import type { Background } from './background.ts';
import type { Identify } from './identify.ts';
import type { TeamsTiming } from './settings.ts';
import type { Speaker } from './speaker.ts';

export type Room = {
  readonly converse: Converse;
  readonly identify: Identify;
  readonly speaker: Speaker;
  readonly background: Background;
  readonly timing: TeamsTiming;
  readonly numbers: readonly PhoneLine[];
  readonly log: Log;
};

/** The conversation promises not to throw; if it does all the same, nothing must look saved. */
export async function talk(room: Room, turn: Turn): Promise<Answer | 'failed'> {
  try {
    return await room.converse(turn);
  } catch (error) {
    room.log.error('teams.turn_failed', { platform: 'teams', kind: turn.kind }, error);
    return 'failed';
  }
}
