// The fallback text says what the card says, and for a private view it says nothing at all.

import { describe, expect, it } from '@jest/globals';
import { renderCard } from '../../src/cards/render-card.ts';
import { allSamples, SAMPLES } from '../../src/cards/samples.ts';
import { caseLineText } from '../../src/views/case-lines.ts';
import type { CaseLineKey, StatusWord } from '../../src/views/chat-views.ts';
import { fallbackText, isChatView } from '../../src/views/fallback.ts';
import { cardWords } from '../support/card-words.ts';

/** Words alone: line ends, full stops and kinds of space may differ. */
function plain(text: string): string {
  return text
    .replaceAll('\u00a0', ' ')
    .replace(/[\s.:]+/g, ' ')
    .trim();
}

const samples = allSamples().filter((sample) => sample.size !== 'longest' || sample.name !== 'home');

describe('the fallback text', () => {
  it.each(samples.map((sample) => [`${sample.name}, ${sample.size}`, sample.view] as const))('%s', (_, view) => {
    if (isChatView(view)) expect(plain(fallbackText(view))).toBe(plain(cardWords(renderCard(view)).join('\n')));
    else expect(fallbackText(view)).toBe('Open this in the app to read it.');
  });

  it('of a new report is one glance: reference, urgency, time', () => {
    expect(fallbackText(SAMPLES.case_alert.typical)).toBe('New report ES-7K3QF9XB.\nUrgent. 14:10.');
  });

  it('of a report nobody has taken on puts that, and 999, first', () => {
    const [first, second] = fallbackText(SAMPLES.report_status.longest).split('\n');
    expect(first).toMatch(/^Nobody has said yet/);
    expect(second).toBe('If anyone is in immediate danger, call 999 now.');
  });

  it('of a report counts people rightly', () => {
    const told = (toldCount: number): string => fallbackText({ ...SAMPLES.report_status.typical, toldCount });
    expect(told(0)).toContain('Nobody has been told yet.');
    expect(told(1)).toContain('1 person has been told.');
    expect(told(2)).toContain('2 people have been told.');
  });

  it('never promises an end that nobody can know', () => {
    for (const status of ['Received', 'Seen', 'In hand', 'Closed'] satisfies StatusWord[]) {
      expect(fallbackText({ ...SAMPLES.report_status.typical, status })).not.toMatch(
        /\b(safe|resolved|confidential)\b/i,
      );
    }
  });
});

describe('the fixed lines about a case', () => {
  const keys: readonly CaseLineKey[] = [
    'moved',
    'seen_by_another',
    'form_stopped',
    'file_posted',
    'more_was_added',
    'nothing_entered_yet',
    'nobody_has_accepted',
    'someone_unticked_safeguarding',
    'draft_will_go',
    'shared_with_you',
    'task_for_you',
    'task_is_done',
    'reopened',
    'you_lead_now',
    'a_clock_is_ending',
    'a_clock_has_run_out',
  ];

  it.each(keys)('%s names no role, person or kind of worry, and takes a time or none', (key) => {
    expect(caseLineText(key, '')).not.toMatch(/DSL|lead|head|pupil|child|teacher|sexual|image|bully|bullied/i);
    expect(caseLineText(key, '14:10')).toBe(`${caseLineText(key, '')} 14:10.`);
  });
});
