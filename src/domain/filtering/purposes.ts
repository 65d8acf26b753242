// What a blocked site may be wanted for. A fixed list, because it stands in a private channel where free text may not.

export const PURPOSES = [
  'lesson_resource',
  'video',
  'pupil_research',
  'assessment',
  'pupil_support',
  'staff_work',
  'event',
  'other',
] as const;

export type Purpose = (typeof PURPOSES)[number];

export const PURPOSE_WORDS: Readonly<Record<Purpose, string>> = {
  lesson_resource: 'Material for a lesson',
  video: 'A video for a lesson',
  pupil_research: 'Pupils’ own research',
  assessment: 'A test or assessment',
  pupil_support: 'Support for a pupil',
  staff_work: 'Staff work, no pupils',
  event: 'An event or assembly',
  other: 'Something else',
};
