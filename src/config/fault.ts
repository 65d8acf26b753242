// Faults as lines of text.

import type { Fault } from '../domain/shared/fault.ts';

export type { Fault } from '../domain/shared/fault.ts';

/** `sefton.yaml line 12, calendar.zone: "London" is not a time zone. Write Europe/London.` */
export function formatFault(fault: Fault): string {
  const place = [fault.file, fault.line === undefined ? undefined : `line ${fault.line}`].filter(Boolean).join(' ');
  const where = [place, fault.path].filter((part) => part !== '').join(', ');
  return `${where === '' ? '' : `${where}: `}${fault.message} ${fault.fix}`.trim();
}

export const formatFaults = (faults: readonly Fault[]): string =>
  faults.map((fault) => `  - ${formatFault(fault)}`).join('\n');
