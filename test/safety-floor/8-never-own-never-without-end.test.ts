// Who asks never decides, whatever door they come through; every opening ends, whatever happens; what is illegal is never opened.

import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { NEVER_OPENED } from '../../src/domain/filtering/filter-categories.ts';
import type { OverridesPolicy } from '../../src/domain/filtering/overrides-policy.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/domain/shared/instant.ts';
import { createFeedReader, feedReaderId, revokeFeedReader } from '../../src/usecases/filtering/feed-readers.ts';
import { askToOpen, codeOf, heard, press, requestOf, SITE, value, WHEN } from '../support/ask-to-open.ts';
import { changePerson, storePerson } from '../support/change-person.ts';
import { failingDisk } from '../support/failing-disk.ts';
import { closeTestStores, openTestStore } from '../support/open-test-store.ts';
import { openSchool, type SchoolOptions, type TestSchool } from '../support/school.ts';
import { finish } from '../support/settle.ts';

afterEach(closeTestStores);

const TOKEN = 'a-token-of-the-filter';
const SECOND_TOKEN = 'a-token-of-another-filter';
const FROM = Date.UTC(2026, 10, 24, 11, 15);
const UNTIL = Date.UTC(2026, 10, 24, 12, 15);
const LISTED = 'clips.example/volcano\n';

type Options = SchoolOptions & { readonly overrides?: Partial<OverridesPolicy> };

async function aSchool({ overrides = {}, policy, ...options }: Options = {}): Promise<TestSchool> {
  const school = await openSchool({
    startAt: FROM - 10 * MINUTE_MS,
    ...options,
    policy: (demo) => {
      const mine = { ...demo, overrides: { ...demo.overrides, enforcement: 'feed' as const, ...overrides } };
      return policy === undefined ? mine : policy(mine);
    },
  });
  await reader(school, TOKEN, 'the filter');
  return school;
}

const reader = (school: TestSchool, token: string, name: string) =>
  createFeedReader(school.deps, { school: school.policy.key, id: feedReaderId(token), name });
const list = (school: TestSchool) => school.useCases.filtering.readFeed(TOKEN);

async function approve(school: TestSchool, id: string, by: string): Promise<string> {
  const input = { until: '', reason: '', ...press() };
  return codeOf(await school.useCases.filtering.approve(await school.who(by), id, input));
}

/** At the moment at which it would be open if anything had opened it. */
async function inTheLesson(school: TestSchool): Promise<string | null> {
  await finish(school.worker);
  school.clock.move(FROM + MINUTE_MS - school.clock.now());
  await finish(school.worker);
  return list(school);
}

type Door = {
  readonly door: string;
  readonly options?: Options;
  readonly requester: string;
  readonly given?: (school: TestSchool) => Promise<unknown>;
  readonly between?: (school: TestSchool) => Promise<unknown>;
};

const DOORS: readonly Door[] = [
  { door: 'as the co-ordinator, who is the first to decide', requester: 'p_ezra' },
  { door: 'as the head, who decides and stands in', requester: 'p_hana' },
  {
    door: 'as a member of the private channel that decides',
    requester: 'p_tess',
    options: { channel: ['p_tess', 'p_ezra', 'p_hana'], overrides: { approvers: { kind: 'channel' } } },
  },
  {
    door: 'as the co-ordinator in a channel of those who decide',
    requester: 'p_ezra',
    options: { channel: ['p_ezra', 'p_hana'] },
  },
  {
    door: 'as a stand-in, when nobody of the roles is left',
    requester: 'p_dana',
    options: { overrides: { approvers: { kind: 'roles', roles: ['senco'] } } },
    given: (school) => changePerson(school, 'p_sena', { endsOn: '2026-11-01' }),
  },
  {
    door: 'with a second role, as IT who also decides',
    requester: 'p_ivy',
    given: (school) => changePerson(school, 'p_ivy', { roles: ['network_manager', 'esafety_coordinator'] }),
  },
  {
    door: 'by being given the role after asking',
    requester: 'p_tess',
    between: (school) => changePerson(school, 'p_tess', { roles: ['esafety_coordinator', 'headteacher'] }),
  },
  {
    door: 'when everybody else who could decide has left since',
    requester: 'p_ezra',
    between: async (school) => {
      for (const id of ['p_hana', 'p_dev', 'p_dana']) await changePerson(school, id, { endsOn: '2026-11-23' });
    },
  },
];

describe('who asks', () => {
  it.each(DOORS)('never decides: $door', async ({ options = {}, requester, given, between }) => {
    const school = await aSchool(options);
    await given?.(school);
    const { id } = await askToOpen(school, requester);
    await finish(school.worker);
    await between?.(school);
    expect(await approve(school, id, requester)).not.toBe('ok');
    const { filtering } = school.useCases;
    const me = await school.who(requester);
    expect(codeOf(await filtering.refuseRequest(me, id, { reason: 'x', ...press() }))).not.toBe('ok');
    expect(codeOf(await filtering.askRequester(me, id, { text: 'x', ...press() }))).not.toBe('ok');
    expect(value(await filtering.openOverride(me, id, press())).can).toMatchObject({ approve: false, refuse: false });
    expect(await inTheLesson(school)).toBe('');
    expect((await requestOf(school, id)).state.approvals).toEqual([]);
  });

  it.each(DOORS)('is never sent the card on which others decide: $door', async ({ options = {}, requester, given }) => {
    const school = await aSchool(options);
    await given?.(school);
    await askToOpen(school, requester);
    for (let hour = 0; hour < 3; hour += 1) {
      await finish(school.worker);
      school.clock.move(20 * MINUTE_MS);
    }
    expect(heard(school, requester)).not.toContain('decide');
  });

  it('never decides over a tie, declared by either of the two, before or after, and the tie counts at the press', async () => {
    for (const [one, other] of [
      ['p_tess', 'p_ezra'],
      ['p_ezra', 'p_tess'],
    ] as const) {
      const school = await aSchool();
      const { id } = await askToOpen(school, 'p_tess');
      await changePerson(school, one, { closeTo: [other] });
      expect(await approve(school, id, 'p_ezra')).toBe('request.excluded');
      expect(await inTheLesson(school)).toBe('');
      expect(await approve(school, id, 'p_hana')).toBe('ok');
    }
  });

  it.each([
    ['has declared a tie', 'p_ezra', { closeTo: ['p_tess'] }],
    ['was tied to by whoever asked', 'p_tess', { closeTo: ['p_ezra'] }],
    ['was given an excluded role', 'p_ezra', { roles: ['esafety_coordinator', 'siro'] }],
    ['lost the role', 'p_ezra', { roles: ['senco'] }],
    ['has left', 'p_ezra', { endsOn: '2026-11-23' }],
  ] as const)(
    'is decided on by the next in line, when the card was on its way to somebody who meanwhile %s',
    async (_how, id, change) => {
      const school = await aSchool({ overrides: { excludedRoles: ['siro'] } });
      await askToOpen(school, 'p_tess');
      await changePerson(school, id, change);
      await finish(school.worker);
      expect(heard(school, 'p_ezra')).toEqual([]);
      expect(heard(school, 'p_hana')).toEqual(['decide']);
    },
  );

  it('is one person with every account that is theirs: asked in Slack, never decided in Teams', async () => {
    const school = await aSchool();
    const { id } = await askToOpen(school, 'p_ezra');
    for (const platform of ['slack', 'teams'] as const) {
      const email = 'ezra.online@demo-school.example';
      const identity = { platform, tenant: 'T1', userId: `U-${platform}`, standing: 'member', email } as const;
      const who = value(await school.useCases.identify(identity));
      const done = await school.useCases.filtering.approve(who, id, { until: '', reason: '', ...press() });
      expect(codeOf(done)).toBe('request.own');
    }
  });

  it('is somebody the school has named: an account that nobody knows may be anybody’s second one, and asks for nothing', async () => {
    const school = await aSchool();
    const identity = { platform: 'slack', tenant: 'T1', userId: 'U-2', standing: 'member' } as const;
    const who = value(
      await school.useCases.identify({ ...identity, email: 'ezra.at.home@mail.example', name: 'E. O.' }),
    );
    school.people.forget(school.policy.key);
    const { filtering } = school.useCases;
    expect(codeOf(await filtering.startRequest(who, { words: '' }))).toBe('override.not_staff');
    const page = { page: 'site', inputs: SITE, ...press() };
    expect(codeOf(await filtering.saveRequest(who, null, page))).toBe('override.not_staff');
  });

  it('never decides by being on the staff list twice', async () => {
    const school = await aSchool();
    const ezra = (await school.who('p_ezra')).person;
    await storePerson(school, {
      ...ezra,
      id: 'p_twin',
      name: ' EZRA  Onliné',
      email: 'eo@demo-school.example',
      roles: [],
    });
    const { id } = await askToOpen(school, 'p_twin');
    expect(await approve(school, id, 'p_ezra')).toBe('request.excluded');
    expect(await inTheLesson(school)).toBe('');
  });
});

type Second = readonly [how: string, second: (school: TestSchool) => Promise<string>];
const SECONDS: readonly Second[] = [
  ['by one person pressing twice', () => Promise.resolve('p_ezra')],
  [
    'by one person who is on the list twice',
    async (school: TestSchool) => {
      const { person } = await school.who('p_ezra');
      await storePerson(school, { ...person, id: 'p_twin', email: 'eo@demo-school.example', roles: ['headteacher'] });
      return 'p_twin';
    },
  ],
  [
    'when the first has left since',
    async (school: TestSchool) => {
      await changePerson(school, 'p_ezra', { endsOn: '2026-11-23' });
      return 'p_hana';
    },
  ],
  [
    'when the first has been given an excluded role since',
    async (school: TestSchool) => {
      await changePerson(school, 'p_ezra', { roles: ['esafety_coordinator', 'siro'] });
      return 'p_hana';
    },
  ],
  [
    'when the first has declared a tie since',
    async (school: TestSchool) => {
      await changePerson(school, 'p_ezra', { closeTo: ['p_tess'] });
      return 'p_hana';
    },
  ],
];

describe('two approvals', () => {
  it.each(SECONDS)('are not enough %s', async (_how, second) => {
    const school = await aSchool({ overrides: { approvals: 2, excludedRoles: ['siro'] } });
    const { id } = await askToOpen(school, 'p_tess');
    expect(await approve(school, id, 'p_ezra')).toBe('ok');
    await approve(school, id, await second(school));
    expect((await requestOf(school, id)).state.phase).toBe('asked');
    expect(await inTheLesson(school)).toBe('');
  });

  it('at the same second count once each, and a shorter end binds both', async () => {
    const school = await aSchool({ overrides: { approvals: 2 } });
    const { id } = await askToOpen(school, 'p_tess');
    const { filtering } = school.useCases;
    const shorter = { until: String(UNTIL - 15 * MINUTE_MS), reason: '', ...press() };
    await Promise.all([
      filtering.approve(await school.who('p_ezra'), id, shorter),
      filtering.approve(await school.who('p_hana'), id, { until: '', reason: '', ...press() }),
    ]);
    expect((await requestOf(school, id)).state.period).toEqual({ from: FROM, until: UNTIL - 15 * MINUTE_MS });
  });
});

/** Approved, and open: the filter reads it. */
async function anOpenOne(options: Options = {}): Promise<{ readonly school: TestSchool; readonly id: string }> {
  const school = await aSchool(options);
  const { id } = await askToOpen(school, 'p_tess');
  expect(await approve(school, id, 'p_ezra')).toBe('ok');
  expect(await inTheLesson(school)).toBe(LISTED);
  return { school, id };
}

describe('every opening ends', () => {
  it('to the second, by the list alone, though nothing else of the server works', async () => {
    const { school } = await anOpenOne();
    school.clock.move(UNTIL - 1 - school.clock.now());
    expect(await list(school)).toBe(LISTED);
    school.clock.move(1);
    expect(await list(school)).toBe('');
  });

  it('when the server was down at that moment: the list is empty before it has done anything, and IT is asked', async () => {
    const { school, id } = await anOpenOne({ overrides: { enforcement: 'task' } });
    const again = await school.store.reopen();
    const later = await openSchool({ store: again, startAt: UNTIL + 3 * HOUR_MS, policy: () => school.policy });
    expect(await list(later)).toBe('');
    await finish(later.worker);
    expect((await requestOf(later, id)).state.phase).toBe('closing');
    expect(heard(later, 'p_ivy')).toContain('put_back_task');
  });

  it('when the clock jumps, forward or back, and never opens again', async () => {
    const { school, id } = await anOpenOne();
    school.clock.move(40 * DAY_MS);
    expect(await list(school)).toBe('');
    await finish(school.worker);
    school.clock.move(FROM + 5 * MINUTE_MS - school.clock.now());
    await finish(school.worker);
    expect(await list(school)).toBe('');
    expect(['closing', 'closed']).toContain((await requestOf(school, id)).state.phase);
  });

  it('when the disk is full at the end: the list is empty all the same, and IT hears once it can be written', async () => {
    const { disk, plan } = failingDisk();
    const { school, id } = await anOpenOne({
      store: await openTestStore({ disk }),
      overrides: { enforcement: 'task' },
    });
    plan({ code: 'ENOSPC', from: 1, to: Number.POSITIVE_INFINITY });
    school.clock.move(UNTIL - school.clock.now());
    await school.worker.runOnce();
    expect(await list(school)).toBe('');
    plan(null);
    school.clock.move(5 * MINUTE_MS);
    await finish(school.worker);
    expect((await requestOf(school, id)).state.phase).toBe('closing');
    expect(heard(school, 'p_ivy')).toContain('put_back_task');
  });

  it('when the disk is full as somebody ends it early: they are told that it was NOT saved, and it runs no longer than approved', async () => {
    const { disk, plan } = failingDisk();
    const { school, id } = await anOpenOne({ store: await openTestStore({ disk }) });
    plan({ code: 'ENOSPC', from: 1, to: Number.POSITIVE_INFINITY });
    const done = await school.useCases.filtering.endEarly(await school.who('p_tess'), id, press());
    expect(codeOf(done)).toBe('store.unavailable');
    school.clock.move(UNTIL - school.clock.now());
    expect(await list(school)).toBe('');
  });

  it.each([
    ['nobody holds the role of IT', 'left'],
    ['IT cannot be reached on any platform', 'unreachable'],
    ['IT never answers', 'silent'],
  ])('with somebody chased until it is blocked again, when %s', async (_when, how) => {
    const { school, id } = await anOpenOne({ overrides: { enforcement: 'task' } });
    if (how === 'left') await changePerson(school, 'p_ivy', { endsOn: '2026-11-23' });
    if (how === 'unreachable')
      school.answers.set('p_ivy', Array(60).fill({ ok: false, why: 'unreachable', code: 'no_such_user' }));
    school.clock.move(UNTIL - school.clock.now());
    for (let quarter = 0; quarter < 6; quarter += 1) {
      await finish(school.worker);
      school.clock.move(15 * MINUTE_MS);
    }
    const asked = how === 'silent' ? 'p_ivy' : 'p_hana';
    expect(heard(school, asked).filter((words) => words === 'put_back_task').length).toBeGreaterThan(1);
    const { state, dueAt } = await requestOf(school, id);
    expect([state.phase, state.escalatedAt !== undefined, dueAt !== null]).toEqual(['closing', true, true]);
    expect(await list(school)).toBe('');
    // And it does not stop being chased by the passing of weeks.
    school.clock.move(21 * DAY_MS);
    await finish(school.worker);
    expect(heard(school, asked)).toContain('put_back_task');
  });

  it.each([
    ['was revoked', (school: TestSchool) => revokeFeedReader(school.deps, { school: 'demo', name: 'the filter' })],
    ['fell silent', async () => undefined],
  ])('by a person of IT, when the filter that read the list %s', async (_how, gone) => {
    const { school, id } = await anOpenOne();
    await gone(school);
    school.clock.move(UNTIL - school.clock.now());
    for (let turn = 0; turn < 8; turn += 1) {
      await finish(school.worker);
      school.clock.move(10 * MINUTE_MS);
    }
    expect((await requestOf(school, id)).state.phase).toBe('closing');
    expect(heard(school, 'p_ivy')).toContain('put_back_task');
    expect(heard(school, 'p_hana')).toContain('not_put_back');
  });

  it('as proved by a filter only when each one that reads the list has read it since', async () => {
    const { school, id } = await anOpenOne();
    await reader(school, SECOND_TOKEN, 'another filter');
    expect(await school.useCases.filtering.readFeed(SECOND_TOKEN)).toBe(LISTED);
    school.clock.move(UNTIL + MINUTE_MS - school.clock.now());
    await finish(school.worker);
    expect(await list(school)).toBe('');
    expect((await requestOf(school, id)).state.phase).toBe('closing');
    expect(await school.useCases.filtering.readFeed(SECOND_TOKEN)).toBe('');
    expect((await requestOf(school, id)).state.phase).toBe('closed');
  });

  it.each([
    ['no end', { until: '' }],
    ['an end that is the beginning', { until: '11:15' }],
    ['an end before the beginning', { until: '11:00' }],
    ['an end after the school day', { until: '23:59' }],
    ['an end that is no time', { until: '25:00' }],
    ['an end on another day', { until: '12:00', last_date: '2027-11-24' }],
  ])('and none is asked for with %s', async (_what, times) => {
    const school = await aSchool();
    const tess = await school.who('p_tess');
    const { filtering } = school.useCases;
    const first = value(await filtering.saveRequest(tess, null, { page: 'site', inputs: SITE, ...press() }));
    const id = 'next' in first ? first.next.id : null;
    const other = { page: 'when', inputs: { ...WHEN, lesson: 'other' }, ...press() };
    value(await filtering.saveRequest(tess, id, other));
    const inputs = { date: '2026-11-24', from: '11:15', ...times };
    const last = await filtering.saveRequest(tess, id, { page: 'times', inputs, ...press() });
    if (last.ok && 'sent' in last.value) {
      const { request } = (await requestOf(school, last.value.sent.id)).state;
      // The day that this pack does not ask for is not read either.
      expect(request?.wanted).toEqual({ from: FROM, until: FROM + 45 * MINUTE_MS });
    } else expect(codeOf(last)).toMatch(/^override\./);
  });

  it('and cannot be put off by an answer that names a later end', async () => {
    const school = await aSchool();
    const { id } = await askToOpen(school, 'p_tess');
    const ezra = await school.who('p_ezra');
    for (const until of [String(UNTIL + 1), '9e15', 'NaN', '-1', ' ', '1e400', 'tomorrow', String(FROM)]) {
      const done = await school.useCases.filtering.approve(ezra, id, { until, reason: '', ...press() });
      expect([until, codeOf(done)]).not.toEqual([until, 'ok']);
    }
    expect((await requestOf(school, id)).state.phase).toBe('asked');
  });
});

describe('what is illegal', () => {
  it('is never so much as asked for, whatever else is filled in, and the answer is the way to a report', async () => {
    const school = await aSchool();
    const tess = await school.who('p_tess');
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...NEVER_OPENED),
        fc.constantFrom('clips.example', 'https://a.example/x?y=1', 'xn--bcher-kva.example'),
        fc.constantFrom('once', 'weekly', 'yes', ''),
        fc.constantFrom('yes', 'no'),
        async (category, addresses, how_often, keep_end) => {
          const inputs = { ...SITE, category, addresses, keep_end };
          const first = await school.useCases.filtering.saveRequest(tess, null, { page: 'site', inputs, ...press() });
          expect(codeOf(first)).toBe('override.illegal');
          const late = { page: 'when', inputs: { ...WHEN, how_often }, ...press() };
          expect(codeOf(await school.useCases.filtering.saveRequest(tess, null, late))).not.toBe('ok');
          expect((await school.store.list('override', ['log'], { limit: 1 })).headers).toEqual([]);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('is found once for everybody: each request for the site ends, whatever it waits for, and the list is empty', async () => {
    const { school, id } = await anOpenOne();
    const { id: waiting } = await askToOpen(school, 'p_sol');
    const { id: written } = await askToOpen(school, 'p_clem', { site: { addresses: 'www.clips.example' } });
    const { id: elsewhere } = await askToOpen(school, 'p_tam', { site: { addresses: 'other.example' } });
    await approve(school, written, 'p_ezra');
    expect(codeOf(await school.useCases.filtering.stopAsIllegal(await school.who('p_ivy'), waiting, press()))).toBe(
      'ok',
    );
    expect(await list(school)).toBe('');
    const phaseOf = async (which: string) => (await requestOf(school, which)).state.phase;
    expect(await Promise.all([id, waiting, written, elsewhere].map(phaseOf))).toEqual([
      ...['closing', 'refused', 'closing', 'asked'],
    ]);
    await finish(school.worker);
    for (const one of ['p_tess', 'p_sol', 'p_clem', 'p_dana'])
      expect(heard(school, one)).toContain('stopped_as_illegal');
    // The filter is given a moment to read the list by itself.
    school.clock.move(6 * MINUTE_MS);
    await finish(school.worker);
    expect(heard(school, 'p_ivy')).toContain('put_back_task');
    expect(await approve(school, elsewhere, 'p_ezra')).toBe('ok');
    // It was found in one of them, and there it is looked at: once, for all of them.
    const { filtering } = school.useCases;
    const dana = await school.who('p_dana');
    const mayLift = async (which: string) => value(await filtering.openOverride(dana, which, press())).can.liftIllegal;
    expect(await Promise.all([id, waiting, written].map(mayLift))).toEqual([false, true, false]);
    value(await filtering.liftIllegal(dana, waiting, press()));
    const later = { lesson: '2026-11-24 Lesson 4' };
    expect((await askToOpen(school, 'p_clem', { when: later })).card.heading).toBe('your_request');
  });

  it('stays shut for everybody until the safeguarding lead has said so, who is neither who found it nor who wanted it', async () => {
    const school = await aSchool();
    const { filtering } = school.useCases;
    await changePerson(school, 'p_dev', { roles: ['deputy_dsl', 'network_manager'] });
    const { id } = await askToOpen(school, 'p_dana');
    value(await filtering.stopAsIllegal(await school.who('p_dev'), id, press()));
    const site = { addresses: 'https://www.clips.example/another' };
    await expect(askToOpen(school, 'p_tess', { site })).rejects.toThrow('override.illegal');
    for (const no of ['p_dana', 'p_dev', 'p_ivy', 'p_ezra', 'p_hana'])
      expect([no, codeOf(await filtering.liftIllegal(await school.who(no), id, press()))]).toEqual([
        no,
        'request.not_lead',
      ]);
    await expect(askToOpen(school, 'p_tess', { site })).rejects.toThrow('override.illegal');
    await changePerson(school, 'p_bea', { roles: ['deputy_dsl'] });
    value(await filtering.liftIllegal(await school.who('p_bea'), id, press()));
    expect(await list(school)).toBe('');
    expect((await requestOf(school, id)).state.phase).toBe('refused');
    expect((await askToOpen(school, 'p_tess', { site })).card.heading).toBe('your_request');
  });

  it('is each school’s own finding: another one’s shuts nothing here, and this one’s ends nothing there', async () => {
    const school = await aSchool();
    const { filtering } = school.useCases;
    const bare = { version: 0, school: 'another', history: [], outbox: [] } as const;
    const ours = await requestOf(school, (await askToOpen(school, 'p_tess')).id);
    expect((await school.store.commit<'override'>({ ...ours, ...bare, id: 'theirs' })).ok).toBe(true);
    const state = { ...ours.state, phase: 'refused' as const, stoppedAsIllegal: { at: 1, by: 'p_ivy' }, timers: {} };
    const terms = ['log', 'phase:refused', 'bars', 'bars:clips.example', 'host:clips.example'];
    const stopped = { ...ours, ...bare, id: 'stopped-there', state, terms, dueAt: null };
    expect((await school.store.commit<'override'>(stopped)).ok).toBe(true);
    expect(await approve(school, ours.id, 'p_ezra')).toBe('ok');
    expect(await inTheLesson(school)).toBe(LISTED);
    value(await filtering.stopAsIllegal(await school.who('p_ivy'), ours.id, press()));
    expect((await requestOf(school, 'theirs')).state.stoppedAsIllegal).toBeUndefined();
  });

  it('is not approved, opened or listed when the server stopped before it could end the others', async () => {
    const school = await aSchool();
    const { filtering } = school.useCases;
    const { id: approved } = await askToOpen(school, 'p_tess');
    const { id: waiting } = await askToOpen(school, 'p_sol');
    const { id: found } = await askToOpen(school, 'p_clem');
    expect(await approve(school, approved, 'p_ezra')).toBe('ok');
    // As it stands when nothing but the finding itself was written.
    const doc = await requestOf(school, found);
    const stopped = { at: school.clock.now(), by: 'p_ivy' };
    const state = { ...doc.state, phase: 'refused' as const, stoppedAsIllegal: stopped, timers: {} };
    const terms = [
      ...doc.terms.filter((term) => term !== 'phase:asked'),
      'phase:refused',
      'bars',
      'bars:clips.example',
    ];
    expect((await school.store.commit<'override'>({ ...doc, state, terms })).ok).toBe(true);
    expect(await approve(school, waiting, 'p_ezra')).toBe('override.illegal');
    expect(await inTheLesson(school)).toBe('');
    const live = await filtering.confirmOpen(await school.who('p_ivy'), approved, { ticket: '', ...press() });
    expect(codeOf(live)).toBe('override.illegal');
    expect((await requestOf(school, approved)).state.openedLive).toBeUndefined();
  });

  it('is refused again at the approval, and gone from the list, once the pack names it', async () => {
    const { school, id } = await anOpenOne();
    const { id: waiting } = await askToOpen(school, 'p_sol');
    const hosts = ['clips.example'];
    const policy = { ...school.policy, overrides: { ...school.policy.overrides, never: { categories: [], hosts } } };
    const now = await openSchool({
      store: await school.store.reopen(),
      startAt: school.clock.now(),
      policy: () => policy,
    });
    expect(await approve(now, waiting, 'p_ezra')).toBe('override.never_host');
    expect(await list(now)).toBe('');
    expect((await requestOf(now, id)).state.openedLive).toBeDefined();
  });

  it('is not opened by hand either, once the pack names what was approved before', async () => {
    const school = await aSchool({ overrides: { enforcement: 'task' } });
    const { id } = await askToOpen(school, 'p_tess');
    expect(await approve(school, id, 'p_ezra')).toBe('ok');
    const hosts = ['clips.example'];
    const policy = { ...school.policy, overrides: { ...school.policy.overrides, never: { categories: [], hosts } } };
    const store = await school.store.reopen();
    const now = await openSchool({ store, startAt: FROM + MINUTE_MS, policy: () => policy });
    const { filtering } = now.useCases;
    const ivy = await now.who('p_ivy');
    expect(codeOf(await filtering.confirmOpen(ivy, id, { ticket: '', ...press() }))).toBe('override.never_host');
    expect(value(await filtering.openOverride(ivy, id, press())).can.confirmOpen).toBe(false);
  });
});

describe('those who decide', () => {
  it('are not flooded by one person, who keeps what was typed and is told what to do', async () => {
    const school = await aSchool();
    for (let count = 0; count < 10; count += 1) await askToOpen(school, 'p_tess');
    await expect(askToOpen(school, 'p_tess')).rejects.toThrow('override.too_many');
    expect((await askToOpen(school, 'p_sol')).card.heading).toBe('your_request');
    const kept = value(await school.useCases.filtering.startRequest(await school.who('p_tess'), { words: '' }));
    expect(kept.answers).toMatchObject({ addresses: SITE.addresses, note: WHEN.note });
    await finish(school.worker);
    expect(heard(school, 'p_ezra')).toHaveLength(11);
    school.clock.move(HOUR_MS);
    const { filtering } = school.useCases;
    const inputs = { ...WHEN, lesson: '2026-11-24 Lesson 4' };
    const sent = await filtering.saveRequest(await school.who('p_tess'), kept.id, { page: 'when', inputs, ...press() });
    expect(codeOf(sent)).toBe('ok');
  });

  it('see that another request covers the same site at the same time, and not who asked', async () => {
    const school = await aSchool();
    const first = await askToOpen(school, 'p_sol');
    const second = await askToOpen(school, 'p_tess');
    await finish(school.worker);
    const cards = school.sent.flatMap((s) => (s.view.view === 'override_card' && s.to === 'p_ezra' ? [s.view] : []));
    const about = (ref: string) => cards.find((card) => card.ref === ref)?.warnings.join(' ') ?? '';
    expect(about(second.ref)).toContain(`${first.ref} asks for the same site`);
    expect(about(second.ref)).not.toContain('Sol');
    await approve(school, first.id, 'p_ezra');
    const file = value(await school.useCases.filtering.openOverride(await school.who('p_hana'), second.id, press()));
    expect(file.warnings).toContain(`${first.ref} has the same site approved until 12:15.`);
  });
});
