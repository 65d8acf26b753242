// "An unsuitable site was found": stored and owed to IT and the co-ordinator in one commit, or, where a child may have seen it or it
// may be against the law, not stored at all but begun as a report.

import { createHash } from 'node:crypto';
import type { SiteDoc } from '../../../domain/filtering/site/site.ts';
import {
  checkSite,
  type FoundSite,
  type ReportInstead,
  readSite,
  reportInstead,
  type SiteInputs,
} from '../../../domain/filtering/site/site-form.ts';
import { newSite } from '../../../domain/filtering/site/site-life.ts';
import type { PersonId } from '../../../domain/people/person.ts';
import type { DocId } from '../../../domain/shared/document.ts';
import { ok, type Result } from '../../../domain/shared/result.ts';
import { changeDoc } from '../../change-doc.ts';
import { freshReference } from '../../fresh-reference.ts';
import { worksHereNow } from '../../people/works-here-now.ts';
import type { Deps } from '../../ports.ts';
import { adviceLine } from '../../reporting/preview.ts';
import type { Who } from '../../who.ts';
import type { SiteFoundData } from '../results.ts';
import { siteOutcome, siteRecipients, toldInWords } from './site-recipients.ts';
import { noSite } from './site-rights.ts';

type Found = { readonly saved: SiteFoundData } | ReportInstead;

export async function siteFound(
  deps: Deps,
  who: Who,
  { inputs, key }: { readonly inputs: SiteInputs; readonly key: string },
): Promise<Result<Found>> {
  const instead = reportInstead(inputs);
  if (instead !== null) return ok(instead);
  const site = readSite(inputs);
  if (site === null) return refuseFields(checkSite(inputs));
  if (!(await isFullMember(deps, who))) return noSite();
  const stored = await store(deps, who, site, key);
  return stored.ok ? ok({ saved: await savedData(deps, stored.value) }) : stored;
}

/** The same press makes the same id, so that a second one finds what the first has stored. */
export const pressId = (kind: string, school: string, person: PersonId, key: string): DocId =>
  createHash('sha256').update([kind, school, person, key].join('\0')).digest('base64url').slice(0, 22);

async function store(deps: Deps, who: Who, site: FoundSite, key: string): Promise<Result<SiteDoc>> {
  const { school } = who;
  const finder = who.person.id;
  const id = key === '' ? deps.ids.docId() : pressId('site', school, finder, key);
  return changeDoc(deps, 'site', id, async (doc) => {
    if (doc !== null) return doc.state.finder === finder && doc.school === school ? ok(doc) : noSite();
    const { told, itPeople } = await siteRecipients(deps, school, finder);
    const ref = await freshReference(deps, 'filtering');
    const fresh = { ...site, id, ref, school, finder, told, itPeople, key };
    return ok(newSite(fresh, deps.policy(school).calendar, deps.clock.now()));
  });
}

async function savedData(deps: Deps, { school, state }: SiteDoc): Promise<SiteFoundData> {
  const outcome = await siteOutcome(deps, school, state.foundAt);
  const told = await toldInWords(deps, school, state.told, outcome.notify);
  const advice = outcome.advice.filter((key) => key !== ADDRESS_IS_GIVEN).map(adviceLine);
  return { ref: state.ref, told, advice: [...advice, HOW_IT_ENDED] };
}

/** The rule's advice to write the address down has been followed by whoever comes this far. */
const ADDRESS_IS_GIVEN = 'note_url';
const HOW_IT_ENDED = 'You will hear here how it ended.';

/** Somebody whom no import has named may tell of a site; a leaver may not. */
async function isFullMember(deps: Deps, { school, person }: Who): Promise<boolean> {
  const known = await deps.people.byId(school, person.id);
  return known === null || worksHereNow(deps, school, person.id);
}

/** Every field that has to be looked at, with what is wrong; what was typed stays with whoever drew the form. */
export function refuseFields(fields: Readonly<Record<string, string>>): Result<never> {
  const [first] = Object.entries(fields);
  if (first === undefined) throw new Error('nothing is wrong with these fields');
  const [field, message] = first;
  return { ok: false, refusal: { code: 'form.not_taken', message, field, fields } };
}
