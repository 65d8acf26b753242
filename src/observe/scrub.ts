// The last net under the allow-list: takes out of a field's value what has the look of a secret, an address or a sentence.

const MAX_LENGTH = 160;

const RULES: readonly (readonly [RegExp, string])[] = [
  [/\b[a-z][a-z0-9+.-]*:\/\/\S*/gi, '[address]'],
  // Everything after ? or # of an address: tokens travel there.
  [/[?#]\S*/g, ''],
  [/\b[\w.+-]+(?:@|%40)[\w.-]+/gi, '[address]'],
  [/\b(?:xox[a-z]|xapp|xwfp)-[\w-]+/gi, '[token]'],
  [/\beyJ[\w-]+\.[\w.-]+/g, '[token]'],
  // Our ids have 22 signs; download, feed and console tokens have 32 and more.
  [/[\w-]{32,}/g, '[long]'],
];

export function scrub(value: string): string {
  const cleaned = RULES.reduce((text, [pattern, instead]) => text.replace(pattern, instead), value);
  // Codes, ids, routes and paths hold no blanks or other alphabets: what does is somebody's words.
  return /^[\w./:[\]@%+~-]*$/.test(cleaned) ? cleaned.slice(0, MAX_LENGTH) : '[text]';
}
