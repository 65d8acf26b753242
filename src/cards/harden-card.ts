// Makes text from outside harmless where a client would read it as mark-up, without changing how it looks.

/** Done to every string of a view before a template sees it, so also to what is put back into an input. */
export function hardenText(text: string): string {
  return text.replace(LONE_SURROGATE, '\uFFFD').replace(CONTROL, '');
}

/** Control characters but tab and newline; Slack refuses NUL, and none of them can be seen. */
const CONTROL = /[^\P{Cc}\t\n]/gu;

/** Half an emoji, as a cut in the wrong place leaves it: not valid in the JSON that goes out. */
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Adaptive Cards turn {{DATE(…)}} into a date even in a TextRun. An invisible word joiner keeps what was written. */
export function withoutDateMacro(text: string): string {
  return text.replace(/\{\{(?=(?:DATE|TIME)\()/gi, '{\u2060{');
}

/** For the few places where clients read Markdown: headings and the titles of choices. */
export function withoutMarkdown(text: string): string {
  return withoutDateMacro(text)
    .replace(/[\r\n]+/g, ' ')
    .replace(MARKS, (mark) => LOOKALIKES[mark] ?? ' ')
    .replace(/^(\s*\d+)\.(?=\s)/, '$1\u2024')
    .replace(/^(\s*)[-+](?=\s)/, '$1–');
}

const LOOKALIKES: Readonly<Record<string, string>> = {
  '*': '∗',
  _: 'ˍ',
  '`': 'ˋ',
  '~': '∼',
  '[': '［',
  ']': '］',
  '<': '‹',
  '>': '›',
  '#': '＃',
  '\\': '∖',
  '&': '＆',
};
const MARKS = /[*_`~[\]<>#\\]|&(?=#?\w+;)/g;

/** Walks an expanded card and hardens every place where a client reads more than plain text. */
export function hardenCard(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(hardenCard);
  if (typeof node !== 'object' || node === null) return node;
  const hardened: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(node)) hardened[key] = hardenCard(value);
  const { type, text, title } = hardened;
  if (type === 'TextRun' && typeof text === 'string') return { ...hardened, text: withoutDateMacro(text) };
  if (type === 'TextBlock' && typeof text === 'string') return { ...hardened, text: withoutMarkdown(text) };
  // A choice has no type, but a title and a value.
  if (type === undefined && typeof title === 'string') return { ...hardened, title: withoutMarkdown(title) };
  return hardened;
}
