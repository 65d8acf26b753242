// Outside help that may be suggested to whoever handles a case, in table order. The bot itself sends nothing outside the school.

export type Referral = { readonly key: string; readonly meaning: string };

export const REFERRALS = [
  { key: 'police_999', meaning: 'Police, 999: danger now, or a crime going on' },
  { key: 'police_101', meaning: 'Police, 101 or online: a possible crime, no danger now' },
  {
    key: 'childrens_social_care',
    meaning:
      "Children's social care of the local authority (MASH): a child who may be harmed; out of hours the emergency duty team",
  },
  {
    key: 'lado',
    meaning: 'Local authority designated officer (LADO): an allegation against someone who works with children',
  },
  { key: 'ceop', meaning: 'CEOP Safety Centre: sexual abuse or grooming of a child online' },
  { key: 'iwf', meaning: 'Internet Watch Foundation: the address of what may be pictures of child sexual abuse' },
  { key: 'report_remove', meaning: 'Report Remove: the young person has their own picture taken down' },
  { key: 'prevent_channel', meaning: 'Prevent: a referral, which may lead to Channel support' },
  { key: 'act_hotline', meaning: 'Anti-Terrorist Hotline: 0800 789 321, or the ACT form' },
  {
    key: 'report_harmful_content',
    meaning: 'Report Harmful Content: from 13 years, 48 hours after reporting to the platform',
  },
  { key: 'platform_report', meaning: 'The site, the app or the phone company: report it there' },
  { key: 'report_fraud', meaning: 'Report Fraud: 0300 123 2040' },
  { key: 'ico', meaning: "Information Commissioner's Office: decide within 72 hours whether to notify" },
  {
    key: 'dfe_cyber',
    meaning:
      'Department for Education: its cyber-incident mailbox; the National Cyber Security Centre if serious; the insurer',
  },
  { key: 'la_esafety_officer', meaning: 'E-safety officer of the local authority: a copy or advice' },
  {
    key: 'la_education_safeguarding',
    meaning: 'Education safeguarding team of the local authority: advice, and telling other schools',
  },
  {
    key: 'la_governor_services',
    meaning: 'Governor services of the local authority, trust or diocese: advice about a governor',
  },
  { key: 'trust_safeguarding', meaning: 'Safeguarding officer of the trust: tell them, and take advice' },
  { key: 'filter_provider', meaning: 'Filter or internet provider: block, or block again' },
  {
    key: 'external_it_audit',
    meaning: 'IT audit from outside: by the authority, trust or provider, not by the IT staff concerned',
  },
  { key: 'schools_hr', meaning: 'Personnel adviser: before anything is done about the adult' },
  { key: 'supply_agency', meaning: "Supply agency or contractor's employer: once the LADO has advised" },
  { key: 'other_school_dsl', meaning: 'Safeguarding lead of the other school: by voice' },
  { key: 'posh_helpline', meaning: 'Professionals Online Safety Helpline: advice for staff' },
] as const satisfies readonly Referral[];

export type ReferralKey = (typeof REFERRALS)[number]['key'];

export const REFERRAL_KEYS: readonly ReferralKey[] = REFERRALS.map((referral) => referral.key);
