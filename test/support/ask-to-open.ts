// Asks for a blocked site through the real steps, page by page as a person would.

import type { OverrideDoc } from '../../src/domain/filtering/request/override.ts';
import type { Result } from '../../src/domain/shared/result.ts';
import type { OverrideFileData } from '../../src/usecases/filtering/results.ts';
import type { ChatView } from '../../src/views/chat-views.ts';
import type { OverrideCard } from '../../src/views/override-views.ts';
import type { TestSchool } from './school.ts';

type Inputs = Readonly<Record<string, string>>;

/** The end after the question mark carries a name, as such addresses do. */
export const SITE: Inputs = {
  addresses: 'https://clips.example/volcano?pupil=amy-example',
  category: 'video',
  purpose: 'video',
  group: '5T Geography',
};

/** Lesson 3 of the demo school is from 11:15 to 12:15. */
export const WHEN: Inputs = {
  lesson: '2026-11-24 Lesson 3',
  how_often: 'once',
  supervisor: 'Tam Assistant',
  looked: 'yes',
  note: 'Only the first four minutes of it.',
};

let presses = 0;
export const press = (): { readonly key: string } => {
  presses += 1;
  return { key: `press-${presses}` };
};

/** The value, or the test fails with the refusal. */
export function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.refusal.code}: ${result.refusal.message}`);
  return result.value;
}

export const codeOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.refusal.code);

export async function askToOpen(
  school: TestSchool,
  personId: string,
  { site = {}, when = {} }: { readonly site?: Inputs; readonly when?: Inputs } = {},
): Promise<OverrideFileData> {
  const who = await school.who(personId);
  const { filtering } = school.useCases;
  const first = { page: 'site', inputs: { ...SITE, ...site }, ...press() };
  const saved = value(await filtering.saveRequest(who, null, first));
  if (!('next' in saved)) throw new Error('a request was sent with its first page');
  const second = { page: 'when', inputs: { ...WHEN, ...when }, ...press() };
  const sent = value(await filtering.saveRequest(who, saved.next.id, second));
  if (!('sent' in sent)) throw new Error(`a request was not sent, but went on to ${sent.next.page}`);
  return sent.sent;
}

export async function requestOf(school: TestSchool, id: string): Promise<OverrideDoc> {
  const doc = await school.store.read('override', id);
  if (doc === null) throw new Error('there is no such request');
  return doc;
}

/** What went to this person (or `channel`) about filter requests since the last time it was asked, in words: `heading` or `line`. */
export function heard(school: TestSchool, to: string): readonly string[] {
  const said = school.sent.filter((s) => s.to === to).flatMap((s) => wordsOf(s.view, s.how));
  for (const s of [...school.sent]) if (s.to === to) school.sent.splice(school.sent.indexOf(s), 1);
  return said;
}

function wordsOf(view: ChatView, how: string): readonly string[] {
  if (view.view === 'override_line') return [view.line];
  return view.view === 'override_card' ? [`${how === 'update' ? '~' : ''}${view.heading}`] : [];
}

/** The newest card that this person (or `channel`) has. */
export function lastCard(school: TestSchool, to: string): OverrideCard {
  const cards = school.sent
    .filter((s) => s.to === to)
    .flatMap((s) => (s.view.view === 'override_card' ? [s.view] : []));
  const last = cards.at(-1);
  if (last === undefined) throw new Error(`${to} has no card`);
  return last;
}
