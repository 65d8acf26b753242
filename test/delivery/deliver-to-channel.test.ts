// A card to the private channel: two tries, then the desk turns to people. The head hears when the channel is not fit, once a day.

import { afterEach, describe, expect, it } from '@jest/globals';
import { makeWorker } from '../../src/delivery/worker.ts';
import type { SiteDoc } from '../../src/domain/filtering/site/site.ts';
import type { Policy } from '../../src/domain/school/policy.ts';
import { HOUR_MS, MINUTE_MS } from '../../src/domain/shared/instant.ts';
import { makeDesk } from '../../src/usecases/desk.ts';
import { DESKS } from '../../src/usecases/desks.ts';
import { CHANNEL_ID, CHANNEL_TENANT } from '../support/fake-channel.ts';
import { closeTestStores } from '../support/open-test-store.ts';
import { owedTo, owing, owingDesk, owingRules } from '../support/owing-desk.ts';
import { personDoc } from '../support/sample-docs.ts';
import { openSchool, type SchoolOptions, type TestSchool } from '../support/school.ts';
import { finish } from '../support/settle.ts';

afterEach(closeTestStores);

const FIT = ['p_ezra', 'p_ivy'];
const desks = (instead: readonly string[]) => [owingDesk(instead), ...DESKS.filter((desk) => desk.kind !== 'site')];
const open = async (options: SchoolOptions = {}) => {
  const school = await openSchool({ channel: FIT, ...options });
  const carriers = { messengers: school.messengers, mailer: null };
  return { school, worker: makeWorker(school.deps, carriers, { set: () => () => undefined }, desks(['p_ezra'])) };
};
const guest = { tenant: CHANNEL_TENANT, userId: 'U9', standing: 'guest' } as const;
const endOf = async (school: TestSchool, id = 'card:channel'): Promise<string | undefined> =>
  (await school.store.read('site', 'site-1'))?.outbox.find((item) => item.id === id)?.settled?.code;
const cards = (school: TestSchool) =>
  school.sent.filter((s) => s.view.view === 'site_card').map((s) => `${s.how} ${s.to}`);
const told = (school: TestSchool) =>
  school.sent.flatMap((s) => (s.view.view === 'override_line' && s.view.line === 'channel_unfit' ? [s.to] : []));
const retry = { ok: false, why: 'retry', code: 'http_503' } as const;

describe('a card to a fit channel', () => {
  it('is posted there, and brought up to date where it stands', async () => {
    const { school, worker } = await open();
    await owing(school, 'site-1', [owedTo('channel', 'one', { slot: 'decide' })]);
    await worker.runOnce();
    await owing(school, 'site-1', [owedTo('channel', 'two', { slot: 'decide' })]);
    await worker.runOnce();
    expect(cards(school)).toEqual(['send channel', 'update channel']);
    const messages = (await school.store.read('site', 'site-1'))?.state.messages ?? {};
    expect(Object.keys(messages)).toEqual([`decide@channel:slack:${CHANNEL_ID}`]);
  });

  it('is put up anew when the earlier one is gone', async () => {
    const { school, worker } = await open();
    await owing(school, 'site-1', [owedTo('channel', 'one', { slot: 'decide' })]);
    await worker.runOnce();
    school.channel.answers.push({ ok: false, why: 'refused', code: 'message_not_found' });
    await owing(school, 'site-1', [owedTo('channel', 'two', { slot: 'decide' })]);
    await worker.runOnce();
    expect(cards(school)).toEqual(['send channel', 'send channel']);
  });

  it('is tried once more when the platform asks to wait, and then arrives', async () => {
    const { school, worker } = await open();
    school.channel.answers.push({ ...retry, retryAfterMs: 20_000 });
    await owing(school, 'site-1', [owedTo('channel')]);
    await worker.runOnce();
    school.clock.move(19_000);
    await worker.runOnce();
    expect(cards(school)).toEqual([]);
    school.clock.move(1_000);
    await worker.runOnce();
    expect(cards(school)).toEqual(['send channel']);
  });

  it.each([
    ['fails twice', [retry, retry], 'channel_unknown'],
    ['asks to wait for long', [{ ...retry, retryAfterMs: HOUR_MS }], 'channel_retry'],
    [
      'no longer has the bot in it',
      [{ ok: false, why: 'unreachable', code: 'not_in_channel' } as const],
      'channel_unreachable',
    ],
    ['refuses the card', [{ ok: false, why: 'refused', code: 'too_long' } as const], 'channel_refused'],
  ] as const)('goes to people when the channel %s', async (_what, answers, code) => {
    const { school, worker } = await open();
    school.channel.answers.push(...answers);
    await owing(school, 'site-1', [owedTo('channel')]);
    await finish(worker);
    school.clock.move(MINUTE_MS);
    await finish(worker);
    expect(await endOf(school)).toBe(code);
    expect(cards(school)).toEqual(['send p_ezra']);
  });

  it('never is about a case, whatever is owed', async () => {
    const { school } = await open();
    const line = { view: 'case_line', ref: 'ES-7K3QF9XB', line: 'moved', time: '', numbers: [], actions: [] } as const;
    const wrong = makeDesk<SiteDoc>({ ...owingRules(), outgoing: async () => ({ send: line }) });
    const carriers = { messengers: school.messengers, mailer: null };
    await owing(school, 'site-1', [owedTo('channel')]);
    await makeWorker(school.deps, carriers, { set: () => () => undefined }, [wrong]).runOnce();
    expect(school.sent).toEqual([]);
    expect(await endOf(school)).toBe('channel_never');
  });

  it('goes to people when rendering it breaks twice', async () => {
    const { school } = await open();
    const outgoing = () => Promise.reject(new Error('bug'));
    const carriers = { messengers: school.messengers, mailer: null };
    const broken = makeDesk({ ...owingRules(), outgoing });
    const worker = makeWorker(school.deps, carriers, { set: () => () => undefined }, [broken]);
    await owing(school, 'site-1', [owedTo('channel')]);
    await worker.runOnce();
    school.clock.move(MINUTE_MS);
    await worker.runOnce();
    expect(await endOf(school)).toBe('channel_unknown');
  });
});

describe('a channel that cannot have the card', () => {
  it('that could not be read is asked once more, then people get the card and the head hears of it', async () => {
    const { school, worker } = await open();
    school.channel.unreadable = 'unknown';
    await owing(school, 'site-1', [owedTo('channel')]);
    await finish(worker);
    expect(cards(school)).toEqual([]);
    school.clock.move(MINUTE_MS);
    await finish(worker);
    expect(cards(school)).toEqual(['send p_ezra']);
    expect(school.channel.asked).toBe(2);
    expect(told(school)).toEqual(['p_hana']);
  });

  it('that is readable the second time gets it', async () => {
    const { school, worker } = await open();
    school.channel.unreadable = 'unknown';
    await owing(school, 'site-1', [owedTo('channel')]);
    await worker.runOnce();
    school.channel.unreadable = null;
    school.clock.move(MINUTE_MS);
    await finish(worker);
    expect(cards(school)).toEqual(['send channel']);
    expect(told(school)).toEqual([]);
  });

  it('that the pack does not name costs nobody a word', async () => {
    const { school, worker } = await open({
      policy: (p: Policy) => ({ ...p, overrides: { ...p.overrides, channel: { slack: null, teams: null } } }),
    });
    await owing(school, 'site-1', [owedTo('channel')]);
    await finish(worker);
    expect(cards(school)).toEqual(['send p_ezra']);
    expect(told(school)).toEqual([]);
  });
});

describe('the head hears that the channel is not fit', () => {
  const unfit = async (options: SchoolOptions = {}) => {
    const made = await open(options);
    made.school.channel.members.push(guest);
    let cards = 0;
    const card = async (): Promise<void> => {
      cards += 1;
      await owing(made.school, 'site-1', [owedTo('channel', `card-${cards}`)]);
      await finish(made.worker);
    };
    return { ...made, card };
  };
  const away =
    (...ids: readonly string[]) =>
    (p: Policy): Policy => ({
      ...p,
      people: p.people.map((x) =>
        ids.includes(x.id) ? { ...x, absences: [{ from: '2026-11-01', to: '2026-12-31' }] } : x,
      ),
    });
  const gone =
    (id: string) =>
    (p: Policy): Policy => ({
      ...p,
      people: p.people.map((x) => (x.id === id ? { ...x, endsOn: '2026-11-01' } : x)),
    });

  it('once a day, however many cards there are, and again the next day', async () => {
    const { school, card } = await unfit();
    for (let n = 0; n < 5; n += 1) await card();
    expect(told(school)).toEqual(['p_hana']);
    school.clock.move(24 * HOUR_MS);
    await card();
    expect(told(school)).toEqual(['p_hana', 'p_hana']);
  });

  it('once, though two cards fail at the same moment', async () => {
    const { school, worker } = await unfit();
    await owing(school, 'site-1', [owedTo('channel', 'a'), owedTo('channel', 'b')]);
    await owing(school, 'site-2', [owedTo('channel', 'a'), owedTo('channel', 'b')]);
    await finish(worker);
    expect(told(school)).toEqual(['p_hana']);
  });

  it.each([
    ['the chair where there is no head', gone('p_hana'), 'p_chaz'],
    ['the chair while the head is away', away('p_hana'), 'p_chaz'],
    ['the head all the same when everybody is away', away('p_hana', 'p_chaz', 'p_dev', 'p_vic'), 'p_hana'],
  ])('or %s', async (_who, policy, person) => {
    const { school, card } = await unfit({ policy });
    await card();
    expect(told(school)).toEqual([person]);
  });

  it('later, when the head could not be written to at first, also after a restart', async () => {
    const { school, card } = await unfit();
    school.answers.set('p_hana', [retry]);
    await card();
    expect(told(school)).toEqual([]);
    const store = await school.store.reopen();
    school.clock.move(MINUTE_MS);
    const carriers = { messengers: school.messengers, mailer: null };
    await makeWorker({ ...school.deps, store }, carriers, { set: () => () => undefined }, DESKS).runOnce();
    expect(told(school)).toEqual(['p_hana']);
  });

  it('and the chair when the head cannot be reached at all', async () => {
    const { school, card } = await unfit();
    school.answers.set('p_hana', [{ ok: false, why: 'unreachable', code: 'user_not_found' }]);
    await card();
    expect(told(school)).toEqual(['p_chaz']);
  });

  it('and the chair when the head has left before it could be said', async () => {
    const { school, worker, card } = await unfit();
    school.answers.set('p_hana', [retry]);
    await card();
    const head = await school.people.byId('demo', 'p_hana');
    if (head === null) throw new Error('the demo school has a head');
    await school.store.commit<'person'>(personDoc('p_hana', { state: { ...head, endsOn: '2026-11-23' } }));
    school.people.forget('demo');
    school.clock.move(MINUTE_MS);
    await finish(worker);
    expect(told(school)).toEqual(['p_chaz']);
  });

  it('and nothing goes round for ever when nobody can be reached', async () => {
    const { school, card } = await unfit();
    for (const id of ['p_hana', 'p_chaz', 'p_dev', 'p_vic']) {
      school.answers.set(id, [{ ok: false, why: 'unreachable', code: 'user_not_found' }]);
    }
    await card();
    expect(told(school)).toEqual([]);
    expect((await school.store.read('channel_watch', 'channel-demo'))?.dueAt).toBeNull();
  });

  it('but the card never waits for that: not while nothing can be written, and not when it breaks', async () => {
    for (const kind of ['refuses', 'breaks'] as const) {
      const { school } = await unfit();
      const commit: typeof school.store.commit = async (doc) => {
        if (doc.kind !== 'channel_watch') return school.store.commit(doc);
        if (kind === 'breaks') throw new Error('bug');
        return { ok: false, why: 'unavailable' };
      };
      const deps = { ...school.deps, store: { ...school.store, commit } };
      const carriers = { messengers: school.messengers, mailer: null };
      await owing(school, 'site-1', [owedTo('channel')]);
      await finish(makeWorker(deps, carriers, { set: () => () => undefined }, desks(['p_ezra'])));
      expect(cards(school)).toEqual(['send p_ezra']);
      expect(told(school)).toEqual([]);
    }
  });

  it('in a line that names no request and nobody', async () => {
    const { school, card } = await unfit();
    await card();
    expect(school.sent.find((s) => s.view.view === 'override_line')?.view).toEqual({
      ...{
        view: 'override_line',
        ref: '',
        line: 'channel_unfit',
        addresses: [],
        more: 0,
        time: '',
        by: '',
        actions: [],
      },
    });
  });
});
