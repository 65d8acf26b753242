// What the filter's block page may say about a site, and what nobody may ever open (safety floor 8; DfE: G26).

export const FILTER_CATEGORIES = [
  'not_shown',
  'video',
  'social',
  'games',
  'shopping',
  'news',
  'ai_tools',
  'file_sharing',
  'adult',
  'gambling',
  'drugs_alcohol',
  'violence',
  'weapons',
  'hate',
  'self_harm',
  'uncategorised',
  'other',
  'child_abuse',
  'terrorism',
  'illegal',
] as const;

export type FilterCategory = (typeof FILTER_CATEGORIES)[number];

/** Not approvable by anyone. A pack may add to these and never take one away. */
export const NEVER_OPENED: readonly FilterCategory[] = ['child_abuse', 'terrorism', 'illegal'];

export const FILTER_CATEGORY_WORDS: Readonly<Record<FilterCategory, string>> = {
  not_shown: 'It does not say, or I have not seen it',
  video: 'Video or music',
  social: 'Social media or chat',
  games: 'Games',
  shopping: 'Shopping',
  news: 'News',
  ai_tools: 'Artificial intelligence (AI) tools',
  file_sharing: 'File sharing or downloads',
  adult: 'Adult or sexual content',
  gambling: 'Gambling',
  drugs_alcohol: 'Drugs or alcohol',
  violence: 'Violence',
  weapons: 'Weapons',
  hate: 'Hate or discrimination',
  self_harm: 'Self-harm or suicide',
  uncategorised: 'New or not sorted yet',
  other: 'Something else',
  child_abuse: 'Child sexual abuse images',
  terrorism: 'Terrorism',
  illegal: 'Other illegal content',
};
