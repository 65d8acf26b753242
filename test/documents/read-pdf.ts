// Reads back a PDF that our own writer made: its catalogue, its tree of tags, and the words of each element in the order in which a
// screen reader meets them. Only what the tests need.

import { inflateSync } from 'node:zlib';

export type Node = {
  readonly tag: string;
  readonly alt: string;
  readonly scope: string;
  readonly children: readonly (Node | string)[];
};

export type ReadPdf = {
  readonly root: string;
  readonly title: string;
  readonly metadata: string;
  readonly pages: number;
  readonly tree: Node;
  /** What is outside of the tree: footers, repeated headings. */
  readonly aside: string;
};

export function readPdf(bytes: Uint8Array): ReadPdf {
  const text = Buffer.from(bytes).toString('latin1');
  const objects = new Map<string, string>();
  for (const [, id = '', body = ''] of text.matchAll(/(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) objects.set(id, body);
  const get = (id: string): string => objects.get(id) ?? '';
  const ref = (body: string, key: string): string => new RegExp(`/${key} (\\d+) 0 R`).exec(body)?.[1] ?? '';
  const trailer = text.slice(text.lastIndexOf('trailer'));
  const root = get(ref(trailer, 'Root'));
  const pageIds = [...objects].filter(([, body]) => /\/Type \/Page\b(?!s)/.test(body)).map(([id]) => id);
  const marked = new Map<string, string>();
  let aside = '';
  for (const page of pageIds) {
    const faces = facesOf(get(page), get, ref);
    for (const { id, words } of wordsOf(streamOf(get(ref(get(page), 'Contents'))), faces)) {
      if (id === null) aside += `${words}\n`;
      else marked.set(`${page}:${id}`, words);
    }
  }
  const node = (id: string): Node => {
    const body = get(id);
    const kids = /\/K \[([\s\S]*?)\](?=\s*(?:\/|>>))/.exec(body)?.[1] ?? '';
    // The pieces on other pages name their own.
    const page = ref(body.replace(kids, ''), 'Pg');
    const children = [...kids.matchAll(/<<[\s\S]*?>>|(\d+) 0 R|(\d+)/g)].map(([all, child, mcid]): Node | string => {
      if (child !== undefined && !all.startsWith('<<')) return node(child);
      if (mcid !== undefined) return marked.get(`${page}:${mcid}`) ?? '';
      return marked.get(`${ref(all, 'Pg')}:${/\/MCID (\d+)/.exec(all)?.[1]}`) ?? '';
    });
    return {
      tag: /\/S \/(\w+)/.exec(body)?.[1] ?? '',
      alt: stringIn(body, 'Alt'),
      scope: /\/Scope \/(\w+)/.exec(body)?.[1] ?? '',
      children,
    };
  };
  const first = /\/K \[(\d+) 0 R/.exec(get(ref(root, 'StructTreeRoot')))?.[1] ?? '';
  return {
    ...{
      root,
      aside,
      pages: pageIds.length,
      title: stringIn(`/Title ${get(ref(get(ref(trailer, 'Info')), 'Title'))}`, 'Title'),
      tree: node(first),
    },
    metadata: Buffer.from(streamBytes(get(ref(root, 'Metadata')))).toString('utf8'),
  };
}

const stringIn = (body: string, key: string): string => {
  const raw = new RegExp(`/${key} \\(((?:\\\\.|[^\\\\)])*)\\)`, 's').exec(body)?.[1] ?? '';
  const plain = raw.replace(/\\([()\\])/g, '$1');
  return plain.startsWith('\u00fe\u00ff') ? Buffer.from(plain.slice(2), 'latin1').swap16().toString('utf16le') : plain;
};

/** All the words under a node, in reading order. */
export const wordsUnder = (node: Node | string): string =>
  typeof node === 'string' ? node : node.children.map(wordsUnder).join('');

export const every = (node: Node, tag: string): readonly Node[] => [
  ...(node.tag === tag ? [node] : []),
  ...node.children.flatMap((child) => (typeof child === 'string' ? [] : every(child, tag))),
];

function streamBytes(body: string): Uint8Array {
  const at = body.indexOf('stream\n') + 'stream\n'.length;
  const raw = Buffer.from(body.slice(at, body.lastIndexOf('\nendstream')), 'latin1');
  return body.includes('/FlateDecode') ? inflateSync(raw) : raw;
}
const streamOf = (body: string): string => Buffer.from(streamBytes(body)).toString('latin1');

type Faces = ReadonlyMap<string, ReadonlyMap<string, string>>;

function facesOf(page: string, get: (id: string) => string, ref: (body: string, key: string) => string): Faces {
  const resources = get(ref(page, 'Resources'));
  const fonts = /\/Font <<([\s\S]*?)>>/.exec(resources)?.[1] ?? '';
  const faces = new Map<string, ReadonlyMap<string, string>>();
  for (const [, name = '', id = ''] of fonts.matchAll(/\/(\w+) (\d+) 0 R/g))
    faces.set(name, lettersOf(streamOf(get(ref(get(id), 'ToUnicode')))));
  return faces;
}

/** Glyph number to letters, from the face's own table. */
function lettersOf(table: string): ReadonlyMap<string, string> {
  const letters = new Map<string, string>();
  for (const [, from = '0', , list = ''] of table.matchAll(/<(\w{4})> <(\w{4})> \[([^\]]*)\]/g))
    [...list.matchAll(/<([\w ]+)>/g)].forEach(([, code = ''], at) => {
      const glyph = (Number.parseInt(from, 16) + at).toString(16).padStart(4, '0');
      letters.set(glyph, Buffer.from(code.replaceAll(' ', ''), 'hex').swap16().toString('utf16le'));
    });
  return letters;
}

/** The words of each marked piece of a page; `id` is null for what is marked as beside the point. */
function* wordsOf(content: string, faces: Faces): Generator<{ id: string | null; words: string }> {
  let face: ReadonlyMap<string, string> = new Map();
  let id: string | null = null;
  let words = '';
  for (const line of content.split('\n')) {
    const mcid = /\/MCID (\d+)/.exec(line)?.[1];
    if (mcid !== undefined || line.startsWith('/Artifact')) {
      id = mcid ?? null;
      words = '';
    } else if (line === 'EMC') yield { id, words };
    const font = /^\/(\w+) [\d.]+ Tf/.exec(line)?.[1];
    if (font !== undefined) face = faces.get(font) ?? face;
    if (line.endsWith('TJ'))
      for (const [, hex = ''] of line.matchAll(/<([0-9a-f]+)>/g))
        words += (hex.match(/.{4}/g) ?? []).map((glyph) => face.get(glyph) ?? '\ufffd').join('');
  }
}
