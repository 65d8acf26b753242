// Modal windows and App Home: opening at once with the trigger, filling in later.

import type { WebClient } from '@slack/web-api';
import type { Log } from '../../usecases/ports.ts';
import type { ChatView } from '../../views/chat-views.ts';
import type { View } from '../../views/view.ts';
import { attempt, type CallResult } from './call.ts';
import { drawn, homeOf, modalOf } from './render.ts';
import { withinReason } from './soon.ts';
import { OPENING } from './texts.ts';

/** A window on somebody's screen. `hash` is set when a press inside it came with one: older states must not overwrite newer. */
export type Window =
  | { readonly by: 'view'; readonly viewId: string; readonly hash?: string }
  /** Opened, but Slack's answer was lost on the way. */
  | { readonly by: 'external'; readonly externalId: string };

export type Filled = 'shown' | 'overtaken' | 'gone' | 'unreachable' | 'refused';

export type Windows = {
  /** Null when no window can have been opened. */
  readonly open: (triggerId: string) => Promise<Window | null>;
  readonly fill: (window: Window, view: View) => Promise<Filled>;
  readonly publishHome: (userId: string, view: ChatView) => Promise<boolean>;
};

const TRIES = 3;

export function windows(client: WebClient, newId: () => string, log: Log): Windows {
  return {
    async open(triggerId) {
      if (triggerId === '') return null;
      const externalId = `esafety-${newId()}`;
      const view = modalOf(OPENING, externalId);
      const opened = await attempt(() => client.views.open({ trigger_id: triggerId, view }));
      if (opened.ok) {
        const viewId = opened.value.view?.id;
        return viewId === undefined ? { by: 'external', externalId } : { by: 'view', viewId };
      }
      log.warn('slack.window_not_opened', { platform: 'slack', code: opened.code });
      return opened.kind === 'network' ? { by: 'external', externalId } : null;
    },
    async fill(window, view) {
      const content = drawn(log, () => modalOf(view));
      if (content === null) return 'refused';
      const update = () => attempt(() => client.views.update({ ...targetOf(window), view: content }));
      let result = await update();
      for (let tries = 1; tries < TRIES && !result.ok && result.kind !== 'platform'; tries += 1) {
        // If the lost one did arrive, its hash is stale and this one changes nothing.
        if (result.kind === 'rate') await withinReason(result.retryAfterMs ?? 1000);
        result = await update();
      }
      if (!result.ok) log.warn('slack.window_not_filled', { platform: 'slack', code: result.code });
      return outcome(result);
    },
    async publishHome(userId, view) {
      const content = drawn(log, () => homeOf(view));
      if (content === null) return false;
      const published = await attempt(() => client.views.publish({ user_id: userId, view: content }));
      if (!published.ok) log.warn('slack.home_not_published', { platform: 'slack', code: published.code });
      return published.ok;
    },
  };
}

const targetOf = (window: Window) =>
  window.by === 'external'
    ? { external_id: window.externalId }
    : { view_id: window.viewId, ...(window.hash ? { hash: window.hash } : {}) };

function outcome(result: CallResult<unknown>): Filled {
  if (result.ok) return 'shown';
  if (result.kind !== 'platform') return 'unreachable';
  if (result.code === 'hash_conflict') return 'overtaken';
  return ['not_found', 'view_not_found', 'expired_trigger_id'].includes(result.code) ? 'gone' : 'refused';
}
