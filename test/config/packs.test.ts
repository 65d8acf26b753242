// Packs: what is shipped loads; what is wrong is said all at once, with its line and the way out; nothing can lower the floor.

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { parse, stringify } from 'yaml';
import { formatFault } from '../../src/config/fault.ts';
import { loadPolicies, parsePack } from '../../src/config/load-policies.ts';
import type { Person } from '../../src/domain/people/person.ts';
import type { Role } from '../../src/domain/people/role.ts';
import { checkStaffing, staffingWarnings } from '../../src/domain/school/staffing.ts';

const made: string[] = [];
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'packs-'));
  made.push(folder);
  return folder;
};
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

const SCHOOLS = ['bocking', 'carlton', 'default', 'demo', 'rosewood', 'sefton', 'victory'];
const demoText = readFileSync('deploy/schools/demo.yaml', 'utf8');

/** The demo pack with one thing changed. */
type RawPack = {
  contacts: { key: string; name: string; phone: string }[];
  calendar: { days: unknown; terms: unknown };
};
function changed(change: (pack: RawPack) => void): ReturnType<typeof parsePack> {
  const pack: RawPack = parse(demoText);
  change(pack);
  return parsePack('demo', 'demo.yaml', stringify(pack));
}
const codes = (loaded: ReturnType<typeof parsePack>) => loaded.faults.map((fault) => fault.code);
const person = (id: string, ...roles: Role[]): Person => ({
  id,
  name: id,
  email: '',
  roles,
  classes: [],
  absences: [],
  closeTo: [],
});

describe('the packs that are shipped', () => {
  const all = loadPolicies('deploy/schools');

  it('load without a fault', () => {
    expect(all.faults.map(formatFault)).toEqual([]);
    expect(all.policies.map((policy) => policy.key)).toEqual(SCHOOLS);
  });

  it.each(all.policies.map((policy) => [policy.key, policy] as const))('%s holds no real number', (_key, policy) => {
    for (const { key, phone, example } of policy.contacts) {
      if (['emergency', 'police_101', 'nspcc_whistleblowing'].includes(key)) continue;
      expect(example).toBe(true);
      expect(phone.replace(/ /g, '')).toMatch(/^(?:01632960|02079460)\d{3}$/);
    }
  });

  it.each(all.policies.map((policy) => [policy.key, policy] as const))(
    '%s knows the national numbers',
    (_key, policy) => {
      const phones = Object.fromEntries(policy.contacts.map(({ key, phone }) => [key, phone]));
      expect(phones).toMatchObject({ emergency: '999', police_101: '101', nspcc_whistleblowing: '0800 028 0285' });
    },
  );

  it('name nobody in the packs of real schools', () => {
    for (const policy of all.policies) if (!policy.demo) expect(policy.people).toEqual([]);
    expect(all.policies.filter((policy) => policy.demo).map((policy) => policy.key)).toEqual(['demo']);
  });

  it('give the demo one column per person, in the order of the tour', () => {
    const demo = all.policies.find((policy) => policy.demo);
    const roles = demo?.columns.map((id) => demo.people.find((each) => each.id === id)?.roles.join('+'));
    expect(roles).toEqual([
      '',
      'dsl',
      'deputy_dsl+deputy_head',
      'headteacher',
      'esafety_coordinator',
      'network_manager',
      'siro+dpo',
      'chair_of_governors',
    ]);
  });
});

describe('a pack with faults', () => {
  it('is refused with every fault at once, each with its line and the way out', () => {
    const text = [
      'name: Faulty',
      'nation: englnd',
      'phase: primary',
      'callendar: 1',
      'calendar:',
      '  zone: London',
      '  days:',
      '    mon: { opens: "18:00", closes: "07:00" }',
      'contacts:',
      '  - { key: lado, name: Somebody, phone: 101 }',
      'clocks: { acceptImmediateMinutes: 30 }',
    ].join('\n');
    const { faults, policies } = parsePack('faulty', 'faulty.yaml', text);
    expect(policies).toEqual([]);
    expect(faults.map(formatFault)).toEqual([
      'faulty.yaml line 2, nation: "englnd" is not known here. Did you mean england?',
      'faulty.yaml line 4, callendar: This key is not known here. Check the spelling, or remove it.',
      'faulty.yaml line 6, calendar.zone: "London" is not a time zone. Write Europe/London.',
      'faulty.yaml line 8, calendar.days.mon.closes: The school closes before it opens on this day. Write the later time under closes, or leave the day out if the school is shut.',
      'faulty.yaml line 10, contacts[1].phone: This must be text. Put quotes around it: "101".',
      "faulty.yaml line 10, contacts: There is no number for children's social care. It is shown when nobody at the school can be reached. Add an entry with key: childrens_social_care. Your local authority's safeguarding partnership publishes the number.",
      "faulty.yaml line 10, contacts: There is no number for the out-of-hours emergency duty team. It is shown when nobody at the school can be reached. Add an entry with key: out_of_hours. Your local authority's safeguarding partnership publishes the number.",
      'faulty.yaml line 11, clocks.acceptImmediateMinutes: An urgent report goes on after 15 minutes at the latest. A pack may shorten this, never lengthen it. The most is 15.',
    ]);
  });

  it('is not told of the same slip twice: a day that is no day does not also end before it starts', () => {
    const { faults } = changed((pack) => {
      pack.calendar.terms = [{ name: 'Autumn', from: '2026-09-02', to: '18/12/2026' }];
      pack.calendar.days = { mon: { opens: '8:00', closes: '07:00' } };
    });
    expect(faults.map((fault) => fault.path)).toEqual(['calendar.days.mon.opens', 'calendar.terms[1].to']);
  });

  it('hears of each made-up number on its own line', () => {
    const { warnings } = loadPolicies('deploy/schools/default.yaml');
    const lines = warnings.filter((each) => each.code === 'pack.example_number').map((each) => each.line);
    expect(new Set(lines).size).toBe(6);
  });

  it('that is not YAML names the line', () => {
    const { faults } = parsePack('x', 'x.yaml', 'name: A\nname: B\n');
    expect(faults[0]).toMatchObject({ code: 'pack.not_yaml', file: 'x.yaml', line: 2 });
  });

  it.each(['', '[]', 'hello', '42', 'null', '&a [*a]'])('that is only %j is refused, not a crash', (text) => {
    expect(parsePack('x', 'x.yaml', text).faults.length).toBeGreaterThan(0);
  });

  it('that is a folder with none, a missing file or a name that cannot be used says so', () => {
    const folder = newFolder();
    expect(loadPolicies(folder).faults[0]?.code).toBe('pack.none');
    expect(loadPolicies(join(folder, 'absent.yaml')).faults[0]?.code).toBe('pack.not_found');
    writeFileSync(join(folder, 'Our School.yaml'), demoText);
    expect(loadPolicies(folder).faults[0]?.code).toBe('pack.bad_name');
  });

  it('spoils only itself in a folder of packs', () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'good.yaml'), demoText);
    writeFileSync(join(folder, 'bad.yml'), 'name: 1');
    const loaded = loadPolicies(folder);
    expect(loaded.policies.map((policy) => policy.key)).toEqual(['good']);
    expect(new Set(loaded.faults.map((fault) => fault.file))).toEqual(new Set(['bad.yml']));
  });
});

describe('a pack cannot lower the safety floor', () => {
  it.each([
    ['a slower ladder for danger', { clocks: { acceptImmediateMinutes: 16 } }, 'pack.too_big'],
    ['a slower ladder for today', { clocks: { acceptSameDaySchoolHours: 3 } }, 'pack.too_big'],
    ['later telling again', { clocks: { retellAfterMinutes: 121 } }, 'pack.too_big'],
    ['unfinished reports kept for longer', { clocks: { draftDays: 30 } }, 'pack.too_big'],
    ['a rule to delete evidence', { deletePolicy: 'school' }, 'pack.below_floor'],
    ['roles taken out', { exclude: ['dsl'] }, 'pack.below_floor'],
    ['roles taken out by routing', { routing: { remove: ['dsl'] } }, 'pack.below_floor'],
    ['the history switched off', { auditLog: false }, 'pack.below_floor'],
  ])('with %s', (_name, change, code) => {
    const loaded = changed((pack) => Object.assign(pack, change));
    expect(codes(loaded)).toContain(code);
    expect(loaded.policies).toEqual([]);
  });

  it('with another emergency number', () => {
    const loaded = changed((pack) => {
      pack.contacts.push({ key: 'emergency', name: 'Us', phone: '01632 960000' });
    });
    expect(loaded.faults.map((fault) => fault.message)).toContain(
      'The emergency number is 999 and cannot be set to another.',
    );
  });

  it.each(['childrens_social_care', 'lado', 'out_of_hours'])('without the number %s', (key) => {
    const loaded = changed((pack) => {
      pack.contacts = pack.contacts.filter((contact) => contact.key !== key);
    });
    expect(codes(loaded)).toEqual([`pack.no_${key}`]);
  });

  it('and may be quicker than the rule', () => {
    const loaded = changed((pack) => Object.assign(pack, { clocks: { acceptImmediateMinutes: 5 } }));
    expect(loaded.policies[0]?.clocks.acceptImmediateMinutes).toBe(5);
  });
});

describe('staffing', () => {
  const real = loadPolicies('deploy/schools/default.yaml').policies[0];
  if (real === undefined) throw new Error('the default pack does not load');
  const staff = [
    person('a', 'dsl'),
    person('b', 'deputy_dsl'),
    person('c', 'headteacher'),
    person('d', 'chair_of_governors'),
  ];

  it('is enough with a DSL, a second safeguarding person, a head and a chair', () => {
    expect(checkStaffing(real, { people: staff })).toEqual([]);
  });

  it.each([
    ['a', 'staff.no_dsl'],
    ['b', 'staff.no_second_safeguarding_person'],
    ['c', 'staff.no_head'],
    ['d', 'staff.no_chair'],
  ])('without %s is a fault: %s', (id, code) => {
    const faults = checkStaffing(real, { people: staff.filter((each) => each.id !== id) });
    expect(faults.map((fault) => fault.code)).toContain(code);
  });

  it('counts people, not roles: one person in every role is not two', () => {
    const one = person('a', 'dsl', 'deputy_dsl', 'headteacher', 'chair_of_governors');
    expect(checkStaffing(real, { people: [one] }).map((fault) => fault.code)).toEqual([
      'staff.no_second_safeguarding_person',
    ]);
  });

  it('does not count a leaver, nor somebody who has not started', () => {
    const left = staff.map((each) => (each.id === 'a' ? { ...each, endsOn: '2026-08-31' } : each));
    expect(checkStaffing(real, { people: left }, '2026-11-24').map((fault) => fault.code)).toContain('staff.no_dsl');
    expect(checkStaffing(real, { people: left }, '2026-08-31')).toEqual([]);
  });

  it('warns of every other empty role and says who stands in', () => {
    const warnings = staffingWarnings(real, { people: staff });
    expect(warnings.map(formatFault)).toContain(
      "people: Nobody holds the role network_manager (IT support). Until somebody does, the IT provider's contact, then the headteacher will be told. Give somebody the role network_manager in the staff list and run: npm run esafety -- people import staff.csv --apply",
    );
  });

  it('of a real school is never in its pack', () => {
    expect(codes(changed((pack) => Object.assign(pack, { demo: false })))).toEqual(['pack.people_in_pack']);
  });
});
