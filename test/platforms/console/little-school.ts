// A stand-in for the conversation: just enough of a school to see every kind of page that the console has to draw.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderCard } from '../../../src/cards/render-card.ts';
import type { Answer, Converse, Turn } from '../../../src/chat/turn.ts';
import { type Console, mountConsole } from '../../../src/platforms/console/mount-console.ts';
import type { CaseAlert, Welcome } from '../../../src/views/chat-views.ts';
import type { Action, Question } from '../../../src/views/fields.ts';
import type { FormPage, Message } from '../../../src/views/private-views.ts';
import { memoryLog, type Started, start } from '../../http/support.ts';

export const PEOPLE = [
  { id: 'tess', name: 'Tess Teacher', role: 'Class teacher, 7B' },
  { id: 'dora', name: 'Dora Lead', role: 'Designated Safeguarding Lead (DSL)' },
  { id: 'dev', name: 'Dev Deputy', role: 'Deputy DSL and deputy headteacher' },
  { id: 'hana', name: 'Hana Head', role: 'Headteacher' },
  { id: 'eli', name: 'Eli Safe', role: 'E-safety co-ordinator' },
  { id: 'ivo', name: 'Ivo Tech', role: 'IT support' },
  { id: 'bea', name: 'Bea Business', role: 'Business manager (SIRO and DPO)' },
  { id: 'cass', name: 'Cass Chair', role: 'Chair of governors' },
] as const;

const NUMBERS = [
  { name: 'Emergency', phone: '999' },
  { name: 'Children’s social care', phone: '01632 960 100' },
];

export const button = (verb: string, label: string, more: Partial<Action> = {}): Action => ({
  verb,
  target: 't1',
  label,
  style: 'plain',
  withInputs: false,
  ...more,
});

const question = (more: Partial<Question>): Question => ({
  id: 'q',
  kind: 'choice',
  label: '',
  help: '',
  options: [],
  value: '',
  required: true,
  maxLength: 0,
  error: '',
  ...more,
});

const yesNo = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
  { value: 'not_sure', label: 'Not sure' },
];

export const formPage = (errors: Readonly<Record<string, string>> = {}, value = ''): FormPage => ({
  view: 'form_page',
  title: 'Report a worry',
  progress: 'Step 1 of 4',
  warnings: ['If anyone is in immediate danger, call 999 now.'],
  intro: ['Each Next is kept. You can stop and come back.'],
  questions: [
    question({ id: 'danger', label: 'Is anyone in danger now?', help: 'Not sure counts as yes.', options: yesNo }),
    question({ id: 'adult', label: 'Is an adult who works or governs here part of the worry?', options: yesNo }),
    question({
      id: 'story',
      kind: 'longtext',
      label: 'What happened?',
      help: 'Use their own words where you can. No pictures.',
      maxLength: 3000,
      error: errors.story ?? '',
      value,
    }),
  ],
  numbers: NUMBERS,
  actions: [
    button('form.next', 'Next', { style: 'primary', withInputs: true }),
    button('form.discard', 'Discard', { style: 'danger' }),
  ],
});

export const alert = (ref: string, urgency: CaseAlert['urgency'] = 'Urgent'): CaseAlert => ({
  view: 'case_alert',
  ref,
  urgency,
  time: '14:10',
  attempt: 1,
  actions: [button('case.accept', 'I am dealing with this', { style: 'primary' }), button('case.open', 'Open')],
});

const message = (title: string, lines: readonly string[]): Message => ({
  view: 'message',
  title,
  tone: 'good',
  lines,
  numbers: [],
  actions: [button('page.close', 'Done')],
});

const WELCOME: Welcome = { view: 'welcome', actions: [button('form.start', 'Make a report', { style: 'primary' })] };

export type LittleSchool = Started & {
  readonly console: Console;
  readonly address: string;
  readonly turns: Turn[];
  readonly chatFile: string;
  readonly now: { value: number };
  /** The next turn waits for this before it is answered. */
  readonly hold: { until: Promise<void> | null };
  readonly close: () => Promise<void>;
};

export const TOKEN = 'token-of-this-start';

export async function openLittleSchool(existingFile?: string): Promise<LittleSchool> {
  const folder = existingFile === undefined ? await mkdtemp(join(tmpdir(), 'console-')) : null;
  const chatFile = existingFile ?? join(folder ?? '', 'console-chat.jsonl');
  const turns: Turn[] = [];
  const hold: LittleSchool['hold'] = { until: null };
  const now = { value: Date.UTC(2026, 10, 24, 14, 10) };
  let tell: Console['messenger'] | null = null;
  const converse: Converse = async (turn) => {
    turns.push(turn);
    await hold.until;
    const { answer, alertTo } = reply(turn);
    if (alertTo !== null) await tell?.send(accountOf(alertTo), alert('ES-7K3QF9XB'));
    return answer;
  };
  const mounted = await mountConsole({
    school: 'Oak Lane School',
    zone: 'Europe/London',
    people: PEOPLE,
    converse,
    renderCard,
    chatFile,
    token: TOKEN,
    clock: { now: () => now.value },
    log: memoryLog(),
  });
  tell = mounted.messenger;
  const server = await start(mounted.routes);
  const close = async (): Promise<void> => {
    await server.stop(2000);
    await mounted.stop();
    if (folder !== null) await rm(folder, { recursive: true });
  };
  return { ...server, console: mounted, address: server.url + mounted.path, turns, chatFile, now, hold, close };
}

export const accountOf = (userId: string) =>
  ({ personId: userId, platform: 'console', tenant: 'console', userId, address: null }) as const;

const LINKS = [{ label: 'Download the log', url: 'http://127.0.0.1:9/d/one-time' }];

function reply(turn: Turn): { readonly answer: Answer; readonly alertTo: string | null } {
  const only = (answer: Answer) => ({ answer, alertTo: null });
  if (turn.kind === 'installed') return only({ say: [WELCOME] });
  if (turn.kind === 'file') return only({ say: [{ view: 'no_files', numbers: NUMBERS, actions: [] }] });
  if (turn.kind === 'text' && turn.text === 'log') return only({ show: { ...message('The log', []), links: LINKS } });
  if (turn.kind === 'text') return only(turn.text === 'report' ? { show: formPage() } : { say: [WELCOME] });
  if (turn.kind !== 'press') return only({});
  return turn.verb === 'form.next' ? next(turn.inputs) : only(pressed(turn.verb));
}

function pressed(verb: string): Answer {
  if (verb === 'form.start') return { show: formPage() };
  if (verb === 'case.open') return { show: message('Report ES-7K3QF9XB', ['What the holder may see stands here.']) };
  return { close: true };
}

function next(inputs: Readonly<Record<string, string>>): { readonly answer: Answer; readonly alertTo: string | null } {
  const story = inputs.story ?? '';
  if (story.length > 20) {
    const errors = { story: `That is ${story.length} letters; 20 fit here. Shorten it.` };
    return { answer: { show: formPage(errors, story), errors }, alertTo: null };
  }
  const done = message('Saved', ['Saved. ES-7K3QF9XB. 1 person has been told.']);
  const status = {
    view: 'report_status',
    ref: 'ES-7K3QF9XB',
    status: 'Received',
    time: '14:10',
    toldCount: 1,
    nextCheck: '14:25',
    nobodyAccepted: false,
    numbers: NUMBERS,
    actions: [button('status.advice', 'My advice'), button('status.add', 'Add something')],
  } as const;
  return { answer: { show: done, say: [status] }, alertTo: 'dora' };
}
