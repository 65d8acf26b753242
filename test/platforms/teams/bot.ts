// A bot for the tests of this folder: the real platform on the real HTTP server, a conversation that says what it is told.

import type { Answer, Turn } from '../../../src/chat/turn.ts';
import { startHttp } from '../../../src/http/start-http.ts';
import { mountTeams } from '../../../src/platforms/teams/mount-teams.ts';
import type { MountedTeams, MountTeams, TeamsTiming } from '../../../src/platforms/teams/settings.ts';
import type { Log, LogFields } from '../../../src/usecases/ports.ts';
import type { ReportStart } from '../../../src/views/chat-views.ts';
import type { Action, Question } from '../../../src/views/fields.ts';
import type { FormPage } from '../../../src/views/private-views.ts';
import { startTeams, type TeamsWorld } from '../../clients/teams-connector/index.ts';

export type LogLine = { readonly event: string; readonly fields: LogFields; readonly error: unknown };

export type Bot = {
  readonly teams: TeamsWorld;
  readonly mounted: MountedTeams;
  /** Every turn that reached the conversation. */
  readonly turns: Turn[];
  readonly logs: LogLine[];
  /** Decides what the conversation answers from now on. */
  readonly answer: (how: (turn: Turn) => Answer | Promise<Answer>) => void;
  readonly advance: (ms: number) => void;
  readonly stop: () => Promise<void>;
};

export const action = (label: string, verb: string, more: Partial<Action> = {}): Action => ({
  label,
  verb,
  target: 't_1',
  style: 'primary',
  withInputs: true,
  ...more,
});

export const START: ReportStart = {
  view: 'report_start',
  resuming: false,
  numbers: [{ name: 'School office', phone: '01632 960001' }],
  actions: [action('Start a report', 'report.start', { withInputs: false })],
};

export const page = (error = '', value = ''): FormPage => ({
  view: 'form_page',
  title: 'Report a worry',
  progress: 'Step 1 of 3',
  warnings: ['If anyone is in immediate danger, call 999 now.'],
  intro: [],
  questions: [
    {
      id: 'danger',
      kind: 'choice',
      label: 'Is anyone in danger now?',
      help: '',
      options: [
        { value: 'yes', label: 'Yes' },
        { value: 'no', label: 'No' },
        { value: 'not_sure', label: 'Not sure' },
      ],
      value: '',
      required: true,
      maxLength: 0,
      error: '',
    },
    {
      id: 'story',
      kind: 'longtext',
      label: 'What happened?',
      help: '',
      options: [],
      value,
      required: false,
      maxLength: 3000,
      error,
    },
  ],
  numbers: [],
  actions: [action('Next', 'report.next'), action('Back', 'report.back', { style: 'plain', withInputs: false })],
});

export async function startBot(timing: Partial<TeamsTiming> = {}): Promise<Bot> {
  const teams = await startTeams();
  const bot = await listen({ settings: teams.settings, seams: teams.seams, timing: { repeatAfterMs: 5, ...timing } });
  teams.connect(`http://127.0.0.1:${bot.port}/api/messages`);
  return {
    ...bot,
    teams,
    stop: async () => {
      await bot.stop();
      await teams.close();
    },
  };
}

/** Without the world around it. */
export async function listen(
  options: Pick<MountTeams, 'settings' | 'seams' | 'timing'>,
): Promise<Omit<Bot, 'teams'> & { readonly port: number }> {
  const turns: Turn[] = [];
  const logs: LogLine[] = [];
  let how: (turn: Turn) => Answer | Promise<Answer> = () => ({ say: [START] });
  let now = Date.UTC(2026, 10, 24, 14, 10);
  const note = (event: string, fields: LogFields = {}, error: unknown = null): void =>
    void logs.push({ event, fields, error });
  const log: Log = { info: note, warn: note, error: note };
  const mounted = mountTeams({
    ...options,
    converse: async (turn) => {
      turns.push(turn);
      return how(turn);
    },
    log,
    clock: { now: () => now },
    numbers: [{ name: 'School office', phone: '01632 960001' }],
  });
  const http = await startHttp({
    host: '127.0.0.1',
    port: 0,
    log,
    health: { readiness: () => ({ ready: true, detail: {} }), metrics: () => '' },
    routes: mounted.routes,
  });
  return {
    mounted,
    turns,
    logs,
    port: http.port,
    answer: (next) => {
      how = next;
    },
    advance: (ms) => {
      now += ms;
    },
    stop: async () => {
      await mounted.stop();
      await http.stop(1000);
    },
  };
}

const question = (id: string, kind: Question['kind'], label: string, count = 0): Question => ({
  id,
  kind,
  label,
  help: 'One line of help.',
  options: Array.from({ length: count }, (_, n) => ({ value: `${id}_${n + 1}`, label: `Choice ${n + 1}` })),
  value: '',
  required: false,
  maxLength: kind === 'text' ? 100 : 0,
  error: '',
});

/** One question of every kind and length, as a client must be able to draw and send them. */
export const everyKind = (): FormPage => ({
  ...page(),
  questions: [
    question('few', 'choice', 'One of a few', 3),
    question('some', 'choice', 'One of some', 12),
    question('many', 'choice', 'One of many', 40),
    question('ticks', 'choices', 'Tick all that fit', 4),
    question('picks', 'choices', 'Pick all that fit', 12),
    question('line', 'text', 'In one line'),
    question('day', 'date', 'On which day?'),
    question('hour', 'time', 'At what time?'),
  ],
  actions: [action('Send answers', 'test.kinds')],
});
