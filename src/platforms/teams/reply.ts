// What goes back in the HTTP answer. An invoke's answer reaches only the client that pressed; a message's answer nobody reads.

export type Reply = { readonly status: number; readonly body?: unknown };

export const ACCEPTED: Reply = { status: 200 };

/** Takes the place of the card that was pressed, for the person who pressed it. */
export const cardReply = (card: unknown): Reply => ({
  status: 200,
  body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card },
});

/** A line under the card; the card and what was typed in it stay. */
export const textReply = (text: string): Reply => ({
  status: 200,
  body: { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: text },
});

export const refusal = (status: 400 | 401 | 403 | 500 | 501 | 503): Reply => ({
  status,
  body: { error: REFUSALS[status] },
});

const REFUSALS = {
  400: 'bad_request',
  401: 'unauthorized',
  403: 'forbidden',
  500: 'server_error',
  501: 'not_implemented',
  503: 'not_ready',
} as const;
