// What papers ask of people, as a source of duties for the daily round: who collects what is not back, and who hears when it is late.

import { seesWhoIsLate } from '../../../domain/aup/chase.ts';
import type { ClassListDoc } from '../../../domain/aup/class-list.ts';
import { classListId, classListsTerm } from '../../../domain/aup/paper/class-names.ts';
import { type ClassStandings, chasePapers, collectDuties } from '../../../domain/aup/paper/collect-duties.ts';
import { pupilStandings } from '../../../domain/aup/paper/pupil-standings.ts';
import { countedClasses } from '../../../domain/aup/paper/pupils-here.ts';
import type { Person } from '../../../domain/people/person.ts';
import { worksHere } from '../../../domain/people/presence.ts';
import type { Duty } from '../../../domain/reminders/duty.ts';
import type { IsoDate } from '../../../domain/shared/instant.ts';
import { AUP_TEXTS } from '../../../views/aup-texts.ts';
import { PAPER_TEXTS } from '../../../views/paper-texts.ts';
import { inPages } from '../../in-pages.ts';
import { inTurns } from '../../in-turns.ts';
import type { Deps } from '../../ports.ts';
import type { DutySource } from '../../reminders/duty-source.ts';
import { orUnreadable } from '../../store-unreadable.ts';
import { signerNow } from '../signing-school.ts';
import { counting, type PaperWorld, paperWorld, pupilFacts } from './paper-world.ts';
import { putAwayLeavers } from './put-away-leavers.ts';

export const paperDutySource: DutySource = {
  beforeRound: putAwayLeavers,
  duties: async (deps, school, today) => (await everything(deps, school, today)).duties,
  dutiesOf: async (deps, school, today, personId) => {
    const world = await worldOn(deps, school, today);
    const person = world.directory.people.find(({ id }) => id === personId);
    if (person === undefined || !worksHere(person, today)) return [];
    if (person.roles.includes('school_office') || seesWhoIsLate(person, world)) {
      return (await everything(deps, school, today, world)).duties.filter(({ to }) => to === personId);
    }
    // Nobody else has to do with other classes than their own: in a large school hundreds are asked one after the other.
    return ownClassDuties(deps, world, person);
  },
  action: (duty) =>
    duty.kind === 'collect_paper'
      ? { verb: 'aup.sheet', target: duty.about, label: PAPER_TEXTS.buttons.tick, style: 'primary', withInputs: false }
      : { verb: 'aup.classes', target: '', label: PAPER_TEXTS.buttons.classes, style: 'primary', withInputs: false },
  why: ({ kind }) => (kind === 'collect_paper' ? PAPER_TEXTS.duty.whyCollect : AUP_TEXTS.duty.whyChase),
};

async function worldOn(deps: Deps, school: string, today: IsoDate): Promise<PaperWorld> {
  const world = await paperWorld(deps, school, today);
  // A store that cannot be read now is read again at the next round; the round itself says so.
  if (!world.ok) throw new Error('the agreements cannot be read');
  return world.value;
}

async function everything(deps: Deps, school: string, today: IsoDate, known?: PaperWorld) {
  const world = known ?? (await worldOn(deps, school, today));
  const classes = await schoolStandings(deps, world);
  const collected: Duty[] = [];
  for (const duty of classes.flatMap((each) => collectDuties(each, world, world.policy)))
    if ((await signerNow(deps, world, duty.to)) !== null) collected.push(duty);
  return { duties: [...collected, ...chasePapers(classes, world, world.policy)] };
}

async function ownClassDuties(deps: Deps, world: PaperWorld, person: Person): Promise<readonly Duty[]> {
  const owed: Duty[] = [];
  for (const id of new Set(person.classes.map((name) => classListId(world.school, name)))) {
    const list = await deps.store.read('class_list', id).catch(orUnreadable);
    if (list === null || list.school !== world.school) continue;
    const counted = await counting(deps, world, list);
    if (!counted.ok) throw new Error('the class lists cannot be read');
    const here = counted.value(list);
    const standings = pupilStandings(here.state, world.papers, pupilFacts(world));
    owed.push(...collectDuties({ list: here, standings }, world, world.policy).filter(({ to }) => to === person.id));
  }
  const isSigner = owed.length > 0 && (await signerNow(deps, world, person.id)) !== null;
  return isSigner ? owed : [];
}

/** Every class of the school with where each of its pupils stands: what reports count. One list that cannot be read keeps no other back. */
export async function schoolStandings(deps: Deps, world: PaperWorld): Promise<readonly ClassStandings[]> {
  const docs: ClassListDoc[] = [];
  let after: string | undefined;
  do {
    const term = [classListsTerm(world.school)];
    const page = await deps.store.list('class_list', term, { limit: 500, ...(after === undefined ? {} : { after }) });
    const read = await inPages(page.headers, ({ id }) => deps.store.read('class_list', id).catch(orUnreadable));
    docs.push(...read.filter((doc) => doc?.school === world.school).filter((doc) => doc !== null));
    after = page.next;
  } while (after !== undefined);
  return inTurns(countedClasses(docs, world.today), (list) => ({
    list,
    standings: pupilStandings(list.state, world.papers, pupilFacts(world)),
  }));
}
