// The clock jumped by more than a day while the server ran: whatever goes by the date waits until a person says that the date is
// right. Kept with the school's round, so that a restart does not answer the question.

import type { PersonId } from '../../domain/people/person.ts';
import { holdersOf, isAbsent, worksHere } from '../../domain/people/presence.ts';
import type { Role } from '../../domain/people/role.ts';
import { confirmed, held, newRound, roundId } from '../../domain/reminders/round-life.ts';
import type { Policy } from '../../domain/school/policy.ts';
import type { ActorRef } from '../../domain/shared/document.ts';
import { ok, type Result, refuse } from '../../domain/shared/result.ts';
import { isoDateOf } from '../../domain/shared/time.ts';
import { REMINDER_TEXTS } from '../../views/reminder-texts.ts';
import { type ChangeDeps, changeDoc, readDoc, unavailable } from '../change-doc.ts';
import type { Deps } from '../ports.ts';
import type { Who } from '../who.ts';

/** A command that works on the folder itself has no log and nothing to wake. */
type ConfirmDeps = Pick<Deps, 'store' | 'clock' | 'policy'> & Partial<ChangeDeps>;
const QUIET: Pick<Deps, 'log' | 'wake'> = {
  log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  wake: () => undefined,
};

/**
 * Whether what goes by the date (reminders) has to wait. A round that cannot be read counts as held:
 * what waits can be done later, what was destroyed cannot be put back.
 */
export async function isHeld(deps: Pick<Deps, 'store' | 'log' | 'timeWatch'>, school: string): Promise<boolean> {
  if (deps.timeWatch?.jumped() === true) return true;
  const round = await readDoc(deps, 'round', roundId(school));
  return !round.ok || round.value?.state.heldSince !== undefined;
}

/** Holds everything of this school that goes by the date, and asks the people who may answer. */
export const holdTime = async (deps: Deps, school: string): Promise<Result<unknown>> => {
  const tell = await askedAboutTime(deps, school);
  return changeDoc(deps, 'round', roundId(school), (doc) => {
    const now = deps.clock.now();
    return ok(held(doc ?? newRound(school, deps.policy(school).calendar, now), tell, now));
  });
};

/** For whoever watches the clock: every school, said in the log. What cannot be written now is tried again when it looks next. */
export async function holdAll(deps: Deps, schools: readonly string[]): Promise<void> {
  const held = await Promise.all(
    schools.map(async (school) => {
      const done = await holdTime(deps, school);
      deps.log.error('time.jumped', { school, code: done.ok ? 'held' : done.refusal.code });
      return done.ok;
    }),
  );
  if (held.every(Boolean)) deps.timeWatch?.noted();
}

/** The schools in which everything that goes by the date waits. */
export async function heldSchools(deps: Deps, schools: readonly string[]): Promise<readonly string[]> {
  const held = await Promise.all(schools.map((school) => isHeld(deps, school)));
  return schools.filter((_, index) => held[index]);
}

export type TimeOutcome = 'confirmed' | 'not_held' | 'unavailable';

/** Somebody says that the date is right. */
export async function confirmTime(given: ConfirmDeps, school: string, by: ActorRef): Promise<TimeOutcome> {
  const deps = { ...QUIET, ...given };
  const before = await readDoc(deps, 'round', roundId(school));
  if (!before.ok) return 'unavailable';
  if (before.value?.state.heldSince === undefined) return 'not_held';
  const done = await changeDoc(deps, 'round', roundId(school), (doc) =>
    doc === null ? refuse('round.gone', '') : ok(confirmed(doc, by, deps.policy(school).calendar, deps.clock.now())),
  );
  return done.ok || done.refusal.code === 'round.gone' ? 'confirmed' : 'unavailable';
}

/** By the button on the card, checked anew. */
export async function confirmTimeBy(deps: Deps, { school, person }: Who): Promise<Result<'confirmed' | 'not_held'>> {
  if (!(await mayConfirmTime(deps, school, person.id))) return refuse('time.not_yours', REMINDER_TEXTS.held.notYours);
  const done = await confirmTime(deps, school, person.id);
  return done === 'unavailable' ? unavailable() : ok(done);
}

const answering = ({ agreements }: Policy): readonly Role[] => [
  ...new Set<Role>(['headteacher', agreements.custodian, 'deputy_head', 'chair_of_governors']),
];

/** The head and whoever keeps the agreements; where neither is here, the next who may answer. */
async function askedAboutTime(deps: Deps, school: string): Promise<readonly PersonId[]> {
  const policy = deps.policy(school);
  const directory = await deps.people.directory(school);
  const today = isoDateOf(deps.clock.now(), policy.calendar.zone);
  const here = answering(policy).map((role) =>
    holdersOf(directory, role, today)
      .filter((person) => !isAbsent(person, today))
      .map(({ id }) => id),
  );
  const first = here.slice(0, 2).flat();
  return [...new Set(first.length > 0 ? first : (here.find((ids) => ids.length > 0) ?? []))];
}

/** By the staff list as it stands. */
export async function mayConfirmTime(deps: Deps, school: string, id: PersonId): Promise<boolean> {
  const policy = deps.policy(school);
  const today = isoDateOf(deps.clock.now(), policy.calendar.zone);
  const person = await deps.people.byId(school, id);
  return person !== null && worksHere(person, today) && answering(policy).some((role) => person.roles.includes(role));
}
