// Everything that goes between the bot and one Playground, as the Playground itself writes it down: both ways, with bodies.

import { z } from 'zod';

/** One HTTP exchange. `sent` is what was asked; `answered` what came back. */
export type Exchange = {
  readonly kind: string;
  readonly fromBot: boolean;
  readonly status: number;
  readonly sent: string;
  readonly answered: string;
};

export type LogStream = {
  readonly exchanges: () => readonly Exchange[];
  readonly close: () => void;
};

const EntrySchema = z.object({
  log: z.object({
    type: z.literal('bot'),
    activityName: z.string(),
    from: z.string(),
    request: z.object({ body: z.unknown() }).partial(),
    response: z.object({ statusCode: z.number(), body: z.unknown() }).partial(),
  }),
});

/** Connected before anybody opens the page, so nothing is missed. */
export async function followLog(url: string): Promise<LogStream> {
  const seen: Exchange[] = [];
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/_ws/log/stream`);
  socket.addEventListener('message', ({ data }) => {
    const entry = EntrySchema.safeParse(JSON.parse(String(data)));
    if (!entry.success) return;
    const { activityName, from, request, response } = entry.data.log;
    seen.push({
      kind: activityName,
      fromBot: from === 'User Application',
      status: response.statusCode ?? 0,
      sent: JSON.stringify(request.body ?? null),
      answered: JSON.stringify(response.body ?? null),
    });
  });
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve(), { once: true });
    socket.addEventListener('error', () => reject(new Error('the log of the Playground cannot be read')), {
      once: true,
    });
  });
  return { exchanges: () => [...seen], close: () => socket.close() };
}
