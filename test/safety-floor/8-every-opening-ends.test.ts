import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MINUTE_MS } from '../../src/domain/shared/instant.ts';
import { createFeedReader, feedReaderId } from '../../src/usecases/filtering/feed-readers.ts';
import type { OverrideFileData } from '../../src/usecases/filtering/results.ts';
import { askToOpen, press, requestOf } from '../support/ask-to-open.ts';
import { closeTestStores } from '../support/open-test-store.ts';
import { openSchool, type TestSchool } from '../support/school.ts';

// Random days of one request. What the filter may let through is worked out here a second time, from the answers people got: open
// only after enough of others said yes, from the moment that was wanted, to the earliest end that anybody named or brought about.

afterEach(closeTestStores);

const TOKEN = 'a-token-of-the-filter';
const FROM = Date.UTC(2026, 10, 24, 11, 15);
const UNTIL = Date.UTC(2026, 10, 24, 12, 15);

const EVERYBODY = ['p_tess', 'p_ezra', 'p_hana', 'p_dev', 'p_dana', 'p_ivy', 'p_sol'] as const;
const anyone = fc.constantFrom(...EVERYBODY);
type Act =
  | { readonly do: 'wait'; readonly minutes: number }
  | { readonly do: 'work' }
  | { readonly do: 'approve'; readonly who: string; readonly shorter: number | null }
  | { readonly do: 'refuse' | 'end' | 'live' | 'back' | 'illegal' | 'withdraw'; readonly who: string };

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: fc.constantFrom(1, 10, 25, 40, 60, 700) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('work' as const) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('approve' as const),
      who: fc.oneof(fc.constantFrom('p_ezra', 'p_hana'), anyone),
      shorter: fc.option(fc.constantFrom(15, 30, 45), { nil: null }),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom('refuse', 'end', 'live', 'back', 'illegal', 'withdraw', 'end', 'live', 'live'),
      who: anyone,
    }) as fc.Arbitrary<Act>,
  },
);

/** What the answers that people got allow, no matter what is stored. */
type Known = { readonly yes: Map<string, number>; over: boolean };

async function perform(school: TestSchool, id: string, step: Act, known: Known): Promise<void> {
  if (step.do === 'wait') return school.clock.move(step.minutes * MINUTE_MS);
  if (step.do === 'work') return void (await school.worker.runOnce());
  const { filtering } = school.useCases;
  const who = await school.who(step.who);
  if (step.do === 'approve') {
    const until = step.shorter === null ? null : UNTIL - step.shorter * MINUTE_MS;
    const input = { until: until === null ? '' : String(until), reason: '', ...press() };
    const done = await filtering.approve(who, id, input);
    if (done.ok) known.yes.set(step.who, until ?? UNTIL);
    if (done.ok) expect(step.who).not.toBe('p_tess');
    return;
  }
  const done = await pressed(school, id, step.do, step.who);
  if (done.ok && step.do !== 'live') known.over = true;
}

async function pressed(
  school: TestSchool,
  id: string,
  verb: Exclude<Act['do'], 'wait' | 'work' | 'approve'>,
  person: string,
): Promise<{ readonly ok: boolean; readonly value?: OverrideFileData }> {
  const { filtering } = school.useCases;
  const who = await school.who(person);
  switch (verb) {
    case 'refuse':
      return filtering.refuseRequest(who, id, { reason: 'No.', ...press() });
    case 'end':
      return filtering.endEarly(who, id, press());
    case 'live':
      return filtering.confirmOpen(who, id, { ticket: '', ...press() });
    case 'back':
      return filtering.confirmClosed(who, id, press());
    case 'illegal':
      return filtering.stopAsIllegal(who, id, press());
    case 'withdraw':
      return filtering.withdrawRequest(who, id, press());
    default:
      return verb satisfies never;
  }
}

async function aDay(approvals: 1 | 2) {
  const school = await openSchool({
    startAt: FROM - 10 * MINUTE_MS,
    policy: (demo) => ({ ...demo, overrides: { ...demo.overrides, approvals, enforcement: 'feed' } }),
  });
  await createFeedReader(school.deps, { school: school.policy.key, id: feedReaderId(TOKEN), name: 'the filter' });
  const { id } = await askToOpen(school, 'p_tess');
  return { school, id };
}

describe('what the filter may let through', () => {
  it('is never more than others have approved, and nothing once it is over', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(1, 2),
        fc.array(act, { minLength: 4, maxLength: 14 }),
        async (approvals, acts) => {
          const { school, id } = await aDay(approvals);
          const known: Known = { yes: new Map(), over: false };
          for (const step of acts) {
            await perform(school, id, step, known);
            const now = school.clock.now();
            const enough = known.yes.size >= approvals;
            const until = Math.min(UNTIL, ...known.yes.values());
            const allowed = enough && !known.over && FROM <= now && now < until;
            const list = await school.useCases.filtering.readFeed(TOKEN);
            expect([step, list]).toEqual([step, allowed ? 'clips.example/volcano\n' : '']);
            const { decision } = (await requestOf(school, id)).state;
            // I14: every opening has a reason, whoever pressed once and whoever wrote one.
            if (decision?.what === 'approved') expect(decision.reason).not.toBe('');
          }
          await school.store.dispose();
        },
      ),
      { numRuns: 40 },
    );
  });

  it('is put back in the end whatever happened: nothing that was approved stays without somebody being chased', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 14 }), async (acts) => {
        const { school, id } = await aDay(1);
        const known: Known = { yes: new Map(), over: false };
        for (const step of acts) await perform(school, id, step, known);
        school.clock.move(24 * 60 * MINUTE_MS);
        for (let round = 0; round < 5; round += 1) await school.worker.runOnce();
        const { state, dueAt } = await requestOf(school, id);
        const ended = ['closed', 'refused', 'lapsed', 'withdrawn'].includes(state.phase);
        expect([state.phase, ended || (state.phase === 'closing' && dueAt !== null)]).toEqual([state.phase, true]);
        await school.store.dispose();
      }),
      { numRuns: 25 },
    );
  });
});
