// What every listener needs, made once when the platform is mounted.

import type { Log } from '../../usecases/ports.ts';
import type { PhoneLine } from '../../views/fields.ts';
import type { ChannelMemory } from './channel-memory.ts';
import type { Presenter } from './present.ts';
import type { SlackTiming } from './settings.ts';
import type { Standing } from './standing.ts';
import type { Ask } from './turns.ts';
import type { Windows } from './windows.ts';

export type Room = {
  readonly ask: Ask;
  readonly present: Presenter;
  readonly windows: Windows;
  readonly standing: Standing;
  readonly channels: ChannelMemory;
  /** A line only this person sees, in the channel they wrote in. Best effort. */
  readonly whisper: (channel: string, userId: string, text: string) => Promise<void>;
  readonly botUserId: () => string;
  /** Keys the identities of presses. */
  readonly secret: string;
  readonly timing: SlackTiming;
  readonly numbers: readonly PhoneLine[];
  readonly log: Log;
};
