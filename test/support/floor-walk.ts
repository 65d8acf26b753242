// One report through a random school and a random evening, with an account of its own of who must be shut out. The account is kept
// by the test from what was said and done, and never asks the code under test.

import type { CaseDoc } from '../../src/domain/casework/case.ts';
import type { Person, PersonId } from '../../src/domain/people/person.ts';
import { MINUTE_MS } from '../../src/domain/shared/instant.ts';
import { unnamedCaseId } from '../../src/usecases/reporting/own-report.ts';
import type { Who } from '../../src/usecases/who.ts';
import type { Act, Report } from './random-school.ts';
import { openSchool, type Sent, type TestSchool } from './school.ts';
import { addNote, closeCase } from './work-case.ts';

export type Walk = {
  readonly school: TestSchool;
  readonly caseId: string;
  /** How the reporter asks for it: by its id, or by its secret. */
  readonly address: string;
  /** Null when the report carries no name. */
  readonly owner: Who | null;
  readonly reporter: PersonId;
  /** Who may not hear of the case, at this moment. */
  readonly out: () => ReadonlySet<PersonId>;
  readonly doc: () => Promise<CaseDoc>;
  readonly step: (act: Act) => Promise<void>;
  readonly submit: (untick?: readonly PersonId[]) => Promise<boolean>;
  readonly pickAdult: () => Promise<void>;
  /** What left since it was last asked for. */
  readonly freshlySent: () => readonly Sent[];
};

/** What people write on the desk; none of it is for a chat. */
export const WORDS = {
  reopened: 'Because of the quokka.',
  shared: 'To help with the quokka.',
  ended: 'Not the quokka’s friend.',
  task: 'Look after the quokka.',
} as const;

let presses = 0;
const press = (): string => {
  presses += 1;
  return `press-${presses}`;
};

export async function startWalk(staff: readonly Person[], reporter: PersonId, report: Report): Promise<Walk> {
  const school = await openSchool({
    policy: (demo) => ({ ...demo, people: staff, routing: { alsoTell: [], urgency: [] } }),
  });
  const me = await school.who(reporter);
  const owner = report.naming === 'anonymous' ? null : me;
  const first = await school.useCases.saveDraft(me, null, {
    school: school.policy.key,
    answers: { danger: report.danger, adult_concern: report.adult === null ? 'no' : 'yes', naming: report.naming },
    page: 'kind',
    key: press(),
  });
  if (!first.ok) throw new Error(first.refusal.code);
  const address = first.value.doc.id;
  const caseId = owner === null ? unnamedCaseId(address) : address;
  let people = staff;
  const said = new Set<PersonId>();
  let adultKnown = false;
  let read = 0;

  const account = (): ReadonlySet<PersonId> => {
    const about = adultKnown ? aboutWhom(report, reporter) : [];
    const family = adultKnown && report.adult?.part === 'family' ? [pickedId(report, reporter)] : [];
    const tied = people.flatMap((p) => [
      ...(p.closeTo.some((id) => about.includes(id)) ? [p.id] : []),
      ...(about.includes(p.id) ? p.closeTo : []),
    ]);
    const left = people.filter((p) => p.endsOn !== undefined).map((p) => p.id);
    return new Set([...about, ...family.filter((id) => id !== ''), ...tied, ...left, ...said]);
  };
  const change = async (id: PersonId, with_: Partial<Person>): Promise<void> => {
    people = people.map((p) => (p.id === id ? { ...p, ...with_ } : p));
    await storePerson(
      school,
      people.find((p) => p.id === id),
    );
  };
  const step = async (act: Act): Promise<void> => {
    const { useCases } = school;
    const { casework } = useCases;
    switch (act.do) {
      case 'wait':
        school.clock.move(act.minutes * MINUTE_MS);
        break;
      case 'open':
        await useCases.openCase(await school.who(act.who), caseId, { key: press() });
        break;
      case 'acknowledge':
        await useCases.acknowledge(await school.who(act.who), caseId, { key: press() });
        break;
      case 'two_acknowledge':
        await Promise.all([
          useCases.acknowledge(await school.who(act.who), caseId, { key: press() }),
          useCases.acknowledge(await school.who(act.other), caseId, { key: press() }),
        ]);
        break;
      case 'note':
        await addNote(useCases, await school.who(act.who), caseId, { key: press(), text: 'Rang home.' });
        break;
      case 'conflict': {
        const done = await useCases.declareConflict(await school.who(act.who), caseId, { key: press(), reason: '' });
        if (done.ok) said.add(act.who);
        break;
      }
      case 'close':
        await closeCase(useCases, await school.who(act.who), caseId, {
          key: press(),
          summary: 's',
          action: 'a',
          decision: 'd',
          reason: 'r',
          outcome: 'o',
        });
        break;
      case 'reopen':
        await casework.closing.reopen(await school.who(act.who), caseId, { key: press(), reason: WORDS.reopened });
        break;
      case 'people':
        await casework.sharing.people(await school.who(act.who), caseId);
        break;
      case 'copy':
        await casework.copies.copyForm(await school.who(act.who), caseId);
        break;
      case 'share': {
        const input = { person: act.to, depth: 'whole', reason: WORDS.shared, key: press() };
        await casework.sharing.share(await school.who(act.who), caseId, input);
        break;
      }
      case 'lead':
        await casework.sharing.lead(await school.who(act.who), caseId, { person: act.to, key: press() });
        break;
      case 'end': {
        const input = { person: act.to, reason: WORDS.ended, key: press() };
        await casework.sharing.end(await school.who(act.who), caseId, input);
        break;
      }
      case 'task': {
        const fields = { what: 'other', for: act.to, due: '2026-11-26', details: WORDS.task };
        const input = { kind: 'task', about: '', mark: '', fields, key: press() };
        await casework.records.add(await school.who(act.who), caseId, input);
        break;
      }
      case 'leave':
        await change(act.who, { endsOn: '2026-11-22' });
        break;
      case 'tie':
        // Mostly to the adult the report is about, since no other tie matters.
        await change(act.who, { closeTo: [pickedId(report, reporter) || act.to].filter((id) => id !== act.who) });
        break;
    }
  };
  return {
    school,
    caseId,
    address,
    owner,
    reporter,
    out: account,
    step,
    doc: async () => {
      const doc = await school.store.read('case', caseId);
      if (doc === null) throw new Error('the case is gone');
      return doc;
    },
    pickAdult: async () => {
      if (report.adult === null) return;
      const { who, part } = report.adult;
      const adult = who === 'me' && owner === null ? 'skip' : who === 'me' || who === 'skip' ? who : `person:${who}`;
      const answers = { adult: adult === `person:${reporter}` && owner !== null ? 'me' : adult, adult_part: part };
      const saved = await school.useCases.saveDraft(owner, address, {
        school: school.policy.key,
        answers,
        page: 'kind',
        key: press(),
      });
      if (!saved.ok) throw new Error(saved.refusal.code);
      adultKnown = true;
    },
    submit: async (untick = []) => {
      const more = { school: school.policy.key, answers: report.rest, page: 'review', key: press() };
      const saved = await school.useCases.saveDraft(owner, address, more);
      if (!saved.ok) return false;
      return (await school.useCases.submitReport(owner, address, { untick, key: press() })).ok;
    },
    freshlySent: () => {
      const fresh = school.sent.slice(read);
      read = school.sent.length;
      return fresh;
    },
  };
}

const pickedId = (report: Report, reporter: PersonId): PersonId => {
  const who = report.adult?.who ?? 'skip';
  if (who === 'skip' || (who === 'me' && report.naming === 'anonymous')) return '';
  return who === 'me' ? reporter : who;
};

/** Whom the report is about, as its words say. An adult it was done to is not. */
function aboutWhom(report: Report, reporter: PersonId): readonly PersonId[] {
  const id = pickedId(report, reporter);
  const part = report.adult?.part;
  return id !== '' && (part === 'about' || part === 'unsure') ? [id] : [];
}

async function storePerson(school: TestSchool, person: Person | undefined): Promise<void> {
  if (person === undefined) throw new Error('nobody to store');
  const known = await school.store.read('person', person.id);
  const stored = await school.store.commit<'person'>({
    kind: 'person',
    id: person.id,
    school: school.policy.key,
    version: known?.version ?? 0,
    state: person,
    history: [
      ...(known?.history ?? []),
      { at: school.clock.now(), by: 'operator', action: 'person.changed', detail: {} },
    ],
    outbox: [],
    dueAt: null,
    terms: [],
  });
  if (!stored.ok) throw new Error(stored.why);
  school.people.forget(school.policy.key);
}

/** A whole evening: the report is made and sent, and then everything else happens, the worker going round after each act. */
export async function walkThrough(
  staff: readonly Person[],
  reporter: PersonId,
  report: Report,
  acts: readonly Act[],
): Promise<Walk> {
  const walk = await startWalk(staff, reporter, report);
  await walk.pickAdult();
  await walk.submit();
  for (const next of acts) {
    await walk.step(next);
    await walk.school.worker.runOnce();
  }
  return walk;
}
