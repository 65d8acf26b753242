// Once a month everything that is kept is looked through, page by page, for what could now be decided. Found here, decided by people.

import type { RetentionKey } from '../../domain/retention/retention.ts';
import { keyOf, newRetention, retentionId } from '../../domain/retention/retention.ts';
import type { IsoDate } from '../../domain/shared/instant.ts';
import { ok } from '../../domain/shared/result.ts';
import { changeDoc, readDoc } from '../change-doc.ts';
import type { Deps } from '../ports.ts';
import { isHeld } from '../reminders/held-time.ts';
import { KEPT_KINDS, keptAs } from './kept-record.ts';
import { retentionOf } from './retention-list.ts';

const PAGE = 100;
/** More than a school decides about in a month; the rest is found the month after. */
const MOST_DUE = 500;

export async function scanForDue(deps: Deps, school: string, today: IsoDate): Promise<void> {
  const month = today.slice(0, 7);
  const before = await retentionOf(deps, school);
  if (!before.ok || before.value.state.scanned === month || (await isHeld(deps, school))) return;
  const { items } = before.value.state;
  const due: RetentionKey[] = [];
  for (const kind of KEPT_KINDS) {
    let after: string | undefined;
    do {
      const page = await deps.store.list(kind, [], after === undefined ? { limit: PAGE } : { limit: PAGE, after });
      for (const header of page.headers) {
        if (header.school !== school) continue;
        const read = await readDoc(deps, kind, header.id);
        // One that cannot be read is named by the store; nothing is decided about it.
        if (!read.ok || read.value === null) continue;
        const record = await keptAs(deps, read.value, items[keyOf(kind, header.id)]);
        if (record?.dueOn !== null && record !== null && record.dueOn <= today) due.push(keyOf(kind, header.id));
      }
      after = page.next;
    } while (after !== undefined && due.length < MOST_DUE);
  }
  await changeDoc(deps, 'retention', retentionId(school), (kept) => {
    const doc = kept ?? newRetention(school);
    return ok({ ...doc, state: { ...doc.state, scanned: month, due: due.slice(0, MOST_DUE) } });
  });
}
