// It takes two different people, whatever roles they hold.

import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ROLES } from '../../../src/domain/people/role.ts';
import { isPair, mayDecide, sidesFor } from '../../../src/domain/retention/deciders.ts';
import { RETENTION_CLASSES } from '../../../src/domain/retention/retention-policy.ts';

const roles = fc.subarray([...ROLES]);
const kind = fc.constantFrom(...RETENTION_CLASSES);
const owner = fc.constantFrom(...ROLES);

it('nobody agrees with themselves, not even whoever holds every role there is', () => {
  fc.assert(
    fc.property(roles, kind, owner, (held, retention, logOwner) => {
      const person = { id: 'p', roles: held };
      expect(isPair(person, person, sidesFor(retention, logOwner))).toBe(false);
    }),
  );
});

it('a pair is one in either order, always has the head or the data protection officer in it, and each may decide', () => {
  fc.assert(
    fc.property(roles, roles, kind, owner, (one, other, retention, logOwner) => {
      const [a, b, sides] = [
        { id: 'a', roles: one },
        { id: 'b', roles: other },
        sidesFor(retention, logOwner),
      ] as const;
      const pair = isPair(a, b, sides);
      expect(isPair(b, a, sides)).toBe(pair);
      if (!pair) return;
      expect([...one, ...other].some((role) => role === 'headteacher' || role === 'dpo')).toBe(true);
      expect(mayDecide(a, sides) && mayDecide(b, sides)).toBe(true);
    }),
  );
});
