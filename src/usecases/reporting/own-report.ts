// Whose report it is. A named one is its reporter's alone. One without a name belongs to whoever holds its secret, which stands
// nowhere but on the reporter's own card: the case's id follows from the secret, and nobody who was sent the id can go back.

import { createHash } from 'node:crypto';
import { noCase } from '../../domain/casework/access.ts';
import type { CaseDoc } from '../../domain/casework/case.ts';
import type { DocId } from '../../domain/shared/document.ts';
import { ok, type Result } from '../../domain/shared/result.ts';
import { readCase } from '../casework/change-case.ts';
import type { Deps } from '../ports.ts';
import type { Who } from '../who.ts';

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The id under which a report without a name is kept: short enough that the log does not take it for a secret. */
export const unnamedCaseId = (secret: string): DocId => `n-${digest(`unnamed-case:${secret}`).slice(0, 28)}`;

/** Where the document stands that this reporter addresses so: by its id, or (who null) by its secret. */
export const ownCaseId = (who: Who | null, address: string): DocId => (who === null ? unnamedCaseId(address) : address);

export const isOwn = (doc: CaseDoc, who: Who | null): boolean =>
  doc.state.reporter.kind === 'anonymous'
    ? who === null
    : doc.school === who?.school && doc.state.reporter.personId === who.person.id;

/** The document as its reporter addresses it from then on. */
export const asAddressed = (doc: CaseDoc, address: string): CaseDoc => ({ ...doc, id: address });

/** A platform's id of a press could lead its administrators to a person: without a name it is kept as a digest that needs the secret. */
export const ownPressKey = (who: Who | null, address: string, key: string): string =>
  who === null ? digest(`unnamed-press:${address}:${key}`).slice(0, 32) : key;

export async function readOwn(deps: Deps, who: Who | null, address: string): Promise<Result<CaseDoc>> {
  const read = await readCase(deps, ownCaseId(who, address));
  if (!read.ok) return read;
  return read.value !== null && isOwn(read.value, who) ? ok(read.value) : noCase();
}
