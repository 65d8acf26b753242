// Who may press what on a case: every button of the desk, for everybody who stands in some relation to the case, and for every role.
// Pressed through the real table of verbs. A button without a row fails. Whoever is out gets, word for word, what they would get
// for a case that never was. Those who are out still stand among the holders here, as they do in the moment before anybody came by.

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeConverse } from '../../../src/chat/converse.ts';
import type { Answer, Converse } from '../../../src/chat/turn.ts';
import { makeTypedWords } from '../../../src/chat/typed-words.ts';
import { makeUnnamedLimit } from '../../../src/chat/unnamed-limit.ts';
import { makeVerbs } from '../../../src/chat/verbs.ts';
import type { CaseDoc, Holder } from '../../../src/domain/casework/case.ts';
import { refreshed } from '../../../src/domain/casework/revise.ts';
import { ROLES } from '../../../src/domain/people/role.ts';
import { CHAT_TEXTS } from '../../../src/views/texts.ts';
import { TUESDAY_10 } from '../../support/a-case.ts';
import { changePerson } from '../../support/change-person.ts';
import { closeTestStores } from '../../support/open-test-store.ts';
import { openSchool, type TestSchool } from '../../support/school.ts';
import { sendReport } from '../../support/send-report.ts';

/** Insiders, from most to least. */
const IN = {
  leader: 'p_dana',
  'leader who is away': 'p_chaz',
  'whole, helping': 'p_hana',
  technical: 'p_ivy',
  data: 'p_bea',
  task: 'p_sena',
  line: 'p_gus',
} as const;
type Inside = keyof typeof IN;

const OUT = {
  'subject, told before': 'p_sol',
  'close to the subject, told before': 'p_clem',
  'said that there is a conflict': 'p_dev',
  'access ended': 'p_ezra',
  'left the school': 'p_remi',
  reporter: 'p_tess',
  'nobody in it': 'p_ola',
} as const;

const LEADERS: readonly Inside[] = ['leader', 'leader who is away'];
const WHOLE: readonly Inside[] = [...LEADERS, 'whole, helping'];
const WRITERS: readonly Inside[] = [...WHOLE, 'technical', 'data'];
const ALL: readonly Inside[] = [...WRITERS, 'task', 'line'];

type Row = {
  readonly lets: readonly Inside[];
  readonly suffix?: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly closed?: true;
};
const SECRET = 'seven wagtails on a slate roof';
const WORDS = { summary: 's', action: 'a', decision: 'd', reason: 'r', outcome: 'o', lessons: 'no', despite: 'x' };

/** Every button about one case. `lets`: whom it lets do it, with the case as it stands (or closed). */
const ROWS: Readonly<Record<string, Row>> = {
  'case.open': { lets: ALL },
  'case.acknowledge': { lets: ALL },
  'case.add': { lets: ALL },
  'case.note': { lets: WRITERS },
  'case.note.save': { lets: WRITERS, inputs: { text: 'x', sort: 'facts' } },
  'case.record': { lets: WRITERS, suffix: '~note' },
  'case.record.save': { lets: WRITERS, suffix: '~note', inputs: { text: 'x', sort: 'facts' } },
  'case.outside': { lets: WHOLE },
  'case.outside.body': { lets: WHOLE, suffix: '~lado' },
  'case.people': { lets: LEADERS },
  'case.person': { lets: LEADERS, suffix: '~p_gus' },
  'case.share': { lets: LEADERS, inputs: { name: 'Tam' } },
  'case.share.pick': { lets: LEADERS, suffix: '~p_tam' },
  'case.share.save': { lets: LEADERS, suffix: '~p_tam', inputs: { depth: 'task', reason: 'x' } },
  'case.lead': { lets: LEADERS, suffix: '~p_hana' },
  'case.end': { lets: LEADERS, suffix: '~p_gus' },
  'case.end.save': { lets: LEADERS, suffix: '~p_gus', inputs: { reason: 'x' } },
  'case.earlier': { lets: WHOLE },
  // The page that asks is the same for everybody and for every id; what it saves is checked.
  'case.conflict': { lets: [] },
  'case.conflict.confirm': { lets: ALL, inputs: { reason: '' } },
  'case.close': { lets: LEADERS },
  'case.close.save': { lets: LEADERS, inputs: WORDS },
  'case.reopen': { lets: [], closed: true },
  'case.reopen.save': { lets: LEADERS, inputs: { reason: 'x' }, closed: true },
  'case.copy': { lets: WHOLE },
  'case.copy.make': { lets: WHOLE, inputs: { copy: 'paper', passphrase: SECRET, again: SECRET } },
  'case.redact': { lets: WHOLE },
  'case.redact.save': { lets: WHOLE, inputs: { purpose: 'parent', keep: '' } },
  // Nothing was chosen yet: there is no text to decide about.
  'case.redact.text': { lets: [], suffix: '~0' },
  'case.redact.stands': { lets: [], suffix: '~0' },
  'case.redact.withhold': { lets: [], suffix: '~0', inputs: { reason: 'x' } },
  'case.elsewhere': { lets: WHOLE },
  'case.elsewhere.save': { lets: LEADERS, inputs: { ...WORDS, system: 'x', reference: 'x' } },
};

/** What is about no case that was asked for by id: nothing of this case may be in the answer to whoever is out. */
const OWN = ['cases', 'home', 'case.find', 'case.search', 'pattern.open', 'tie', 'tie.find', 'mine'];

let school: TestSchool;
let converse: Converse;
let caseId = '';
let ref = '';
let presses = 0;

const NEVER = 'case-that-never-was';

beforeAll(async () => {
  school = await openSchool();
  converse = makeConverse({ useCases: school.useCases, clock: school.clock, log: school.deps.log });
  ({ caseId, ref } = await sendReport(school, 'p_tess'));
  await changePerson(school, 'p_clem', { closeTo: ['p_sol'] });
  await changePerson(school, 'p_remi', { endsOn: '2026-11-01' });
  await changePerson(school, 'p_chaz', { absences: [{ from: '2026-11-01', to: '2026-12-01' }] });
  await put((doc) => ({ ...doc, state: { ...doc.state, ...relations() } }));
  base = await read();
}, 60_000);
afterAll(closeTestStores);

let base: CaseDoc;

function relations(): Pick<CaseDoc['state'], 'holders' | 'subjects' | 'recusals'> {
  const holder = (personId: string, more: Partial<Holder>): Holder => ({
    ...{ personId, roles: [], depth: 'whole', accountable: false, rung: 0, toldAt: TUESDAY_10 },
    ...more,
  });
  return {
    holders: [
      holder('p_dana', { accountable: true, roles: ['dsl'] }),
      holder('p_chaz', { accountable: true }),
      holder('p_hana', {}),
      ...(['technical', 'data', 'task', 'line'] as const).map((depth) => holder(IN[depth], { depth })),
      ...['p_sol', 'p_clem', 'p_dev', 'p_remi'].map((id) => holder(id, { accountable: true })),
      holder('p_ezra', { withdrawnAt: TUESDAY_10 }),
    ],
    subjects: ['p_sol'],
    recusals: [{ personId: 'p_dev', why: 'declared', at: TUESDAY_10 }],
  };
}

async function read(): Promise<CaseDoc> {
  const doc = await school.store.read('case', caseId);
  if (doc === null) throw new Error('no case');
  return doc;
}

async function put(change: (doc: CaseDoc) => CaseDoc): Promise<void> {
  const done = await school.store.commit<'case'>(refreshed(change(await read())));
  if (!done.ok) throw new Error(done.why);
}

const CLOSING = { summary: 's', action: 'a', decision: 'd', reason: 'r', outcome: 'o' };
let copies = 0;

/** The same case once more under an id of its own, as it was before anybody pressed. */
async function fresh({ closed }: Row): Promise<string> {
  copies += 1;
  const closing = { at: TUESDAY_10, by: 'p_dana', ...CLOSING };
  const state = closed === true ? { ...base.state, phase: 'closed' as const, closing } : base.state;
  const doc = refreshed({ ...base, id: `copy-${copies}`, version: 0, history: [], state });
  const done = await school.store.commit<'case'>(doc);
  if (!done.ok) throw new Error(done.why);
  return doc.id;
}

async function press(personId: string, verb: string, id: string, row: Row, tenant = 'console'): Promise<Answer> {
  const platform = tenant === 'console' ? 'console' : 'slack';
  const actor = { platform, tenant, userId: personId, standing: 'member' } as const;
  presses += 1;
  const turn = { kind: 'press', actor, verb, target: `${id}${row.suffix ?? ''}`, inputs: row.inputs ?? {} } as const;
  return converse({ ...turn, key: `press-${presses}` });
}

const words = (answer: Answer, id: string): string => JSON.stringify(answer).replaceAll(id, 'ID');

type Outcome = 'nothing' | 'refused' | 'lets';

async function outcome(personId: string, verb: string, row: Row, tenant?: string): Promise<Outcome> {
  const id = await fresh(row);
  const answer = await press(personId, verb, id, row, tenant);
  const nothing = await press(personId, verb, NEVER, row, tenant);
  if (words(answer, id) === words(nothing, NEVER)) return 'nothing';
  return answer.show?.title === CHAT_TEXTS.failed.title || answer.errors !== undefined ? 'refused' : 'lets';
}

const verbs = Object.keys(makeVerbs(makeUnnamedLimit({ now: () => 0 }), makeTypedWords({ now: () => 0 })));

describe('every button about a case', () => {
  it('has a row here', () => {
    const about = verbs.filter((verb) => verb.startsWith('case.') && !OWN.includes(verb));
    expect(about.filter((verb) => !Object.hasOwn(ROWS, verb))).toEqual([]);
    expect(Object.keys(ROWS).filter((verb) => !verbs.includes(verb))).toEqual([]);
  });

  it.each(Object.entries(ROWS))(
    '%s lets those do it who may, and the other holders learn no more than that',
    async (verb, row) => {
      const let_: Inside[] = [];
      for (const [relation, person] of Object.entries(IN) as [Inside, string][]) {
        if ((await outcome(person, verb, row)) === 'lets') let_.push(relation);
      }
      expect(let_).toEqual(row.lets);
    },
  );

  it.each(Object.entries(ROWS))('%s is as for a case that never was to everybody who is out', async (verb, row) => {
    for (const [relation, person] of Object.entries(OUT)) {
      expect([relation, await outcome(person, verb, row)]).toEqual([relation, 'nothing']);
    }
    expect(await outcome('p_dana', verb, row, 'elsewhere')).toBe('nothing');
  });
});

describe('whatever role somebody has', () => {
  it.each(ROLES)(
    '%s: no button is theirs by role, and none when it is about them or somebody close',
    async (role) => {
      for (const person of ['p_ola', 'p_sol', 'p_clem']) {
        const before = await school.who(person);
        await changePerson(school, person, { roles: [role] });
        for (const [verb, row] of Object.entries(ROWS)) {
          expect([person, verb, await outcome(person, verb, row)]).toEqual([person, verb, 'nothing']);
        }
        await changePerson(school, person, before.person);
      }
    },
    60_000,
  );

  it('all of them at once is no more than one of them', async () => {
    for (const person of ['p_ola', 'p_sol', 'p_clem']) {
      const before = await school.who(person);
      await changePerson(school, person, { roles: ROLES });
      for (const [verb, row] of Object.entries(ROWS)) {
        expect([person, verb, await outcome(person, verb, row)]).toEqual([person, verb, 'nothing']);
      }
      await changePerson(school, person, before.person);
    }
  }, 60_000);
});

describe('what is not asked for by id', () => {
  it.each(OWN)('%s shows nothing of it to anybody who is out', async (verb) => {
    for (const [relation, person] of Object.entries(OUT)) {
      if (relation === 'reporter') continue;
      const answer = await press(person, verb, '', { lets: [], inputs: { words: ref, show: 'all' } });
      const shown = { ...answer, show: { ...answer.show, search: [] } };
      expect([relation, JSON.stringify(shown).includes(ref)]).toEqual([relation, false]);
      expect(JSON.stringify(shown)).not.toContain(caseId);
    }
  });
});
