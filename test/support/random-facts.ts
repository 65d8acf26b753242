// Any facts that a report may hold, for properties that must be true of every one.

import fc from 'fast-check';
import {
  AGE_BANDS,
  CATEGORIES,
  DEVICES,
  type Facts,
  IMAGES,
  INSTIGATORS,
  INTENTS,
  LADO_TESTS,
  LOCATIONS,
  MATERIALS,
  REPORTERS,
  RISK_AREAS,
  SUBJECTS,
  VICTIMS,
} from '../../src/domain/incident/facts.ts';
import { ROLES } from '../../src/domain/people/role.ts';

const oneOf = <T>(values: readonly T[]) => fc.constantFrom(...values);

export const randomFacts: fc.Arbitrary<Facts> = fc.record({
  profile: fc.constant('default'),
  category: oneOf(CATEGORIES),
  risk_area: oneOf(RISK_AREAS),
  reporter: oneOf(REPORTERS),
  subject: fc.oneof(fc.constant('none' as const), oneOf(SUBJECTS)),
  victim: oneOf(VICTIMS),
  instigator: oneOf(INSTIGATORS),
  age_band: oneOf(AGE_BANDS),
  intent: oneOf(INTENTS),
  imminent: fc.boolean(),
  material: oneOf(MATERIALS),
  image: oneOf(IMAGES),
  adult_involved: fc.boolean(),
  coercion: fc.boolean(),
  repeat: fc.boolean(),
  location: oneOf(LOCATIONS),
  device: oneOf(DEVICES),
  personal_data: fc.boolean(),
  protected_child: fc.boolean(),
  harm_signs: fc.boolean(),
  absent: fc.oneof(fc.constant([]), fc.subarray([...ROLES])),
  anonymous: fc.boolean(),
  other_school: fc.boolean(),
  lado_tests: oneOf(LADO_TESTS),
});
