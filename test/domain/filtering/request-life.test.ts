import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FILTER_CATEGORIES, NEVER_OPENED } from '../../../src/domain/filtering/filter-categories.ts';
import type { FilteringSchool } from '../../../src/domain/filtering/filtering-school.ts';
import { allowedNow, feedRead, isAllowed } from '../../../src/domain/filtering/request/allowed.ts';
import { approve } from '../../../src/domain/filtering/request/approve.ts';
import { answerQuestion, askRequester } from '../../../src/domain/filtering/request/ask.ts';
import { confirmClosed, confirmOpen, stopAsIllegal } from '../../../src/domain/filtering/request/confirm.ts';
import { endEarly } from '../../../src/domain/filtering/request/end-early.ts';
import { planIt } from '../../../src/domain/filtering/request/it-plan.ts';
import type { OverrideDoc, OverridePhase, OverrideTimer } from '../../../src/domain/filtering/request/override.ts';
import { probed } from '../../../src/domain/filtering/request/probed.ts';
import { refuseRequest } from '../../../src/domain/filtering/request/refuse-request.ts';
import { sendRequest } from '../../../src/domain/filtering/request/send.ts';
import { settleOverride } from '../../../src/domain/filtering/request/settle.ts';
import { probeDue, timed } from '../../../src/domain/filtering/request/timed.ts';
import { withdrawRequest } from '../../../src/domain/filtering/request/withdraw.ts';
import type { PersonId } from '../../../src/domain/people/person.ts';
import { assertNever } from '../../../src/domain/shared/assert-never.ts';
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from '../../../src/domain/shared/instant.ts';
import type { Result } from '../../../src/domain/shared/result.ts';
import {
  aDraftRequest,
  aRequest,
  aSchool,
  at,
  CALENDAR,
  CORA,
  DEV,
  DORA,
  HANA,
  IVAN,
  PEOPLE,
  PIA,
  PROBE,
  TESS,
} from '../../support/a-filter-request.ts';

// A filter request through any order of presses, deliveries, departures, outages and jumps of the clock. What may never happen is
// checked after every step against a record that the test keeps for itself.

const EVERYBODY = [TESS, CORA, HANA, DEV, DORA, IVAN, PIA, 'p_nobody'] as const;

/** Beginnings and ends around a plain lesson, the half-term with the change of clocks in October, and Easter with the one in March. */
const STARTS = [
  { now: at('2026-11-24', '09:00'), from: at('2026-11-24', '10:00'), until: at('2026-11-24', '11:00') },
  { now: at('2026-11-24', '10:20'), from: at('2026-11-24', '10:00'), until: at('2026-11-24', '11:00') },
  { now: at('2026-10-22', '15:30'), from: at('2026-10-23', '10:00'), until: at('2026-11-03', '15:00') },
  { now: at('2027-03-25', '12:00'), from: at('2027-03-25', '14:00'), until: at('2027-03-30', '11:00') },
  { now: at('2027-03-25', '19:00'), from: at('2027-03-28', '00:30'), until: at('2027-03-28', '03:30') },
] as const;

type World = {
  readonly approvals: 1 | 2;
  readonly byChannel: boolean;
  readonly enforcement: 'task' | 'feed';
  readonly probe: boolean;
  readonly start: (typeof STARTS)[number];
  left: Set<PersonId>;
  excluded: Set<PersonId>;
  tied: Set<PersonId>;
  channel: readonly PersonId[] | null;
};

const schoolOf = (world: World): FilteringSchool =>
  aSchool({
    overrides: {
      approvals: world.approvals,
      approvers: world.byChannel
        ? { kind: 'channel' }
        : { kind: 'roles', roles: ['esafety_coordinator', 'headteacher'] },
      enforcement: world.enforcement,
      probe: world.probe ? PROBE : null,
      excludedRoles: ['siro'],
    },
    // The teacher holds an approver role too: that must never help.
    people: PEOPLE.map((p) => ({
      ...p,
      ...(world.left.has(p.id) ? { endsOn: '2026-09-01' } : {}),
      roles: [
        ...p.roles,
        ...(world.excluded.has(p.id) ? (['siro'] as const) : []),
        ...(p.id === TESS ? (['esafety_coordinator'] as const) : []),
      ],
      closeTo: world.tied.has(p.id) ? [TESS] : [],
    })),
    channelPeople: world.channel,
  });

/** Said anew here, so that the rule and its test are not the same words. */
function mayHaveDecided(world: World, id: PersonId, doc: OverrideDoc): boolean {
  if (id === TESS || id === 'p_nobody') return false;
  if (world.left.has(id) || world.excluded.has(id) || world.tied.has(id)) return false;
  const standIn = [HANA, DEV, DORA].includes(id) && doc.state.asked.some((a) => a.personId === id);
  return world.byChannel ? (world.channel ?? []).includes(id) || standIn : id === CORA || id === HANA || standIn;
}

/** Those who can do something more often than the others, so that a walk gets somewhere. */
const who = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(CORA, HANA) },
  { weight: 3, arbitrary: fc.constant(IVAN) },
  { weight: 4, arbitrary: fc.constantFrom(...EVERYBODY) },
);
const waits = fc.constantFrom(0, MINUTE_MS, 11 * MINUTE_MS, 31 * MINUTE_MS, HOUR_MS, 3 * HOUR_MS, DAY_MS, 9 * DAY_MS);
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('tick' as const), after: waits }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('outage' as const), after: waits }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('approve' as const),
      who,
      until: fc.option(fc.integer({ min: -10, max: 70 }), { freq: 3 }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'ask' as const,
        'answer' as const,
        'end' as const,
        'open' as const,
        'open' as const,
        'close' as const,
        'close' as const,
      ),
      who,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom('refuse' as const, 'withdraw' as const, 'stop' as const), who }),
  },
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom('everybody_approves' as const, 'lesson_begins' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('settle' as const),
      how: fc.constantFrom('sent' as const, 'dead' as const, 'dropped' as const, 'later' as const),
      code: fc.constantFrom('channel_unfit', 'left', 'outdated'),
      share: fc.integer({ min: 1, max: 3 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constantFrom('leave' as const, 'exclude' as const, 'tie' as const), who }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('roster' as const), people: fc.option(fc.subarray([...EVERYBODY])) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('read_feed' as const), stale: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('probe' as const),
      found: fc.constantFrom('open' as const, 'closed' as const, 'unknown' as const),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

const worlds: fc.Arbitrary<World> = fc.record({
  approvals: fc.constantFrom(1 as const, 2 as const),
  byChannel: fc.boolean(),
  enforcement: fc.constantFrom('task' as const, 'feed' as const),
  probe: fc.boolean(),
  start: fc.constantFrom(...STARTS),
  left: fc.constant(new Set<PersonId>()),
  excluded: fc.constant(new Set<PersonId>()),
  tied: fc.constant(new Set<PersonId>()),
  channel: fc.option(fc.subarray([...EVERYBODY])),
});

type Run = {
  readonly world: World;
  doc: OverrideDoc;
  now: Instant;
  /** What the test itself saw: who approved and until when, and when it was ended. */
  approvals: { by: PersonId; at: Instant; until: Instant }[];
  endedAt: Instant | null;
};

const SECRET = 'sentinel-words';

/** A press, and the same press again: the second has no effect. */
function press(run: Run, act: (doc: OverrideDoc, key: string) => Result<OverrideDoc>): boolean {
  const key = `k-${run.doc.state.pressesSeen.length}-${run.doc.history.length}-${run.now}`;
  const done = act(run.doc, key);
  if (!done.ok) {
    expect(done.refusal.code).toMatch(/^(request|override)\.[a-z_]+$/);
    expect(done.refusal.message).toMatch(/^[A-Z].*\.$/);
    return false;
  }
  run.doc = done.value;
  const again = act(run.doc, key);
  expect(again.ok && again.value === run.doc).toBe(true);
  return true;
}

function take(run: Run, next: Step): void {
  const { world } = run;
  const school = schoolOf(world);
  switch (next.do) {
    case 'tick':
      run.now += next.after;
      run.doc = timed(run.doc, run.now, school);
      expectNothingOverdue(run);
      return;
    case 'outage':
      run.now += next.after;
      return;
    case 'approve': {
      const until = next.until === null ? null : run.now + next.until * MINUTE_MS;
      const before = run.doc;
      const allowed = mayHaveDecided(world, next.who, before);
      if (!press(run, (doc, key) => approve(doc, next.who, { until, reason: SECRET, key }, school, run.now))) return;
      expect(allowed).toBe(true);
      run.approvals.push({ by: next.who, at: run.now, until: until ?? world.start.until });
      if (before.state.phase === 'asked' && run.doc.state.phase === 'approved') expectGranted(run);
      return;
    }
    case 'everybody_approves':
      for (const id of EVERYBODY) take(run, { do: 'approve', who: id, until: null });
      return;
    case 'lesson_begins':
      take(run, { do: 'tick', after: Math.max(0, world.start.from + MINUTE_MS - run.now) });
      return;
    case 'refuse': {
      const allowed = mayHaveDecided(world, next.who, run.doc);
      if (press(run, (doc, key) => refuseRequest(doc, next.who, { reason: SECRET, key }, school, run.now)))
        expect(allowed).toBe(true);
      return;
    }
    case 'ask':
      press(run, (doc, key) => askRequester(doc, next.who, { text: SECRET, key }, school, run.now));
      return;
    case 'answer':
      press(run, (doc, key) => answerQuestion(doc, next.who, { text: SECRET, key }, school, run.now));
      return;
    case 'withdraw':
      press(run, (doc, key) => withdrawRequest(doc, next.who, { key }, school, run.now));
      return;
    case 'end':
      if (press(run, (doc, key) => endEarly(doc, next.who, { key }, school, run.now))) run.endedAt ??= run.now;
      return;
    case 'open':
      press(run, (doc, key) => confirmOpen(doc, next.who, { key, ticket: SECRET }, school, run.now));
      return;
    case 'close':
      press(run, (doc, key) => confirmClosed(doc, next.who, { key }, school, run.now));
      return;
    case 'stop':
      if (press(run, (doc, key) => stopAsIllegal(doc, next.who, { key }, school, run.now))) run.endedAt ??= run.now;
      return;
    case 'settle': {
      const owed = run.doc.outbox.filter((item) => item.settled === undefined && item.notBefore <= run.now);
      const ends = owed
        .filter((_, i) => i % next.share === 0)
        .map((item) => ({
          id: item.id,
          // The worker never gives up on the channel: it drops what may not go there.
          how: item.to === 'channel' && next.how === 'dead' ? ('dropped' as const) : next.how,
          code: item.to !== 'channel' && next.code === 'channel_unfit' ? 'left' : next.code,
          at: run.now + MINUTE_MS,
          ...(next.how === 'sent' ? { message: { route: `console:${item.to}`, reference: `m-${item.id}` } } : {}),
        }));
      run.doc = settleOverride(run.doc, ends, school, run.now);
      expect(
        settleOverride(
          run.doc,
          ends.filter((e) => e.how !== 'later'),
          school,
          run.now,
        ),
      ).toBe(run.doc);
      return;
    }
    case 'leave':
      world.left = new Set([...world.left, next.who]);
      return;
    case 'exclude':
      world.excluded = new Set([...world.excluded, next.who]);
      return;
    case 'tie':
      world.tied = new Set([...world.tied, next.who]);
      return;
    case 'roster':
      world.channel = next.people;
      return;
    case 'read_feed': {
      const readers = [run.now, ...(next.stale ? [run.now - HOUR_MS] : [])].map((lastReadAt) => ({
        name: 'filter',
        createdAt: 0,
        lastReadAt,
      }));
      run.doc = feedRead(run.doc, readers, school, run.now);
      return;
    }
    case 'probe':
      if (probeDue(run.doc, run.now)) run.doc = probed(run.doc, next.found, school, run.now);
      return;
    default:
      assertNever(next);
  }
}

/** Time has passed: nothing that only the clock moves is left behind. */
function expectNothingOverdue({ doc, now }: Run): void {
  const late = Object.entries(doc.state.timers).filter(([timer, due]) => timer !== 'probe' && due <= now);
  expect(late).toEqual([]);
}

/** At the moment it was granted: enough different people, each of whom might decide then and there, and none the requester. */
function expectGranted({ world, doc }: Run): void {
  const { decision, period } = doc.state;
  const by = decision?.by ?? [];
  expect(new Set(by).size).toBe(by.length);
  expect(by.length).toBeGreaterThanOrEqual(world.approvals);
  expect(by).not.toContain(TESS);
  const now = decision?.at ?? 0;
  for (const id of by) {
    // Of an earlier one in a channel that cannot be read now it is known only that nothing else speaks against it.
    const still = world.byChannel && world.channel === null ? !isOut(world, id) : mayHaveDecided(world, id, doc);
    expect(still).toBe(true);
  }
  expect(period?.from).toBeGreaterThanOrEqual(now);
  expect(period?.until).toBeGreaterThan(period?.from ?? 0);
}
const isOut = (world: World, id: PersonId) => world.left.has(id) || world.excluded.has(id) || world.tied.has(id);

const MUST_RUN: Readonly<Partial<Record<OverridePhase, OverrideTimer>>> = {
  draft: 'draft_end',
  asked: 'lapse',
  approved: 'end',
  open: 'end',
  closing: 'put_back',
};

function expectSound(run: Run): void {
  const { doc, world, now } = run;
  const { state } = doc;
  // Nothing is let through outside what people said yes to.
  for (const moment of [now, world.start.until - 1, world.start.until, now + DAY_MS]) {
    if (!isAllowed(state, moment, CALENDAR)) continue;
    const counted = run.approvals.filter((a) => state.decision?.by.includes(a.by));
    expect(new Set(counted.map((a) => a.by)).size).toBeGreaterThanOrEqual(world.approvals);
    expect(counted.every((a) => a.by !== TESS && a.at <= moment)).toBe(true);
    expect(moment).toBeGreaterThanOrEqual(world.start.from);
    expect(moment).toBeLessThan(Math.min(world.start.until, ...counted.map((a) => a.until)));
    expect(run.endedAt).toBeNull();
  }
  expect(state.approvals.map((a) => a.by)).not.toContain(TESS);
  expect(new Set(state.approvals.map((a) => a.by)).size).toBe(state.approvals.length);
  expect(state.asked.map((a) => a.personId)).not.toContain(TESS);
  // No state that waits is without a clock, and none that is over has one.
  const clock = MUST_RUN[state.phase];
  if (clock !== undefined) expect(state.timers[clock]).toBeDefined();
  else expect(Object.keys(state.timers).filter((t) => t !== 'probe')).toEqual([]);
  if (clock !== undefined) expect(doc.dueAt).not.toBeNull();
  // What was approved is never over without being blocked again.
  if (doc.history.some((e) => e.action === 'request.approved') && state.period !== undefined)
    expect(['approved', 'open', 'closing', 'closed']).toContain(state.phase);
  // Messages: each duty once, of a card only the newest state.
  expect(new Set(doc.outbox.map((i) => i.id)).size).toBe(doc.outbox.length);
  const cards = doc.outbox.filter((i) => i.kind === 'override_card' && i.settled === undefined);
  expect(new Set(cards.map((i) => `${i.params.slot} ${i.to}`)).size).toBe(cards.length);
  // The history and the messages hold no address and no free text.
  expect(JSON.stringify([doc.history, doc.outbox])).not.toMatch(/sentinel-words|example/);
}

const begun = (world: World): Run => {
  const now = world.start.now;
  const wanted = { from: world.start.from, until: world.start.until };
  const sent = sendRequest(
    aDraftRequest(now),
    { request: aRequest({ wanted, note: SECRET }), recurring: false, key: 'k-send' },
    schoolOf(world),
    now,
  );
  if (!sent.ok) throw new Error(sent.refusal.code);
  return { world: { ...world }, doc: sent.value, now, approvals: [], endedAt: null };
};

const walked = (world: World, steps: readonly Step[]): Run => {
  const run = begun(world);
  expectSound(run);
  for (const next of steps) {
    take(run, next);
    expectSound(run);
  }
  return run;
};

describe('a filter request, whatever happens', () => {
  it('is open only as approved, never by its requester, and never without a clock', () => {
    fc.assert(
      fc.property(worlds, fc.array(step, { maxLength: 40, size: 'max' }), (world, steps) => {
        walked(world, steps);
      }),
      { numRuns: 250 },
    );
  });

  it('ends: undecided it lapses, and approved it is blocked again or chased and brought before somebody in charge', () => {
    fc.assert(
      fc.property(worlds, fc.array(step, { maxLength: 25, size: 'max' }), fc.boolean(), (world, steps, reachable) => {
        const run = walked(world, steps);
        const horizon = Math.max(run.now, world.start.until) + 20 * DAY_MS;
        let chases = 0;
        // From here nobody does anything any more; messages arrive, or none does.
        for (let turns = 0; turns < 2000 && run.doc.dueAt !== null && run.doc.dueAt <= horizon; turns += 1) {
          run.now = Math.max(run.now, run.doc.dueAt);
          if (probeDue(run.doc, run.now)) run.doc = probed(run.doc, 'unknown', schoolOf(run.world), run.now);
          run.doc = timed(run.doc, run.now, schoolOf(run.world));
          chases += run.doc.outbox.filter((i) => i.settled === undefined && i.params.slot === 'close').length;
          take(run, { do: 'settle', how: reachable ? 'sent' : 'dead', code: 'outdated', share: 1 });
          expectSound(run);
        }
        expect(['lapsed', 'refused', 'withdrawn', 'closed', 'closing']).toContain(run.doc.state.phase);
        if (run.doc.state.phase !== 'closing') return;
        expect(run.doc.state.escalatedAt).toBeDefined();
        const anyIt = planIt(schoolOf(run.world), run.now).rungs.flat();
        if (anyIt.length > 0) expect(chases).toBeGreaterThan(0);
        // Still chased, and whoever of IT confirms it ends it.
        expect(run.doc.state.timers.put_back).toBeGreaterThan(run.now);
        const somebody = ([IVAN, PIA] as const).find((id) => !run.world.left.has(id));
        if (somebody === undefined) return;
        take(run, { do: 'close', who: somebody });
        expect(run.doc.state.phase).toBe('closed');
      }),
      { numRuns: 60 },
    );
  });

  it('of a category that nobody may open is never sent, and so never approved', () => {
    fc.assert(
      fc.property(worlds, fc.constantFrom(...FILTER_CATEGORIES), fc.boolean(), (world, category, recurring) => {
        const now = world.start.now;
        const wanted = { from: world.start.from, until: world.start.until };
        const sending = { request: aRequest({ wanted, category }), recurring, key: 'k-send' };
        const sent = sendRequest(aDraftRequest(now), sending, schoolOf(world), now);
        expect(sent.ok).toBe(!NEVER_OPENED.includes(category));
      }),
    );
  });

  it('what stands in the list is the same for every reader at one moment, and empty in the holidays', () => {
    fc.assert(
      fc.property(worlds, fc.array(step, { maxLength: 20, size: 'max' }), (world, steps) => {
        const { doc } = walked(world, steps);
        for (const day of ['2026-10-27', '2026-10-25', '2026-11-01', '2027-03-27']) {
          expect(allowedNow([doc, doc], at(day, '12:00'), CALENDAR)).toEqual([]);
        }
        expect(allowedNow([doc, doc], run10(world), CALENDAR)).toEqual(allowedNow([doc], run10(world), CALENDAR));
      }),
      { numRuns: 60 },
    );
  });
});

const run10 = (world: World): Instant => world.start.from + 10 * MINUTE_MS;
