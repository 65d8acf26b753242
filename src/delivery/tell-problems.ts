// A record that cannot be read is no reason to stop taking reports, but two humans must know: the safeguarding lead and the head.

import type { Person } from '../domain/people/person.ts';
import { holdersOf } from '../domain/people/presence.ts';
import type { Role } from '../domain/people/role.ts';
import { isoDateOf } from '../domain/shared/time.ts';
import type { Messenger } from '../platforms/messenger.ts';
import type { Deps } from '../usecases/ports.ts';
import type { Notice } from '../views/chat-views.ts';
import { routesTo } from './routes.ts';

const TOLD: readonly Role[] = ['dsl', 'headteacher'];

const noticeOf = (count: number): Notice => ({
  view: 'notice',
  title: 'A record cannot be read',
  lines: [
    count === 1
      ? 'One record on the e-safety server cannot be read. Reports are still taken and saved.'
      : `${count} records on the e-safety server cannot be read. Reports are still taken and saved.`,
    'Ask IT to look at the server today. It says which record it is, and it can be put back from a backup.',
  ],
  actions: [],
});

/** Tells one person of each role, by the first route that takes it. Gives the number of people reached; the log has the rest. */
export async function tellProblems(
  deps: Deps,
  messengers: readonly Messenger[],
  school: string,
  refused: number,
): Promise<number> {
  const directory = await deps.people.directory(school);
  const today = isoDateOf(deps.clock.now(), deps.policy(school).calendar.zone);
  const told = TOLD.flatMap((role) => holdersOf(directory, role, today).slice(0, 1));
  const reached = await Promise.all(
    [...new Set(told)].map((person) => tellOne(deps, messengers, person, noticeOf(refused))),
  );
  return reached.filter(Boolean).length;
}

async function tellOne(deps: Deps, messengers: readonly Messenger[], person: Person, notice: Notice): Promise<boolean> {
  for (const route of (await routesTo(deps, messengers, person)).routes) {
    if ((await route.messenger.send(route.account, notice)).ok) return true;
  }
  deps.log.error('problems.not_told', { code: 'no_route' });
  return false;
}
