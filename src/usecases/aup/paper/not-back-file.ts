// Who has not given a paper back, as a file, behind a link that works once: of one class, or of every class that this person keeps. The
// right to it is checked again when the link is used, and that it left is on record before it leaves.

import { CSV_TYPE, toCsv } from '../../../documents/to-csv.ts';
import type { ClassListDoc } from '../../../domain/aup/class-list.ts';
import { classSlug } from '../../../domain/aup/paper/class-names.ts';
import { keepsClass } from '../../../domain/aup/paper/paper-rights.ts';
import { pupilStandings } from '../../../domain/aup/paper/pupil-standings.ts';
import type { DocId } from '../../../domain/shared/document.ts';
import { ok, type Result } from '../../../domain/shared/result.ts';
import { PAPER_TEXTS } from '../../../views/paper-texts.ts';
import { addToActorLog } from '../../casework/authorise.ts';
import { readDoc } from '../../change-doc.ts';
import type { Deps, Download } from '../../ports.ts';
import type { Who } from '../../who.ts';
import { wordsFor } from '../outstanding.ts';
import { idsFor } from './class-pages.ts';
import { counting, type Keeper, keeper, keepsAny, openClass, pupilFacts, refuseKeeper } from './paper-world.ts';

const T = PAPER_TEXTS.file;

/** `list` empty: all the classes that this person keeps. */
export async function notBackLink(deps: Deps, who: Who, list: DocId | ''): Promise<Result<string>> {
  const found = await allowed(deps, who, list);
  return found.ok ? ok(deps.downloads.offer(() => handOut(deps, who, list))) : found;
}

async function allowed(deps: Deps, who: Who, list: DocId | ''): Promise<Result<Keeper>> {
  if (list !== '') return openClass(deps, who, list);
  const found = await keeper(deps, who);
  if (!found.ok || keepsAny(found.value)) return found;
  return refuseKeeper(deps, who, 'class lists');
}

async function handOut(deps: Deps, who: Who, list: DocId | ''): Promise<Download | null> {
  const found = await allowed(deps, who, list);
  if (!found.ok) return null;
  const rows: (readonly string[])[] = [];
  let name = '';
  for (const id of list === '' ? await idsFor(deps, found.value) : [list]) {
    const read = await readDoc(deps, 'class_list', id);
    // Half a list would leave somebody out whom nobody then asks.
    if (!read.ok) return null;
    const { value: doc } = read;
    if (doc === null || !keepsClass(found.value.me, found.value.world, doc.state.name)) continue;
    const ofClass = await rowsOf(deps, found.value, doc);
    if (ofClass === null) return null;
    rows.push(...ofClass);
    name = doc.state.name;
  }
  const detail = { what: 'papers', list, count: rows.length };
  const entry = { at: deps.clock.now(), by: who.person.id, action: 'log.exported', detail };
  if ((await addToActorLog(deps, who.school, who.person.id, entry)) !== 'stored') return null;
  const which = list === '' ? '' : `${classSlug(name)}-`;
  const { today } = found.value.world;
  return { name: `papers-not-back-${which}${today}.csv`, type: CSV_TYPE, body: toCsv({ columns: T.columns, rows }) };
}

async function rowsOf(
  deps: Deps,
  { world }: Keeper,
  doc: ClassListDoc,
): Promise<readonly (readonly string[])[] | null> {
  const counted = await counting(deps, world, doc);
  if (!counted.ok) return null;
  return pupilStandings(counted.value(doc).state, world.papers, pupilFacts(world))
    .filter(({ standing }) => standing.state !== 'signed')
    .map(({ pupil, text, signer, standing }) => [
      ...[doc.state.name, pupil.name, pupil.id, text.title, text.version],
      ...[PAPER_TEXTS.signer[signer], wordsFor(standing)],
    ]);
}
