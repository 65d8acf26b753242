// What a clock makes the bot say: once before its end to whoever leads, once after it to them and to the next person. Never which clock.

import type { Plan } from '../../people/plan.ts';
import type { Role } from '../../people/role.ts';
import type { Instant } from '../../shared/instant.ts';
import type { CaseDoc, CaseState, Holder } from '../case.ts';
import { type NewMessage, revise } from '../revise.ts';
import { activeHolders, bringsIn, lineTo, tell } from '../tell.ts';
import { type CaseClock, hasRunOut, isRunning } from './case-clock.ts';

type Notice = { readonly clock: CaseClock; readonly what: 'ending' | 'out'; readonly at: Instant };

const keyOf = ({ clock, what }: Pick<Notice, 'clock' | 'what'>): string => `${clock.id}:${what}`;

/** What is still to be said, by clocks that run. An end that has passed takes the place of the warning before it. */
function noticesOf({ state }: CaseDoc, clocks: readonly CaseClock[], now: Instant): readonly Notice[] {
  if (state.phase !== 'open' && state.phase !== 'alerted') return [];
  const said = new Set(state.clocksTold ?? []);
  return clocks.filter(isRunning).flatMap((clock): readonly Notice[] => {
    const out: Notice[] = clock.outAt === null ? [] : [{ clock, what: 'out', at: clock.outAt }];
    const ending: Notice[] =
      clock.warnAt === null || hasRunOut(clock, now) ? [] : [{ clock, what: 'ending', at: clock.warnAt }];
    return [...ending, ...out].filter((notice) => !said.has(keyOf(notice)));
  });
}

/** The next moment at which a clock has something to say, or null. */
export function nextNotice(doc: CaseDoc, clocks: readonly CaseClock[], now: Instant): Instant | null {
  const moments = noticesOf(doc, clocks, now).map(({ at }) => at);
  return moments.length === 0 ? null : Math.min(...moments);
}

/** The case with its timer set to that moment; the same document where it stands there already. */
export function wound(doc: CaseDoc, clocks: readonly CaseClock[], now: Instant): CaseDoc {
  const next = nextNotice(doc, clocks, now);
  return (doc.state.timers.clock ?? null) === next ? doc : revise(doc, now, { timers: { clock: next } });
}

/** Says what is due at `now`, however late it is noticed. After the first end the next rung of the ladder comes in as well. */
export function saidByClocks(doc: CaseDoc, clocks: readonly CaseClock[], plan: () => Plan, now: Instant): CaseDoc {
  const due = noticesOf(doc, clocks, now).filter(({ at }) => at <= now);
  if (due.length === 0) return wound(doc, clocks, now);
  const out = due.filter(({ what }) => what === 'out');
  const wide = out.length > 0 && !hasEscalated(doc.state) ? withNextRung(doc, plan(), now) : doc;
  const said = revise(wide, now, {
    state: { clocksTold: [...(doc.state.clocksTold ?? []), ...due.map(keyOf)] },
    entries: due.map(({ clock, what }) => ({
      by: 'system',
      action: what === 'out' ? 'clock.ran_out' : 'clock.ending',
      detail: { clock: clock.kind },
    })),
    messages: due.flatMap((notice) => linesOf(wide.state, notice, due)),
  });
  return wound(said, clocks, now);
}

const hasEscalated = (state: CaseState): boolean => (state.clocksTold ?? []).some((key) => key.endsWith(':out'));

/** The first rung that brings in somebody new. Who is shut out stands on none. */
function withNextRung(doc: CaseDoc, plan: Plan, now: Instant): CaseDoc {
  const next = plan.rungs.findIndex((rung) => rung.some((recipient) => bringsIn(doc, recipient)));
  return next === -1 ? doc : tell(doc, plan.rungs[next] ?? [], next, now);
}

/** One line a person, whatever runs out at the same moment: two of them say no more than one. */
function linesOf(state: CaseState, notice: Notice, due: readonly Notice[]): readonly NewMessage[] {
  const people = toTell(state, notice);
  const line = notice.what === 'out' ? 'a_clock_has_run_out' : 'a_clock_is_ending';
  const before = due.slice(0, due.indexOf(notice)).filter(({ what }) => what === notice.what);
  return people
    .filter(({ personId }) => !before.some((other) => toTell(state, other).some((h) => h.personId === personId)))
    .map(({ personId }) => {
      // A case that was opened again is told of anew.
      const round = state.reopenings?.length ?? 0;
      const owed = lineTo(personId, line, round === 0 ? keyOf(notice) : `${keyOf(notice)}:${round + 1}`);
      // Asked again when it leaves: what is done by then is not brought up.
      return { ...owed, params: { ...owed.params, clock: notice.clock.id } };
    });
}

/** Whose matter the clock is by law, beside whoever leads. */
const OWNERS: Readonly<Partial<Record<CaseClock['kind'], readonly Role[]>>> = { ico: ['dpo', 'siro'] };

/** Whoever said that they deal with it; while nobody has, and after an end, everybody in charge. */
function toTell(state: CaseState, { clock, what }: Notice): readonly Holder[] {
  const active = activeHolders(state);
  const lead = active.filter((h) => h.personId === state.acknowledged?.by);
  const inCharge = active.filter((h) => h.accountable);
  const leading = what === 'out' || lead.length === 0 ? inCharge : lead;
  const owning = active.filter((h) => h.roles.some((role) => OWNERS[clock.kind]?.includes(role) === true));
  return [...new Set([...leading, ...owning])];
}
