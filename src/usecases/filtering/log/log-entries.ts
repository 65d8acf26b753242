// Everything that stands in the filtering log, newest first, read from the store page by page: requests, sites and checks in one row.

import type { FilterCheckDoc } from '../../../domain/filtering/check/filter-check.ts';
import type { OverrideDoc } from '../../../domain/filtering/request/override.ts';
import type { SiteDoc } from '../../../domain/filtering/site/site.ts';
import type { Instant } from '../../../domain/shared/instant.ts';
import { readDoc } from '../../change-doc.ts';
import type { Deps } from '../../ports.ts';

export type LogDoc = OverrideDoc | SiteDoc | FilterCheckDoc;
export type LogKind = LogDoc['kind'];

/** Documents of one kind that carry all of the terms. */
export type Source = { readonly kind: LogKind; readonly terms: readonly string[] };

const PAGE = 50;

/** A record that cannot be read is `null`: it must hide no other, and a file that is handed out says that one is missing. */
export async function* entriesOf(deps: Deps, school: string, { kind, terms }: Source): AsyncGenerator<LogDoc | null> {
  let after: string | undefined;
  do {
    const page = await deps.store.list(kind, terms, after === undefined ? { limit: PAGE } : { limit: PAGE, after });
    const ours = page.headers.filter((header) => header.school === school);
    const docs = await Promise.all(ours.map(({ id }) => readDoc(deps, kind, id)));
    for (const doc of docs) yield doc.ok ? doc.value : null;
    after = page.next;
  } while (after !== undefined);
}

/** When it came into the log, in the order in which the store keeps it. */
export function bornAt(doc: LogDoc): Instant {
  switch (doc.kind) {
    case 'override':
      return doc.state.createdAt;
    case 'site':
      return doc.state.foundAt;
    default:
      return doc.state.recordedAt;
  }
}

/** Several sources as one, newest first. */
export async function* newestFirst(deps: Deps, school: string, sources: readonly Source[]): AsyncGenerator<LogDoc> {
  const rows = sources.map((source) => entriesOf(deps, school, source));
  const heads = await Promise.all(rows.map(nextOf));
  for (;;) {
    const newest = heads.reduce<number>((best, head, at) => (isNewer(head, heads[best]) ? at : best), 0);
    const doc = heads[newest];
    const row = rows[newest];
    if (doc === undefined || doc === null || row === undefined) return;
    yield doc;
    heads[newest] = await nextOf(row);
  }
}

const isNewer = (doc: LogDoc | null | undefined, than: LogDoc | null | undefined): boolean =>
  doc !== undefined && doc !== null && (than === undefined || than === null || bornAt(doc) > bornAt(than));

async function nextOf(row: AsyncGenerator<LogDoc | null>): Promise<LogDoc | null> {
  for (;;) {
    const next = await row.next();
    if (next.done === true) return null;
    if (next.value !== null) return next.value;
  }
}
