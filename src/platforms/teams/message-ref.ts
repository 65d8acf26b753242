// Our own reference to a message: conversation and activity, each encoded, since the address may have moved on by the time of an update.

export type MessageAt = { readonly conversationId: string; readonly activityId: string };

export const writeMessageRef = ({ conversationId, activityId }: MessageAt): string =>
  `${encodeURIComponent(conversationId)} ${encodeURIComponent(activityId)}`;

export function readMessageRef(message: string): MessageAt | null {
  const [conversation, activity] = message.split(' ');
  if (conversation === undefined || activity === undefined || activity === '') return null;
  try {
    return { conversationId: decodeURIComponent(conversation), activityId: decodeURIComponent(activity) };
  } catch {
    return null;
  }
}
