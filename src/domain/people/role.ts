// The roles a case can be routed to. The first block is what triage may name; the second stands in when a ladder runs on,
// and the school office keeps papers and never hears of a case.

export const ROLES = [
  'dsl',
  'deputy_dsl',
  'headteacher',
  'deputy_head',
  'chair_of_governors',
  'safeguarding_governor',
  'resources_committee_chair',
  'esafety_coordinator',
  'network_manager',
  'siro',
  'dpo',
  'class_teacher',
  'senco',
  'trust_safeguarding_lead',
  'trust_technology_team',
  'vice_chair_of_governors',
  'it_provider',
  'school_office',
] as const;

export type Role = (typeof ROLES)[number];

/** The words a person sees; roles are spelled out. */
export const ROLE_NAMES: Readonly<Record<Role, string>> = {
  dsl: 'Designated Safeguarding Lead (DSL)',
  deputy_dsl: 'Deputy Designated Safeguarding Lead',
  headteacher: 'Headteacher',
  deputy_head: 'Deputy headteacher',
  chair_of_governors: 'Chair of governors',
  safeguarding_governor: 'Safeguarding governor',
  resources_committee_chair: 'Chair of the resources committee',
  esafety_coordinator: 'E-safety co-ordinator',
  network_manager: 'IT support',
  siro: 'Senior information risk owner',
  dpo: 'Data protection officer',
  class_teacher: 'Class teacher',
  senco: 'Special educational needs co-ordinator',
  trust_safeguarding_lead: 'Trust safeguarding lead',
  trust_technology_team: 'Trust technology team',
  vice_chair_of_governors: 'Vice-chair of governors',
  it_provider: 'IT provider',
  school_office: 'School office',
};
