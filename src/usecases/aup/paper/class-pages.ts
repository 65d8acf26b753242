// Class lists as their keepers see them: which classes, how much is back, who is missing, what came back.

import type { ClassListDoc, PupilSignature } from '../../../domain/aup/class-list.ts';
import { byClassName, classListId, classListsTerm, classSlug, slugIn } from '../../../domain/aup/paper/class-names.ts';
import { keepsAdultPapers, keepsAllClasses, keepsClass } from '../../../domain/aup/paper/paper-rights.ts';
import { sheetsOf } from '../../../domain/aup/paper/pupil-sheets.ts';
import {
  countStandings,
  isWaiting,
  type PupilStanding,
  pupilStandings,
  sheetStandings,
} from '../../../domain/aup/paper/pupil-standings.ts';
import type { DocId } from '../../../domain/shared/document.ts';
import { ok, type Result, refuse } from '../../../domain/shared/result.ts';
import { formatDate } from '../../../domain/shared/time.ts';
import type { Option } from '../../../views/fields.ts';
import { PAPER_TEXTS } from '../../../views/paper-texts.ts';
import { readDoc } from '../../change-doc.ts';
import type { Deps } from '../../ports.ts';
import type { Who } from '../../who.ts';
import type {
  BackData,
  ClassesData,
  OnePaper,
  PaperUseCases,
  PaperWays,
  SheetData,
  SheetRef,
} from './paper-use-cases.ts';
import {
  counting,
  type Keeper,
  keeper,
  keepsAny,
  namesShown,
  type OpenClass,
  openClass,
  type PaperWorld,
  pupilFacts,
  refuseKeeper,
} from './paper-world.ts';

const T = PAPER_TEXTS;

export async function paperWays(deps: Deps, who: Who): Promise<Result<PaperWays>> {
  const found = await keeper(deps, who);
  if (!found.ok) return found.refusal.code === 'paper.not_yours' ? ok({ classes: false, adults: false }) : found;
  const { world, me } = found.value;
  return ok({
    classes: world.papers.length > 0 && keepsAny(found.value),
    adults: keepsAdultPapers(me, world),
  });
}

/** Slack and a tired reader both take few at once. */
const CLASSES = 6;

export async function classes(
  deps: Deps,
  who: Who,
  { find, page }: Parameters<PaperUseCases['classes']>[1],
): Promise<Result<ClassesData>> {
  const found = await keeper(deps, who);
  if (!found.ok) return found;
  const { world, me } = found.value;
  if (!keepsAny(found.value)) return refuseKeeper(deps, who, 'class lists');
  const all = keepsAllClasses(me, world);
  const ids = (await idsFor(deps, found.value)).filter((id) => slugIn(who.school, id).includes(classSlug(find)));
  const shown: ClassesData['classes'][number][] = [];
  for (const id of ids.slice(page * CLASSES, (page + 1) * CLASSES)) {
    const line = await classLine(deps, found.value, id);
    if (!line.ok) return line;
    if (line.value !== null) shown.push(line.value);
  }
  return ok({ classes: shown, more: ids.length > (page + 1) * CLASSES, all });
}

/** In the order of their names, before any is read: a large school has hundreds. */
export async function idsFor(deps: Deps, { world, me }: Keeper): Promise<readonly DocId[]> {
  if (!keepsAllClasses(me, world)) return [...new Set(me.classes.map((name) => classListId(world.school, name)))];
  const ids: DocId[] = [];
  let after: string | undefined;
  do {
    const term = [classListsTerm(world.school)];
    const page = await deps.store.list('class_list', term, { limit: 500, ...(after === undefined ? {} : { after }) });
    ids.push(...page.headers.filter(({ school }) => school === world.school).map(({ id }) => id));
    after = page.next;
  } while (after !== undefined);
  return ids.toSorted((a, b) => byClassName(slugIn(world.school, a), slugIn(world.school, b)));
}

async function classLine(deps: Deps, { world, me }: Keeper, id: DocId) {
  const read = await readDoc(deps, 'class_list', id);
  if (!read.ok) return read;
  const doc = read.value;
  if (doc === null || doc.school !== world.school || !keepsClass(me, world, doc.state.name)) return ok(null);
  const counted = await counting(deps, world, doc);
  if (!counted.ok) return counted;
  const list = counted.value(doc);
  if (list.state.pupils.length === 0) return ok(null);
  const counts = countStandings(pupilStandings(list.state, world.papers, pupilFacts(world)));
  const sheets = counts.map(({ text, signer, all, signed, refused, waiting }) => ({
    ...{ agreement: text.key, signer, hash: text.hash, title: text.title, all, signed, refused, waiting },
  }));
  return ok({ list: id, name: doc.state.name, sheets });
}

/** Where everybody of the class stands with this paper; null when there is no such paper here. */
export function standingsFor(world: PaperWorld, list: ClassListDoc, ref: SheetRef): readonly PupilStanding[] | null {
  const sheet = sheetsOf(world.papers, world.policy.pupilSigners).find(
    ({ text, signer }) => text.key === ref.agreement && signer === ref.signer,
  );
  return sheet === undefined ? null : sheetStandings(list.state, sheet, pupilFacts(world));
}

export const noSheet = (): Result<never> =>
  refuse('paper.no_sheet', 'There is no such paper in this class. Go back to the class lists.');

const ON_A_PAGE = 25;
const pagesFor = (count: number, each = ON_A_PAGE): number => Math.max(1, Math.ceil(count / each));

export function pageOf<T>(items: readonly T[], asked: number, each = ON_A_PAGE) {
  const pages = pagesFor(items.length, each);
  const page = Math.min(Math.max(1, asked), pages);
  return { page, pages, items: items.slice((page - 1) * each, page * each) };
}

export async function sheet(deps: Deps, who: Who, ref: SheetRef, asked: number): Promise<Result<SheetData>> {
  const opened = await openClass(deps, who, ref.list);
  if (!opened.ok) return opened;
  const { world, list, counted } = opened.value;
  const standings = standingsFor(world, counted(list), ref);
  const [first] = standings ?? [];
  if (standings === null || first === undefined) return noSheet();
  const open = standings.filter(({ standing }) => standing.state !== 'signed');
  const { page, pages, items } = pageOf(open, asked);
  const shown = items.length === 0 ? null : await namesShown(deps, who, ref.list, sheetName(ref));
  if (shown?.ok === false) return shown;
  const of = (state: string): number => standings.filter(({ standing }) => standing.state === state).length;
  return ok({
    ...ref,
    ...{ className: list.state.name, text: first.text, page, pages, all: standings.length },
    ...{ signed: of('signed'), refused: of('refused'), keptAt: lastPlace(opened.value) },
    waiting: standings.filter(({ standing }) => isWaiting(standing)).length,
    open: options(items),
  });
}

const sheetName = ({ agreement, signer }: SheetRef): string => `${agreement}:${signer}`;

/** My own last place before anybody else's. */
function lastPlace({ list, me }: OpenClass): string {
  const { signatures } = list.state;
  return (signatures.findLast(({ tickedBy }) => tickedBy === me.id) ?? signatures.at(-1))?.keptAt ?? '';
}

const OPTION_LETTERS = 75;

/** Two of one name are told apart by the school's own number. */
function options(items: readonly PupilStanding[]): readonly Option[] {
  const names = items.map(({ pupil }) => pupil.name);
  return items.map(({ pupil: { id, name }, standing }) => {
    const twice = names.filter((each) => each === name).length > 1 ? ` (${id})` : '';
    const said = standing.state === 'refused' ? T.sheet.saidNo : '';
    const letters = OPTION_LETTERS - twice.length - said.length;
    return { value: id, label: `${name.slice(0, letters)}${twice}${said}` };
  });
}

const PAPERS = 12;

export async function papersBack(deps: Deps, who: Who, ref: SheetRef, asked: number): Promise<Result<BackData>> {
  const opened = await openClass(deps, who, ref.list);
  if (!opened.ok) return opened;
  const { world, list, counted } = opened.value;
  const names = new Map(counted(list).state.pupils.map(({ id, name }) => [id, name]));
  const papers = list.state.signatures
    .filter(({ agreement, signer, pupil }) => agreement === ref.agreement && signer === ref.signer && names.has(pupil))
    .filter(({ withdrawn }) => withdrawn === undefined)
    .toReversed();
  const { page, pages, items } = pageOf(papers, asked, PAPERS);
  const shown = items.length === 0 ? null : await namesShown(deps, who, ref.list, `back:${sheetName(ref)}`);
  if (shown?.ok === false) return shown;
  const title = world.papers.find(({ text }) => text.key === ref.agreement)?.text.title ?? '';
  return ok({
    ...{ className: list.state.name, title, page, pages },
    papers: items.map((paper) => ({
      ...{ sheet: paper.sheet, pupil: paper.pupil, name: names.get(paper.pupil) ?? '' },
      words: paperWords(world, paper),
    })),
  });
}

/** One that stands, by name, for whoever is about to take it back. */
export async function onePaper(
  deps: Deps,
  who: Who,
  ref: SheetRef,
  { sheet: at, pupil }: Parameters<PaperUseCases['onePaper']>[2],
): Promise<Result<OnePaper>> {
  const opened = await openClass(deps, who, ref.list);
  if (!opened.ok) return opened;
  const { world, list, counted } = opened.value;
  const named = counted(list).state.pupils.find(({ id }) => id === pupil);
  const paper = list.state.signatures.find((one) => one.sheet === at && one.pupil === pupil);
  if (named === undefined || paper === undefined || paper.withdrawn !== undefined)
    return refuse('paper.gone', T.takeBack.gone);
  const shown = await namesShown(deps, who, ref.list, `back:${paper.agreement}:${paper.signer}`);
  if (!shown.ok) return shown;
  const title = world.papers.find(({ text }) => text.key === paper.agreement)?.text.title ?? '';
  return ok({ className: list.state.name, title, name: named.name, words: paperWords(world, paper) });
}

function paperWords({ directory, papers }: PaperWorld, paper: PupilSignature): string {
  const { refused, signedOn, version, keptAt, tickedBy, agreement } = paper;
  const by = directory.people.find(({ id }) => id === tickedBy)?.name ?? T.back.somebody;
  const text = papers.find((each) => each.text.key === agreement)?.text;
  const empty = text?.hash === paper.hash ? text.boxes.filter(({ id }) => !paper.boxes.includes(id)) : [];
  const answer = refused === true ? T.back.no(formatDate(signedOn)) : T.back.signed(formatDate(signedOn), version);
  const boxes = refused === true || empty.length === 0 ? '' : T.back.leftEmpty(empty.map(({ label }) => label));
  return [answer, T.back.kept(keptAt), T.back.by(by), boxes].filter((part) => part !== '').join(' ');
}
