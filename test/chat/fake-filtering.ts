// The steps about filtering, in memory: just enough to see what the conversation asks of them and what it does with the answer.

import type { CaseDoc } from '../../src/domain/casework/case.ts';
import type { ShownAddress } from '../../src/domain/filtering/address/address.ts';
import { checkFilterCheck } from '../../src/domain/filtering/check/filter-check-form.ts';
import { checkSite } from '../../src/domain/filtering/site/site-form.ts';
import { ok, type Result, refuse } from '../../src/domain/shared/result.ts';
import type { FilteringUseCases } from '../../src/usecases/filtering/filtering-use-cases.ts';
import type { OverrideFileData, RequestFormData, SiteFileData } from '../../src/usecases/filtering/results.ts';
import type { Who } from '../../src/usecases/who.ts';

type Step = <A extends readonly unknown[], R>(
  name: string,
  run: (...args: A) => R,
  refusal?: R,
) => (...args: A) => Promise<R>;

/** What a test may set: what the steps answer next. */
export type FilteringWorld = {
  file: OverrideFileData;
  site: SiteFileData;
  form: RequestFormData;
  whole: boolean;
  mayCheck: boolean;
  sent: boolean;
  /** Refuses the step of this name. */
  refusals: Record<string, ReturnType<typeof refuse>>;
  siteReport: boolean;
};

// Only a test makes one by hand.
const shown = (text: string): ShownAddress => text as ShownAddress;

const ALL = {
  approve: true,
  shorter: [{ value: 's1', label: '10:30' }],
  until: '11:00',
  refuse: true,
  ask: true,
  answer: false,
  withdraw: false,
  finish: false,
  revoke: false,
  confirmOpen: false,
  confirmClosed: false,
  stopAsIllegal: false,
};

export const aFile = (over: Partial<OverrideFileData> = {}): OverrideFileData => ({
  id: 'o1',
  ref: 'FR-7K3QF9XB',
  state: 'Waiting for a decision',
  warnings: [],
  sections: [{ title: 'What is wanted', facts: [{ label: 'Note', value: 'secret note' }], lines: [] }],
  chronology: [],
  card: {
    view: 'override_card',
    ref: 'FR-7K3QF9XB',
    heading: 'decide',
    addresses: [shown('video.example/lesson')],
    more: 0,
    warnings: [],
    facts: [{ label: 'Asked by', value: 'Tess Teacher' }],
    standing: 'Waiting for a decision until 10:20.',
    actions: [],
  },
  can: ALL,
  ...over,
});

export const approved = (until: string, can: Partial<OverrideFileData['can']> = {}): OverrideFileData => {
  const file = aFile();
  return {
    ...file,
    state: 'Approved, not open yet',
    card: { ...file.card, heading: 'decided', standing: `Approved by Ezra Online until ${until}.` },
    can: { ...ALL, approve: false, shorter: [], refuse: false, ask: false, revoke: true, ...can },
  };
};

export const aSite = (over: Partial<SiteFileData> = {}): SiteFileData => ({
  id: 's1',
  ref: 'FR-8M2RG4XC',
  state: 'To be blocked',
  sections: [],
  chronology: [],
  card: {
    view: 'site_card',
    ref: 'FR-8M2RG4XC',
    heading: 'block_task',
    addresses: [shown('bad.example')],
    more: 0,
    facts: [],
    standing: 'Waiting to be blocked.',
    actions: [],
  },
  can: { confirmBlocked: true, leaveOpen: true },
  ...over,
});

export const aForm = (over: Partial<RequestFormData> = {}): RequestFormData => ({
  id: null,
  answers: {},
  page: 'site',
  lessons: [
    { value: 'l1', label: 'Lesson 2, until 11:00' },
    { value: 'other', label: 'Another time' },
  ],
  defaultLesson: 'l1',
  classes: ['4B'],
  longestLine: 'The longest allowed here: until the end of the school day.',
  readAs: [],
  ...over,
});

export const LINK = 'https://esafety.example/d/one-time-token';

export function makeFakeFiltering(step: Step): {
  readonly filtering: FilteringUseCases;
  readonly world: FilteringWorld;
} {
  const down = refuse('store.unavailable', 'down');
  const world: FilteringWorld = {
    file: aFile(),
    site: aSite(),
    form: aForm(),
    whole: true,
    mayCheck: true,
    sent: false,
    refusals: {},
    siteReport: false,
  };
  const or = <T>(name: string, make: () => T): Result<T> => world.refusals[name] ?? ok(make());
  const file = (name: string) => () => or(name, () => world.file);
  const site = (name: string) => () => or(name, () => world.site);

  const filtering: FilteringUseCases = {
    startRequest: step('startRequest', (_who: Who, { words }: { readonly words: string }) =>
      or('startRequest', () =>
        world.form.id === null && words !== ''
          ? { ...world.form, answers: { addresses: words, ...world.form.answers } }
          : world.form,
      ),
    ),
    readRequest: step('readRequest', (_who: Who, id: string, page: string) =>
      or('readRequest', () => ({ ...world.form, id, page: page === '' ? world.form.page : page })),
    ),
    saveRequest: step(
      'saveRequest',
      (_who: Who, _id: string | null, input: { readonly inputs: Readonly<Record<string, string>> }) =>
        or('saveRequest', () =>
          world.sent
            ? { sent: world.file }
            : { next: { ...world.form, id: 'o1', page: 'when', answers: { ...world.form.answers, ...input.inputs } } },
        ),
      down,
    ),
    discardRequest: step('discardRequest', () => or('discardRequest', () => 'discarded' as const), down),
    openOverride: step('openOverride', file('openOverride')),
    approve: step('approve', file('approve'), down),
    refuseRequest: step('refuseRequest', file('refuseRequest'), down),
    askRequester: step('askRequester', file('askRequester'), down),
    answerQuestion: step('answerQuestion', file('answerQuestion'), down),
    withdrawRequest: step('withdrawRequest', file('withdrawRequest'), down),
    endEarly: step('endEarly', file('endEarly'), down),
    confirmOpen: step('confirmOpen', file('confirmOpen'), down),
    confirmClosed: step('confirmClosed', file('confirmClosed'), down),
    stopAsIllegal: step('stopAsIllegal', file('stopAsIllegal'), down),
    liftIllegal: step('liftIllegal', file('liftIllegal'), down),
    reportNotPutBack: step(
      'reportNotPutBack',
      () => or('reportNotPutBack', () => ({ state: { answers: REPORT_ANSWERS } }) as unknown as CaseDoc),
      down,
    ),
    siteFound: step(
      'siteFound',
      (_who: Who, { inputs }: Typed) =>
        taken(checkSite(inputs)) ??
        or('siteFound', () =>
          world.siteReport
            ? { report: REPORT_ANSWERS, why: 'A child saw it, so this is a report.' }
            : { saved: { ref: 'FR-8M2RG4XC', told: ['Network manager'], advice: ['Do not open it again.'] } },
        ),
      down,
    ),
    openSite: step('openSite', site('openSite')),
    confirmBlocked: step('confirmBlocked', site('confirmBlocked'), down),
    leaveOpen: step('leaveOpen', site('leaveOpen'), down),
    log: step('log', () =>
      or('log', () => ({
        whole: world.whole,
        items: [
          { id: 'o1', kind: 'override' as const, title: 'FR-7K3QF9XB', lines: ['video.example/lesson', 'Approved'] },
          { id: 's1', kind: 'site' as const, title: 'FR-8M2RG4XC', lines: ['bad.example'] },
          { id: 'k1', kind: 'filter_check' as const, title: 'FC-2B4D6F8H', lines: ['It worked'] },
        ],
        more: true,
        summary: world.whole ? ['3 filter requests since 1 September.'] : [],
      })),
    ),
    logLink: step('logLink', () => or('logLink', () => LINK)),
    saveCheck: step(
      'saveCheck',
      (_who: Who, { inputs }: Typed) => taken(checkFilterCheck(inputs, '2026-11-25')) ?? or('saveCheck', () => CHECK),
      down,
    ),
    openCheck: step('openCheck', () => or('openCheck', () => CHECK)),
    mayKeepChecks: step('mayKeepChecks', () => world.mayCheck),
    readFeed: async () => null,
    readUnsigned: async () => null,
    takeDownload: async () => null,
  };
  return { filtering, world };
}

type Typed = { readonly inputs: Readonly<Record<string, string>> };

function taken(fields: Readonly<Record<string, string>>): ReturnType<typeof refuse> | null {
  const [first] = Object.entries(fields);
  if (first === undefined) return null;
  return { ok: false, refusal: { code: 'form.not_taken', message: first[1], field: first[0], fields } };
}

const CHECK = { id: 'k1', ref: 'FC-2B4D6F8H', facts: [{ label: 'Result', value: 'It worked' }] };

export const REPORT_ANSWERS = { first_choice: 'unkind', category: 'cyberbullying', story: 'secret story of the site' };
