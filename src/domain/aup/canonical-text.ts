// The one form of an agreement from which its hash is made. Line ends, spaces at the end of a line and the way an accent was
// typed leave it as it is; any other change of what is signed changes it. Check questions are not signed and stand outside.

import type { Agreement } from './agreement.ts';

/** One line, one space between words, accents joined to their letters. */
export const tidyText = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\s\uFEFF]+/gu, ' ')
    .trim();

export type SignedText = Pick<Agreement, 'key' | 'audience' | 'version' | 'title' | 'intro' | 'parts' | 'boxes'>;

/** Every line begins with a word of its own and holds no line end, so that two texts can never be read as the same. */
export function canonicalText({ key, audience, version, title, intro, parts, boxes }: SignedText): string {
  return [
    ['agreement', key],
    ['audience', audience],
    ['version', version],
    ['title', title],
    ...intro.map((text) => ['intro', text]),
    ...parts.flatMap((part) => [['part', part.title], ...part.clauses.map(({ id, text }) => [`clause ${id}`, text])]),
    ...boxes.map(({ id, label, required }) => [`box ${id}${required ? ' required' : ''}`, label]),
  ]
    .map(([what = '', text = '']) => `${what}: ${tidyText(text)}\n`)
    .join('');
}
