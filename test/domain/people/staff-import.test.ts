// The staff list: whatever it says, nobody is deleted, and importing it twice is importing it once.

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Person } from '../../../src/domain/people/person.ts';
import { afterImport, compareStaff, type KnownPerson } from '../../../src/domain/people/staff-import.ts';
import { readStaffRows, type StaffRow } from '../../../src/domain/people/staff-rows.ts';

const today = '2026-11-24';
const ids = () => {
  let n = 0;
  return () => `p_new_${++n}`;
};
const person = (id: string, email: string, more: Partial<Person> = {}): Person => ({
  id,
  name: id,
  email,
  roles: [],
  classes: [],
  absences: [],
  closeTo: [],
  ...more,
});
const row = (email: string, more: Partial<StaffRow> = {}): StaffRow => ({ line: 2, name: email, email, ...more });
const known = (one: Person, imported = true): KnownPerson => ({ person: one, imported });

describe('comparing a staff list', () => {
  it('keeps what a person declared, and what the list has no column for', () => {
    const ada = person('ada', 'ada@x.example', { roles: ['dsl'], closeTo: ['p_bob'] });
    const { changes } = compareStaff([known(ada)], [row('ada@x.example', { classes: ['5T'] })], today, ids());
    expect(changes[0]?.after).toMatchObject({ roles: ['dsl'], closeTo: ['p_bob'], classes: ['5T'] });
  });

  it('does not take somebody only seen in chat for a leaver, and knows them when they are listed', () => {
    const seen = known(person('seen', 'seen@x.example'), false);
    expect(compareStaff([seen], [], today, ids()).leaves).toEqual([]);
    expect(compareStaff([seen], [row('seen@x.example')], today, ids()).joins).toEqual([]);
  });

  it('welcomes back somebody who had left', () => {
    const left = known(person('left', 'left@x.example', { name: 'left@x.example', endsOn: '2026-07-20' }));
    const { changes } = compareStaff([left], [row('left@x.example')], today, ids());
    expect(changes[0]?.after.endsOn).toBeUndefined();
  });

  it('does not guess between two people with the same address', () => {
    const twins = [known(person('a', 'x@x.example')), known(person('b', 'x@x.example'))];
    const found = compareStaff(twins, [row('x@x.example')], today, ids());
    expect(found.unclear).toHaveLength(1);
    expect([...found.joins, ...found.changes, ...found.leaves]).toEqual([]);
  });

  it('never deletes anybody, and a second import of the same list changes nothing', () => {
    const emails = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e').map((name) => `${name}@x.example`));
    const roles = fc.subarray(['dsl', 'headteacher', 'siro'] as const);
    fc.assert(
      fc.property(emails, emails, roles, (before, listed, held) => {
        const old = before.map((email) => known(person(`p_${email}`, email)));
        const rows = listed.map((email) => row(email, { roles: held, absence: null, endsOn: null }));
        const after = afterImport(old, compareStaff(old, rows, today, ids()));
        for (const { person: each } of old) expect(after.map(({ id }) => id)).toContain(each.id);
        const again = compareStaff(
          after.map((each) => known(each)),
          rows,
          today,
          ids(),
        );
        expect([...again.joins, ...again.changes, ...again.leaves, ...again.unclear]).toEqual([]);
        expect(again.same).toBe(listed.length);
      }),
    );
  });

  it('reads any cells without failing', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.array(fc.array(fc.string())), (header, rows) => {
        const raw = rows.map((cells, index) => ({ line: index + 2, cells }));
        expect(Array.isArray(readStaffRows([...header, 'name', 'email', 'roles', 'end'], raw).faults)).toBe(true);
      }),
    );
  });
});
