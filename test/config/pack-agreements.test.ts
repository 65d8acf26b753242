// Agreements and reviews in a pack: what each profile says, the texts beside a pack, and every fault at once with its way out.

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { parse, stringify } from 'yaml';
import { formatFault } from '../../src/config/fault.ts';
import { loadPolicies, parsePack } from '../../src/config/load-policies.ts';
import { parseAgreement } from '../../src/config/parse-agreement.ts';
import type { Policy } from '../../src/domain/school/policy.ts';
import { staffingWarnings } from '../../src/domain/school/staffing.ts';
import { AGREEMENT_FILE } from '../support/agreement-text.ts';

const demoText = readFileSync('deploy/schools/demo.yaml', 'utf8');
const made: string[] = [];
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

type Section = Readonly<Record<string, unknown>>;
const withSections = (sections: Section): string => stringify({ ...parse(demoText), ...sections });
const read = (sections: Section) => parsePack('demo', 'demo.yaml', withSections(sections));
const told = (sections: Section) =>
  read(sections).faults.map(({ code, path, message, fix }) => formatFault({ code, path, message, fix }));
const warned = (sections: Section) => read(sections).warnings.map(({ code }) => code);
function policyOf(sections: Section): Policy {
  const { policies, faults } = read(sections);
  const [policy] = policies;
  if (policy === undefined) throw new Error(faults.map(formatFault).join('\n'));
  return policy;
}
const planOf = (policy: Policy, key: string) => policy.reviews.plans.find((plan) => plan.key === key);

describe('the packs that are shipped', () => {
  const { policies } = loadPolicies('deploy/schools');

  it('say who signs for a pupil, how often, who keeps it and what follows without it', () => {
    expect(
      policies.map(({ key, agreements: { texts, pupilSigners, yearlyOn, custodian, gate, leaverDays } }) => [
        key,
        texts.map((text) => text.key).join(' '),
        `${pupilSigners.pupil_ks1.join('+')} / ${pupilSigners.pupil_ks2.join('+')} / ${pupilSigners.pupil_secondary.join('+')}`,
        yearlyOn,
        custodian,
        gate,
        leaverDays,
      ]),
    ).toEqual([
      [
        'bocking',
        'staff staff_policies governor visitor pupil_ks1 pupil_ks2 parent',
        'parent / parent / pupil+parent',
        '09-07',
        'esafety_coordinator',
        'warn',
        14,
      ],
      [
        'carlton',
        'staff governor visitor pupil_ks1 pupil_ks2 parent',
        'parent / parent / pupil+parent',
        null,
        'esafety_coordinator',
        'block',
        14,
      ],
      [
        'default',
        'staff governor visitor pupil_ks1 pupil_ks2 parent',
        'parent / pupil+parent / pupil+parent',
        '09-07',
        'esafety_coordinator',
        'warn',
        14,
      ],
      [
        'demo',
        'staff governor visitor pupil_ks1 pupil_ks2 parent',
        'parent / pupil+parent / pupil+parent',
        '09-07',
        'esafety_coordinator',
        'block',
        14,
      ],
      [
        'rosewood',
        'staff staff_policies governor visitor pupil_ks1 pupil_ks2 pupil_secondary parent',
        'parent / pupil+parent / pupil+parent',
        '09-07',
        'headteacher',
        'warn',
        14,
      ],
      ['sefton', 'staff visitor pupil_ks2', ' / pupil / pupil+parent', null, 'esafety_coordinator', 'block', 14],
      [
        'victory',
        'staff governor visitor pupil_ks1 pupil_ks2',
        'pupil / pupil / pupil+parent',
        null,
        'dsl',
        'block',
        0,
      ],
    ]);
  });

  it('say what an account is like, for children and for visitors', () => {
    expect(
      policies.map(
        ({ key, agreements: { accounts } }) =>
          `${key}: ${accounts.pupil_ks1} ${accounts.pupil_ks2} ${accounts.visitor}`,
      ),
    ).toEqual([
      'bocking: own own restricted',
      'carlton: class class restricted',
      'default: class own restricted',
      'demo: class own restricted',
      'rosewood: class own restricted',
      'sefton: none own none',
      'victory: class own restricted',
    ]);
  });

  it.each(policies.map((policy) => [policy.key, policy] as const))(
    '%s looks at its policy, texts, filtering, checks, risks, training, contacts, role holders, log and governor report',
    (_key, policy) => {
      const keys = policy.reviews.plans.map(({ key }) => key);
      expect(keys).toEqual(
        expect.arrayContaining([
          'online_safety_policy',
          'agreement_texts',
          'filtering',
          'filter_checks',
          'risk_assessments',
          'training_refresh',
          'contacts_register',
          'role_holders',
          'governor_report',
        ]),
      );
      expect(keys.filter((key) => key.startsWith('incident_log'))).toHaveLength(policy.records.logReviews.length);
      expect(new Set(keys).size).toBe(keys.length);
      expect(planOf(policy, 'governor_report')?.interval).toBe(policy.reviews.governorReport);
      expect(planOf(policy, 'filtering')).toMatchObject({
        interval: 'yearly',
        approvers: ['headteacher', 'chair_of_governors'],
      });
      for (const { interval, leadDays } of policy.reviews.plans)
        expect(Math.max(...leadDays)).toBeLessThan(
          { daily: 1, weekly: 7, monthly: 28, half_termly: 28, termly: 60, yearly: 360 }[interval],
        );
    },
  );

  it('write both sections out, so that a school that copies one sees them', () => {
    for (const { key } of policies)
      expect(Object.keys(parse(readFileSync(`deploy/schools/${key}.yaml`, 'utf8')))).toEqual(
        expect.arrayContaining(['agreements', 'reviews']),
      );
  });
});

describe('a pack that says nothing of them', () => {
  const policyWithout = (phase: string) => policyOf({ agreements: undefined, reviews: undefined, phase });

  it('has the texts of its phase, signed every September', () => {
    const texts = (phase: string) =>
      policyWithout(phase)
        .agreements.texts.map(({ key }) => key)
        .join(' ');
    expect(texts('primary')).toBe('staff governor visitor pupil_ks1 pupil_ks2 parent');
    expect(texts('secondary')).toBe('staff governor visitor pupil_secondary parent');
    expect(texts('special')).toBe('staff governor visitor pupil_ks1 pupil_ks2 pupil_secondary parent');
    expect(policyWithout('primary').agreements).toMatchObject({
      yearlyOn: '09-01',
      daysToSign: 14,
      remindAfterDays: [7, 4, 3],
      gate: 'warn',
    });
  });

  it('has the usual reviews, and the log as records.logReviews has it', () => {
    const policy = policyWithout('primary');
    expect(policy.reviews.plans.map(({ key }) => key)).toEqual([
      'online_safety_policy',
      'agreement_texts',
      'filtering',
      'filter_checks',
      'risk_assessments',
      'training_refresh',
      'contacts_register',
      'role_holders',
      'governor_report',
      'incident_log_headteacher',
    ]);
    expect(planOf(policy, 'incident_log_headteacher')).toMatchObject({
      owner: 'headteacher',
      interval: 'termly',
      insteadOfOwner: ['chair_of_governors'],
    });
  });
});

describe('reviews', () => {
  it('take the place of the usual one with their key, are added, or leave one out', () => {
    const policy = policyOf({
      reviews: {
        plans: [
          { key: 'filter_checks', title: 'Weekly filter checks', owner: 'dsl', interval: 'weekly' },
          {
            key: 'newsletter',
            title: 'Newsletter',
            owner: 'esafety_coordinator',
            interval: 'monthly',
            leadDays: [3, 10],
          },
        ],
        leaveOut: ['contacts_register'],
      },
    });
    expect(planOf(policy, 'filter_checks')).toMatchObject({
      title: 'Weekly filter checks',
      owner: 'dsl',
      leadDays: [1],
    });
    expect(planOf(policy, 'newsletter')?.leadDays).toEqual([10, 3]);
    expect(planOf(policy, 'contacts_register')).toBeUndefined();
    expect(policy.reviews.plans.filter(({ key }) => key === 'filter_checks')).toHaveLength(1);
  });

  it('of the log keep apart what one person looks at in two intervals', () => {
    const logReviews = [
      { reviewers: ['headteacher'], interval: 'weekly' },
      { reviewers: ['headteacher', 'deputy_head'], interval: 'termly' },
    ];
    const keys = policyOf({ records: { logReviews } }).reviews.plans.map(({ key }) => key);
    expect(keys.slice(-2)).toEqual(['incident_log_headteacher', 'incident_log_headteacher_termly']);
  });

  it('warn when nobody holds the role that owns one, and name the review', () => {
    const plans = [{ key: 'newsletter', title: 'Newsletter', owner: 'trust_technology_team', interval: 'monthly' }];
    const unowned = (sections: Section) =>
      staffingWarnings(policyOf(sections), { people: [] }).filter(({ code }) => code === 'staff.review_owner_unfilled');
    expect(unowned({})).toEqual([]);
    expect(unowned({ reviews: { plans } })).toMatchObject([
      { message: expect.stringContaining('owns the review "Newsletter"') },
    ]);
  });

  it('warn when filtering and monitoring are not among them', () => {
    expect(warned({ reviews: { leaveOut: ['filtering'] } })).toContain('pack.no_filtering_review');
    expect(warned({})).not.toContain('pack.no_filtering_review');
  });
});

describe('faults', () => {
  it('are told all at once, each with its path and the way out', () => {
    expect(
      told({
        agreements: {
          texts: ['staff', '../staff', 'staff', 'gone'],
          custodian: 'heda',
          yearlyOn: '02-29',
          pupilSigners: { pupil_ks1: ['teacher'] },
          daysToSign: 0,
          remindAfterDays: [],
          gate: 'shut',
          leaverDays: 30,
          selfSign: true,
        },
        reviews: {
          governorReport: 'weekly',
          plans: [
            { key: 'incident_log', title: 'Log', owner: 'dsl', interval: 'termly' },
            { key: 'checks', title: 'Checks', owner: 'dsl', interval: 'weekly', leadDays: [14] },
            { key: 'other', title: 'Other', owner: 'dsl', interval: 'fortnightly', triggers: ['storm'] },
          ],
          leaveOut: ['filterin'],
        },
      }).map((line) => line.replace(/(?<=known here|name of a text|every year|key of a review)\..*$/u, '.')),
    ).toEqual([
      'agreements.texts: An entry stands here twice. Remove the repeat.',
      'agreements.texts: The text gone cannot be read. Put it into the folder agreements beside the pack as gone.md, and check that the server may read it.',
      'agreements.texts[2]: "../staff" is not the name of a text.',
      'agreements.custodian: "heda" is not known here.',
      'agreements.yearlyOn: "02-29" is not a day of every year.',
      'agreements.pupilSigners.pupil_ks1[1]: "teacher" is not known here.',
      'agreements.daysToSign: This number is too small. The least is 1.',
      'agreements.remindAfterDays: This is empty. Write at least one.',
      'agreements.gate: "shut" is not known here.',
      'agreements.leaverDays: This is too much. The most is 14.',
      'agreements.selfSign: This key is not known here.',
      'reviews.governorReport: "weekly" is not known here.',
      'reviews.plans[1].key: "incident_log" cannot be the key of a review.',
      'reviews.plans[2].leadDays: This notice would come before the review that goes before it. Write fewer days, or a longer interval.',
      'reviews.plans[3].interval: "fortnightly" is not known here.',
      'reviews.plans[3].triggers[1]: "storm" is not known here.',
      'reviews.leaveOut[1]: "filterin" is not known here.',
    ]);
  });

  it.each([
    [
      'a text that nobody signs',
      { agreements: { texts: ['staff', 'pupil_ks2'], pupilSigners: { pupil_ks2: [] } } },
      'agreements.pupilSigners.pupil_ks2: Nobody signs the text pupil_ks2. Write pupil, parent or both here, or leave the text out.',
    ],
    [
      'a head who hears first',
      { agreements: { chaseAfterDays: { custodian: 9, head: 2 } } },
      'agreements.chaseAfterDays.head: The head would hear of it before whoever keeps the agreements. Write as many days as for the custodian, or more.',
    ],
    [
      'a notice before the review before',
      { reviews: { plans: [{ key: 'checks', title: 'Checks', owner: 'dsl', interval: 'weekly', leadDays: [14] }] } },
      'reviews.plans[1].leadDays: This notice would come before the review that goes before it. Write fewer days, or a longer interval.',
    ],
    [
      'two reviews with one key',
      { reviews: { plans: ['a', 'b'].map((title) => ({ key: 'checks', title, owner: 'dsl', interval: 'weekly' })) } },
      'reviews.plans: Two reviews have the same key. Give each its own.',
    ],
    [
      'two truths about the report',
      {
        reviews: {
          governorReport: 'yearly',
          plans: [{ key: 'governor_report', title: 'Report', owner: 'dsl', interval: 'termly' }],
        },
      },
      'reviews.governorReport: How often governors get their report stands in two places that differ. Write the same interval here and under governor_report.',
    ],
    [
      'a review both written and left out',
      {
        reviews: {
          leaveOut: ['filtering'],
          plans: [{ key: 'filtering', title: 'Filter', owner: 'dsl', interval: 'yearly' }],
        },
      },
      'reviews.leaveOut: A review is written under plans and left out here. Keep one of the two.',
    ],
  ])('name %s', (_what, sections, expected) => {
    expect(told(sections)).toEqual([expected]);
  });

  it('warn when nothing is there for staff to sign', () => {
    expect(warned({ agreements: { texts: ['visitor'] } })).toContain('pack.no_staff_agreement');
  });
});

describe('texts beside a pack', () => {
  function packWith(files: Readonly<Record<string, string>>) {
    const folder = mkdtempSync(join(tmpdir(), 'texts-'));
    made.push(folder);
    mkdirSync(join(folder, 'agreements', 'oak'), { recursive: true });
    const oak = withSections({ agreements: { texts: ['staff', 'visitor'] } });
    for (const [name, text] of Object.entries({ 'oak.yaml': oak, 'elm.yaml': oak, ...files }))
      writeFileSync(join(folder, name), text);
    return loadPolicies(folder);
  }
  const staffTitles = ({ policies }: ReturnType<typeof packWith>) =>
    Object.fromEntries(policies.map(({ key, agreements }) => [key, agreements.texts[0]?.title]));

  it('come first: those of one school, then those of all schools in the folder, then the common ones', () => {
    const own = AGREEMENT_FILE.replace('Agreement for staff', 'Oak staff');
    const loaded = packWith({ 'agreements/staff.md': AGREEMENT_FILE, 'agreements/oak/staff.md': own });
    expect(staffTitles(loaded)).toEqual({ elm: 'Agreement for staff', oak: 'Oak staff' });
    expect(loaded.textFiles?.filter(({ school }) => school === 'oak')).toEqual([
      { school: 'oak', text: 'staff', file: 'agreements/oak/staff.md' },
      { school: 'oak', text: 'visitor', file: 'deploy/schools/agreements/visitor.md' },
    ]);
  });

  it('that are broken stop the pack, with the file and the line, beside what is wrong with the pack itself', () => {
    const broken = AGREEMENT_FILE.replace('{#lost} ', '');
    const bad = withSections({ name: '', agreements: { texts: ['staff'] } });
    const loaded = packWith({ 'agreements/oak/staff.md': broken, 'oak.yaml': bad });
    expect(loaded.policies.map(({ key }) => key)).toEqual(['elm']);
    expect(loaded.faults.map(formatFault)).toEqual([
      'oak.yaml line 1, name: This is empty. Write at least one.',
      'agreements/oak/staff.md line 24: This clause has no id. Write one after the number, such as 1. {#devices}. It stays with the clause for ever.',
    ]);
  });
});

describe('the guide', () => {
  const guide = readFileSync('deploy/guides/agreements.md', 'utf8');

  it('shows a text that is read without a fault', () => {
    const example = /^```\n(?<text>---\n[\s\S]*?)^```$/mu.exec(guide)?.groups?.text ?? '';
    expect(parseAgreement('staff', 'staff.md', example).faults).toEqual([]);
  });

  it('has every key of both sections, and no other', () => {
    const [signing = '', reviews = ''] = guide.split('## 3.');
    const keysIn = (page: string) => new Set([...page.matchAll(/^\| `(\w+)`/gmu)].map(([, key]) => key));
    const { agreements, reviews: written } = policyOf({});
    expect(keysIn(signing)).toEqual(new Set(Object.keys(agreements)));
    expect(keysIn(reviews)).toEqual(new Set([...Object.keys(written), 'leaveOut']));
  });
});
