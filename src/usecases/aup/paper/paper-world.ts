// The school as the rules about papers need it, and who asks: found anew at each press.

import type { Agreement } from '../../../domain/aup/agreement.ts';
import { anewFrom } from '../../../domain/aup/campaign-asks.ts';
import type { ClassListDoc } from '../../../domain/aup/class-list.ts';
import type { PaperDay } from '../../../domain/aup/paper/paper-form.ts';
import { keepsAllClasses, keepsClass } from '../../../domain/aup/paper/paper-rights.ts';
import type { PaperText, PupilFacts } from '../../../domain/aup/paper/pupil-standings.ts';
import { countedClass, listsBehind } from '../../../domain/aup/paper/pupils-here.ts';
import type { Person } from '../../../domain/people/person.ts';
import type { DocId } from '../../../domain/shared/document.ts';
import type { IsoDate } from '../../../domain/shared/instant.ts';
import { ok, type Result, refuse } from '../../../domain/shared/result.ts';
import { isoDateOf } from '../../../domain/shared/time.ts';
import { addToActorLog, recordRefusal } from '../../casework/authorise.ts';
import { readDoc, unavailable } from '../../change-doc.ts';
import type { Deps } from '../../ports.ts';
import type { Who } from '../../who.ts';
import { keptText, olderTexts } from '../kept-texts.ts';
import { type SigningWorld, signerNow, signingWorld } from '../signing-school.ts';

/** `papers`: the texts that come back for pupils. */
export type PaperWorld = SigningWorld & { readonly papers: readonly PaperText[] };

const FOR_PUPILS: readonly Agreement['audience'][] = ['pupil_ks1', 'pupil_ks2', 'pupil_secondary', 'parent'];

export async function paperWorld(deps: Deps, school: string, today?: IsoDate): Promise<Result<PaperWorld>> {
  const world = await signingWorld(deps, school, today);
  if (!world.ok) return world;
  const papers: PaperText[] = [];
  for (const text of world.value.policy.texts.filter(({ audience }) => FOR_PUPILS.includes(audience))) {
    const kept = await keptText(deps, school, text);
    if (!kept.ok) return kept;
    const seenOn = isoDateOf(kept.value.state.keptSince, world.value.calendar.zone);
    papers.push({ text, seenOn, older: await olderTexts(deps, school, text) });
  }
  return ok({ ...world.value, papers });
}

export const pupilFacts = ({ today, calendar, policy, campaigns }: SigningWorld): PupilFacts => ({
  ...{ today, zone: calendar.zone, calendar, policy, campaigns: campaigns.map(({ state }) => state) },
});

/** The day as a form about this paper sees it. */
export const paperDay = ({ today, policy, campaigns }: SigningWorld, text: Agreement): PaperDay => {
  const states = campaigns.map(({ state }) => state);
  return { today, policy, anewFrom: anewFrom(states, text, today) };
};

export type Keeper = { readonly world: PaperWorld; readonly me: Person };

export const notYours = (): Result<never> =>
  refuse(
    'paper.not_yours',
    'These papers are kept by the class teacher, the office, and whoever keeps the agreements.',
  );

/** Somebody of this school's list, today; everybody else keeps no papers. */
export async function keeper(deps: Deps, who: Who): Promise<Result<Keeper>> {
  const world = await paperWorld(deps, who.school);
  if (!world.ok) return world;
  const signer = await signerNow(deps, world.value, who.person.id);
  return signer === null ? notYours() : ok({ world: world.value, me: signer.person });
}

export const keepsAny = ({ world, me }: Keeper): boolean => keepsAllClasses(me, world) || me.classes.length > 0;

/** Written down first: whoever reads names of pupils leaves a trace. */
export async function namesShown(deps: Deps, who: Who, list: DocId, what: string): Promise<Result<'recorded'>> {
  const detail = { list, what };
  const entry = { at: deps.clock.now(), by: who.person.id, action: 'papers.names_shown', detail };
  const done = await addToActorLog(deps, who.school, who.person.id, entry);
  return done === 'stored' ? ok('recorded') : unavailable();
}

/** Whoever may not is told so, and that they tried is on record. */
export async function refuseKeeper(deps: Deps, who: Who, what: string): Promise<Result<never>> {
  await recordRefusal(deps, who.school, who.person.id, what);
  return notYours();
}

/** Counts a list as it stands: without whoever has left, and without whoever still counts in the class they come from. */
export type Counted = (doc: ClassListDoc) => ClassListDoc;

export type OpenClass = Keeper & { readonly list: ClassListDoc; readonly counted: Counted };

export async function openClass(deps: Deps, who: Who, id: DocId): Promise<Result<OpenClass>> {
  const found = await keeper(deps, who);
  if (!found.ok) return found;
  const { world, me } = found.value;
  const read = await readDoc(deps, 'class_list', id);
  if (!read.ok) return read;
  const list = read.value;
  if (list === null || list.school !== who.school || !keepsClass(me, world, list.state.name))
    return refuseKeeper(deps, who, id);
  const counted = await counting(deps, world, list);
  return counted.ok ? ok({ world, me, list, counted: counted.value }) : counted;
}

/** Reads the lists behind this one, which there are only while an import is under way or was stopped. */
export async function counting(deps: Deps, { today }: PaperWorld, list: ClassListDoc): Promise<Result<Counted>> {
  const behind = new Map<DocId, ClassListDoc['state']>();
  for (const id of listsBehind(list.state)) {
    const read = await readDoc(deps, 'class_list', id);
    if (!read.ok) return read;
    if (read.value !== null) behind.set(id, read.value.state);
  }
  return ok((doc) => countedClass(doc, (id) => behind.get(id), today));
}
