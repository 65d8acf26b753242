// The steps, in memory: just enough to see what the conversation asks of them. Can be told to be down.

import type { CaseDoc } from '../../src/domain/casework/case.ts';
import type { Answers } from '../../src/domain/incident/answers.ts';
import { dangerNow, wantsAnonymous } from '../../src/domain/incident/form/form.ts';
import { ok, type Result, refuse } from '../../src/domain/shared/result.ts';
import type { CaseFileData, ReceiptData } from '../../src/usecases/results.ts';
import type { UseCases } from '../../src/usecases/use-cases.ts';
import type { Identity, Who } from '../../src/usecases/who.ts';
import { context, TESS } from '../domain/incident/form/walk.ts';
import { makeFakeAccess } from './fake-access.ts';
import { type AupWorld, makeFakeAup } from './fake-aup.ts';
import { makeFakeRecords } from './fake-casework.ts';
import { makeFakeCover } from './fake-cover.ts';
import { type FilteringWorld, LINK, makeFakeFiltering } from './fake-filtering.ts';
import { makeFakeLeavers } from './fake-leavers.ts';
import { makeFakeOutside } from './fake-outside.ts';
import { makeFakePeople } from './fake-people.ts';
import { makeFakeRedaction } from './fake-redaction.ts';
import { makeFakeRetention } from './fake-retention.ts';
import { makeFakeReviews } from './fake-reviews.ts';

export const NUMBERS = [{ name: 'Safeguarding team', phone: '01234 567890' }];
export const TEAM = [
  { personId: 'p_dee', name: 'Dee Safeguard', role: 'Designated Safeguarding Lead (DSL)', canUntick: true },
  { personId: 'p_dan', name: 'Dan Deputy', role: 'Deputy Designated Safeguarding Lead', canUntick: true },
];

type Called = { readonly name: string; readonly args: readonly unknown[] };

export type Fake = {
  readonly useCases: UseCases;
  readonly calls: Called[];
  readonly docs: Map<string, CaseDoc>;
  /** `refuses`: every write refuses as unavailable. `throws`: everything but the pure ones throws. */
  mode: 'up' | 'refuses' | 'throws';
  team: typeof TEAM;
  readonly world: FilteringWorld;
  readonly aupWorld: AupWorld;
};

const DOWN = refuse('store.unavailable', 'down');

export function makeFake(): Fake {
  const calls: Called[] = [];
  const docs = new Map<string, CaseDoc>();
  let count = 0;
  const fake: Omit<Fake, 'world' | 'aupWorld'> = { useCases: {} as UseCases, calls, docs, mode: 'up', team: TEAM };

  const step =
    <A extends readonly unknown[], R>(name: string, run: (...args: A) => R, refusal?: R) =>
    async (...args: A): Promise<R> => {
      calls.push({ name, args });
      if (fake.mode === 'throws') throw new Error(`secret story in ${name}`);
      return fake.mode === 'refuses' && refusal !== undefined ? refusal : run(...args);
    };

  const own = (who: Who | null, id: string): CaseDoc | null => {
    const doc = docs.get(id);
    if (doc === undefined) return null;
    const { reporter } = doc.state;
    return reporter.kind === 'anonymous' || reporter.personId === who?.person.id ? doc : null;
  };
  const put = (doc: CaseDoc, state: Partial<CaseDoc['state']>): CaseDoc => {
    const next = { ...doc, version: doc.version + 1, state: { ...doc.state, ...state } };
    docs.set(doc.id, next);
    return next;
  };

  const { filtering, world } = makeFakeFiltering(step);
  const { aup, aupWorld } = makeFakeAup(step);
  const useCases: UseCases = {
    retention: makeFakeRetention(step),
    casework: {
      copies: {
        copyForm: step('copies.copyForm', () => ok({ ref: 'ES-7K3QF9XB' })),
        copyLink: step('copies.copyLink', () => ok({ url: LINK, fingerprint: '1a2b 3c4d', copy: 'bundle' })),
        moveElsewhere: step('copies.moveElsewhere', () => ok({ ref: 'ES-7K3QF9XB' }), DOWN),
        redaction: makeFakeRedaction(step),
      },
      ...makeFakeRecords(step, file),
      finding: {
        list: step('finding.list', () => ({ items: CASES, more: false, open: CASES.length })),
        earlier: step('finding.earlier', () =>
          ok({ ref: 'ES-8M2RG4XC', items: CASES.map((item) => ({ ...item, common: ['site' as const] })), more: true }),
        ),
        pattern: step('finding.pattern', () => ok({ kinds: ['Bullying online'] })),
        find: step('finding.find', () => ({ items: CASES, more: true })),
      },
      ...makeFakePeople(step),
      ...makeFakeOutside(step),
    },
    filtering,
    aup,
    cover: makeFakeCover(step),
    reviews: makeFakeReviews(step),
    access: makeFakeAccess(step),
    leavers: makeFakeLeavers(step),
    documents: {
      choices: step('choices', () => ({
        documents: ['governors', 'log'] as const,
        usualPeriod: '2026',
        periods: [
          { value: '2026', label: 'This school year, 2026 to 2027' },
          { value: '2025-0', label: 'Autumn, 2025 to 2026' },
        ],
        forms: true,
      })),
      forms: step('forms', () => ({
        items: [{ id: 'c8', ref: 'ES-8M2RG4XC', time: 'Tue 24 Nov, 14:10' }],
        more: true,
      })),
      link: step('link', () => ok(LINK)),
      formLink: step('formLink', () => ok(LINK)),
    },
    unreached: step('unreached', (_who: Who) =>
      ok({
        items: [
          {
            name: 'Una Reached',
            since: 'Mon 23 Nov 2026',
            why: ['Never opened.', 'No e-mail address is known either.'],
          },
          {
            name: 'Uri Reached',
            since: 'Tue 24 Nov 2026',
            why: ['Never opened.', 'No e-mail address is known either.'],
          },
        ],
        seesSigned: true,
      }),
    ),
    confirmTime: step('confirmTime', (_who: Who): Result<'confirmed' | 'not_held'> => ok('confirmed')),
    identify: step(
      'identify',
      (actor: Identity): Result<Who> =>
        ok({ school: 'demo', person: { ...TESS, id: `p_${actor.userId}`, name: actor.name ?? 'Tess Teacher' } }),
    ),
    formContext: step('formContext', (who: Who | null) => context({ reporter: who?.person ?? null })),
    openDraft: step(
      'openDraft',
      (who: Who) =>
        [...docs.values()].find(
          (doc) =>
            own(who, doc.id) &&
            doc.state.reporter.kind === 'person' &&
            doc.state.submittedAt === undefined &&
            doc.state.phase !== 'discarded',
        ) ?? null,
    ),
    startReport: step('startReport', (who: Who, input: { readonly story?: string }) =>
      ok(draft('unsaved', who, input.story === undefined ? {} : { story: input.story })),
    ),
    readDraft: step('readDraft', (who: Who | null, id: string) => {
      const doc = own(who, id);
      return doc === null ? refuse('case.not_yours', 'There is nothing here for you to open.') : ok(doc);
    }),
    saveDraft: step(
      'saveDraft',
      (who: Who | null, id: string | null, input: { readonly answers: Answers; readonly page: string }) => {
        if (id === null) count += 1;
        const before = id === null ? draft(`c${count}`, wantsAnonymous(input.answers) ? null : who, {}) : own(who, id);
        if (before === null) return refuse('case.not_yours', 'There is nothing here for you to open.');
        const answers = { ...before.state.answers, ...input.answers };
        const alerted = dangerNow(answers) && input.page !== 'adult';
        const doc = put(before, { answers, page: input.page, phase: alerted ? 'alerted' : before.state.phase });
        return ok({ doc, alerted });
      },
      DOWN,
    ),
    discardDraft: step(
      'discardDraft',
      (who: Who | null, id: string) => {
        const doc = own(who, id);
        if (doc === null) return refuse('case.not_yours', 'There is nothing here for you to open.');
        if (doc.state.phase !== 'draft') return refuse('report.already_told', 'Somebody has been told already.');
        put(doc, { phase: 'discarded', answers: {} });
        return ok('discarded' as const);
      },
      DOWN,
    ),
    preview: step('preview', () => ok({ outcome: OUTCOME, told: fake.team, lines: [], warnings: [] })),
    submitReport: step(
      'submitReport',
      (who: Who | null, id: string) => {
        const doc = own(who, id);
        if (doc === null) return refuse('case.not_yours', 'There is nothing here for you to open.');
        return ok(receiptOf(put(doc, { phase: 'open', submittedAt: 1 }), true));
      },
      DOWN,
    ),
    receipt: step('receipt', (who: Who | null, idOrCode: string) => {
      const doc = own(who, idOrCode === CODE ? 'c1' : idOrCode);
      return doc?.state.submittedAt === undefined
        ? refuse('case.not_yours', 'Nothing here.')
        : ok(receiptOf(doc, false));
    }),
    addToReport: step(
      'addToReport',
      (who: Who | null, id: string) => {
        const doc = own(who, id);
        return doc === null ? refuse('case.not_yours', 'Nothing here.') : ok(receiptOf(doc, false));
      },
      DOWN,
    ),
    myReports: step('myReports', () => [
      { id: 'c9', ref: 'ES-7K3QF9XB', status: 'Received' as const, time: 'Tue 24 Nov, 14:10' },
    ]),
    myCases: step('myCases', () => CASES),
    openCase: step('openCase', (_who: Who, id: string) => ok(file(id))),
    acknowledge: step('acknowledge', (_who: Who, id: string) => ok(file(id)), DOWN),
    declareConflict: step('declareConflict', () => ok({ ref: 'ES-8M2RG4XC' }), DOWN),
    filePosted: step('filePosted', () => undefined),
    numbers: () => NUMBERS,
    outOfHours: () => [],
    schoolOf: (actor) => (actor.tenant === 'T_SCHOOL' ? 'demo' : null),
  };
  return Object.assign(fake, { useCases, world, aupWorld });
}

const CASES = [{ id: 'c8', ref: 'ES-8M2RG4XC', urgency: 'Urgent' as const, state: 'New', time: 'Tue 24 Nov, 14:10' }];

export const CODE = 'ABCD-EFGH-JKLM-NPQR';

const OUTCOME = {
  notify: [],
  exclude: [],
  urgency: 'immediate' as const,
  advice: [],
  referrals: [],
  rows: [],
  accountable: [],
  depth: {},
  safeguarding: true,
  because: {},
};

function draft(id: string, who: Who | null, answers: Answers): CaseDoc {
  return {
    kind: 'case',
    id,
    school: 'demo',
    version: 0,
    history: [],
    outbox: [],
    dueAt: null,
    terms: [],
    state: {
      ref: 'ES-7K3QF9XB',
      phase: 'draft',
      reporter:
        who === null
          ? { kind: 'anonymous', codeHash: null }
          : { kind: 'person', personId: who.person.id, confidential: false },
      createdAt: 0,
      touchedAt: 0,
      answers,
      page: 'start',
      subjects: [],
      recusals: [],
      facts: null,
      outcome: null,
      holders: [],
      ladder: { rung: -1 },
      timers: {},
      notes: [],
      statusMessages: {},
      pressesSeen: [],
    } as unknown as CaseDoc['state'],
  };
}

const receiptOf = (doc: CaseDoc, first: boolean): ReceiptData => ({
  caseId: doc.id,
  ref: doc.state.ref,
  status: 'Received',
  savedAt: 'Tue 24 Nov, 14:10',
  advice: ['Do not promise to keep it secret.'],
  told: ['Designated Safeguarding Lead (DSL)'],
  toldCount: 2,
  next: ['2 people have been told.'],
  nextCheck: '14:25',
  nobodyAccepted: false,
  code: first && doc.state.reporter.kind === 'anonymous' ? CODE : '',
  anonymous: doc.state.reporter.kind === 'anonymous',
});

const file = (caseId: string): CaseFileData => ({
  caseId,
  ref: 'ES-8M2RG4XC',
  urgency: 'Urgent',
  state: 'New',
  advice: [],
  referrals: [],
  why: [],
  sections: [],
  chronology: [],
  can: { acknowledge: true, note: true, conflict: true, close: true },
});
