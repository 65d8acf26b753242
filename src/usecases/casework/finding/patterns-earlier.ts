// Earlier cases that may belong together with this one: the same person, device or site. Only those that this holder may see, and
// only where their part of the other case shows what the two have in common. Of the rest there is no count and no hint.

import type { CaseDoc } from '../../../domain/casework/case.ts';
import { seesNames } from '../../../domain/casework/finding/case-search.ts';
import {
  aboutTerm,
  adultsOf,
  devicesOf,
  deviceTerm,
  namedTerm,
  sitesOf,
  siteTerm,
  wholeNames,
} from '../../../domain/casework/finding/finding-terms.ts';
import type { DocId } from '../../../domain/shared/document.ts';
import { ok, type Result, refuse } from '../../../domain/shared/result.ts';
import type { Deps } from '../../ports.ts';
import type { CaseItem } from '../../results.ts';
import type { Who } from '../../who.ts';
import { actOnCase } from '../act-on-case.ts';
import { myCasesWith, type Seen } from './finding-walk.ts';
import { caseItem } from './lists.ts';

export type Common = 'person' | 'device' | 'site';
export type EarlierCase = CaseItem & { readonly common: readonly Common[] };
export type EarlierData = { readonly ref: string; readonly items: readonly EarlierCase[]; readonly more: boolean };

const MOST = 20;

export async function earlierCases(deps: Deps, who: Who, id: DocId): Promise<Result<EarlierData>> {
  const read = await actOnCase(deps, who, id, (doc, me) =>
    seesNames(me) ? ok(doc) : refuse('case.part_only', 'This is for people who see the whole case.'),
  );
  if (!read.ok) return read;
  const found = new Map<DocId, { readonly seen: Seen; readonly common: Set<Common> }>();
  for (const { common, terms, may } of linksOf(read.value)) {
    for await (const seen of myCasesWith(deps, who, terms)) {
      if (seen.doc.id === id || !may(seen)) continue;
      const known = found.get(seen.doc.id) ?? { seen, common: new Set<Common>() };
      known.common.add(common);
      found.set(seen.doc.id, known);
    }
  }
  const all = [...found.values()].toSorted((a, b) => b.seen.doc.state.createdAt - a.seen.doc.state.createdAt);
  const items = all.slice(0, MOST).map(({ seen, common }) => ({ ...caseItem(deps, seen, who), common: [...common] }));
  return ok({ ref: read.value.state.ref, items, more: all.length > MOST });
}

type Link = { readonly common: Common; readonly terms: readonly string[]; readonly may: (seen: Seen) => boolean };

const whole = ({ me }: Seen): boolean => seesNames(me);
const technical = ({ me }: Seen): boolean => me.depth === 'whole' || me.depth === 'technical';

function linksOf({ state }: CaseDoc): readonly Link[] {
  return [
    ...adultsOf(state).map((person): Link => ({ common: 'person', terms: [aboutTerm(person)], may: whole })),
    ...wholeNames(state).map(
      (parts): Link => ({
        ...{ common: 'person', terms: parts.map(namedTerm) },
        may: (seen) => whole(seen) && namesTogether(seen.doc, parts),
      }),
    ),
    ...devicesOf(state).map((device): Link => ({ common: 'device', terms: [deviceTerm(device)], may: whole })),
    ...sitesOf(state).map((site): Link => ({ common: 'site', terms: [siteTerm(site)], may: technical })),
  ];
}

/** "Amy Quokka" and "Bo Wagtail" in one case are no "Amy Wagtail". */
const namesTogether = ({ state }: CaseDoc, parts: readonly string[]): boolean =>
  wholeNames(state).some((other) => parts.every((part) => other.includes(part)));
