// What the button of a record carries: which kind, which earlier record, and what stood in the case when the page was made.

import type { PersonCall } from '../handler.ts';
import { encodeTarget } from '../target.ts';

/** The kind stands where a page does, the earlier record and what stood in the case among the marks. */
export const recordTarget = (id: string, kind: string, about: string, mark = ''): string =>
  encodeTarget({ id, page: kind, seen: [mark === '' ? NO_MARK : mark, ...(about === '' ? [] : [about])] });
const NO_MARK = '-';

export const asked = ({ target }: PersonCall) => ({
  kind: target.page === '' ? 'note' : target.page,
  about: target.seen[1] ?? '',
  mark: target.seen[0] === undefined || target.seen[0] === NO_MARK ? '' : target.seen[0],
});
