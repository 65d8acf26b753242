// The rota as a file: compares it with what is set, says what would change, and writes it only when told to. Whoever is not in the file
// keeps their days. It puts people in order and leaves nobody out.

import { rotaTeam, withDutyDays } from '../../domain/cover/rota.ts';
import type { RotaRow } from '../../domain/cover/rota-rows.ts';
import type { Person } from '../../domain/people/person.ts';
import { isoDateOf } from '../../domain/shared/time.ts';
import type { ImportDeps } from '../people/import-staff.ts';
import { type Known, knownPeople } from '../people/known-people.ts';

export type RotaRequest = { readonly school: string; readonly rows: readonly RotaRow[]; readonly apply: boolean };

type Days = readonly string[];
export type RotaReport = {
  readonly changes: readonly { readonly name: string; readonly before: Days; readonly after: Days }[];
  readonly same: number;
  /** Rows whose address nobody has, or somebody who is not of the safeguarding team: nothing is written then. */
  readonly unknown: readonly { readonly line: number; readonly email: string }[];
  readonly notTeam: readonly { readonly line: number; readonly name: string }[];
  /** Of the team and not in the file: as they were. */
  readonly left: readonly { readonly name: string; readonly days: Days }[];
  readonly outcome: 'preview' | 'refused' | 'applied' | 'unavailable';
  readonly written: number;
};

type Change = { readonly known: Known; readonly days: RotaRow['days'] };

const ATTEMPTS = 3;

export async function importRota(deps: ImportDeps, { school, rows, apply }: RotaRequest): Promise<RotaReport> {
  const policy = deps.policy(school);
  const today = isoDateOf(deps.clock.now(), policy.calendar.zone);
  const known = await knownPeople(deps.store, policy);
  const team = rotaTeam(
    known.map(({ person }) => person),
    today,
  );
  const matched = rows.map((row) => ({ row, known: known.find(({ person }) => person.email === row.email) }));
  const changes = matched.flatMap(({ row, known: found }): readonly Change[] =>
    found === undefined || withDutyDays(found.person, row.days) === found.person
      ? []
      : [{ known: found, days: row.days }],
  );
  const isTeam = (person: Person): boolean => team.some(({ id }) => id === person.id);
  const report = {
    changes: changes.map(({ known: { person }, days }) => ({
      ...{ name: person.name, before: person.dutyDays ?? [], after: days },
    })),
    same: matched.filter(({ known: found }) => found !== undefined).length - changes.length,
    unknown: matched.flatMap(({ row, known: found }) => (found ? [] : [{ line: row.line, email: row.email }])),
    notTeam: matched.flatMap(({ row, known: found }) =>
      found === undefined || isTeam(found.person) ? [] : [{ line: row.line, name: found.person.name }],
    ),
    left: team
      .filter((person) => !rows.some(({ email }) => email === person.email))
      .map(({ name, dutyDays = [] }) => ({ name, days: dutyDays })),
  };
  if (!apply) return { ...report, outcome: 'preview', written: 0 };
  if (report.unknown.length + report.notTeam.length > 0) return { ...report, outcome: 'refused', written: 0 };
  // Whoever comes on duty first, so that a write that fails half-way leaves too many on duty, not too few.
  const inOrder = changes.toSorted((a, b) => gain(b) - gain(a));
  let written = 0;
  for (const change of inOrder) {
    if (!(await write(deps, school, change))) return { ...report, outcome: 'unavailable', written };
    written += 1;
  }
  return { ...report, outcome: 'applied', written };
}

const gain = ({ known: { person }, days }: Change): number => days.length - (person.dutyDays ?? []).length;

async function write(deps: ImportDeps, school: string, { known, days }: Change): Promise<boolean> {
  let current = known.doc;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const doc = current ?? {
      ...({ kind: 'person', id: known.person.id, school, version: 0, state: known.person } as const),
      ...{ history: [], outbox: [], dueAt: null, terms: [] },
    };
    const entry = {
      at: deps.clock.now(),
      by: 'operator' as const,
      action: 'person.rota_set',
      detail: { days: days.join(' ') },
    };
    const result = await deps.store.commit<'person'>({
      ...doc,
      state: withDutyDays(doc.state, days),
      history: [...doc.history, entry],
    });
    if (result.ok) return true;
    if (result.why === 'unavailable') return false;
    current = await deps.store.read('person', known.person.id);
  }
  return false;
}
