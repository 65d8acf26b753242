// What the police ask for, from what stands in the case: the newest sheet first, then the report and the other records; never a password.

import { describe, expect, it } from '@jest/globals';
import { NOT_WRITTEN, policeSheet } from '../../../../src/domain/casework/outside/police-sheet.ts';
import { aRecord } from '../record/support.ts';

const saidOf = (lines: ReturnType<typeof policeSheet>, label: string) =>
  lines.find((line) => line.label === label)?.value;

describe('the sheet for the police', () => {
  it('says of everything that nobody has written down that it is not written down', () => {
    expect(policeSheet([], {}).map(({ value }) => value)).toEqual(Array(8).fill(NOT_WRITTEN));
  });

  it('takes the address from the report and the company from a report to it, until a sheet says better', () => {
    const reported = aRecord('platform_report', { platform: 'ExampleChat', account: 'example.test/a' });
    const early = policeSheet([reported], { web_address: 'example.test/page' });
    expect(saidOf(early, 'Company that runs it')).toBe('ExampleChat');
    expect(saidOf(early, 'Web address or account')).toBe('example.test/page');
    const sheet = aRecord('police_sheet', { witnesses: 'Tess Teacher', address: 'example.test/other', access: 'yes' });
    const later = policeSheet([reported, sheet], { web_address: 'example.test/page' });
    expect(saidOf(later, 'Web address or account')).toBe('example.test/other');
    expect(saidOf(later, 'Witnesses')).toBe('Tess Teacher');
    expect(saidOf(later, 'Way into the device or account')).toContain('do not give it yourself');
  });

  it('lists the things that the school still holds, and not what has left', () => {
    const phone = aRecord('custody', { item: 'Phone', asset: 'A7', held: 'Office safe', state: 'off' });
    const tablet = aRecord('custody', { item: 'Tablet', held: 'Office safe', state: 'on' });
    const gone = aRecord('custody_moved', { moved_to: 'police', to: 'Officer 12', state: 'on' }, tablet.id);
    expect(saidOf(policeSheet([phone, tablet, gone], {}), 'Things held')).toBe('Phone, number A7, Office safe, Off');
  });
});
