// Where to write to one person: their 1:1 conversation with the bot. Kept with the account, so read back with care.

import { z } from 'zod';

const AddressSchema = z.object({
  serviceUrl: z.string(),
  conversationId: z.string(),
  /** The `29:` id, good for addressing only; the person is known by aadObjectId. */
  userId: z.string(),
  botId: z.string(),
  tenantId: z.string(),
});

export type Address = Readonly<z.infer<typeof AddressSchema>>;

export function readAddress(stored: unknown): Address | null {
  const parsed = AddressSchema.safeParse(stored);
  return parsed.success ? parsed.data : null;
}
