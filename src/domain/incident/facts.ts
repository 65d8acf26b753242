// The facts triage reads: 24 fields with closed values. The story is never read by a rule.

import type { Role } from '../people/role.ts';

export const CATEGORIES = [
  'accidental_access',
  'deliberate_access',
  'low_level_misuse',
  'persistent_misuse',
  'cyberbullying',
  'online_hate',
  'threat',
  'nude_sharing',
  'sexual_harassment',
  'grooming',
  'iioc',
  'extremism',
  'self_harm',
  'exploitation',
  'harmful_ai_content',
  'hoax_challenge',
  'doxxing',
  'hacking',
  'malware',
  'password_compromise',
  'cyber_attack',
  'fraud',
  'data_breach',
  'leaver_access',
  'image_consent',
  'filter_failure',
  'unsuitable_site',
  'staff_conduct',
  'low_level_concern',
  'staff_victim',
  'impersonation',
  'complaint',
  'offensive_message',
  'bomb_threat',
] as const;
export type Category = (typeof CATEGORIES)[number];

export const RISK_AREAS = ['content', 'contact', 'conduct', 'commerce'] as const;
export type RiskArea = (typeof RISK_AREAS)[number];

export const REPORTERS = ['staff', 'staff_victim', 'parent', 'system', 'unknown', 'pupil'] as const;
export type Reporter = (typeof REPORTERS)[number];

export const SUBJECT_ROLES = [
  'headteacher',
  'dsl',
  'deputy_dsl',
  'network_manager',
  'chair_of_governors',
  'esafety_coordinator',
  'deputy_head',
  'siro',
  'dpo',
  'senco',
  'class_teacher',
  'safeguarding_governor',
] as const satisfies readonly Role[];

export const SUBJECTS = [
  'none',
  'staff',
  'supply_staff',
  'contractor',
  'visitor',
  'volunteer',
  ...SUBJECT_ROLES,
  'governor',
  'former_staff',
  'staff_unresolved',
  'reporter',
  ...SUBJECT_ROLES.map((role) => `relative_of_${role}` as const),
] as const;
export type Subject = (typeof SUBJECTS)[number];

export const VICTIMS = ['pupil', 'pupil_send', 'pupil_other_school', 'staff', 'school', 'none'] as const;
export type Victim = (typeof VICTIMS)[number];

export const INSTIGATORS = ['pupil', 'staff', 'governor', 'outsider', 'unknown', 'none'] as const;
export type Instigator = (typeof INSTIGATORS)[number];

export const AGE_BANDS = ['u13', '13-17', '18+', 'unknown', 'n/a'] as const;
export type AgeBand = (typeof AGE_BANDS)[number];

export const INTENTS = ['accidental', 'deliberate', 'unknown'] as const;
export type Intent = (typeof INTENTS)[number];

export const MATERIALS = [
  'none',
  'inappropriate_legal',
  'harmful_legal',
  'extremist',
  'potentially_illegal',
  'illegal',
] as const;
export type Material = (typeof MATERIALS)[number];

export const IMAGES = [
  'none',
  'clothed',
  'adult',
  'adult_ai_generated',
  'under18_nude',
  'under18_sexual',
  'under18_ai_generated',
  'unknown',
] as const;
export type Image = (typeof IMAGES)[number];

export const LOCATIONS = ['on_site', 'off_site'] as const;
export type Location = (typeof LOCATIONS)[number];

export const DEVICES = ['school', 'school_lost', 'personal', 'none'] as const;
export type Device = (typeof DEVICES)[number];

export const LADO_TESTS = ['n/a', 'none', 'not_met', 'may_meet', 'unsure'] as const;
export type LadoTests = (typeof LADO_TESTS)[number];

export type Facts = {
  /** The policy pack that applies. */
  readonly profile: string;
  readonly category: Category;
  readonly risk_area: RiskArea;
  readonly reporter: Reporter;
  readonly subject: Subject;
  readonly victim: Victim;
  readonly instigator: Instigator;
  readonly age_band: AgeBand;
  readonly intent: Intent;
  readonly imminent: boolean;
  readonly material: Material;
  readonly image: Image;
  readonly adult_involved: boolean;
  readonly coercion: boolean;
  readonly repeat: boolean;
  readonly location: Location;
  readonly device: Device;
  readonly personal_data: boolean;
  readonly protected_child: boolean;
  readonly harm_signs: boolean;
  readonly absent: readonly Role[];
  readonly anonymous: boolean;
  readonly other_school: boolean;
  readonly lado_tests: LadoTests;
};

/** What is known when a danger form is sent off before its kind was chosen: only TR01 and the subject rows can apply. */
export type DangerFacts = Omit<Facts, 'category'> & { readonly category: null };
