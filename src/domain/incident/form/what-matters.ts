// Which questions matter for which kind of report, and what the kind already says. Only what a rule reads is asked.
/* oxlint-disable max-lines -- a pure table */

import type { Category, Instigator, Intent, Material, Victim } from '../facts.ts';

/** `repeat` to `money` are the ticks of the form; most set the fact of the same name. */
export const TICKS = [
  'repeat',
  'coercion',
  'harm_signs',
  'adult_involved',
  'send',
  'other_school',
  'personal_data',
  'protected_child',
  'money',
] as const;
export type Tick = (typeof TICKS)[number];

export type Matters = {
  readonly victim: Victim | 'ask';
  readonly instigator: Instigator | 'ask';
  readonly intent: Intent | 'ask';
  /** False when no child's age can change anything. */
  readonly age: boolean;
  /** `child`: the kind itself is about a picture of a child, so "I do not know what it shows" stands until changed. */
  readonly image: 'ask' | 'child' | 'none';
  /** True when a rule reads whether it may be against the law. */
  readonly legality: boolean;
  /** What was seen or sent when it is lawful, or when nobody needs to ask. */
  readonly material: Material;
  readonly ticks: readonly Tick[];
  /** Ticked until the reporter takes it away. */
  readonly ticked: readonly Tick[];
  /** True whatever is ticked, so never asked. */
  readonly implied: readonly Tick[];
};

const CHILD: readonly Tick[] = ['coercion', 'harm_signs', 'adult_involved', 'send', 'other_school'];
const CONDUCT: readonly Tick[] = ['repeat', ...CHILD];
const DATA: readonly Tick[] = ['personal_data', 'protected_child'];

const BASE: Matters = {
  victim: 'ask',
  instigator: 'ask',
  intent: 'unknown',
  age: true,
  image: 'ask',
  legality: false,
  material: 'none',
  ticks: CONDUCT,
  ticked: [],
  implied: [],
};
const TECHNICAL: Matters = { ...BASE, victim: 'school', instigator: 'unknown', age: false, image: 'none', ticks: DATA };
const SEEN: Matters = { ...BASE, legality: true, material: 'inappropriate_legal', ticks: CHILD };

export const WHAT_MATTERS: Readonly<Record<Category, Matters>> = {
  accidental_access: { ...SEEN, instigator: 'none', intent: 'accidental' },
  deliberate_access: { ...SEEN, intent: 'deliberate', ticks: CONDUCT },
  low_level_misuse: BASE,
  persistent_misuse: { ...BASE, ticks: CHILD, implied: ['repeat'] },
  cyberbullying: { ...BASE, intent: 'deliberate' },
  online_hate: { ...BASE, intent: 'deliberate' },
  threat: { ...BASE, intent: 'deliberate' },
  nude_sharing: {
    ...BASE,
    intent: 'ask',
    image: 'child',
    material: 'potentially_illegal',
    ticks: [...CONDUCT, 'protected_child'],
  },
  sexual_harassment: BASE,
  grooming: { ...BASE, intent: 'deliberate', ticked: ['adult_involved'] },
  iioc: { ...BASE, intent: 'ask', image: 'child', material: 'potentially_illegal', ticks: CHILD },
  extremism: { ...BASE, legality: true, material: 'extremist' },
  self_harm: { ...BASE, material: 'harmful_legal', ticked: ['harm_signs'] },
  exploitation: { ...BASE, ticks: [...CONDUCT, 'protected_child'] },
  harmful_ai_content: { ...BASE, material: 'harmful_legal' },
  hoax_challenge: { ...BASE, material: 'harmful_legal' },
  doxxing: { ...BASE, ticks: [...CONDUCT, 'protected_child'], implied: ['personal_data'] },
  hacking: { ...BASE, intent: 'deliberate', ticks: [...CONDUCT, ...DATA] },
  malware: TECHNICAL,
  password_compromise: TECHNICAL,
  cyber_attack: TECHNICAL,
  fraud: { ...BASE, ticks: [...CONDUCT, ...DATA] },
  data_breach: {
    ...BASE,
    intent: 'ask',
    ticks: ['harm_signs', 'other_school', 'protected_child'],
    implied: ['personal_data'],
  },
  leaver_access: TECHNICAL,
  image_consent: { ...BASE, intent: 'ask', ticks: ['harm_signs', 'other_school', ...DATA] },
  filter_failure: { ...SEEN, legality: false, instigator: 'none' },
  unsuitable_site: { ...SEEN, legality: false, victim: 'none', instigator: 'none', age: false, ticks: [] },
  staff_conduct: { ...SEEN, legality: true, material: 'none', intent: 'ask', ticks: [...CONDUCT, ...DATA] },
  low_level_concern: { ...BASE, intent: 'ask' },
  staff_victim: { ...BASE, victim: 'staff' },
  impersonation: { ...BASE, intent: 'deliberate', ticks: [...CONDUCT, 'money'] },
  complaint: BASE,
  offensive_message: BASE,
  bomb_threat: { ...TECHNICAL, ticks: [] },
};

/** Before the kind is known: the careful reading of everything, but no picture, because no picture rule can apply yet. */
export const BEFORE_THE_KIND: Matters = { ...BASE, image: 'none', ticks: [] };

/** These kinds are about an adult of the school even when page one said that none is part of it. */
export const ADULT_CATEGORIES: readonly Category[] = ['staff_conduct', 'low_level_concern'];
