// What others wrote while somebody had a page open, in words for the top of the answer. Empty when nobody did.

import type { CaseDoc, Holder } from '../../../domain/casework/case.ts';
import type { Instant } from '../../../domain/shared/instant.ts';
import type { Deps } from '../../ports.ts';
import { newSinceMark, newsLines } from '../file/case-news.ts';
import { readingContext } from './record-context.ts';

const WHILE_WRITING = 'While you were writing, this came in. Nothing of it or of yours is lost:';

export async function meanwhile(
  deps: Deps,
  doc: CaseDoc,
  me: Holder,
  mark: string,
  now: Instant,
): Promise<readonly string[]> {
  const fresh = newSinceMark(doc, me, mark);
  if (fresh.length === 0) return [];
  const directory = await deps.people.directory(doc.school);
  return [WHILE_WRITING, ...newsLines(fresh, directory, readingContext(deps, doc), now)];
}
