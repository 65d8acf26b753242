// One thing that is wrong with a setting, a pack or an import, said so that the reader can put it right.

export type Fault = {
  /** Stable and dotted, e.g. `pack.no_dsl`. */
  readonly code: string;
  /** Where it stands: a setting's name, a path in the pack, `row 3, e-mail`. Empty when it is about the whole. */
  readonly path: string;
  readonly message: string;
  /** What to do about it. */
  readonly fix: string;
  readonly file?: string;
  readonly line?: number;
};

/** `sefton.yaml line 12, calendar.zone: "London" is not a time zone. Write Europe/London.` */
export function formatFault(fault: Fault): string {
  const place = [fault.file, fault.line === undefined ? undefined : `line ${fault.line}`].filter(Boolean).join(' ');
  const where = [place, fault.path].filter((part) => part !== '').join(', ');
  return `${where === '' ? '' : `${where}: `}${fault.message} ${fault.fix}`.trim();
}

export const formatFaults = (faults: readonly Fault[]): string =>
  faults.map((fault) => `  - ${formatFault(fault)}`).join('\n');
