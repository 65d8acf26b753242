// Activities after which a remembered roster may be wrong: somebody was added or removed, a channel was shared, renamed or deleted,
// the app came or went. Read as widely as possible and before every other check, since asking again harms nothing.

import { z } from 'zod';

const EventSchema = z.object({
  type: z.enum(['conversationUpdate', 'installationUpdate']),
  conversation: z.object({ conversationType: z.unknown().optional() }).optional().catch(undefined),
});

/** Not for 1:1 chats, where some clients send one on every opening. */
export function isRosterEvent(activity: unknown): boolean {
  const parsed = EventSchema.safeParse(activity);
  return parsed.success && parsed.data.conversation?.conversationType !== 'personal';
}
