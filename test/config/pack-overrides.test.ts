// The overrides of a pack: every fault at once with its way out, lists beside the pack, and nothing that lowers the floor.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { parse, stringify } from 'yaml';
import { formatFault } from '../../src/config/fault.ts';
import { loadPolicies, parsePack } from '../../src/config/load-policies.ts';
import type { Person } from '../../src/domain/people/person.ts';
import type { Role } from '../../src/domain/people/role.ts';
import type { Policy } from '../../src/domain/school/policy.ts';
import { staffingWarnings } from '../../src/domain/school/staffing.ts';

const demoText = readFileSync('deploy/schools/demo.yaml', 'utf8');
const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** The demo pack with these overrides and no others. */
const withOverrides = (overrides: unknown): string => stringify({ ...parse(demoText), overrides });
const read = (overrides: unknown) => parsePack('demo', 'demo.yaml', withOverrides(overrides));
const faultsOf = (overrides: unknown) =>
  read(overrides).faults.map((fault) =>
    formatFault({ code: fault.code, path: fault.path, message: fault.message, fix: fault.fix }),
  );
function policyOf(overrides: unknown): Policy {
  const { policies, faults } = read(overrides);
  const [policy] = policies;
  if (policy === undefined) throw new Error(faults.map(formatFault).join('\n'));
  return policy;
}

describe('the packs that are shipped', () => {
  const decided = loadPolicies('deploy/schools').policies.map(({ key, overrides }) => [
    key,
    overrides.approvers.kind === 'roles' ? overrides.approvers.roles : [],
    overrides.approvals,
    overrides.it,
    overrides.longest.kind,
    overrides.endConfirmTo,
  ]);

  it('say who decides, who opens, how long at most and who hears of the end', () => {
    expect(decided).toEqual([
      ['bocking', ['headteacher'], 1, ['it_provider', 'network_manager'], 'school_day', []],
      [
        'carlton',
        ['esafety_coordinator'],
        1,
        ['it_provider', 'network_manager'],
        'school_day',
        ['esafety_coordinator'],
      ],
      ['default', ['esafety_coordinator', 'headteacher'], 1, ['network_manager'], 'school_day', []],
      ['demo', ['esafety_coordinator', 'headteacher'], 1, ['network_manager'], 'school_day', []],
      ['rosewood', ['headteacher', 'esafety_coordinator'], 1, ['it_provider', 'network_manager'], 'school_day', []],
      ['sefton', ['esafety_coordinator', 'headteacher'], 1, ['network_manager'], 'school_days', []],
      ['victory', ['network_manager', 'dsl', 'deputy_dsl'], 2, ['network_manager'], 'school_day', ['deputy_head']],
    ]);
  });

  it('write the section out, so that a school that copies one sees it', () => {
    for (const { key } of loadPolicies('deploy/schools').policies) {
      expect(Object.keys(parse(readFileSync(`deploy/schools/${key}.yaml`, 'utf8')))).toContain('overrides');
    }
  });
});

describe('a pack without overrides', () => {
  it('asks the e-safety co-ordinator, then the head, to the end of the school day at most', () => {
    expect(policyOf({}).overrides).toMatchObject({
      approvers: { kind: 'roles', roles: ['esafety_coordinator', 'headteacher'] },
      approvals: 1,
      longest: { kind: 'school_day' },
      enforcement: 'task',
      never: { categories: [], hosts: [] },
      probe: null,
    });
  });
});

describe('overrides with faults', () => {
  it('are told all at once, each with its path and the way out', () => {
    const found = faultsOf({
      approvers: { roles: ['heda'] },
      approvals: 3,
      channel: { slack: '#filter', teams: 'general' },
      it: [],
      longest: { hours: 99 },
      answerWithinMinutes: 1,
      never: { categories: ['gamblin'], hosts: ['https://bad.example/x'], files: ['../secret.txt'] },
      enforcement: 'hope',
      probe: { proxy: 'filter:3128', blocked: {} },
    });
    expect(found).toEqual([
      'overrides.approvers.roles[1]: "heda" is not known here. Write one of: dsl, deputy_dsl, headteacher, deputy_head, chair_of_governors, safeguarding_governor, resources_committee_chair, esafety_coordinator, network_manager, siro, dpo, class_teacher, senco, trust_safeguarding_lead, trust_technology_team, vice_chair_of_governors, it_provider, school_office.',
      'overrides.approvals: This is how many different people must say yes. Write 1 or 2.',
      'overrides.channel.slack: "#filter" is not the id of a Slack channel. In Slack open the name of the channel; its id stands at the end of that window and begins with C or G.',
      'overrides.channel.teams: "general" is not the id of a Teams channel. Copy the link to the channel in Teams. The id is its part from 19: to @thread.tacv2, with %3a written as : and %40 as @.',
      'overrides.it: This is empty. Write at least one.',
      'overrides.longest.hours: Nothing stays open for more than 12 hours; write schoolDays for longer. The most is 12.',
      'overrides.answerWithinMinutes: This number is too small. The least is 5.',
      'overrides.never.categories[1]: "gamblin" is not known here. Did you mean gambling?',
      'overrides.never.hosts[1]: "https://bad.example/x" is not the name of a site. Write the name alone, such as example.com. Everything under it is meant as well.',
      'overrides.never.files[1]: "../secret.txt" is not the name of a file beside the pack. Put the list into the folder of the pack and write its name alone, such as never.txt.',
      'overrides.enforcement: "hope" is not known here. Write one of: task, feed.',
      'overrides.probe.proxy: This is not the address of a proxy. Write it as http://filter.school.internal:3128.',
    ]);
  });

  it.each([
    [
      'members of a channel, and no channel',
      { approvers: 'channel' },
      'overrides.channel: The members of a channel decide, but no channel is named.',
    ],
    [
      'two approvals and one role',
      { approvers: { roles: ['dsl'] }, approvals: 2 },
      'overrides.approvers: Two people must say yes, but only one role may.',
    ],
    [
      'every approver shut out',
      { approvers: { roles: ['dsl'] }, excludedRoles: ['dsl'] },
      'overrides.excludedRoles: Everybody who decides is shut out here again.',
    ],
    ['nobody to decide', { approvers: { roles: [] } }, 'overrides.approvers.roles: This is empty.'],
    ['a word that is no word for it', { approvers: 'head' }, 'overrides.approvers: "head" is not known here.'],
    [
      'two lengths',
      { longest: { hours: 1, schoolDays: 1 } },
      'overrides.longest: This says no length, or two of them.',
    ],
    [
      'a block page nobody could know',
      { probe: { proxy: 'http://filter.example:1', blocked: { statuses: [] } } },
      'overrides.probe.blocked: Nothing says how the block page is known.',
    ],
  ])('%s: told in one sentence', (_what, overrides, start) => {
    const found = faultsOf(overrides);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(start);
    expect(found[0]?.length).toBeGreaterThan(start.length);
  });

  it('name the line they stand on', () => {
    const { faults } = parsePack('demo', 'demo.yaml', withOverrides({ approvals: 7 }));
    expect(faults[0]?.line).toBeGreaterThan(1);
  });
});

describe('overrides that fit', () => {
  it('take a channel, hours, school days, a probe and a feed', () => {
    const { overrides } = policyOf({
      approvers: 'channel',
      channel: { slack: 'C0123456789', teams: '19:abcdef0123456789@thread.tacv2' },
      longest: { schoolDays: 3 },
      enforcement: 'feed',
      probe: { proxy: 'http://filter.school.internal:3128', blocked: { hosts: ['Block.Example.'] } },
    });
    expect(overrides).toMatchObject({
      approvers: { kind: 'channel' },
      longest: { kind: 'school_days', days: 3 },
      probe: { blocked: { statuses: [403], hosts: ['block.example'] } },
    });
    expect(policyOf({ longest: { hours: 1.5 } }).overrides.longest).toEqual({ kind: 'hours', hours: 1.5 });
  });
});

it('the account of a proxy may stand in the pack, and its password is never repeated', () => {
  const probe = (proxy: string) => ({ probe: { proxy, blocked: {} } });
  expect(policyOf(probe('http://pupil:secret@filter.example:1')).overrides.probe?.proxy).toContain('filter.example');
  expect(faultsOf(probe('ftp://pupil:secret@filter.example:1')).join()).not.toContain('secret');
});

describe('a pack cannot lower the floor', () => {
  it.each(['selfApproval', 'noEnd', 'permanent', 'allowCategories'])('with %s', (key) => {
    const { faults, policies } = read({ [key]: true });
    expect(faults.map((fault) => fault.code)).toEqual(['pack.below_floor']);
    expect(policies).toEqual([]);
  });

  it.each([['none'], ['forever'], [{}], [{ hours: 0 }], [{ schoolDays: 11 }], [null], [0]])(
    'with %j instead of an end',
    (longest) => {
      expect(read({ longest }).policies).toEqual([]);
    },
  );

  it('by leaving the lists of what is never opened empty: the fixed ones are not in the pack', () => {
    expect(policyOf({ never: { categories: [], hosts: [] } }).overrides.never).toEqual({ categories: [], hosts: [] });
  });
});

describe('lists beside the pack', () => {
  function load(files: Readonly<Record<string, string>>, never: unknown) {
    const folder = mkdtempSync(join(tmpdir(), 'never-'));
    made.push(folder);
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    writeFileSync(join(folder, 'demo.yaml'), withOverrides({ never }));
    return { folder, ...loadPolicies(join(folder, 'demo.yaml')) };
  }

  it('are added to the hosts, made the same, without comments and repeats', () => {
    const list = '\uFEFF# ours\nBad.Example.\n\nworse.example # since March\r\nbücher.example\nbad.example\n';
    const { policies, faults } = load({ 'never.txt': list }, { hosts: ['first.example'], files: ['never.txt'] });
    expect(faults).toEqual([]);
    expect(policies[0]?.overrides.never.hosts).toEqual([
      'first.example',
      'bad.example',
      'worse.example',
      'xn--bcher-kva.example',
    ]);
  });

  it('with lines that are no names stop the pack, and each line is named', () => {
    const { policies, faults } = load(
      { 'never.txt': 'good.example\nhttps://bad.example\n*.worse.example\n' },
      { files: ['never.txt'] },
    );
    expect(policies).toEqual([]);
    expect(faults.map((fault) => fault.message)).toEqual([
      'never.txt line 2: "https://bad.example" is not the name of a site.',
      'never.txt line 3: "*.worse.example" is not the name of a site.',
    ]);
    expect(faults[0]?.line).toBeGreaterThan(1);
  });

  it('with very many wrong lines are told of in few', () => {
    const { faults } = load({ 'never.txt': 'not a name\n'.repeat(5000) }, { files: ['never.txt'] });
    expect(faults).toHaveLength(11);
    expect(faults[10]?.message).toBe('never.txt: 4990 more lines are not names of sites.');
  });

  it('that are missing, or a folder, stop the pack beside its other faults', () => {
    const { folder, faults } = load({}, { files: ['never.txt'], categories: ['nonsense'] });
    expect(faults.map((fault) => fault.code).sort()).toEqual(['pack.never_list_missing', 'pack.unknown_value']);
    mkdirSync(join(folder, 'never.txt'));
    expect(loadPolicies(join(folder, 'demo.yaml')).faults.map((fault) => fault.code)).toContain(
      'pack.never_list_missing',
    );
  });

  it('may be as long as a list of the world, and load at once', () => {
    const list = Array.from({ length: 50_000 }, (_none, index) => `site-${index}.example`).join('\n');
    expect(load({ 'never.txt': list }, { files: ['never.txt'] }).policies[0]?.overrides.never.hosts).toHaveLength(
      50_000,
    );
  });
});

describe('roles that decide and that nobody holds', () => {
  const person = (id: string, ...roles: Role[]): Person => ({
    id,
    name: id,
    email: '',
    roles,
    classes: [],
    absences: [],
    closeTo: [],
  });
  const staff = [
    person('a', 'dsl'),
    person('b', 'deputy_dsl'),
    person('c', 'headteacher'),
    person('d', 'chair_of_governors'),
  ];
  const warned = (overrides: unknown, people = staff) =>
    staffingWarnings({ ...policyOf(overrides), people: [] }, { people })
      .filter((warning) => warning.code === 'staff.approver_unfilled')
      .map((warning) => warning.message);

  it('are a warning that names who is asked instead', () => {
    expect(warned({})).toEqual([
      'Nobody holds the role esafety_coordinator (E-safety co-ordinator), which decides on filter requests. Until somebody does, these are asked instead: Headteacher, then Designated Safeguarding Lead (DSL).',
    ]);
  });

  it('name nobody who is shut out', () => {
    expect(warned({ excludedRoles: ['headteacher'] })[0]).toContain('instead: Designated Safeguarding Lead (DSL).');
    expect(warned({ excludedRoles: ['headteacher', 'dsl'], approvers: { roles: ['siro'] } })[0]).toContain(
      'nobody can decide, and the person who asks is told so at once.',
    );
  });

  it('are none when somebody holds them, or when the channel decides', () => {
    expect(warned({}, [...staff, person('e', 'esafety_coordinator')])).toEqual([]);
    expect(warned({ approvers: 'channel', channel: { slack: 'C0123456789' } })).toEqual([]);
  });
});
