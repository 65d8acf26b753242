// Every button about filtering, with what has to stand before it can be pressed, who may, and what is typed; and a school in which
// one request stands at each place of its life. Private words are marked, so that a test can look for them where they must not be.

import type { Answer, Converse } from '../../src/chat/turn.ts';
import { MINUTE_MS } from '../../src/domain/shared/instant.ts';
import { askToOpen, press, requestOf, SITE, value } from './ask-to-open.ts';
import { openSchool, type SchoolOptions, type TestSchool } from './school.ts';

/** Lesson 3 of the demo school begins. */
export const LESSON_AT = Date.UTC(2026, 10, 24, 11, 15);

/** Each stands in one place where somebody writes, and in no chat. */
export const PRIVATE = {
  end: 'amywagtail',
  note: 'notewagtail',
  supervisor: 'Superwagtail',
  question: 'questionwagtail',
  answer: 'answerwagtail',
  reason: 'reasonwagtail',
  refusal: 'refusalwagtail',
  ticket: 'ticketwagtail',
  device: 'devicewagtail',
  siteNote: 'sitenotewagtail',
  leave: 'leavewagtail',
  tested: 'testedwagtail',
  action: 'actionwagtail',
  search: 'searchwagtail',
  account: 'userwagtail',
} as const;

export type Place = 'none' | 'draft' | 'asked' | 'open' | 'approved' | 'closing' | 'stopped' | 'site' | 'check';
export type Row = {
  readonly on: Place;
  readonly by: string;
  readonly suffix?: string;
  readonly inputs?: Readonly<Record<string, string>>;
  /** Shows something, and changes nothing but the record of showings. */
  readonly shows?: true;
};

const CHECK = {
  ...{ what: 'both', date: '2026-11-24', device: PRIVATE.device, where: 'on_site', user_group: 'Staff' },
  ...{ tested: PRIVATE.tested, result: 'failed', action: PRIVATE.action, supervisor: PRIVATE.supervisor },
};
const FOUND = {
  ...{ addresses: 'bad.example/x', seen_by: 'me', child: 'no', deliberate: '', legality: 'no' },
  ...{ device: PRIVATE.device, note: PRIVATE.siteNote },
};
const ASKED = {
  ...SITE,
  addresses: `https://${PRIVATE.account}@clips.example/volcano?pupil=${PRIVATE.end}`,
  keep_end: 'yes',
};
const WHEN = { supervisor: PRIVATE.supervisor, note: PRIVATE.note };

export const ROWS: Readonly<Record<string, Row>> = {
  'filter.start': { on: 'none', by: 'p_sena', shows: true },
  'filter.next': { on: 'draft', by: 'p_clem', suffix: '~site', inputs: { ...ASKED, addresses: 'next.example' } },
  'filter.previous': { on: 'draft', by: 'p_clem', suffix: '~when', shows: true },
  'filter.discard': { on: 'draft', by: 'p_clem', suffix: '~yes' },
  'filter.open': { on: 'asked', by: 'p_dana', shows: true },
  'filter.approve': { on: 'asked', by: 'p_ezra' },
  'filter.shorter': { on: 'asked', by: 'p_ezra', shows: true },
  'filter.shorter.save': {
    on: 'asked',
    by: 'p_ezra',
    inputs: { until: String(LESSON_AT + 45 * MINUTE_MS), reason: PRIVATE.reason },
  },
  'filter.refuse': { on: 'asked', by: 'p_ezra', shows: true },
  'filter.refuse.save': { on: 'asked', by: 'p_ezra', inputs: { reason: PRIVATE.refusal } },
  'filter.ask': { on: 'asked', by: 'p_ezra', shows: true },
  'filter.ask.save': { on: 'asked', by: 'p_ezra', inputs: { text: PRIVATE.question } },
  'filter.answer': { on: 'asked', by: 'p_tess', shows: true },
  'filter.answer.save': { on: 'asked', by: 'p_tess', inputs: { text: PRIVATE.answer } },
  'filter.withdraw': { on: 'asked', by: 'p_tess', suffix: '~yes' },
  'filter.finish': { on: 'open', by: 'p_tess' },
  'filter.revoke': { on: 'open', by: 'p_ezra', suffix: '~yes' },
  'filter.live': { on: 'approved', by: 'p_ivy', shows: true },
  'filter.live.save': { on: 'approved', by: 'p_ivy', inputs: { ticket: PRIVATE.ticket } },
  'filter.back': { on: 'closing', by: 'p_ivy' },
  'filter.illegal': { on: 'open', by: 'p_ivy', suffix: '~yes' },
  'filter.lift': { on: 'stopped', by: 'p_dana', suffix: '~yes' },
  'filter.failure': { on: 'closing', by: 'p_hana' },
  'filter.log': { on: 'none', by: 'p_hana', shows: true },
  'filter.log.search': { on: 'none', by: 'p_hana', inputs: { search: PRIVATE.search, show: 'all' }, shows: true },
  'filter.export': { on: 'none', by: 'p_hana', suffix: 'requests', shows: true },
  'site.start': { on: 'none', by: 'p_sol', shows: true },
  'site.save': { on: 'none', by: 'p_sol', inputs: FOUND },
  'site.open': { on: 'site', by: 'p_ivy', shows: true },
  'site.blocked': { on: 'site', by: 'p_ivy', shows: true },
  'site.blocked.save': { on: 'site', by: 'p_ivy', inputs: { ticket: PRIVATE.ticket } },
  'site.leave': { on: 'site', by: 'p_ezra', shows: true },
  'site.leave.save': { on: 'site', by: 'p_ezra', inputs: { reason: PRIVATE.leave } },
  'check.start': { on: 'none', by: 'p_ivy', shows: true },
  'check.save': { on: 'none', by: 'p_ivy', inputs: CHECK },
  'check.open': { on: 'check', by: 'p_ivy', shows: true },
};

export type FilterSchool = { readonly school: TestSchool; readonly ids: Readonly<Record<Place, string>> };

/** Two minutes into the lesson: one of everything, each asked for by somebody else's site. */
export async function aFilterSchool(options: SchoolOptions = {}): Promise<FilterSchool> {
  const school = await openSchool({ startAt: LESSON_AT - 5 * MINUTE_MS, ...options });
  const { filtering } = school.useCases;
  const [ezra, ivy] = [await school.who('p_ezra'), await school.who('p_ivy')];
  const ask = async (site: string): Promise<string> => {
    const addresses = ASKED.addresses.replace('clips', site);
    return (await askToOpen(school, 'p_tess', { site: { ...ASKED, addresses }, when: WHEN })).id;
  };
  const yes = (id: string) => filtering.approve(ezra, id, { until: '', reason: PRIVATE.reason, ...press() });
  const live = (id: string) => filtering.confirmOpen(ivy, id, { ticket: PRIVATE.ticket, ...press() });
  const [asked, approved, open] = [await ask('asked'), await ask('approved'), await ask('open')];
  const [closing, stopped] = [await ask('closing'), await ask('stopped')];
  for (const id of [approved, open, closing, stopped]) value(await yes(id));
  value(await filtering.askRequester(ezra, asked, { text: PRIVATE.question, ...press() }));
  const first = await filtering.saveRequest(await school.who('p_clem'), null, {
    ...{ page: 'site', inputs: { ...ASKED, addresses: 'draft.example' } },
    ...press(),
  });
  const draft = first.ok && 'next' in first.value ? (first.value.next.id ?? '') : '';
  await school.worker.runOnce();
  school.clock.move(7 * MINUTE_MS);
  for (const id of [open, closing]) value(await live(id));
  value(await filtering.endEarly(await school.who('p_tess'), closing, press()));
  value(await filtering.stopAsIllegal(ivy, stopped, press()));
  value(await filtering.siteFound(await school.who('p_tam'), { inputs: FOUND, ...press() }));
  const check = value(await filtering.saveCheck(await school.who('p_ezra'), { inputs: CHECK, ...press() })).id;
  const [site] = (await school.store.list('site', [], { limit: 1 })).headers;
  await school.worker.runOnce();
  await requestOf(school, draft);
  const ids = { none: '', draft, asked, approved, open, closing, stopped, site: site?.id ?? '', check };
  return { school, ids };
}

export const pressRow = (
  converse: Converse,
  { verb, id, by, key }: { readonly verb: string; readonly id: string; readonly by: string; readonly key: string },
): Promise<Answer> => {
  const { suffix = '', inputs = {} } = ROWS[verb] ?? { on: 'none', by: '' };
  const actor = { platform: 'console', tenant: 'console', userId: by, standing: 'member' } as const;
  return converse({ kind: 'press', actor, verb, target: `${id}${suffix}`, inputs, key });
};
