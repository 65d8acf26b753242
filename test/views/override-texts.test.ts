// The words about filter requests and unsuitable sites: whole sentences with or without a name and a time, one name for the thing.

import { describe, expect, it } from '@jest/globals';
import { SAMPLES } from '../../src/cards/samples.ts';
import { fallbackText } from '../../src/views/fallback.ts';
import { overrideText } from '../../src/views/override-texts.ts';
import type { OverrideHeading, OverrideLineKey, SiteCard } from '../../src/views/override-views.ts';

const LINES = [
  ...(['asked', 'approved', 'approved_once', 'refused', 'lapsed', 'nobody_to_decide', 'question', 'answered'] as const),
  ...(['open_now', 'not_open_yet', 'not_proved_open', 'ending_soon', 'closed', 'not_put_back'] as const),
  ...(['not_proved_closed', 'stopped_as_illegal', 'proposed', 'channel_unfit'] as const),
] satisfies readonly OverrideLineKey[];
const HEADINGS = [
  ...(['decide', 'open_task', 'put_back_task', 'your_request', 'finished_early', 'decided', 'over'] as const),
] satisfies readonly OverrideHeading[];
const SITES = [
  ...(['site_found', 'block_task', 'site_blocked', 'site_left_open', 'check_failed'] as const),
] satisfies readonly SiteCard['heading'][];

const line = (key: OverrideLineKey, by: string, time: string) =>
  overrideText({ ...SAMPLES.override_line.typical, line: key, by, time }).lines;
const card = (heading: OverrideHeading) => ({ ...SAMPLES.override_card.typical, heading });
const site = (heading: SiteCard['heading']) => ({ ...SAMPLES.site_card.typical, heading });

describe('the lines about a filter request', () => {
  it.each(LINES)('%s is whole sentences, whether or not a name and a time are known', (key) => {
    for (const by of ['', 'Ezra Online'])
      for (const time of ['', '11:00', 'Wed 25 Nov, 15:30'])
        for (const text of line(key, by, time)) {
          expect(text).toMatch(/^[A-Z].*[.]$/);
          expect(text).not.toMatch(/ {2}| [.,:]|undefined|\bby\.|\bat\.|\buntil\./);
        }
  });

  it('say who has decided and until when', () => {
    expect(line('approved', 'Ezra Online', '11:00')[0]).toBe('Ezra Online has approved it until 11:00.');
    expect(line('refused', 'Ezra Online', '')[0]).toBe('Ezra Online has said no. It stays blocked.');
    expect(line('closed', 'the filter', 'Tue 24 Nov, 15:30')[0]).toBe(
      'Blocked again on Tue 24 Nov, 15:30. Confirmed by the filter.',
    );
    expect(line('closed', 'Nico Network', '11:04')[0]).toBe('Blocked again at 11:04. Confirmed by Nico Network.');
  });
});

describe('the line about the channel itself', () => {
  it('names no request', () => {
    const words = fallbackText({ ...SAMPLES.override_line.empty, line: 'channel_unfit', ref: '' });
    expect(words.split('\n')[0]).toBe('The private channel for filter requests.');
    expect(words).not.toMatch(/FR-| {2}/);
  });
});

describe('the words about filtering', () => {
  const views = [
    ...LINES.map((key) => ({ ...SAMPLES.override_line.typical, line: key })),
    ...HEADINGS.map(card),
    ...SITES.map(site),
  ];

  it('call it a filter request everywhere, and raise no voice', () => {
    for (const view of views)
      expect(fallbackText(view)).not.toMatch(/override|exception|unblock|whitelist|!|please note/i);
  });

  it('hold no scheme, so that nothing in them can be pressed', () => {
    for (const view of views) expect(fallbackText(view)).not.toMatch(/https?:|www\./);
  });

  it('say one site for one address and sites for several', () => {
    expect(overrideText(card('decide')).title).toBe('Filter request: open this site?');
    expect(overrideText({ ...card('decide'), more: 1 }).title).toBe('Filter request: open these sites?');
    expect(overrideText({ ...card('decide'), more: 1 }).moreLine).toBe('and 1 more. Press See details to read it.');
  });
});

describe('the text on a lock screen', () => {
  it('of a request to decide is what, for whom, when, who asks', () => {
    expect(fallbackText({ ...SAMPLES.override_card.typical, addresses: [] }).split('\n')).toEqual([
      'Filter request: open this site?',
      'For: 7B',
      'When: Tue 24 Nov, 10:00 to 11:00',
      'What for: Material for a lesson',
      'Asked by: Tess Teacher',
      'Waiting for a decision until 09:40.',
      'FR-7K3QF9XB',
    ]);
  });
});
