// A child process for the kill -9 journey: teachers report, the worker delivers and the safeguarding lead accepts, all at once and
// without end, until it is killed. One line on stdout for each thing that a person was told is done (`sent <case> <reference>`,
// `alerted <case> -`, `accepted <case> -`), and one durable line in the deliveries file for each message that reached somebody.

import { randomBytes } from 'node:crypto';
import { fsyncSync, openSync, writeSync } from 'node:fs';
import { makeWorker } from '../../src/delivery/worker.ts';
import { readKeyFile } from '../../src/stores/crypto/key-file.ts';
import { makeUseCases } from '../../src/usecases/make-use-cases.ts';
import { makeIds } from '../../src/usecases/random-ids.ts';
import { delivering } from './deliveries.ts';
import { openTestStore } from './open-test-store.ts';
import { openSchool } from './school.ts';
import { HARMED_PUPIL } from './send-report.ts';

const [folder, keyFile, deliveries, startAt] = process.argv.slice(2);
if (folder === undefined || keyFile === undefined || deliveries === undefined || startAt === undefined)
  throw new Error('usage: report-until-killed <folder> <key file> <deliveries file> <moment>');

const clock = { now: () => Number(startAt) };
const store = await openTestStore({ folder, keys: readKeyFile(keyFile), clock });
const school = await openSchool({ store, startAt: Number(startAt) });
let wake = (): void => undefined;
const deps = { ...school.deps, ids: makeIds(randomBytes), wake: () => wake() };
const useCases = makeUseCases(deps, () => school.policy.key);
const out = openSync(deliveries, 'a');
const accepting: Promise<unknown>[] = [];

/** Synchronous: the line is out before anything else can happen. */
const tell = (...words: readonly string[]): void => void writeSync(1, `${words.join(' ')}\n`);

const messenger = delivering((line, view) => {
  writeSync(out, `${line}\n`);
  fsyncSync(out);
  if (line.startsWith('case_alert p_dana') && 'actions' in view) accepting.push(accept(view.actions[0]?.target ?? ''));
});
const worker = makeWorker(
  deps,
  { messengers: [messenger], mailer: null },
  {
    set: (ms, run) => {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
  },
);
wake = worker.wake;
worker.start();

async function accept(caseId: string): Promise<void> {
  const done = await useCases.acknowledge(await school.who('p_dana'), caseId, { key: `accept-${caseId}` });
  if (!done.ok) throw new Error(done.refusal.code);
  tell('accepted', caseId, '-');
}

async function reportWithoutEnd(reporter: string, danger: 'yes' | 'no'): Promise<never> {
  const who = await school.who(reporter);
  for (let n = 0; ; n += 1) {
    const answers = { ...HARMED_PUPIL, danger };
    const input = { school: school.policy.key, answers, page: 'review', key: `next-${process.pid}-${n}` };
    const saved = await useCases.saveDraft(who, null, input);
    if (!saved.ok) throw new Error(saved.refusal.code);
    const { id } = saved.value.doc;
    if (saved.value.alerted) tell('alerted', id, '-');
    const sent = await useCases.submitReport(who, id, { untick: [], key: `send-${process.pid}-${n}` });
    if (!sent.ok) throw new Error(sent.refusal.code);
    tell('sent', sent.value.caseId, sent.value.ref);
  }
}

await Promise.all([
  reportWithoutEnd('p_tess', 'no'),
  reportWithoutEnd('p_tam', 'yes'),
  reportWithoutEnd('p_ola', 'no'),
]);
