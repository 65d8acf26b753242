// What is read to count what stands beside the reports. Refuses rather than counting the half: figures are kept for ever.

import { classListsTerm } from '../../domain/aup/paper/class-names.ts';
import { type PupilStanding, pupilStandings } from '../../domain/aup/paper/pupil-standings.ts';
import { countedClasses } from '../../domain/aup/paper/pupils-here.ts';
import type { OverrideDoc } from '../../domain/filtering/request/override.ts';
import { countStatus, standingNow } from '../../domain/report/count-status.ts';
import type { Term } from '../../domain/report/school-year.ts';
import type { TermStatus } from '../../domain/report/status-figures.ts';
import { ok, type Result } from '../../domain/shared/result.ts';
import { isoDateOf } from '../../domain/shared/time.ts';
import { progressOf } from '../aup/outstanding.ts';
import { paperWorld, pupilFacts } from '../aup/paper/paper-world.ts';
import { signingWorld } from '../aup/signing-school.ts';
import { unavailable } from '../change-doc.ts';
import type { Deps } from '../ports.ts';
import { plannedReviews } from '../reviews/planned-reviews.ts';
import { everyDoc } from './every-doc.ts';

/** One for each term, in their order. Only the last of them knows how things stand. */
export async function termStatuses(
  deps: Deps,
  school: string,
  terms: readonly Term[],
  overrides: readonly OverrideDoc[],
): Promise<Result<readonly TermStatus[]>> {
  const { zone } = deps.policy(school).calendar;
  const today = isoDateOf(deps.clock.now(), zone);
  const checks = await everyDoc(deps, 'filter_check', school, []);
  if (checks === null) return unavailable();
  const reviews = await plannedReviews(deps, school);
  if (!reviews.ok) return reviews;
  const world = await signingWorld(deps, school);
  const progress = world.ok ? await progressOf(deps, world.value) : world;
  if (!progress.ok) return progress;
  const papers = await papersNow(deps, school);
  if (!papers.ok) return papers;
  const now = standingNow(progress.value, papers.value, reviews.value, today);
  const shared = { zone, overrides, checks, reviews: reviews.value };
  return ok(terms.map((term, at) => countStatus({ ...shared, term, standing: at === terms.length - 1 ? now : null })));
}

/** Every class of the school, or nothing. */
async function papersNow(deps: Deps, school: string): Promise<Result<readonly PupilStanding[]>> {
  const world = await paperWorld(deps, school);
  if (!world.ok) return world;
  const lists = await everyDoc(deps, 'class_list', school, [classListsTerm(school)]);
  if (lists === null) return unavailable();
  const facts = pupilFacts(world.value);
  return ok(
    countedClasses(lists, world.value.today).flatMap(({ state }) => pupilStandings(state, world.value.papers, facts)),
  );
}
