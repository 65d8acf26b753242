// What was typed or pasted, cut into pieces that may each be an address. Chat clients wrap addresses in mark-up of their own.

import { relinked } from './address-unlinked.ts';

/** Signs nobody sees: zero width, soft hyphen, reading direction, variation selectors, and control signs that are no gap. */
const UNSEEN = /(?![\t\n\v\f\r])[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;

/** `<a href="https://x">x</a>` of Teams and mail. */
const ANCHOR =
  /<a\s[^<>]{0,300}?href\s{0,3}=\s{0,3}["']?([^"'\s<>]{1,4000})(?=["'\s>])[^<>]{0,300}>[^<>]{0,4000}<\/a>/giu;
/** `<https://x|x>` and `<https://x>` of Slack. */
const ANGLED = /<([^<>|\s]{1,4000})(?:\|[^<>]{0,4000})?>/gu;
/** `[x](https://x)` of Markdown. */
const MARKDOWN = /\[[^\]\n]{0,500}\]\((https?:\/\/[^\s()]{1,4000})\)/giu;

/** A comma is a gap only where an address follows it: some addresses have commas of their own. */
export const PARTING_COMMA =
  /[,;，、；](?=\s|$|(?:https?|hxxps?):|www\.|(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}\/|(?:[a-z0-9-]{1,63}\.){1,8}(?:com|org|net|uk|info|edu|io)(?:[\s,;]|$))/giu;
/** Before the first slash there is no path that a comma could belong to. */
const HEAD = /^(?:https?:\/\/)?[^/?#]*/iu;

const OPENS = '"\'“”‘’«»`(<{_~';
const CLOSES = '"\'“”‘’«»`>}_~.,;:!…';

export function piecesOf(text: string): readonly string[] {
  const plain = text
    .replace(UNSEEN, '')
    .replace(/&(?:amp;)+/giu, '&')
    .replace(/&(lt|gt);/giu, (_all, which: string) => (which.toLowerCase() === 'lt' ? '<' : '>'))
    .replace(ANCHOR, '\n$1\n')
    .replace(ANGLED, '\n$1\n')
    .replace(MARKDOWN, '\n$1\n');
  return relinked(plain)
    .replace(PARTING_COMMA, ' ')
    .split(/[\s<>]+/u)
    .flatMap((piece) => piece.replace(HEAD, (head) => head.replace(/[,;，、；]/gu, ' ')).split(' '))
    .map(unwrapped)
    .filter((piece) => piece !== '');
}

/** Quotes and brackets around it, and the full stop of the sentence it stood in. A bracket of its own is kept: /Rose_(flower). */
function unwrapped(piece: string): string {
  let start = 0;
  let end = piece.length;
  while (start < end && OPENS.includes(piece.charAt(start))) start += 1;
  for (;;) {
    const last = piece.charAt(end - 1);
    const alone = (last === ')' || last === ']') && !isBalanced(piece.slice(start, end), last);
    if (end > start && (CLOSES.includes(last) || alone)) end -= 1;
    else return piece.slice(start, end);
  }
}

function isBalanced(text: string, closing: string): boolean {
  const opening = closing === ')' ? '(' : '[';
  return text.split(opening).length >= text.split(closing).length;
}
