// What is known of the members of channels, and when it stops being true: after 10 minutes, at every event that touches the
// channel or one of its members, and for a question that was on its way when such an event came.

import type { Clock } from '../../usecases/ports.ts';
import type { ChannelMember } from '../messenger.ts';

export type KnownMembers = {
  readonly members: readonly ChannelMember[];
  readonly ids: ReadonlySet<string>;
  /** How many members Slack counted; an event that was lost on the way shows here. */
  readonly count: number | null;
  readonly until: number;
};

/** A question on its way: what happens meanwhile makes its answer void. */
export type Watch = {
  /** `ids` null: the members could not be read, so it may have been anybody. */
  readonly isStale: (ids: ReadonlySet<string> | null) => boolean;
  readonly end: () => void;
};

export type ChannelMemory = {
  readonly get: (channelId: string, count: number | null) => KnownMembers | null;
  readonly put: (channelId: string, known: KnownMembers) => void;
  readonly watch: (channelId: string) => Watch;
  /** Somebody came or went, or the channel itself changed. */
  readonly channelChanged: (channelId: string) => void;
  /** Somebody became a guest, left, or was renamed. */
  readonly personChanged: (userId: string) => void;
  /** Slack told of a change that could not be read: it may be any channel and anybody. */
  readonly anythingChanged: () => void;
};

type Running = { readonly channelId: string; moved: boolean; readonly people: Set<string> };

export function channelMemory(clock: Clock): ChannelMemory {
  const kept = new Map<string, KnownMembers>();
  const watches = new Set<Running>();
  return {
    get(channelId, count) {
      const found = kept.get(channelId);
      if (found !== undefined && found.until > clock.now() && found.count === count) return found;
      kept.delete(channelId);
      return null;
    },
    put: (channelId, known) => void kept.set(channelId, known),
    watch(channelId) {
      const running: Running = { channelId, moved: false, people: new Set() };
      watches.add(running);
      return {
        isStale: (ids) => running.moved || [...running.people].some((userId) => ids?.has(userId) ?? true),
        end: () => void watches.delete(running),
      };
    },
    channelChanged(channelId) {
      kept.delete(channelId);
      for (const watch of watches) if (watch.channelId === channelId) watch.moved = true;
    },
    personChanged(userId) {
      for (const [channelId, { ids }] of kept) if (ids.has(userId)) kept.delete(channelId);
      for (const watch of watches) watch.people.add(userId);
    },
    anythingChanged() {
      kept.clear();
      for (const watch of watches) watch.moved = true;
    },
  };
}
