// One case with names taken out, as it would leave: made anew each time from what is stored, so that what grew is never missed.

import { createHash } from 'node:crypto';
import type { CaseDoc } from '../../../domain/casework/case.ts';
import type { ExportedCase } from '../../../domain/casework/export/exported-case.ts';
import { type KnownName, namesIn } from '../../../domain/casework/export/known-name.ts';
import { redactExport, textsOf, type WorkText, workTexts } from '../../../domain/casework/export/redact-export.ts';
import { makeRedact } from '../../../domain/casework/export/redact-text.ts';
import { decisionFor, type Redaction, type TextDecision } from '../../../domain/casework/export/redaction.ts';
import type { Person } from '../../../domain/people/person.ts';
import type { Instant } from '../../../domain/shared/instant.ts';
import { ok, type Result } from '../../../domain/shared/result.ts';
import type { Deps } from '../../ports.ts';
import { caseNames } from './case-names.ts';
import { exportedCase } from './exported-case.ts';

export type DecidedText = WorkText & { readonly mark: string; readonly decision: TextDecision | null };

export type RedactedCase = {
  readonly texts: readonly DecidedText[];
  /** How many texts nobody has decided about. */
  readonly left: number;
  /** As it would leave. Only while nothing is left may it. */
  readonly exported: ExportedCase;
};

const markOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 24);

export async function redactedCase(
  deps: Deps,
  doc: CaseDoc,
  redaction: Redaction,
  by: Person,
  now: Instant,
): Promise<Result<RedactedCase>> {
  const names = await caseNames(deps, doc);
  if (!names.ok) return names;
  const whole = await exportedCase(deps, doc, by, now);
  const redact = makeRedact(namesIn(textsOf(whole), names.value), new Set(redaction.keep));
  const texts = workTexts(whole, redact).map((text): DecidedText => {
    const mark = markOf(text.text);
    return { ...text, mark, decision: decisionFor(redaction, text.id, mark) };
  });
  const withheld = texts.flatMap(({ id, decision }) => (decision?.how === 'withheld' ? [id] : []));
  return ok({
    texts,
    left: texts.filter(({ decision }) => decision === null).length,
    exported: redactExport(whole, redact, new Set(withheld)),
  });
}

/** Whom the holder may leave named: those of the case, but never a reporter who asked for that. */
export const choosable = (names: readonly KnownName[]): readonly KnownName[] =>
  names.filter(({ isInCase, isNever }) => isInCase && isNever !== true);
