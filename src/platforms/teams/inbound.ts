// The part of a Teams activity that this project reads, checked at the edge. Everything else in it is dropped here.

import { z } from 'zod';

const text = (max: number) => z.string().max(max);
const maybe = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? undefined);

const InboundSchema = z.object({
  type: text(100),
  id: maybe(text(1000)),
  name: maybe(text(200)),
  action: maybe(text(100)),
  channelId: text(100),
  serviceUrl: text(1000),
  from: z.object({
    id: text(1000),
    name: maybe(text(1000)),
    aadObjectId: maybe(text(100)),
    role: maybe(text(100)),
  }),
  recipient: maybe(z.object({ id: text(1000), name: maybe(text(1000)), isTargeted: maybe(z.boolean()) })),
  conversation: z.object({ id: text(2000), conversationType: maybe(text(100)), tenantId: maybe(text(100)) }),
  channelData: maybe(
    z.object({
      tenant: maybe(z.object({ id: maybe(text(100)) })),
      team: maybe(z.object({ id: maybe(text(1000)) })),
      /** `type`: standard, private or shared; not sent with everything. */
      channel: maybe(z.object({ id: maybe(text(1000)), type: maybe(text(100)) })),
    }),
  ),
  text: maybe(z.string()),
  attachments: maybe(z.array(z.object({ contentType: maybe(text(500)), content: z.unknown().optional() }))),
  entities: maybe(z.array(z.unknown())),
  membersAdded: maybe(z.array(z.object({ id: text(1000) }))),
  value: z.unknown().optional(),
});

export type Inbound = z.infer<typeof InboundSchema>;

export function readInbound(activity: unknown): Inbound | null {
  const parsed = InboundSchema.safeParse(activity);
  return parsed.success ? parsed.data : null;
}

/** Of a team; a group chat is none. */
export const isChannel = (inbound: Inbound): boolean => inbound.conversation.conversationType === 'channel';

/** Only here does anybody else not read along. */
export const isPersonal = (inbound: Inbound): boolean => inbound.conversation.conversationType === 'personal';
