// The staff import: compares a list with what is known, says what would change, and writes it only when told to.
// It runs where the store is open: in the server, asked through its socket, or in the command itself.

import type { Person } from '../../domain/people/person.ts';
import type { StaffChange, StaffDifferences } from '../../domain/people/staff-import.ts';
import { afterImport, compareStaff, looksCutOff } from '../../domain/people/staff-import.ts';
import type { StaffRow } from '../../domain/people/staff-rows.ts';
import type { Policy } from '../../domain/school/policy.ts';
import { checkStaffing, staffingWarnings } from '../../domain/school/staffing.ts';
import type { Fault } from '../../domain/shared/fault.ts';
import type { IsoDate } from '../../domain/shared/instant.ts';
import { isoDateOf } from '../../domain/shared/time.ts';
import type { Deps, PersonDoc } from '../ports.ts';
import { type Known, knownPeople } from './known-people.ts';

export type ImportDeps = Pick<Deps, 'store' | 'clock' | 'ids' | 'policy'>;

export type ImportRequest = {
  readonly school: string;
  readonly rows: readonly StaffRow[];
  readonly apply: boolean;
  /** Given by somebody who has looked at a list in which more than a quarter of the staff is missing. */
  readonly manyLeavers: boolean;
};

export type ImportReport = {
  readonly joins: readonly { readonly name: string; readonly roles: readonly string[] }[];
  readonly changes: readonly {
    readonly name: string;
    readonly fields: readonly string[];
    readonly roles: readonly string[];
  }[];
  readonly leaves: readonly { readonly name: string; readonly roles: readonly string[] }[];
  readonly same: number;
  /** Rows that fit two known people. */
  readonly unclear: readonly { readonly line: number; readonly name: string }[];
  /** What would leave the school without somebody who must be there; nothing is written then. */
  readonly gaps: readonly Fault[];
  readonly warnings: readonly Fault[];
  readonly cutOff: boolean;
  readonly outcome: 'preview' | 'refused' | 'applied' | 'unavailable';
  readonly written: number;
};

const ATTEMPTS = 3;

export async function importStaff(deps: ImportDeps, request: ImportRequest): Promise<ImportReport> {
  const policy = deps.policy(request.school);
  const today = isoDateOf(deps.clock.now(), policy.calendar.zone);
  const known = await knownPeople(deps.store, policy);
  const differences = compareStaff(known, request.rows, today, () => `p_${deps.ids.docId()}`);
  const report = reportOf(policy, known, differences, today);
  const cutOff = looksCutOff(known, differences, today);
  const refused = report.gaps.length > 0 || report.unclear.length > 0 || (cutOff && !request.manyLeavers);
  if (!request.apply) return { ...report, cutOff, outcome: 'preview', written: 0 };
  if (refused) return { ...report, cutOff, outcome: 'refused', written: 0 };
  const { written, complete } = await writeAll(deps, request.school, known, differences);
  return { ...report, cutOff, outcome: complete ? 'applied' : 'unavailable', written };
}

type Shown = Pick<ImportReport, 'joins' | 'changes' | 'leaves' | 'same' | 'unclear' | 'gaps' | 'warnings'>;

function reportOf(policy: Policy, known: readonly Known[], differences: StaffDifferences, today: IsoDate): Shown {
  const people = afterImport(known, differences);
  const show = ({ name, roles }: Person) => ({ name, roles });
  return {
    joins: differences.joins.map(show),
    changes: differences.changes.map(({ after, fields }) => ({ ...show(after), fields })),
    leaves: differences.leaves.map(({ before }) => show(before)),
    same: differences.same,
    unclear: differences.unclear.map(({ line, name }) => ({ line, name })),
    gaps: checkStaffing(policy, { people }, today),
    warnings: staffingWarnings(policy, { people }, today),
  };
}

async function writeAll(
  deps: ImportDeps,
  school: string,
  known: readonly Known[],
  { joins, changes, leaves }: StaffDifferences,
): Promise<{ readonly written: number; readonly complete: boolean }> {
  const docs = new Map(known.map(({ person, doc }) => [person.id, doc]));
  const all = [
    ...joins.map((person) => ({ person, action: 'person.import_joined', fields: [] })),
    ...changes.map((change) => step(change, 'person.import_changed')),
    // Last, so that a write that fails half-way leaves too many people who are told rather than too few.
    ...leaves.map((change) => step(change, 'person.import_left')),
  ];
  let written = 0;
  for (const { person, action, fields } of all) {
    const done = await write(deps, school, person, docs.get(person.id) ?? null, { action, fields });
    if (!done) return { written, complete: false };
    written += 1;
  }
  return { written, complete: true };
}

const step = ({ after, fields }: StaffChange, action: string) => ({ person: after, action, fields });

const saidMeanwhile = (person: Person, fields: readonly string[], current: PersonDoc | null): Partial<Person> =>
  current === null
    ? {}
    : {
        closeTo: current.state.closeTo,
        // What the list says of them was compared with what stood there; where it says nothing, the chat has the last word.
        ...(current.state.dutyDays === undefined || fields.includes('dutyDays')
          ? {}
          : { dutyDays: current.state.dutyDays }),
        absences: [
          ...person.absences.filter(({ said }) => said !== true),
          ...current.state.absences.filter(({ said }) => said === true),
        ],
      };

type Entry = { readonly action: string; readonly fields: readonly string[] };

async function write(
  deps: ImportDeps,
  school: string,
  person: Person,
  doc: PersonDoc | null,
  entry: Entry,
): Promise<boolean> {
  let current = doc;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const result = await deps.store.commit<'person'>({
      kind: 'person',
      id: person.id,
      school,
      version: current?.version ?? 0,
      // Ties and days away may have been said since the list was compared.
      state: { ...person, ...saidMeanwhile(person, entry.fields, current) },
      history: [
        ...(current?.history ?? []),
        { at: deps.clock.now(), by: 'operator', action: entry.action, detail: { fields: entry.fields } },
      ],
      outbox: current?.outbox ?? [],
      dueAt: current?.dueAt ?? null,
      terms: current?.terms ?? [],
    });
    if (result.ok) return true;
    if (result.why === 'unavailable') return false;
    current = await deps.store.read('person', person.id);
  }
  return false;
}
