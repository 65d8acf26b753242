// Facts of an everyday report, changed by each test where it matters; and the packs of the repository.

import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { routingSchema } from '../../../../src/config/routing-schema.ts';
import type { Facts } from '../../../../src/domain/incident/facts.ts';
import type { RoutingPolicy } from '../../../../src/domain/incident/routing.ts';

export const SCHOOLS = ['default', 'sefton', 'carlton', 'bocking', 'victory', 'rosewood', 'demo'] as const;
export type School = (typeof SCHOOLS)[number];

const EVERYDAY: Facts = {
  profile: 'default',
  category: 'low_level_misuse',
  risk_area: 'conduct',
  reporter: 'staff',
  subject: 'none',
  victim: 'none',
  instigator: 'none',
  age_band: '13-17',
  intent: 'unknown',
  imminent: false,
  material: 'none',
  image: 'none',
  adult_involved: false,
  coercion: false,
  repeat: false,
  location: 'on_site',
  device: 'none',
  personal_data: false,
  protected_child: false,
  harm_signs: false,
  absent: [],
  anonymous: false,
  other_school: false,
  lado_tests: 'n/a',
};

export const factsWith = (changes: Partial<Facts>): Facts => ({ ...EVERYDAY, ...changes });

export function routingOf(school: School): RoutingPolicy {
  const file = new URL(`../../../../deploy/schools/${school}.yaml`, import.meta.url);
  const pack: unknown = parse(readFileSync(file, 'utf8'));
  const section = typeof pack === 'object' && pack !== null && 'routing' in pack ? pack.routing : {};
  return routingSchema.parse(section);
}
