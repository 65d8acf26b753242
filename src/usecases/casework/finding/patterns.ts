// The same app or site in three reports of a fortnight: worked out once a school day, told as one of the day's reminders. Whoever is
// shut out of one of those reports is told of the others as if that one had never been made: three less one are no pattern for them,
// because that could say which; and four less one are one, because to be told nothing could say that there is a fourth.

import { createHash } from 'node:crypto';
import type { CaseDoc } from '../../../domain/casework/case.ts';
import { monthOf, monthTerm } from '../../../domain/casework/finding/finding-terms.ts';
import { kindsOf, PATTERN_DAYS, type Pattern, patternsIn } from '../../../domain/casework/finding/patterns.ts';
import { CATEGORY_INFO } from '../../../domain/incident/categories.ts';
import type { PersonId } from '../../../domain/people/person.ts';
import { holdersOf } from '../../../domain/people/presence.ts';
import type { Duty } from '../../../domain/reminders/duty.ts';
import { DAY_MS, type IsoDate } from '../../../domain/shared/instant.ts';
import { ok, type Result, refuse } from '../../../domain/shared/result.ts';
import { isoDateOf } from '../../../domain/shared/time.ts';
import { FINDING_TEXTS } from '../../../views/finding-texts.ts';
import type { Deps } from '../../ports.ts';
import type { DutySource } from '../../reminders/duty-source.ts';
import { orUnreadable } from '../../store-unreadable.ts';
import type { Who } from '../../who.ts';
import { recusedNow } from '../recused-now.ts';
import { idsWith } from './finding-walk.ts';

const T = FINDING_TEXTS.pattern;

/** Again only after as many days, and only if it still is so. */
const AGAIN = [PATTERN_DAYS];

export const patternDutySource: DutySource = {
  duties: async (deps, school, today) => {
    const all = await told(deps, school, today);
    return all.map(({ mark, to }) => duty(mark, to, today));
  },
  action: ({ about }) => ({ verb: 'pattern.open', target: about, label: T.open, style: 'primary', withInputs: false }),
  why: () => T.why,
};

const duty = (mark: string, to: PersonId, today: IsoDate): Duty => ({
  ...{ kind: 'pattern', key: `pattern:${mark}`, to, about: mark, title: T.title },
  ...{ dueOn: null, firstOn: today, spacing: AGAIN, handedOnOn: null },
});

/** The kinds of report in words; nothing else of them is ever said. */
export async function openPattern(
  deps: Deps,
  who: Who,
  mark: string,
): Promise<Result<{ readonly kinds: readonly string[] }>> {
  const today = isoDateOf(deps.clock.now(), deps.policy(who.school).calendar.zone);
  const all = await told(deps, who.school, today);
  const mine = all.find((one) => one.mark === mark && one.to === who.person.id);
  if (mine === undefined) return refuse('pattern.nothing', T.nothing);
  return ok({ kinds: kindsOf(mine.pattern).map((kind) => CATEGORY_INFO[kind].label) });
}

type Told = { readonly pattern: Pattern; readonly mark: string; readonly to: PersonId };

async function told(deps: Deps, school: string, today: IsoDate): Promise<readonly Told[]> {
  const directory = await deps.people.directory(school);
  const now = deps.clock.now();
  const all = await Promise.all(
    (await recent(deps, school)).map(async (doc) => ({ doc, out: await recusedNow(deps, doc) })),
  );
  return TOLD_TO.flatMap(({ role, narrow }) =>
    holdersOf(directory, role, today).flatMap(({ id: to }) => {
      const theirs = all.filter(({ out }) => !out.has(to)).map(({ doc }) => doc);
      const found = patternsIn(theirs, now).filter((pattern) => pattern.narrow === narrow);
      return found.map((pattern) => ({ pattern, mark: markOf(school, pattern), to }));
    }),
  );
}

const TOLD_TO = [
  { role: 'esafety_coordinator', narrow: false },
  { role: 'dsl', narrow: true },
] as const;

/** The name of the site stands in no button and no list of reminders. */
const markOf = (school: string, { site, narrow }: Pattern): string =>
  createHash('sha256')
    .update(JSON.stringify([school, site, narrow]))
    .digest('hex')
    .slice(0, 16);

async function recent(deps: Deps, school: string): Promise<readonly CaseDoc[]> {
  const now = deps.clock.now();
  const months = [...new Set([now - PATTERN_DAYS * DAY_MS, now].map(monthOf))];
  const found: CaseDoc[] = [];
  for (const month of months) {
    for await (const id of idsWith(deps, [monthTerm(month)])) {
      const doc = await deps.store.read('case', id).catch(orUnreadable);
      if (doc !== null && doc.school === school) found.push(doc);
    }
  }
  return found;
}
