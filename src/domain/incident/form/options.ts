// Lists of answers that several questions share.

import type { FormOption } from './definition.ts';
import { TEXTS } from './texts.ts';

export const NOT_SURE: FormOption = { value: 'unsure', label: TEXTS.notSure };
export const YES_NO_UNSURE: readonly FormOption[] = [
  { value: 'yes', label: TEXTS.yes },
  { value: 'no', label: TEXTS.no },
  NOT_SURE,
];
export const options = (labels: Readonly<Record<string, string>>): readonly FormOption[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));
