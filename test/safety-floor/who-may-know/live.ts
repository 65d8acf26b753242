// Lives a history in one world, act after act, the worker going round after each, and says of everything that reached anybody whether
// they may have it.

import { unnamedCaseId } from '../../../src/usecases/reporting/own-report.ts';
import { IDS } from '../../support/random-school.ts';
import type { Act, History, Id } from './history.ts';
import { keepAccount } from './keep-account.ts';
import { type Knows, makeOracle, type Oracle } from './oracle.ts';
import {
  askForFile,
  changeStaff,
  document,
  look,
  pressOnCase,
  pressOnPerson,
  type Reported,
  search,
} from './perform.ts';
import { type Case, makeReport, sendReport } from './reporting.ts';
import { childWord, mayRead, queryWord, type Secret, siteWord, storyWord, typedWord } from './secrets.ts';
import { idOf, openWorld, type Payload, refOf, type World } from './world.ts';

export type Moment = {
  readonly payloads: readonly Payload[];
  /** To whom everything must have been as if the secret report had never been made. */
  readonly unaware: ReadonlySet<string>;
  readonly alwaysOut: ReadonlySet<string>;
};
export type Life = {
  readonly moments: readonly Moment[];
  readonly faults: readonly string[];
  readonly secretRef: string;
};

type Living = {
  readonly history: History;
  readonly world: World;
  readonly oracle: Oracle;
  readonly cases: Case[];
  readonly secrets: Secret[];
  readonly faults: string[];
  /** The secret report is left out. */
  readonly without: boolean;
  readonly secret: number;
  readonly account: () => void;
  readonly everIn: Set<string>;
};

export async function live(history: History, { without }: { readonly without: boolean }): Promise<Life> {
  const world = await openWorld(history);
  const oracle = makeOracle(history.staff, world.today);
  const [cases, faults]: [Case[], string[]] = [[], []];
  const secret = history.secret % history.acts.filter((act) => act.do === 'report').length;
  const account = keepAccount(world, oracle, cases, faults);
  const living: Living = {
    ...{ history, world, oracle, cases, faults, without, secret, account },
    ...{ secrets: [], everIn: new Set() },
  };
  const moments: Moment[] = [];
  for (const [step, act] of history.acts.entries()) moments.push(...(await liveThrough(living, act, step)));
  moments.push(...(await lookEverywhere(living, history.acts.length)));
  const named = cases[secret];
  return { moments, faults, secretRef: named === undefined ? '' : refOf(named.step) };
}

async function liveThrough(living: Living, act: Act, step: number): Promise<readonly Moment[]> {
  const { world } = living;
  world.begin(step);
  const before = snapshot(living);
  await perform(living, act, step);
  living.account();
  const turn = judged(living, world.fresh(), before, `step ${step}`);
  const between = snapshot(living);
  await world.work();
  living.account();
  const after = judged(living, world.fresh(), between, `after step ${step}`);
  if (act.do === 'report') somebodyIsTold(living, step, after.payloads);
  return [turn, after];
}

/** Of a report that was just sent: whoever was told has it in their hands, or the record says that there is nobody. */
function somebodyIsTold({ cases, world, oracle, faults }: Living, step: number, payloads: readonly Payload[]): void {
  const one = cases.find((each) => each.step === step);
  if (one === undefined || one.never || one.stopped) return;
  const doc = world.store.all('case').find(({ id }) => id === one.id);
  if (doc?.state.ladder.failedAt !== undefined) return;
  const reached = payloads.filter(({ how, text }) => isAlert(how) && text.includes(refOf(step))).map(({ to }) => to);
  if (!IDS.some((id) => reached.includes(id) && oracle.knows(one.n, id) !== 'nothing'))
    faults.push(`nobody who may know of ${one.n} was told of it`);
}
const isAlert = (how: Payload['how']): boolean => how === 'chat' || how === 'mail';

async function perform(living: Living, act: Act, step: number): Promise<void> {
  const { world, cases, oracle } = living;
  if (act.do === 'report') return report(living, act, step);
  if (act.do === 'wait') return world.move(act.minutes);
  if (act.do === 'person') return changeStaff(world, act);
  if (act.do === 'channel') {
    const person = (await world.who(act.who)).person;
    world.channel.leaves(act.who);
    return act.joins ? world.channel.joins(person) : undefined;
  }
  const at = cases[act.n % Math.max(1, cases.length)];
  if (at === undefined) return;
  if (act.do === 'finish') return finish(living, at);
  const typed = (whose: string, kind: Secret['kind'] = 'words'): void =>
    void living.secrets.push({ word: typedWord(step), n: at.n, kind, whose });
  if (act.do === 'add') {
    if (at.never || at.told.naming === 'anonymous') return;
    typed(at.told.by);
    await world.press(at.told.by, 'slack', {
      verb: 'report.add.save',
      target: at.id,
      inputs: { text: typedWord(step) },
    });
    return;
  }
  const reported = reportedAs(at);
  if (act.do === 'look') return look(world, act, reported);
  if (act.do === 'fetch') return fetchLater(living, act, at, step);
  typed(act.do === 'task' ? act.to : act.who, act.do === 'task' ? 'task' : 'words');
  const held = oracle.knows(at.n, act.who) !== 'nothing';
  if (act.do !== 'case') return pressOnPerson(world, act, reported, step);
  await pressOnCase(world, act, reported, step);
  if (act.what === 'conflict' && held && oracle.knows(at.n, act.who) !== 'unclear') oracle.shutOut(at.n, act.who);
}

const reportedAs = ({ step, id, told }: Case): Reported => ({ step, id, by: told.by, category: told.kind.category });

async function report(living: Living, { told }: Extract<Act, { do: 'report' }>, step: number): Promise<void> {
  const { world, oracle, cases, secrets } = living;
  // Who has not finished a form comes back to that one; a second report would be a page of the first.
  if (cases.some((c) => c.stopped && c.told.by === told.by)) return;
  const n = cases.length;
  const unnamed = told.naming === 'anonymous';
  const id = unnamed ? unnamedCaseId(idOf(step)) : idOf(step);
  const never = living.without && n === living.secret;
  cases.push({ n, step, told, never, id, address: idOf(step), stopped: told.stops });
  const all: readonly (readonly [string, Secret['kind']])[] = [
    ...[refOf(step), id].map((word) => [word, 'reference'] as const),
    ...[storyWord(step), childWord(step), queryWord(step)].map((word) => [word, 'words'] as const),
    [siteWord(step), 'site'],
  ];
  for (const [word, kind] of all) secrets.push({ word, n, kind, whose: unnamed ? '' : null });
  if (!never) await makeReport(world, oracle, told, n, step);
}

async function finish({ world, oracle, cases }: Living, at: Case): Promise<void> {
  if (!at.stopped) return;
  cases[at.n] = { ...at, stopped: false };
  if (!at.never) await sendReport(world, oracle, at);
}

/** A link is asked for, something happens, and the link is opened: whoever lost the case meanwhile gets nothing. */
async function fetchLater(living: Living, act: Extract<Act, { do: 'fetch' }>, at: Case, step: number): Promise<void> {
  const { world, oracle, faults } = living;
  const url = act.file === 'log' ? null : await askForFile(world, act, reportedAs(at));
  if (act.meanwhile !== null) await perform(living, act.meanwhile, step);
  living.account();
  if (act.file === 'log') return void (await document(world, act.who, act.via, 'log'));
  // What they may have is made elsewhere; here it would only take time.
  if (url === null || oracle.knows(at.n, act.who) !== 'nothing') return;
  if ((await world.fetch(url)) !== null) faults.push(`${act.who} fetched a ${act.file} of ${at.n} that is not theirs`);
}

type Snapshot = ReadonlyMap<string, Knows>;

function snapshot({ cases, oracle }: Living): Snapshot {
  return new Map(cases.flatMap(({ n }) => IDS.map((id) => [`${n}:${id}`, oracle.knows(n, id)] as const)));
}

function judged(living: Living, payloads: readonly Payload[], before: Snapshot, when: string): Moment {
  const { oracle, secrets, faults, world, secret, everIn } = living;
  const known = secrets.map((one) => ({ ...one, low: one.word.toLowerCase() }));
  for (const payload of payloads) {
    const [text, typed] = [payload.text.toLowerCase(), payload.typed.toLowerCase()];
    for (const one of known) {
      if (!text.includes(one.low) || typed.includes(one.low)) continue;
      if (!mayReach(living, payload, one, before))
        faults.push(
          `${when}: ${one.word} (${one.kind} of ${one.n}) ${payload.how} to ${payload.to}: ${payload.text.slice(0, 300)}`,
        );
    }
  }
  const roles = new Map(world.staff().map((p) => [p.id, p.roles.length]));
  const unaware = IDS.filter((id) => {
    const after = oracle.knows(secret, id);
    const was = before.get(`${secret}:${id}`) ?? 'nothing';
    const out = oracle.known().includes(secret) && oracle.isOut(secret, id);
    if (!out) everIn.add(id);
    return was === 'nothing' && after === 'nothing' && !oracle.isReporter(secret, id) && (out || roles.get(id) === 0);
  });
  return { payloads, unaware: new Set(unaware), alwaysOut: new Set(IDS.filter((id) => !everIn.has(id))) };
}

const KEPT_IN_CHAT: readonly Payload['how'][] = ['chat', 'mail', 'channel'];

function mayReach({ oracle }: Living, { to, how, text }: Payload, secret: Secret, before: Snapshot): boolean {
  const isReference = secret.kind === 'reference';
  if (how === 'log') return isReference;
  if (KEPT_IN_CHAT.includes(how) && !isReference) return false;
  if (isReference && text.includes('"line":"moved"') && oracle.knewOnce(secret.n, to)) return true;
  const was = before.get(`${secret.n}:${to}`) ?? 'nothing';
  return [was, oracle.knows(secret.n, to)].some((knows) => mayRead(secret, to, knows, oracle.isReporter(secret.n, to)));
}

/** At the end everybody looks for everything, and presses what they should not have. Whoever should find it, finds it. */
async function lookEverywhere(living: Living, step: number): Promise<readonly Moment[]> {
  const { world, cases, oracle, faults } = living;
  const moments: Moment[] = [];
  for (const [at, id] of IDS.entries()) {
    world.begin(step + at);
    const before = snapshot(living);
    const list = JSON.stringify([await world.say(id, 'slack', 'cases'), await world.home(id, 'teams')]);
    for (const one of cases) {
      const known = oracle.knows(one.n, id);
      const found = one.n === living.secret ? await search(world, id, 'slack', reportedAs(one)) : [];
      faults.push(...foundByMore(one, id, known, found));
      const opened = JSON.stringify(await world.press(id, 'teams', { verb: 'case.open', target: one.id }));
      const [isOpen, isListed] = [opened.includes('"view":"case_file"'), list.includes(one.id)];
      faults.push(...expected(living, one, id, known, { isOpen, isListed, opened }));
    }
    living.account();
    moments.push(judged(living, world.fresh(), before, `at the end, ${id}`));
  }
  return moments;
}

const SHOWS_KIND: readonly Knows[] = ['whole', 'technical', 'data', 'unclear'];

/** Who sees no names cannot look for one, and who sees no kind cannot look for that: to find it would say it. */
function foundByMore({ n, id: caseId }: Case, id: Id, known: Knows, [, byName, byKind]: readonly string[]): string[] {
  const has = (answer: string | undefined): boolean => answer?.includes(caseId) === true;
  return [
    ...(has(byName) && known !== 'whole' && known !== 'unclear' ? [`${id} found ${n} by a name`] : []),
    ...(has(byKind) && !SHOWS_KIND.includes(known) ? [`${id} found ${n} by its kind`] : []),
  ];
}

type Found = { readonly isOpen: boolean; readonly isListed: boolean; readonly opened: string };

function expected(_: Living, one: Case, id: Id, known: Knows, { isOpen, opened }: Found): readonly string[] {
  if (known === 'unclear') return [];
  if (isOpen !== (known !== 'nothing')) return [`${id} knows ${known} of ${one.n} and got ${opened.slice(0, 200)}`];
  if (known === 'whole' && !one.stopped && !opened.includes(storyWord(one.step)))
    return [`${id} should read the words of ${one.n}`];
  return [];
}
