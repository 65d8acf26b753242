// Between the wire and Bolt, the same for signed requests and for Socket Mode: a repeat joins the first run, an event is
// answered only when its effect is durable, and nothing that goes wrong inside reaches the process.

import type { App, ReceiverEvent } from '@slack/bolt';
import type { Clock, Log } from '../../usecases/ports.ts';
import type { Payload } from './read-request.ts';
import { codeOf } from './redacting-logger.ts';
import { seen } from './seen.ts';
import type { SlackTiming } from './settings.ts';
import { soon } from './soon.ts';

/** 200 with what Slack should do next; 500 and 503 make Slack repeat an event and tell the person about anything else. */
export type Reply = { readonly status: 200 | 500 | 503; readonly body?: unknown };

export type Intake = {
  readonly take: (body: Payload) => Promise<Reply>;
  /** Resolves when nothing is being worked on any more. */
  readonly idle: () => Promise<void>;
};

/** The name under which a listener finds the function that says "durable: the event may be answered now". */
export const DURABLE = 'durable';

const EVENT_KEEP_MS = 24 * 3_600_000;
/** Answers to presses can hold a page of a form: kept only as long as the same signed request could come again. */
const PRESS_KEEP_MS = 6 * 60_000;

export function intake(given: {
  readonly app: Pick<App, 'processEvent'>;
  /** Answers what must not reach a listener at all (another workspace); null lets it through. */
  readonly gate: (body: Payload) => Promise<Reply | null>;
  readonly clock: Clock;
  readonly log: Log;
  readonly timing: SlackTiming;
}): Intake {
  const { clock, log } = given;
  const earlier = seen<Promise<Reply>>(20_000);
  const running = new Set<Promise<void>>();

  const work = async (body: Payload, once: Once): Promise<void> => {
    const stopped = await given.gate(body);
    if (stopped !== null) return once.answer(stopped);
    await given.app.processEvent(boltEvent(body, once));
    once.answer({ status: 200 });
  };

  const run = (body: Payload, key: string | null): Promise<Reply> => {
    const once = answerOnce();
    const done = work(body, once).catch((error: unknown) => {
      log.error('slack.failed', { platform: 'slack', code: codeOf([error]), kind: kindOf(body) });
      once.answer({ status: 500 });
    });
    running.add(done);
    void done.finally(() => running.delete(done));
    // What was refused or failed before it was taken must really be tried the next time.
    void once.answered.then(({ status }) => status !== 200 && key !== null && earlier.drop(key));
    return once.answered;
  };

  return {
    async take(body) {
      const key = identityOf(body);
      const joined = key === null ? undefined : earlier.get(key, clock.now());
      const reply = joined ?? run(body, key);
      if (key !== null && joined === undefined) {
        earlier.put(key, reply, clock.now(), body.event === undefined ? PRESS_KEEP_MS : EVENT_KEEP_MS);
      }
      return (await soon(reply, given.timing.giveUpMs)) ?? { status: 503 };
    },
    async idle() {
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}

type Once = { readonly answered: Promise<Reply>; readonly answer: (reply: Reply) => void };

/** Only the first answer counts: a promise does not change its mind. */
function answerOnce(): Once {
  let answer: Once['answer'] = () => {};
  const answered = new Promise<Reply>((resolve) => {
    answer = resolve;
  });
  return { answered, answer };
}

function boltEvent(body: Payload, once: Once): ReceiverEvent {
  const isEvent = body.event !== undefined;
  return {
    body: { ...body },
    // Bolt answers an event before it is worked on; ours is answered by DURABLE instead.
    ack: async (response?: unknown) => {
      if (!isEvent) once.answer(response === undefined ? { status: 200 } : { status: 200, body: response });
    },
    customProperties: { [DURABLE]: () => once.answer({ status: 200 }) },
  };
}

/** Slack's own id of this happening; the same on every repeat. Null when it gave none. */
export function identityOf(body: Payload): string | null {
  const { event_id: eventId, trigger_id: triggerId, type } = body;
  if (typeof eventId === 'string') return `event:${eventId}`;
  if (typeof triggerId === 'string' && triggerId !== '')
    return `press:${typeof type === 'string' ? type : 'command'}:${triggerId}`;
  return null;
}

function kindOf(body: Payload): string {
  if (body.event !== undefined) return 'event';
  if (body.command !== undefined) return 'command';
  const kinds = ['block_actions', 'view_submission', 'view_closed', 'shortcut', 'message_action', 'block_suggestion'];
  return kinds.find((kind) => kind === body.type) ?? 'other';
}
