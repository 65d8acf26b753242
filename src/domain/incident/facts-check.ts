// Reads a record of facts strictly: every field present, every value one the rules know. A fault names the field and what is allowed.

import { ROLES } from '../people/role.ts';
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
} from './facts.ts';

export type FactsFault = {
  readonly code: 'facts.not_an_object' | 'facts.missing_field' | 'facts.unknown_field' | 'facts.unknown_value';
  /** `facts.category` */
  readonly path: string;
  readonly fix: string;
};

export type FactsReading =
  | { readonly ok: true; readonly facts: Facts }
  | { readonly ok: false; readonly fault: FactsFault };

type Field = { readonly allowed: string; readonly accepts: (value: unknown) => boolean };

const oneOf = (values: readonly string[]): Field => ({
  allowed: `one of: ${values.join(', ')}`,
  accepts: (value) => typeof value === 'string' && values.includes(value),
});
const yesOrNo: Field = { allowed: 'true or false', accepts: (value) => typeof value === 'boolean' };
const listOf = (values: readonly string[]): Field => ({
  allowed: `a list, empty or of: ${values.join(', ')}`,
  accepts: (value) => Array.isArray(value) && value.every((item) => values.includes(item)),
});
/** A name that can only ever be a file name beside the others. */
const packName: Field = {
  allowed: 'the name of a policy pack: small letters, digits, - and _',
  accepts: (value) => typeof value === 'string' && /^[a-z0-9][a-z0-9_-]{0,63}$/.test(value),
};

const FIELDS: Readonly<Record<keyof Facts, Field>> = {
  profile: packName,
  category: oneOf(CATEGORIES),
  risk_area: oneOf(RISK_AREAS),
  reporter: oneOf(REPORTERS),
  subject: oneOf(SUBJECTS),
  victim: oneOf(VICTIMS),
  instigator: oneOf(INSTIGATORS),
  age_band: oneOf(AGE_BANDS),
  intent: oneOf(INTENTS),
  imminent: yesOrNo,
  material: oneOf(MATERIALS),
  image: oneOf(IMAGES),
  adult_involved: yesOrNo,
  coercion: yesOrNo,
  repeat: yesOrNo,
  location: oneOf(LOCATIONS),
  device: oneOf(DEVICES),
  personal_data: yesOrNo,
  protected_child: yesOrNo,
  harm_signs: yesOrNo,
  absent: listOf(ROLES),
  anonymous: yesOrNo,
  other_school: yesOrNo,
  lado_tests: oneOf(LADO_TESTS),
};

const isFieldName = (name: string): name is keyof Facts => Object.hasOwn(FIELDS, name);

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function readFacts(value: unknown): FactsReading {
  if (!isRecord(value)) return fault('facts.not_an_object', 'facts', 'give an object with every field of the facts');
  const stranger = Object.keys(value).find((name) => !isFieldName(name));
  if (stranger !== undefined) {
    return fault(
      'facts.unknown_field',
      `facts.${stranger}`,
      `take it out; the fields are: ${Object.keys(FIELDS).join(', ')}`,
    );
  }
  for (const [name, field] of Object.entries(FIELDS)) {
    if (!Object.hasOwn(value, name)) return fault('facts.missing_field', `facts.${name}`, `add it: ${field.allowed}`);
    if (!field.accepts(value[name])) return fault('facts.unknown_value', `facts.${name}`, `use ${field.allowed}`);
  }
  return isFacts(value) ? { ok: true, facts: value } : fault('facts.not_an_object', 'facts', 'give every field');
}

/** Every field was accepted above, so the record is what its type says. */
const isFacts = (value: unknown): value is Facts =>
  isRecord(value) && Object.entries(FIELDS).every(([name, field]) => field.accepts(value[name]));

const fault = (code: FactsFault['code'], path: string, fix: string): FactsReading => ({
  ok: false,
  fault: { code, path, fix },
});
