// Two different people decide that a record is destroyed: one who leads on such records, and the head or the data protection officer. For
// an allegation about an adult it takes the head and the data protection officer.

import { holdsOne } from '../people/presence.ts';
import type { Role } from '../people/role.ts';
import type { RetentionClass } from './retention-policy.ts';

export type Decider = { readonly id: string; readonly roles: readonly Role[] };
type Sides = readonly [readonly Role[], readonly Role[]];

const HEAD_OR_DPO: readonly Role[] = ['headteacher', 'dpo'];

export const sidesFor = (retention: RetentionClass, logOwner: Role): Sides =>
  retention === 'staff_allegation' || retention === 'low_level'
    ? [['headteacher'], ['dpo']]
    : [['dsl', 'deputy_dsl', logOwner], HEAD_OR_DPO];

/** May propose, hold and set a later day. */
export const mayDecide = (person: Decider, [one, other]: Sides): boolean => holdsOne(person, [...one, ...other]);

export const isPair = (first: Decider, second: Decider, [one, other]: Sides): boolean =>
  first.id !== second.id &&
  ((holdsOne(first, one) && holdsOne(second, other)) || (holdsOne(first, other) && holdsOne(second, one)));
