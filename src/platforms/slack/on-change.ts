// What Slack tells about people and channels: nothing that was known of them before outlives it.

import { type ChannelEvent, readUserChange } from './inbound.ts';
import type { Room } from './room.ts';

/** Every event after which the members of a channel, or who may see into it, can be others than before. */
export const CHANNEL_EVENTS = [
  ...['member_joined_channel', 'member_left_channel', 'channel_shared', 'channel_unshared', 'channel_id_changed'],
  ...['group_archive', 'group_unarchive', 'group_deleted', 'group_left', 'group_rename'],
];

export function onChannelChange(room: Room, event: ChannelEvent | null): void {
  const named = [event?.channel, event?.old_channel_id, event?.new_channel_id].filter((id) => typeof id === 'string');
  for (const id of named) room.channels.channelChanged(id);
  if (named.length === 0) room.channels.anythingChanged();
}

export function onUserChange(room: Room, event: unknown): void {
  const userId = room.standing.changed(readUserChange(event)?.user);
  if (userId === null) room.channels.anythingChanged();
  else room.channels.personChanged(userId);
}
