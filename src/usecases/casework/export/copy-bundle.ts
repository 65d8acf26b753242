// The files of one copy: the paper, the data, the history with its seals, the program that checks them, and how to do that; all named in a
// list that the server signs.

import { createHash } from 'node:crypto';
import { toPdf } from '../../../documents/to-pdf.ts';
import type { PackedFile } from '../../../documents/to-zip.ts';
import { readVerifier, VERIFIER_NAME } from '../../../documents/verifier.ts';
import type { ExportedCase } from '../../../domain/casework/export/exported-case.ts';
import { copyReadme } from '../../../views/copy-texts.ts';
import type { Store } from '../../ports.ts';
import type { AuditSlice } from './audit-slice.ts';
import { casePaper } from './case-paper.ts';

/** Stands before what is signed, so that the signature means a copy and nothing else. As in verify.mjs. */
const CONTEXT = 'esafety-copy-1\n';

export async function copyFiles(
  store: Pick<Store, 'sign'>,
  exported: ExportedCase,
  audit: AuditSlice,
  footer: string,
): Promise<readonly PackedFile[]> {
  const files: readonly PackedFile[] = [
    { name: 'case.pdf', body: await toPdf(casePaper(exported, footer)) },
    { name: 'case.json', body: json(exported) },
    { name: 'audit.json', body: json(audit) },
    { name: VERIFIER_NAME, body: await readVerifier() },
    { name: 'README.txt', body: text(copyReadme(exported.variant)) },
  ];
  const { reference, variant, version, madeAt } = exported;
  const digests = Object.fromEntries(files.map(({ name, body }) => [name, sha256(body)]));
  const manifest = json({ format: 1, reference, variant, version, madeAt, files: digests });
  const { key, signature } = store.sign(Buffer.concat([text(CONTEXT), manifest]));
  const signed = json({ algorithm: 'Ed25519', key, signature });
  return [...files, { name: 'manifest.json', body: manifest }, { name: 'manifest.sig', body: signed }];
}

const text = (words: string): Uint8Array => new TextEncoder().encode(words);
const json = (value: unknown): Uint8Array => text(`${JSON.stringify(value, null, 2)}\n`);
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64url');
