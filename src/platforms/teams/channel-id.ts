// The id of a channel as Teams writes it. A pack's author may have copied it from a message, with the message's own part behind it.

const CHANNEL = /^19:[\w.-]{1,150}@thread\.tacv2$/;

/** Null for everything that is no channel: group chats, 1:1 chats, links, slips of the pen. */
export function readChannelId(text: string): string | null {
  const id = text.trim().replace(/;messageid=.*$/i, '');
  return CHANNEL.test(id) ? id : null;
}
