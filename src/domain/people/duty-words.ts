// Days of duty as people write them: "Mon, Wed", "Monday to Wednesday", "Tue-Fri", "every day".

import { ROTA_DAYS, type RotaDay } from './rota-days.ts';

const WORDS: ReadonlyMap<string, RotaDay> = new Map(
  ROTA_DAYS.flatMap((day, at) => {
    const name = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'][at] ?? day;
    return [day, name, `${name}s`, ...(day === 'tue' ? ['tues'] : day === 'thu' ? ['thur', 'thurs'] : [])].map(
      (word) => [word, day] as const,
    );
  }),
);
const EVERY = ['every day', 'all', 'daily', 'all days'];
const NONE = ['none', 'no', '-'];

/** Null where it cannot be read as days of a school week. */
export function readDutyDays(text: string): readonly RotaDay[] | null {
  const plain = text.toLowerCase().replaceAll('.', '').replace(/\s+/g, ' ').trim();
  if (plain === '' || NONE.includes(plain)) return [];
  if (EVERY.includes(plain)) return ROTA_DAYS;
  const parts = plain
    .replace(/ ?(?:-|–|—| to ) ?/g, '-')
    .split(/[,;/|+& ]+| and /)
    .filter((part) => part !== '' && part !== 'and');
  const found = new Set<RotaDay>();
  for (const part of parts) {
    const [first, last, ...more] = part.split('-').map((word) => WORDS.get(word));
    if (first === undefined || more.length > 0 || (part.includes('-') && last === undefined)) return null;
    const days = ROTA_DAYS.slice(ROTA_DAYS.indexOf(first), ROTA_DAYS.indexOf(last ?? first) + 1);
    if (days.length === 0) return null;
    for (const day of days) found.add(day);
  }
  return ROTA_DAYS.filter((day) => found.has(day));
}

export const NO_DAYS = 'is not days of a school week. Write Mon, Wed or Mon-Fri, or none.';
