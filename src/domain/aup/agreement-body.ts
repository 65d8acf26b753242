// Reads the body of an agreement: what is said first, parts with a heading, clauses with an id that stays over all versions.
// The notation is small on purpose, so that whoever keeps the text needs nothing but a plain editor.
//
//   A paragraph before the first heading is said first.
//   ## A part
//   1. {#devices} A clause. Its number is counted anew; its id stays.

import type { Fault } from '../shared/fault.ts';
import type { AgreementPart, Clause } from './agreement.ts';
import { tidyText } from './canonical-text.ts';

export type AgreementBody = {
  readonly intro: readonly string[];
  readonly parts: readonly AgreementPart[];
  readonly faults: readonly Fault[];
};

type Block = { readonly kind: 'heading' | 'clause' | 'text'; readonly text: string; readonly line: number };

export const MOST_LETTERS = 600;
const MOST_CLAUSES = 60;
const MOST_INTRO = 4;

const HEADING = /^#+(?=\s|$)/u;
const CLAUSE = /^\d{1,3}[.)]\s+/u;
const WITH_ID = /^\{#(?<id>[^}]*)\}\s*(?<words>.*)$/su;
const ID = /^[a-z][a-z0-9-]{0,39}$/u;
/** What a card would show as it is written: people sign words, not mark-up. */
const MARKUP = /\*\*|__|`|\]\(|<[a-z/!]|^\s*[-*+]\s/imu;
const UNSEEN = /[\p{Cc}\p{Cf}\u2028\u2029]/u;

/** `firstLine` is the line of the file on which the body begins. */
export function readAgreementBody(body: string, firstLine = 1): AgreementBody {
  const blocks = blocksOf(body.split(/\r\n|\r|\n/u), firstLine);
  const firstHeading = blocks.findIndex(({ kind }) => kind === 'heading');
  const before = firstHeading < 0 ? blocks : blocks.slice(0, firstHeading);
  const intro = before.filter(({ kind }) => kind === 'text').map(({ text }) => tidyText(text));
  const parts = partsOf(firstHeading < 0 ? [] : blocks.slice(firstHeading));
  const clauses = blocks.filter(({ kind }) => kind === 'clause');
  return {
    intro,
    parts,
    faults: [
      ...blocks.flatMap((block) => blockFaults(block, before.includes(block))),
      ...repeats(clauses, ({ text }) => idIn(text), idTwice),
      ...repeats(blocks, headingOf, headingTwice),
      ...emptyParts(blocks),
      ...sizeFaults(intro, clauses, firstLine),
    ].sort((a, b) => (a.line ?? 0) - (b.line ?? 0)),
  };
}

function blocksOf(lines: readonly string[], firstLine: number): readonly Block[] {
  const blocks: Block[] = [];
  let open = false;
  for (const [index, raw] of lines.entries()) {
    const text = raw.replace(/[\s\uFEFF]+$/u, '');
    const last = blocks.at(-1);
    const kind = HEADING.test(text) ? 'heading' : CLAUSE.test(text) ? 'clause' : 'text';
    if (text.trim() === '') open = false;
    else if (kind === 'text' && open && last !== undefined)
      blocks.splice(-1, 1, { ...last, text: `${last.text}\n${text.trimStart()}` });
    else {
      blocks.push({ kind, text: kind === 'clause' ? text.replace(CLAUSE, '') : text, line: firstLine + index });
      open = kind !== 'heading';
    }
  }
  return blocks;
}

function partsOf(blocks: readonly Block[]): readonly AgreementPart[] {
  const parts: { title: string; clauses: Clause[] }[] = [];
  for (const { kind, text } of blocks) {
    const { id, words } = WITH_ID.exec(text)?.groups ?? {};
    if (kind === 'heading') parts.push({ title: tidyText(text.replace(HEADING, '')), clauses: [] });
    if (kind === 'clause') parts.at(-1)?.clauses.push({ id: id ?? '', text: tidyText(words ?? text) });
  }
  return parts;
}

const idIn = (text: string): string | undefined => WITH_ID.exec(text)?.groups?.id;
const headingOf = ({ kind, text }: Block): string | undefined =>
  kind === 'heading' ? tidyText(text.replace(HEADING, '')) : undefined;

const at = (block: Block, code: string, message: string, fix: string): Fault => ({
  code: `agreement.${code}`,
  path: block.kind === 'clause' && idIn(block.text) !== undefined ? `clause ${idIn(block.text)}` : '',
  line: block.line,
  message,
  fix,
});

function repeats(
  blocks: readonly Block[],
  keyOf: (block: Block) => string | undefined,
  told: (block: Block, key: string, first: Block) => Fault,
): readonly Fault[] {
  return blocks.flatMap((block, index) => {
    const key = keyOf(block);
    const first = key === undefined ? undefined : blocks.slice(0, index).find((each) => keyOf(each) === key);
    return key === undefined || first === undefined ? [] : [told(block, key, first)];
  });
}

const idTwice = (block: Block, id: string, first: Block): Fault =>
  at(
    block,
    'id_twice',
    `The id ${id} stands on line ${first.line} already.`,
    'Give the newer clause an id of its own; the older one keeps its id.',
  );

const headingTwice = (block: Block, title: string, first: Block): Fault =>
  at(
    block,
    'heading_twice',
    `The heading "${title}" stands on line ${first.line} already.`,
    'Put both parts together, or give this one another heading.',
  );

function blockFaults(block: Block, isBefore: boolean): readonly Fault[] {
  return [
    ...wordFaults(block),
    ...(block.kind === 'text' ? textFaults(block, isBefore) : []),
    ...kindFaults(block, isBefore),
  ];
}

function wordFaults(block: Block): readonly Fault[] {
  const faults: Fault[] = [];
  if (MARKUP.test(block.text))
    faults.push(
      at(block, 'markup', 'This holds a list or mark-up, which people would see as signs.', 'Write plain sentences.'),
    );
  if (UNSEEN.test(block.text.replace(/[\n\t]/gu, ' ')))
    faults.push(at(block, 'unseen', 'This holds a sign that nobody can see.', 'Type the line anew.'));
  const length = tidyText(block.text).length;
  if (length > MOST_LETTERS)
    faults.push(
      at(block, 'too_long', `This is ${length} letters long.`, `Shorten it to ${MOST_LETTERS}, or make two of it.`),
    );
  return faults;
}

const textFaults = (block: Block, isBefore: boolean): readonly Fault[] =>
  isBefore
    ? []
    : [
        at(
          block,
          'no_clause',
          'This stands after a heading and belongs to no clause.',
          'Begin it with a number and an id, such as 1. {#devices}, or move it above the first heading.',
        ),
      ];

function kindFaults(block: Block, isBefore: boolean): readonly Fault[] {
  if (block.kind === 'heading') return headingFaults(block);
  return block.kind === 'clause' ? clauseFaults(block, isBefore) : [];
}

function headingFaults(block: Block): readonly Fault[] {
  if (!/^##\s/u.test(block.text))
    return [
      at(
        block,
        'heading',
        'Only parts have a heading, and it begins with two signs: ##.',
        'Write ## and the heading. The title of the whole stands at the top of the file.',
      ),
    ];
  return (headingOf(block)?.length ?? 0) > 80
    ? [at(block, 'heading_long', 'This heading is longer than 80 letters.', 'Shorten it.')]
    : [];
}

function clauseFaults(block: Block, isBefore: boolean): readonly Fault[] {
  const id = idIn(block.text);
  const faults: Fault[] = [];
  if (isBefore)
    faults.push(at(block, 'no_part', 'This clause stands before the first heading.', 'Put a heading (##) above it.'));
  if (id === undefined)
    faults.push(
      at(
        block,
        'no_id',
        'This clause has no id.',
        'Write one after the number, such as 1. {#devices}. It stays with the clause for ever.',
      ),
    );
  else if (!ID.test(id))
    faults.push(
      at(block, 'bad_id', `"${id}" cannot be an id.`, 'Use small letters, digits and dashes, such as {#own-phone}.'),
    );
  if (tidyText(WITH_ID.exec(block.text)?.groups?.words ?? block.text) === '')
    faults.push(at(block, 'empty', 'This clause says nothing.', 'Write what is agreed, or take the line out.'));
  return faults;
}

function sizeFaults(intro: readonly string[], clauses: readonly Block[], line: number): readonly Fault[] {
  const about = (code: string, message: string, fix: string): Fault => ({
    code: `agreement.${code}`,
    path: '',
    line,
    message,
    fix,
  });
  const faults: Fault[] = [];
  if (clauses.length === 0)
    faults.push(
      about('no_clauses', 'There is nothing to agree to.', 'Write a heading (##) and clauses (1. {#id} …) below it.'),
    );
  if (clauses.length > MOST_CLAUSES)
    faults.push(
      about(
        'too_many',
        `There are ${clauses.length} clauses.`,
        `Nobody reads so many: write ${MOST_CLAUSES} at the most.`,
      ),
    );
  if (intro.length > MOST_INTRO)
    faults.push(
      about(
        'long_intro',
        `${intro.length} paragraphs stand before the first heading.`,
        `Write ${MOST_INTRO} at the most.`,
      ),
    );
  return faults;
}

const emptyParts = (blocks: readonly Block[]): readonly Fault[] =>
  blocks.flatMap((block, index) => {
    const below = blocks.slice(index + 1);
    const next = below.findIndex(({ kind }) => kind === 'heading');
    const own = next < 0 ? below : below.slice(0, next);
    return block.kind !== 'heading' || own.some(({ kind }) => kind === 'clause')
      ? []
      : [at(block, 'empty_part', 'This part has no clause.', 'Write one below the heading, or take the heading out.')];
  });
