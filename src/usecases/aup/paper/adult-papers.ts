// Staff and governors who sign on paper, ticked off by the office or the custodian. Nobody ticks off themselves.

import type { Agreement } from '../../../domain/aup/agreement.ts';
import { signedOnPaper } from '../../../domain/aup/paper/adult-paper.ts';
import { readPaperForm } from '../../../domain/aup/paper/paper-form.ts';
import { keepsAdultPapers } from '../../../domain/aup/paper/paper-rights.ts';
import { newSignatures, signaturesId } from '../../../domain/aup/sign-life.ts';
import type { Person } from '../../../domain/people/person.ts';
import { ok, type Result, refuse } from '../../../domain/shared/result.ts';
import { PAPER_TEXTS } from '../../../views/paper-texts.ts';
import { changeDoc } from '../../change-doc.ts';
import type { Deps } from '../../ports.ts';
import type { Who } from '../../who.ts';
import { progressOf } from '../outstanding.ts';
import { signerNow, standingsOf } from '../signing-school.ts';
import { noSheet, pageOf } from './class-pages.ts';
import type { AdultSheetData, PaperUseCases } from './paper-use-cases.ts';
import { type Keeper, keeper, paperDay, refuseKeeper } from './paper-world.ts';
import { changedText, wrong } from './tick-pupils.ts';

const T = PAPER_TEXTS.adults;

/** Whoever keeps the papers of adults; everybody else's try is on record. */
export async function adultKeeper(deps: Deps, who: Who, what: string): Promise<Result<Keeper>> {
  const found = await keeper(deps, who);
  if (!found.ok) return found;
  return keepsAdultPapers(found.value.me, found.value.world) ? found : refuseKeeper(deps, who, what);
}

export async function adultSheets(deps: Deps, who: Who): Promise<Result<readonly Agreement[]>> {
  const found = await adultKeeper(deps, who, 'papers of adults');
  return found.ok ? ok(found.value.world.texts.map(({ text }) => text)) : found;
}

export async function adultSheet(deps: Deps, who: Who, key: string, asked: number): Promise<Result<AdultSheetData>> {
  const found = await adultKeeper(deps, who, 'papers of adults');
  if (!found.ok) return found;
  const missing = await missingOf(deps, found.value, key);
  if (!missing.ok) return missing;
  const { text, people } = missing.value;
  const { page, pages, items } = pageOf(people, asked);
  return ok({ text, page, pages, open: items.map(({ id, name }) => ({ value: id, label: name.slice(0, 75) })) });
}

type Missing = { readonly text: Agreement; readonly people: readonly Person[] };

async function missingOf(deps: Deps, { world, me }: Keeper, key: string): Promise<Result<Missing>> {
  const progress = await progressOf(deps, world);
  if (!progress.ok) return progress;
  const found = progress.value.find(({ text }) => text.key === key);
  if (found === undefined) return noSheet();
  const people = found.people
    .filter(({ person, standing }) => standing.state !== 'signed' && person.id !== me.id)
    .map(({ person }) => person)
    .toSorted((a, b) => NAMES.compare(a.name, b.name));
  return ok({ text: found.text, people });
}

const NAMES = new Intl.Collator('en');

/** Each person has a record of their own. Half-way is no harm: whoever is ticked already is passed over when it is pressed again. */
export async function tickAdults(
  deps: Deps,
  who: Who,
  key: string,
  input: Parameters<PaperUseCases['tickAdults']>[2],
): Promise<Result<number>> {
  const found = await adultKeeper(deps, who, 'papers of adults');
  if (!found.ok) return found;
  const { world, me } = found.value;
  const text = world.texts.find((each) => each.text.key === key)?.text;
  if (text === undefined) return noSheet();
  if (text.hash !== input.hash) return changedText();
  const read = readPaperForm(text, paperDay(world, text), { ...input.inputs, answer: 'signed' }, T.nobody);
  if (!read.ok) return wrong(read.faults);
  const { chosen } = read.form;
  if (chosen.includes(me.id)) return refuse('paper.own', T.own, 'chosen');
  let saved = 0;
  for (const personId of new Set(chosen)) {
    const signer = await signerNow(deps, world, personId);
    if (signer === null) return refuse('paper.not_here', T.notHere, 'chosen');
    let ticked = false;
    const done = await changeDoc(deps, 'signatures', signaturesId(who.school, personId), (stored) => {
      ticked = false;
      const doc = stored ?? newSignatures(who.school, personId);
      const mine = standingsOf(world, signer, doc.state).find((each) => each.signedText.text.key === key);
      if (mine === undefined) return refuse('paper.not_here', T.notHere, 'chosen');
      if (mine.standing.state === 'signed') return ok(stored ?? doc);
      ticked = true;
      const { name } = signer.person;
      return ok(signedOnPaper(doc, text, { key: input.key, now: deps.clock.now(), by: me.id, name, form: read.form }));
    });
    if (!done.ok) return done;
    saved += Number(ticked);
  }
  return ok(saved);
}
