// Every body outside the school, in the order in which they are offered.

import { BODIES_OF_DANGER } from './bodies-of-danger.ts';
import { BODIES_OF_HELP } from './bodies-of-help.ts';
import { BODIES_OF_THE_AUTHORITY } from './bodies-of-the-authority.ts';
import { BODY_KEYS, type Body, type BodyKey } from './body.ts';

export const BODIES: Readonly<Record<BodyKey, Body>> = {
  ...BODIES_OF_DANGER,
  ...BODIES_OF_HELP,
  ...BODIES_OF_THE_AUTHORITY,
};

export const bodyOf = (key: string): BodyKey | null => BODY_KEYS.find((known) => known === key) ?? null;
