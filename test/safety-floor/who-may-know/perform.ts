// Does one act of a history in a world, as buttons and words. Presses are made with whatever id they name, entitled or not, so that a
// stale or forwarded card is the rule here and not the exception.

import { createHash } from 'node:crypto';
import { Decrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { recordTarget } from '../../../src/chat/casework/record-target.ts';
import { encodeTarget } from '../../../src/chat/target.ts';
import type { Answer } from '../../../src/chat/turn.ts';
import { addDays } from '../../../src/domain/shared/time.ts';
import { storePerson } from '../../support/change-person.ts';
import type { Act, Id } from './history.ts';
import { childWord, typedWord } from './secrets.ts';
import { refOf, type World } from './world.ts';

/** One report as everybody can name it, whether it happened in this world or not. */
export type Reported = { readonly step: number; readonly id: string; readonly category: string; readonly by: string };
const IDENTITY = await generateX25519Identity();
const KEY = await identityToRecipient(IDENTITY);
const PASSPHRASE = 'seven plain words nobody else would pick';
const SECRET = { passphrase: PASSPHRASE, again: PASSPHRASE };

async function unlocked(body: string | Uint8Array): Promise<string> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(IDENTITY);
  return decrypter.decrypt(Buffer.from(body), 'text');
}

type On<K extends Act['do']> = Extract<Act, { readonly do: K }>;

export async function pressOnCase(world: World, act: On<'case'>, at: Reported, step: number): Promise<void> {
  const { id } = at;
  const word = typedWord(step);
  const closing = { summary: word, action: 'a', decision: 'd', reason: 'r', outcome: 'o', lessons: 'no', despite: 'x' };
  const press = (verb: string, target = id, inputs: Readonly<Record<string, string>> = {}) =>
    world.press(act.who, act.via, { verb, target, inputs });
  const record = (kind: string, inputs: Readonly<Record<string, string>>, about = '') =>
    press('case.record.save', recordTarget(id, kind, about), inputs);
  const ways: Readonly<Record<typeof act.what, () => Promise<unknown>>> = {
    open: () => press('case.open'),
    acknowledge: () => press('case.acknowledge'),
    note: () => record('note', { sort: 'facts', text: word }),
    correct: () => record('correction', { which: 'r1', text: word }),
    done: () => record('task_done', { done: word, on: world.today() }, 'r1'),
    conflict: () => press('case.conflict.confirm', id, { reason: word }),
    close: () => press('case.close.save', id, closing),
    reopen: () => press('case.reopen.save', id, { reason: word }),
    elsewhere: () => press('case.elsewhere.save', id, { ...closing, system: 'S', reference: 'R' }),
    people: () => press('case.people'),
    earlier: () => press('case.earlier'),
    outside: () => press('case.outside'),
    choices: () => press('case.add'),
    receipt: () => press('report.receipt'),
  };
  await ways[act.what]();
}

export async function pressOnPerson(
  world: World,
  act: On<'share' | 'lead' | 'end' | 'task' | 'look_up'>,
  { id }: Reported,
  step: number,
): Promise<void> {
  const word = typedWord(step);
  const target = encodeTarget({ id, page: act.to });
  const press = (verb: string, on: string, inputs: Readonly<Record<string, string>>) =>
    world.press(act.who, act.via, { verb, target: on, inputs });
  const due = addDays(world.today(), 2);
  switch (act.do) {
    case 'share':
      await press('case.share.save', target, { depth: act.level, reason: word });
      return;
    case 'lead':
      await press('case.lead', target, {});
      return;
    case 'end':
      await press('case.end.save', target, { reason: word });
      return;
    case 'task':
      await press('case.record.save', recordTarget(id, 'task', ''), { what: 'other', details: word, for: act.to, due });
      return;
    case 'look_up':
      await press('case.share', id, { name: 'Person' });
      await press('case.share.pick', target, {});
  }
}

export async function look(world: World, act: On<'look'>, at: Reported): Promise<void> {
  const { who, via } = act;
  switch (act.what) {
    case 'cases':
    case 'mine':
    case 'rota':
    case 'retention':
      await world.say(who, via, act.what);
      return;
    case 'home':
      await world.home(who, via);
      return;
    case 'find':
      await search(world, who, via, at);
      return;
    case 'forms':
      await world.press(who, via, { verb: 'documents.forms' });
      return;
    case 'pattern':
      for (const narrow of [true, false])
        await world.press(who, via, { verb: 'pattern.open', target: patternMark(world.school, narrow) });
      return;
    case 'documents':
      await world.say(who, via, 'documents');
      await document(world, who, via, 'governors');
  }
}

/** The mark of the app that many reports name: somebody could have kept the button. */
const patternMark = (school: string, narrow: boolean): string =>
  createHash('sha256')
    .update(JSON.stringify([school, 'zingle', narrow]))
    .digest('hex')
    .slice(0, 16);

/** By reference, by the child's name, by kind, and by day; the answers in that order. */
export async function search(world: World, who: Id, via: 'slack' | 'teams', at: Reported): Promise<readonly string[]> {
  const day = world.today();
  const wanted: readonly Readonly<Record<string, string>>[] = [
    { words: refOf(at.step), show: 'all' },
    { words: `Zoe ${childWord(at.step)}`, show: 'all' },
    { category: at.category, show: 'all' },
    { from: addDays(day, -40), to: day, show: 'all' },
  ];
  const answers: string[] = [];
  for (const inputs of wanted)
    answers.push(JSON.stringify(await world.press(who, via, { verb: 'case.search', inputs })));
  return answers;
}

export async function document(world: World, who: Id, via: 'slack' | 'teams', name: string): Promise<string | null> {
  const choices = await world.useCases.documents.choices(await world.who(who));
  const period = choices.periods[0]?.value ?? '';
  const link = await world.press(who, via, {
    verb: 'documents.make',
    inputs: { document: name, period, file: 'csv', recipient: KEY },
  });
  const url = linkIn(link);
  const file = url === null ? null : await world.fetch(url);
  if (file === null) return null;
  const text = name === 'log' ? await unlocked(file.body) : String(file.body);
  world.keep({ to: who, how: name === 'log' ? 'file' : 'figures', text, typed: '' });
  return text;
}

const linkIn = ({ show }: Answer): string | null =>
  show !== undefined && 'links' in show ? (show.links?.[0]?.url ?? null) : null;

export async function askForFile(
  world: World,
  { who, via, file }: On<'fetch'>,
  { id }: Reported,
): Promise<string | null> {
  if (file === 'copy') {
    const inputs = { copy: 'bundle', recipient: KEY };
    return linkIn(await world.press(who, via, { verb: 'case.copy.make', target: id, inputs }));
  }
  return linkIn(await world.press(who, via, { verb: 'documents.form.make', target: id, inputs: SECRET }));
}

export async function changeStaff(world: World, { who, change, to }: On<'person'>): Promise<void> {
  const { person } = await world.who(who);
  const today = world.today();
  const store = (over: Partial<typeof person>) =>
    storePerson({ ...world, policy: { key: world.school }, clock: { now: world.now } }, { ...person, ...over });
  switch (change) {
    case 'leave':
      return store({ endsOn: addDays(today, -1) });
    case 'return':
      return store({ endsOn: '2099-12-31' });
    case 'away': {
      const days = { from: today, to: addDays(today, 5) };
      await world.press(who, 'slack', { verb: 'away.save', inputs: days });
      return;
    }
    case 'drop_roles':
      return store({ roles: [] });
    case 'take_dsl':
      return store({ roles: ['dsl'] });
    case 'take_head':
      return store({ roles: ['headteacher'] });
    case 'tie':
      await world.press(who, 'teams', { verb: 'tie.save', target: to });
      return;
    case 'untie':
      await world.press(who, 'teams', { verb: 'tie.end.save', target: to, inputs: { on: today } });
  }
}
