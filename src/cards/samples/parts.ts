// Made-up pieces for the sample views. Nobody and nothing here is real.

import type { Action, Option, PhoneLine, Question } from '../../views/fields.ts';

export const REF = 'ES-7K3QF9XB';
export const TIME = 'Tue 24 Nov, 14:10';

export function button(label: string, style: Action['style'] = 'plain', withInputs = false): Action {
  const verb = label.toLowerCase().replace(/[^a-z]+/g, '.');
  return { verb, target: 'c_sample0001', label, style, withInputs };
}

export const NUMBERS: readonly PhoneLine[] = [
  { name: 'Emergency', phone: '999' },
  { name: 'Safeguarding phone', phone: '01632 960 001' },
  { name: 'School office', phone: '01632 960 000' },
  { name: "Children's social care", phone: '01632 960 002' },
  { name: 'Social care, nights and weekends', phone: '01632 960 003' },
];

export const MANY_NUMBERS: readonly PhoneLine[] = [
  ...NUMBERS,
  { name: 'Police, not an emergency', phone: '101' },
  {
    name: 'Local authority designated officer (LADO) for the whole of the county of Sampleshire',
    phone: '01632 960 004',
  },
  { name: 'NSPCC whistleblowing advice line', phone: '01632 960 005' },
];

export const WARNING = 'If anyone is in immediate danger, call 999 now, before you answer anything.';

export const YES_NO_UNSURE: readonly Option[] = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
  { value: 'unsure', label: 'Not sure' },
];

export function question(over: Partial<Question> & Pick<Question, 'id' | 'kind' | 'label'>): Question {
  return { help: '', options: [], value: '', required: false, maxLength: 0, error: '', ...over };
}

/** As long as a story may be, with signs of several bytes among it. */
export const STORY = 'Sam Sample told Tess Teacher about a message “from a friend” 🙈 that was not kind at all. '
  .repeat(40)
  .slice(0, 2990)
  .concat(' The end.');

export const LONG_LINE =
  'Keep the device as it is, switched on and locked away, and let nobody look at it or try to copy anything from it until the person who deals with this has told you what to do.';

export function many<T>(count: number, make: (index: number) => T): readonly T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

/** A staff list of a big school, with names that are longer than most. */
export const STAFF: readonly Option[] = many(240, (index) => ({
  value: `p_sample${String(index).padStart(4, '0')}`,
  label: `Sample Person-With-A-Long-Name ${index + 1}, Head of Year and Computing`,
}));
