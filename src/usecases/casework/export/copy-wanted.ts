// What kind of copy somebody asked for, and what it is locked with.

import { isAgeRecipient } from '../../../documents/age-recipient.ts';
import type { Lock } from '../../../documents/lock-file.ts';
import { ok, type Result, refuse } from '../../../domain/shared/result.ts';
import { COPY_TEXTS } from '../../../views/copy-texts.ts';
import type { CopyInput, CopyKind } from './export-use-cases.ts';
import { wantedPassphrase } from './wanted-passphrase.ts';

export type Locked =
  | { readonly copy: 'paper'; readonly passphrase: string }
  | { readonly copy: 'bundle'; readonly lock: Lock };

const F = COPY_TEXTS.faults;
const isCopy = (text: string): text is CopyKind => text === 'bundle' || text === 'paper';

export function copyWanted(
  { copy, passphrase, again, recipient }: CopyInput,
  known: readonly string[],
): Result<Locked> {
  if (!isCopy(copy)) return refuse('copy.kind', F.copy, 'copy');
  const key = recipient.trim();
  if (key !== '' && copy === 'paper') return refuse('copy.paper_by_key', F.recipientPaper, 'recipient');
  if (key !== '')
    return isAgeRecipient(key)
      ? ok({ copy: 'bundle', lock: { recipient: key } })
      : refuse('copy.key', F.recipient, 'recipient');
  const words = wantedPassphrase({ passphrase, again }, known);
  if (!words.ok) return words;
  return ok(copy === 'paper' ? { copy, passphrase: words.value } : { copy, lock: { passphrase: words.value } });
}
