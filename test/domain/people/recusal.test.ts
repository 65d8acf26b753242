// Who is shut out, and why: by person, in every role, with family both ways.

import { describe, expect, it } from '@jest/globals';
import type { Directory, Person, PersonId } from '../../../src/domain/people/person.ts';
import { holdersOf, isAbsent, worksHere } from '../../../src/domain/people/presence.ts';
import { type RecusalInput, recusedPeople, rolesMeant } from '../../../src/domain/people/recusal.ts';
import type { Role } from '../../../src/domain/people/role.ts';

const person = (id: PersonId, roles: readonly Role[], closeTo: readonly PersonId[] = []): Person => ({
  id,
  name: id,
  email: '',
  roles,
  classes: [],
  absences: [],
  closeTo,
});

const directory: Directory = {
  people: [
    person('tess', [], ['hana']),
    person('dana', ['dsl']),
    person('dev', ['deputy_dsl', 'deputy_head']),
    person('dora', ['deputy_dsl'], ['dev']),
    person('hana', ['headteacher']),
    person('chaz', ['chair_of_governors']),
  ],
};

const reasons = (input: Partial<RecusalInput>) =>
  Object.fromEntries(
    recusedPeople({ subjects: [], exclude: [], reporter: null, directory, ...input }).map((r) => [r.personId, r.why]),
  );

describe('recusal', () => {
  it('shuts out the subject, and the family of the subject whichever of them declared it', () => {
    expect(reasons({ subjects: ['dev'], exclude: ['subject', 'deputy_dsl'] })).toEqual({ dev: 'subject', dora: 'tie' });
    expect(reasons({ subjects: ['tess'], exclude: ['subject'] })).toEqual({ tess: 'subject', hana: 'tie' });
  });

  it('lets the other deputies stay when it is known which deputy is meant, and none when it is not', () => {
    expect(reasons({ subjects: ['dora'], exclude: ['subject', 'deputy_dsl'] })).toEqual({
      dora: 'subject',
      dev: 'tie',
    });
    expect(reasons({ exclude: ['subject', 'deputy_dsl'] })).toEqual({ dev: 'role_excluded', dora: 'role_excluded' });
  });

  it('lets the others stay also after the role was taken from the one who was meant', () => {
    const later: Directory = {
      people: directory.people.map((each) => (each.id === 'dora' ? { ...each, roles: [], closeTo: [] } : each)),
    };
    const known = { subjects: ['dora'], exclude: ['subject', 'deputy_dsl'] } as const;
    expect(rolesMeant(known.exclude, known.subjects, directory.people)).toEqual(['deputy_dsl']);
    expect(reasons({ ...known, directory: later })).toEqual({ dora: 'subject', dev: 'role_excluded' });
    expect(reasons({ ...known, directory: later, meant: ['deputy_dsl'] })).toEqual({ dora: 'subject' });
  });

  it('shuts out a role that a school keeps free for an appeal', () => {
    expect(reasons({ subjects: ['tess'], exclude: ['subject', 'chair_of_governors'] })).toMatchObject({
      chaz: 'role_excluded',
    });
  });

  it('shuts out who reports about himself or herself, but not who merely reports', () => {
    expect(reasons({ reporter: 'dana' })).toEqual({});
    expect(reasons({ reporter: 'dana', exclude: ['reporter', 'subject'] })).toEqual({ dana: 'self_report' });
  });

  it('shuts out whom the reporter left out, who declared it, and who has a tie', () => {
    expect(reasons({ unticked: ['dana'], declared: ['hana'], ties: ['dev'] })).toEqual({
      dana: 'unticked',
      hana: 'declared',
      dev: 'tie',
    });
  });

  it('keeps the gravest reason when there are several', () => {
    expect(reasons({ subjects: ['dana'], unticked: ['dana'], exclude: ['subject', 'dsl'] })).toEqual({
      dana: 'subject',
    });
  });
});

describe('presence', () => {
  const dated = { ...person('x', ['dsl']), startsOn: '2026-09-01', endsOn: '2026-12-18' };

  it('counts the first and the last day', () => {
    expect(['2026-08-31', '2026-09-01', '2026-12-18', '2026-12-19'].map((day) => worksHere(dated, day))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('knows absences day by day', () => {
    const away = { absences: [{ from: '2026-11-24', to: '2026-11-25' }] };
    expect(['2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26'].map((day) => isAbsent(away, day))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('gives a leaver no role', () => {
    expect(holdersOf({ people: [dated] }, 'dsl', '2027-01-01')).toEqual([]);
  });
});
