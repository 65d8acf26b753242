// Sites that IT found listed as illegal. The finding ends every request for the same site, and shuts it for new ones until the
// safeguarding lead has looked at it.

import type { FilteringSchool } from '../../../domain/filtering/filtering-school.ts';
import { BARRED, BARS, barOf, hostsIn, isBarring, sameSites } from '../../../domain/filtering/request/barring.ts';
import { stopAsIllegal } from '../../../domain/filtering/request/confirm.ts';
import type { OverrideDoc, OverridePhase } from '../../../domain/filtering/request/override.ts';
import type { PersonId } from '../../../domain/people/person.ts';
import { ok, type Result, refuse } from '../../../domain/shared/result.ts';
import { changeDoc, readDoc } from '../../change-doc.ts';
import type { Deps } from '../../ports.ts';

const PAGE = 50;

/** Requests of one school that carry the terms. One that cannot be read is named by the store, and left out here. */
export async function* requestsWith(deps: Deps, school: string, terms: readonly string[]): AsyncGenerator<OverrideDoc> {
  let after: string | undefined;
  do {
    const page = await deps.store.list('override', terms, { limit: PAGE, ...(after === undefined ? {} : { after }) });
    for (const header of page.headers) {
      const read = header.school === school ? await readDoc(deps, 'override', header.id) : ok(null);
      if (read.ok && read.value !== null) yield read.value;
    }
    after = page.next;
  } while (after !== undefined);
}

/** Why these sites cannot be asked for, approved or opened now, or null. */
export async function whyBarred(
  deps: Deps,
  { school, state }: Pick<OverrideDoc, 'school' | 'state'>,
): Promise<Result<never> | null> {
  for (const host of sameSites(hostsIn(state)))
    for await (const other of requestsWith(deps, school, [barOf(host)]))
      if (isBarring(other.state)) return { ok: false, refusal: BARRED };
  return null;
}

/** Every site that is shut now, however it is written. */
export async function barredHosts(deps: Deps, school: string): Promise<ReadonlySet<string>> {
  const hosts = new Set<string>();
  for await (const { state } of requestsWith(deps, school, [BARS]))
    if (isBarring(state)) for (const host of sameSites(hostsIn(state))) hosts.add(host);
  return hosts;
}

const STILL_TO_END: readonly OverridePhase[] = ['asked', 'approved', 'open'];

/** What was found once holds for everybody who asked for the same site. Whoever asked, approved or looks after children hears of each. */
export async function stopOthers(deps: Deps, found: OverrideDoc, by: PersonId, school: FilteringSchool): Promise<void> {
  const ids = new Set<string>();
  for (const host of sameSites(hostsIn(found.state)))
    for (const phase of STILL_TO_END)
      for await (const { id } of requestsWith(deps, found.school, [`host:${host}`, `phase:${phase}`])) ids.add(id);
  for (const id of ids) {
    if (id === found.id) continue;
    const done = await changeDoc(deps, 'override', id, (doc) => {
      if (doc === null) return refuse('override.gone', '');
      if (!STILL_TO_END.includes(doc.state.phase)) return ok(doc);
      return stopAsIllegal(doc, by, { key: `found:${found.id}`, found: found.id }, school, deps.clock.now());
    });
    // The list leaves it out and no press opens it all the same.
    if (!done.ok) deps.log.error('override.not_stopped', { docId: id, code: done.refusal.code });
  }
}
