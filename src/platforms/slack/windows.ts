// Modal windows and App Home: opening at once with the trigger, filling in later.

import type { WebClient } from '@slack/web-api';
import type { ChatView } from '../../views/chat-views.ts';
import type { View } from '../../views/view.ts';
import { attempt, type CallResult } from './call.ts';
import { homeOf, modalOf } from './render.ts';
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

export function windows(client: WebClient, newId: () => string): Windows {
  return {
    async open(triggerId) {
      if (triggerId === '') return null;
      const externalId = `esafety-${newId()}`;
      const view = modalOf(OPENING, externalId);
      const opened = await attempt(() => client.views.open({ trigger_id: triggerId, view }));
      if (!opened.ok) return opened.kind === 'network' ? { by: 'external', externalId } : null;
      const viewId = opened.value.view?.id;
      return viewId === undefined ? { by: 'external', externalId } : { by: 'view', viewId };
    },
    async fill(window, view) {
      const target =
        window.by === 'external'
          ? { external_id: window.externalId }
          : { view_id: window.viewId, ...(window.hash ? { hash: window.hash } : {}) };
      const content = modalOf(view);
      const fill = () => attempt(() => client.views.update({ ...target, view: content }));
      const first = await fill();
      // Lost on the way: the same update again changes nothing if the first did arrive (its hash is then stale).
      const result = !first.ok && (first.kind === 'network' || first.kind === 'server') ? await fill() : first;
      return outcome(result);
    },
    async publishHome(userId, view) {
      return (await attempt(() => client.views.publish({ user_id: userId, view: homeOf(view) }))).ok;
    },
  };
}

function outcome(result: CallResult<unknown>): Filled {
  if (result.ok) return 'shown';
  if (result.kind !== 'platform') return 'unreachable';
  if (result.code === 'hash_conflict') return 'overtaken';
  return ['not_found', 'view_not_found', 'expired_trigger_id'].includes(result.code) ? 'gone' : 'refused';
}
