// What signing asks of people, as a source of duties for the daily round: everybody's record is read, a page at a time.

import { chaseDuties, seesWhoIsLate } from '../../domain/aup/chase.ts';
import { textsFor } from '../../domain/aup/sign-audience.ts';
import { answerDuties, signDuty } from '../../domain/aup/sign-duties.ts';
import { openQuestionsTerm, signaturesId } from '../../domain/aup/sign-life.ts';
import type { Person } from '../../domain/people/person.ts';
import { worksHere } from '../../domain/people/presence.ts';
import type { Duty } from '../../domain/reminders/duty.ts';
import type { IsoDate } from '../../domain/shared/instant.ts';
import { AUP_TEXTS } from '../../views/aup-texts.ts';
import type { Action } from '../../views/fields.ts';
import { inPages } from '../in-pages.ts';
import type { Deps } from '../ports.ts';
import type { DutySource } from '../reminders/duty-source.ts';
import { StoreUnreadable } from '../store-unreadable.ts';
import { docsWith, titleOf } from './clause-questions.ts';
import { progressOf } from './outstanding.ts';
import { type SigningWorld, signerNow, signingWorld, standingsOf } from './signing-school.ts';

const T = AUP_TEXTS.duty;

const action = (duty: Duty): Action => {
  const shared = { target: duty.about, style: 'primary', withInputs: false } as const;
  if (duty.kind === 'chase_list') {
    return { ...shared, verb: 'aup.outstanding', target: '', label: AUP_TEXTS.buttons.outstanding };
  }
  return duty.kind === 'sign'
    ? { ...shared, verb: 'aup.read', label: AUP_TEXTS.buttons.read }
    : { ...shared, verb: 'aup.question', label: AUP_TEXTS.buttons.openQuestion };
};

export const signDutySource: DutySource = {
  duties: async (deps, school, today) => {
    const world = await worldOn(deps, school, today);
    const owed = await inPages(world.directory.people, (person) => signDuties(deps, world, person));
    return [...owed.flat(), ...(await questionDuties(deps, world)), ...(await chased(deps, world))];
  },
  dutiesOf: async (deps, school, today, personId) => {
    const world = await worldOn(deps, school, today);
    const person = world.directory.people.find(({ id }) => id === personId);
    const own = person === undefined ? [] : await signDuties(deps, world, person);
    // Everybody's record is read for those alone who may have to chase.
    const late = person !== undefined && seesWhoIsLate(person, world) ? await chased(deps, world) : [];
    return [...own, ...[...(await questionDuties(deps, world)), ...late].filter(({ to }) => to === personId)];
  },
  action,
  why: ({ kind }) => (kind === 'sign' ? T.whySign : kind === 'chase_list' ? T.whyChase : T.whyAnswer),
};

async function worldOn(deps: Deps, school: string, today: IsoDate): Promise<SigningWorld> {
  const world = await signingWorld(deps, school, today);
  // A store that cannot be read now is read again at the next round; the round itself says so.
  if (!world.ok) throw new Error('the agreements cannot be read');
  return world.value;
}

async function signDuties(deps: Deps, world: SigningWorld, person: Person): Promise<readonly Duty[]> {
  const texts = world.texts.map(({ text }) => text);
  if (!worksHere(person, world.today) || textsFor(person, texts).length === 0) return [];
  const doc = await recordOf(deps, world, person);
  if (doc === 'unreadable') return [];
  // Most have signed everything: for them nothing more is read.
  const known = { person, joinedOn: null };
  if (standingsOf(world, known, doc?.state).every(({ standing }) => standing.state !== 'owed')) return [];
  const signer = await signerNow(deps, world, person.id);
  if (signer === null) return [];
  return standingsOf(world, signer, doc?.state).flatMap(
    ({ signedText, standing }) => signDuty(person, signedText.text, standing, world.policy) ?? [],
  );
}

/** Nobody is chased for what may be signed: the store names the record, and an operator puts it right. */
async function recordOf(deps: Deps, { school }: SigningWorld, { id }: Person) {
  try {
    return await deps.store.read('signatures', signaturesId(school, id));
  } catch (error) {
    if (!(error instanceof StoreUnreadable)) throw error;
    return 'unreadable';
  }
}

/** A record that cannot be read must not keep everybody else's reminders back: it is named by the store. */
async function chased(deps: Deps, world: SigningWorld): Promise<readonly Duty[]> {
  const progress = await progressOf(deps, world);
  return progress.ok ? progress.value.flatMap((each) => chaseDuties(each, world, world.policy)) : [];
}

async function questionDuties(deps: Deps, world: SigningWorld): Promise<readonly Duty[]> {
  const docs = await docsWith(deps, world.school, openQuestionsTerm(world.school));
  return docs.flatMap((doc) => answerDuties(doc, (key) => titleOf(world, key), world, world.calendar.zone));
}
