// The one place where a view becomes Slack's blocks, and Slack's ids become a verb and a target again.

import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { renderCard } from '../../cards/render-card.ts';
import type { SlackHome, SlackMessage, SlackModal } from '../../cards/slack-blocks.ts';
import { readSlackInputs } from '../../cards/slack-inputs.ts';
import { readSlackVerb, toSlackHome, toSlackMessage, toSlackModal } from '../../cards/to-slack.ts';
import type { Log } from '../../usecases/ports.ts';
import type { ChatView } from '../../views/chat-views.ts';
import { fallbackText } from '../../views/fallback.ts';
import type { View } from '../../views/view.ts';
import { codeOf } from './redacting-logger.ts';

export type Press = { readonly verb: string; readonly target: string };

const CALLBACK_ID = 'esafety';

/** Slack's types want lists they could change; ours are read-only and nobody changes them. */
type Loose<T> = T extends readonly (infer Item)[]
  ? Loose<Item>[]
  : T extends object
    ? { -readonly [K in keyof T]: Loose<T[K]> }
    : T;
const loose = <T>(value: T): Loose<T> => value as Loose<T>;

/** A card that cannot be drawn for Slack is our fault; it is logged, and the caller shows something else. */
export function drawn<T>(log: Log, draw: () => T): T | null {
  try {
    return draw();
  } catch (error) {
    log.error('slack.not_drawn', { platform: 'slack', code: codeOf([error]) });
    return null;
  }
}

/** A window. What a submission means travels in its metadata: a verb and an opaque id, never an answer. */
export function modalOf(view: View, externalId?: string): Loose<SlackModal> {
  const { view: modal } = toSlackModal(renderCard(view), {
    callbackId: CALLBACK_ID,
    privateMetadata: (submit) => (submit === null ? '' : JSON.stringify(submit)),
    ...(externalId === undefined ? {} : { externalId }),
  });
  return loose(modal);
}

/** The text is what a lock screen and a screen reader get. */
export function messageOf(view: ChatView): Loose<SlackMessage> & { text: string } {
  return { text: fallbackText(view), ...loose(toSlackMessage(renderCard(view))) };
}

export const homeOf = (view: ChatView): Loose<SlackHome> => loose(toSlackHome(renderCard(view)));

export const inputsOf = readSlackInputs;

const press = z.object({ verb: z.string().min(1).max(100), target: z.string().max(2000) });

/** What pressing Submit means, as we wrote it into the window; null for anything we did not write. */
export function submitOf(privateMetadata: string): Press | null {
  try {
    const read = press.safeParse(JSON.parse(privateMetadata));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** Only buttons carry a verb; everything else on a card (a ticked box) is no press. */
export function pressOf(action: { readonly action_id: string; readonly value: string }): Press | null {
  const verb = readSlackVerb(action.action_id);
  return verb === null ? null : { verb, target: action.value };
}

/**
 * The identity of a press inside a window: the window, its state, and what was filled in. The same page sent twice is one
 * press; a page mended after an error is another. Keyed, because short answers could be guessed from a bare digest.
 */
export function windowKey(
  secret: string,
  window: { readonly id: string; readonly hash: string },
  what: Press,
  inputs: Readonly<Record<string, string>>,
): string {
  const digest = createHmac('sha256', secret)
    .update(
      JSON.stringify([
        what.verb,
        what.target,
        Object.keys(inputs)
          .sort(byCode)
          .map((id) => [id, inputs[id]]),
      ]),
    )
    .digest('base64url');
  return `slack:view:${window.id}:${window.hash}:${digest.slice(0, 22)}`;
}

const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
