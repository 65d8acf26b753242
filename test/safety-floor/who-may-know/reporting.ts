// Reports are made through the real steps, page by page where the form stops, and by nobody at all where the report is the secret one.

import { addDays } from '../../../src/domain/shared/time.ts';
import type { Told } from './history.ts';
import type { Oracle } from './oracle.ts';
import { childWord, queryWord, siteWord, storyWord } from './secrets.ts';
import type { World } from './world.ts';

/** How the reporter asks for it: by its id, or by its secret. `never`: it does not happen in this world. */
export type Case = {
  readonly n: number;
  readonly step: number;
  readonly told: Told;
  readonly never: boolean;
  readonly id: string;
  readonly address: string;
  readonly stopped: boolean;
};

const adultOf = ({ by, naming, adult }: Told): string => {
  if (adult === null) return '';
  const unnamed = naming === 'anonymous';
  if (adult.who === 'unknown') return 'skip';
  if (adult.who === 'self' || adult.who === by)
    return unnamed ? (adult.who === 'self' ? 'skip' : `person:${by}`) : 'me';
  return `person:${adult.who}`;
};

/** Whom the report is about, by its own words. An adult it was done to is not. */
export function namedIn(told: Told): { readonly about: readonly string[]; readonly family: readonly string[] } {
  const pick = adultOf(told);
  const who = pick === 'me' ? [told.by] : pick.startsWith('person:') ? [pick.slice('person:'.length)] : [];
  const part = told.adult?.part;
  return { about: part === 'about' ? who : [], family: part === 'family' ? who : [] };
}

const firstPage = ({ danger, naming, adult }: Told) => ({
  danger,
  naming,
  adult_concern: adult === null ? 'no' : 'yes',
});

const restOf = (told: Told, step: number, today: string) => ({
  ...told.kind,
  ...(told.adult === null ? {} : { adult: adultOf(told), adult_part: told.adult.part }),
  ...{ victim: 'pupil', age_band: '13-17', instigator: 'pupil', image: told.picture ? 'under18_nude' : 'none' },
  ticks: told.harm ? ['harm_signs'] : [],
  story: `Somebody wrote ${storyWord(step)}.`,
  victim_names: `Zoe ${childWord(step)}`,
  web_address: `https://${told.sameApp ? 'zingle' : siteWord(step)}.example/p?u=${queryWord(step)}`,
  when_date: addDays(today, -1),
});

/** The first page alone where the form stops; else all of it, and Send. Gives how the reporter asks for it. */
export async function makeReport(world: World, oracle: Oracle, told: Told, n: number, step: number): Promise<string> {
  const me = await world.who(told.by);
  const owner = told.naming === 'anonymous' ? null : me;
  oracle.opened(n, owner === null ? null : told.by);
  const school = world.school;
  const answers = firstPage(told);
  const saved = await world.useCases.saveDraft(me, null, { school, answers, page: 'kind', key: `a${step}` });
  if (!saved.ok) throw new Error(saved.refusal.code);
  const address = saved.value.doc.id;
  if (!told.stops) await sendReport(world, oracle, { told, n, address, step });
  return address;
}

type Sending = Pick<Case, 'told' | 'n' | 'address' | 'step'>;

export async function sendReport(world: World, oracle: Oracle, { told, n, address, step }: Sending): Promise<boolean> {
  const owner = told.naming === 'anonymous' ? null : await world.who(told.by);
  const answers = restOf(told, step, world.today());
  const input = { school: world.school, answers, page: 'review', key: `b${step}` };
  const saved = await world.useCases.saveDraft(owner, address, input);
  // A draft that nobody touched for a week is gone.
  if (!saved.ok) return false;
  oracle.isAbout(n, namedIn(told));
  const preview = await world.useCases.preview(owner, address);
  const untick = told.untick === null ? [] : [told.untick];
  const sent = await world.useCases.submitReport(owner, address, { untick, key: `c${step}` });
  const text = JSON.stringify([saved, preview, sent]);
  world.keep({ to: told.by, how: 'own', text, typed: text });
  if (!sent.ok) throw new Error(`${sent.refusal.code} ${sent.refusal.message}`);
  return true;
}
