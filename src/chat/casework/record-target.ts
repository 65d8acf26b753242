// What the button of a record carries: which kind, which earlier record, and what stood in the case when the page was made.

import type { PersonCall } from '../handler.ts';
import { encodeTarget } from '../target.ts';

/** The kind stands where a page does, the earlier record and what stood in the case among the marks. */
export const recordTarget = (id: string, kind: string, about: string, mark = ''): string =>
  encodeTarget({ id, page: kind, seen: [mark === '' ? NO_MARK : mark, ...(about === '' ? [] : [about])] });
const NO_MARK = '-';

export const asked = ({ target }: PersonCall) => ({
  kind: target.page === '' ? 'note' : target.page,
  about: target.seen[1] === NO_MARK ? '' : (target.seen[1] ?? ''),
  mark: target.seen[0] === undefined || target.seen[0] === NO_MARK ? '' : target.seen[0],
});

/** A call to write down, with the body it was made to: whoever comes from its checklist need not look for it again. */
export const callTarget = (id: string, body: string): string =>
  encodeTarget({ id, page: 'outside_help', seen: [NO_MARK, NO_MARK, body] });

/** What the form begins with. Only that: it is checked when it is saved, like everything typed. */
export const begunWith = ({ target }: PersonCall): Readonly<Record<string, string>> =>
  target.page === 'outside_help' && target.seen[2] !== undefined ? { body: target.seen[2] } : {};
