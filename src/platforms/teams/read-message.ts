// What a person did by a message: typed words, a posted file, or a button of an old client. Files are noticed, never fetched.

import { z } from 'zod';
import type { Inbound } from './inbound.ts';
import { type Press, readInputs } from './read-press.ts';

export type Said =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'file' }
  | { readonly kind: 'press'; readonly press: Press };

export function readMessage(inbound: Inbound): Said {
  if (inbound.attachments?.some(isFile)) return { kind: 'file' };
  const submitted = readSubmit(inbound);
  if (submitted !== null) return { kind: 'press', press: submitted };
  return { kind: 'text', text: typedText(inbound) };
}

/** Every formatted message carries its own text/html; a quoted message comes as a reference to it. */
function isFile(attachment: { contentType?: string | undefined; content?: unknown }): boolean {
  if (attachment.contentType === 'messageReference') return false;
  if (attachment.contentType !== 'text/html') return true;
  return (
    typeof attachment.content === 'string' &&
    /<(?:img|video|audio|object|embed|iframe|source)\b/i.test(attachment.content)
  );
}

const SubmitSchema = z.looseObject({ verb: z.string().min(1).max(200), target: z.string().max(500).optional() });

function readSubmit(inbound: Inbound): Press | null {
  if (inbound.text?.trim()) return null;
  const parsed = SubmitSchema.safeParse(inbound.value);
  if (!parsed.success) return null;
  const { verb, target = '', ...rest } = parsed.data;
  return { verb, target, inputs: readInputs(rest) };
}

const MentionSchema = z.object({
  type: z.literal('mention'),
  text: z.string().min(1),
  mentioned: z.object({ id: z.string() }),
});

/** Without our own mention (whoever is named first is the bot), `/esafety` and the slash of a command. */
function typedText(inbound: Inbound): string {
  let text = inbound.text ?? '';
  for (const entity of inbound.entities ?? []) {
    const mention = MentionSchema.safeParse(entity);
    if (mention.success && mention.data.mentioned.id === inbound.recipient?.id)
      text = text.replaceAll(mention.data.text, ' ');
  }
  return text
    .replace(/&nbsp;|\u00a0/g, ' ')
    .replace(/^(?:\s*<at\b[^<>]*>[^<]*<\/at>)+/, '')
    .replace(/<\/?at\b[^<>]*>/g, '')
    .trim()
    .replace(/^\/esafety(?=\s|$)/i, '')
    .trim()
    .replace(/^\//, '')
    .trim();
}
