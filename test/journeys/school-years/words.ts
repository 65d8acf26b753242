// "By Fri 27 Nov": what a bundle has to say of a day.

import type { IsoDate } from '../../../src/domain/shared/instant.ts';
import { dayInWords } from '../../support/other-calendar.ts';

export function byWhen(dueOn: IsoDate, today: IsoDate): string {
  if (dueOn === today) return 'By today';
  return dueOn > today ? `By ${dayInWords(dueOn, today)}` : `Was due ${dayInWords(dueOn, today)}`;
}
