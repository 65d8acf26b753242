// The rota of the safeguarding team: read by the team, set by the head and the DSL, kept with each person.

import { maySeeRota, maySetRota, rotaTeam, withDutyDay } from '../../domain/cover/rota.ts';
import { isAbsent } from '../../domain/people/presence.ts';
import { isRotaDay, ROTA_DAYS } from '../../domain/people/rota-days.ts';
import { ok, type Result, refuse } from '../../domain/shared/result.ts';
import { isoDateOf } from '../../domain/shared/time.ts';
import { changeDoc } from '../change-doc.ts';
import type { Deps } from '../ports.ts';
import type { Who } from '../who.ts';
import type { RotaData } from './cover-use-cases.ts';

const notForYou = (): Result<never> =>
  refuse('cover.not_yours', 'The rota is for the safeguarding team and the headteacher.');

export async function readRota(deps: Deps, who: Who): Promise<Result<RotaData>> {
  if (!maySeeRota(who.person)) return notForYou();
  const today = isoDateOf(deps.clock.now(), deps.policy(who.school).calendar.zone);
  const { people } = await deps.people.directory(who.school);
  const team = rotaTeam(people, today);
  return ok({
    team: team.map(({ id, name }) => ({ id, name })),
    days: ROTA_DAYS.map((day) => ({
      day,
      onDuty: team.filter(({ dutyDays = [] }) => dutyDays.includes(day)).map(({ id }) => id),
    })),
    awayToday: team.filter((person) => isAbsent(person, today)).map(({ name }) => name),
    canSet: maySetRota(who.person),
  });
}

/** One day of the week. Whoever is named is written first, so that a write that fails half-way leaves too many on duty, not too few. */
export async function setRota(
  deps: Deps,
  who: Who,
  given: { readonly day: string; readonly people: readonly string[] },
): Promise<Result<RotaData>> {
  const { day } = given;
  if (!maySetRota(who.person)) return notForYou();
  if (!isRotaDay(day)) return refuse('cover.day', 'Choose a day of the week.', 'people');
  const known = await readRota(deps, who);
  if (!known.ok) return known;
  const ids = known.value.team.map(({ id }) => id);
  const wanted = ids.filter((id) => given.people.includes(id));
  for (const id of [...wanted, ...ids.filter((other) => !wanted.includes(other))]) {
    const person = await deps.people.byId(who.school, id);
    if (person === null) continue;
    const done = await changeDoc(deps, 'person', id, (stored) => {
      const doc = stored ?? {
        ...({ kind: 'person', id, school: who.school, version: 0, state: person } as const),
        ...{ history: [], outbox: [], dueAt: null, terms: [] },
      };
      const after = withDutyDay(doc.state, day, wanted);
      // Somebody of the pack who is not on duty needs no record of that.
      if (after === doc.state) return stored === null ? refuse(UNCHANGED, '') : ok(stored);
      const entry = { at: deps.clock.now(), by: who.person.id, action: 'person.rota_set', detail: { day } };
      return ok({ ...doc, state: after, history: [...doc.history, entry] });
    });
    if (!done.ok && done.refusal.code !== UNCHANGED) return done;
  }
  return readRota(deps, who);
}

const UNCHANGED = 'cover.unchanged';
