// A view as a Teams message: the card, and a first line for the notification that gives nothing away.

import { renderCard } from '../../cards/render-card.ts';
import type { ChatView } from '../../views/chat-views.ts';
import { fallbackText } from '../../views/fallback.ts';
import type { Address } from './address.ts';
import { CHANNEL_SUMMARY } from './texts.ts';

export const CARD_TYPE = 'application/vnd.microsoft.card.adaptive';

/** No `text`: Teams would show it above the card. The summary is what a lock screen gets. */
export function cardMessage(to: Address, view: ChatView): object {
  return {
    ...addressed(to),
    summary: fallbackText(view).split('\n')[0],
    attachments: [{ contentType: CARD_TYPE, content: renderCard(view) }],
    // An alert also goes to the activity feed.
    ...(view.view === 'case_alert' ? { channelData: { notification: { alert: true } } } : {}),
  };
}

/** In a channel: to nobody in particular, nobody is mentioned, and the notification says nothing but who wrote. */
export const channelMessage = (channelId: string, botId: string, view: ChatView): object => ({
  type: 'message',
  from: { id: botId },
  conversation: { id: channelId },
  summary: CHANNEL_SUMMARY,
  attachments: [{ contentType: CARD_TYPE, content: renderCard(view) }],
});

const addressed = (to: Address): object => ({
  type: 'message',
  from: { id: to.botId },
  recipient: { id: to.userId },
  conversation: { id: to.conversationId },
});
