// What the police ask for, filled with what the case holds already. What nobody has written down yet is said so; nobody is asked for it.

import type { Answers } from '../../incident/answers.ts';
import { custodyOf } from '../record/kinds/custody-chain.ts';
import { STATES } from '../record/kinds/custody-states.ts';
import type { CaseRecord } from '../record/record.ts';

export type SheetLine = { readonly label: string; readonly value: string };

export const NOT_WRITTEN = 'Not written down yet';

const ACCESS: Readonly<Record<string, string>> = {
  yes: 'There is a known way in. Say who can give it to the police; do not give it yourself on the phone',
  no: 'None known',
  unsure: 'Not known',
};

/** The newest sheet counts; where it is silent, the report and the other records speak. */
export function policeSheet(records: readonly CaseRecord[], answers: Answers): readonly SheetLine[] {
  const sheet = records.findLast(({ kind }) => kind === 'police_sheet')?.fields ?? {};
  const reports = records.filter(({ kind }) => kind === 'platform_report');
  const from = (id: string): string => reports.map(({ fields }) => fields[id] ?? '').find((said) => said !== '') ?? '';
  const apps = records.findLast(({ kind }) => kind === 'nude_assessment')?.fields.apps ?? '';
  return [
    line('Witnesses', sheet.witnesses),
    line('Company that runs it', sheet.provider, from('platform'), apps),
    line('Web address or account', sheet.address, textOf(answers.web_address), from('account')),
    line('Way into the device or account', ACCESS[sheet.access ?? '']),
    line('Who sent it', sheet.sender),
    line('Screen names', sheet.handles),
    line('Why only now', sheet.delay),
    line('Things held', held(records)),
  ];
}

const line = (label: string, ...said: readonly (string | undefined)[]): SheetLine => ({
  label,
  value: said.find((one) => one !== undefined && one !== '') ?? NOT_WRITTEN,
});

const textOf = (given: string | readonly string[] | undefined): string => (typeof given === 'string' ? given : '');

const held = (records: readonly CaseRecord[]): string =>
  custodyOf(records)
    .map(({ item, asset, where, state }) =>
      [item, asset === '' ? '' : `number ${asset}`, where, STATES[state] ?? '']
        .filter((part) => part !== '')
        .join(', '),
    )
    .join('; ');
