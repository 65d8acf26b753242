// Every kind of record through the real steps: offered, filled in, kept, read again; refused to whoever sees only a part.

import { afterEach, describe, expect, it } from '@jest/globals';
import type { RecordFields, RecordKind } from '../../../src/domain/casework/record/record.ts';
import type { Answers } from '../../../src/domain/incident/answers.ts';
import { closeTestStores } from '../../support/open-test-store.ts';
import { openSchool } from '../../support/school.ts';
import { HARMED_PUPIL, sendReport } from '../../support/send-report.ts';

afterEach(closeTestStores);

const PICTURE: Answers = {
  ...HARMED_PUPIL,
  category: 'nude_sharing',
  first_choice: 'sexual',
  image_child: 'under18_consensual',
};
const ABOUT_SOL: Answers = {
  ...{ danger: 'no', adult_concern: 'yes', adult: 'person:p_sol', adult_part: 'about', naming: 'named' },
  ...{ lado_harmed: 'yes', lado_offence: 'no', lado_risk: 'no', lado_suitable: 'no' },
  ...{
    first_choice: 'adult',
    category: 'staff_conduct',
    victim: 'pupil',
    age_band: '13-17',
    image: 'none',
    story: 'x',
  },
};

type Entry = { readonly kind: RecordKind; readonly fields: RecordFields; readonly after?: RecordKind };
const DAY = { when_date: '2026-11-23', when_time: '14:10' };

/** In this order, so that what follows something finds it. */
const IN_A_PICTURE_CASE: readonly Entry[] = [
  {
    kind: 'custody',
    fields: {
      ...{ ...DAY, item: 'Black phone', asset: 'A7', taken_from: 'A pupil', taken_by: 'Tess Teacher' },
      ...{ held: 'Office safe', state: 'off', sealed: 'yes' },
    },
  },
  {
    kind: 'custody_moved',
    after: 'custody',
    fields: {
      ...{ ...DAY, moved_to: 'police', by: 'Dana Safeguard', to: 'Officer 12', police_ref: 'CR/12' },
      ...{ state: 'off', sealed: 'yes' },
    },
  },
  {
    kind: 'outside_help',
    fields: {
      ...{ ...DAY, body: 'childrens_social_care', how: 'spoken', who: 'Dana Safeguard with the duty worker' },
      ...{ reference: 'SC-1', advice: 'Hold off telling the parents.', decision: 'As advised.' },
    },
  },
  {
    kind: 'parents',
    fields: {
      child: 'The girl',
      told: 'no',
      when_date: '2026-11-23',
      reason: 'It raises the risk.',
      decided_by: 'DSL',
    },
  },
  {
    kind: 'platform_report',
    fields: { ...DAY, platform: 'ExampleChat', by: 'The school', asked: 'Close the account.' },
  },
  { kind: 'platform_answer', after: 'platform_report', fields: { result: 'removed', when_date: '2026-11-24' } },
  {
    kind: 'nude_assessment',
    fields: {
      ...{ ages: 'Two pupils, 15', context: 'A couple.', how_known: 'A friend told.', kind: 'half_nude' },
      ...{ who_has: 'The two', spread: 'none', apps: 'ExampleChat', devices: 'personal', repeat: 'first' },
    },
  },
  {
    kind: 'nude_criteria',
    after: 'nude_assessment',
    fields: { criteria: 'none', not_known: 'pressure', secured: 'yes', support: 'Her tutor.' },
  },
  {
    kind: 'nude_decision',
    after: 'nude_criteria',
    fields: {
      ...{ met_on: '2026-11-23', met_with: 'Dev Deputy', decision: 'social_care', reason: 'Pressure is not known.' },
      ...{ decided_by: 'Dana Safeguard, DSL', looked: 'nobody' },
    },
  },
  { kind: 'police_sheet', fields: { witnesses: 'Tess Teacher', access: 'unsure' } },
  {
    kind: 'sanction',
    fields: {
      person: 'The boy',
      response: 'No phone in school',
      reason: 'x',
      decided_by: 'Head',
      starts: '2026-11-25',
    },
  },
  {
    kind: 'breach',
    fields: {
      ...{ what: 'A list was sent out.', data: 'Names', people: '30 pupils', known_date: '2026-11-23' },
      ...{ known_time: '09:00', risk: 'unlikely', notify_ico: 'no', ico_why: 'It came back unread.', told: 'No need.' },
    },
  },
];

const IN_AN_ADULT_CASE: readonly Entry[] = [
  {
    kind: 'staff_path',
    fields: {
      ...{ lado_harmed: 'yes', lado_offence: 'no', lado_risk: 'unsure', lado_suitable: 'no', known: 'As told.' },
      ...{ leads: 'headteacher', lado: 'yes', lado_date: '2026-11-23', lado_advice: 'Do not speak to him yet.' },
    },
  },
  {
    kind: 'staff_steps',
    after: 'staff_path',
    fields: {
      ...{ hr: 'not_yet', equipment: 'none', looked_into: 'no', suspension: 'not_yet' },
      ...{ governor: 'none', end: 'open' },
    },
  },
  {
    kind: 'low_level',
    fields: {
      ...{ adult: 'Sol Supply', what: 'A remark.', context: 'In the hall.', self_report: 'no', pattern: 'none' },
      ...{ decision: 'talk', reason: 'Once.', decided_on: '2026-11-23' },
    },
  },
];

async function aCase(answers: Answers, lead: string) {
  const school = await openSchool();
  const { caseId } = await sendReport(school, 'p_tess', answers);
  await school.worker.runOnce();
  const who = await school.who(lead);
  const { records, sharing, outside } = school.useCases.casework;
  await school.useCases.acknowledge(who, caseId, { key: 'ack' });
  return { school, caseId, who, records, sharing, outside };
}

async function writeAll(answers: Answers, lead: string, entries: readonly Entry[]) {
  const at = await aCase(answers, lead);
  const ids = new Map<RecordKind, string>();
  /** Every page that was answered with: a long record stands on several. */
  const read: unknown[] = [];
  for (const { kind, fields, after } of entries) {
    const about = after === undefined ? '' : (ids.get(after) ?? 'none');
    const choices = await at.records.choices(at.who, at.caseId);
    const offered = choices.ok ? choices.value.choices.map((one) => `${one.kind}:${one.about}`) : [];
    expect(offered).toContain(`${kind}:${about}`);
    const page = await at.records.form(at.who, at.caseId, { kind, about });
    expect(page.ok).toBe(true);
    // A step of the school's own scale, where it has one.
    const firstStep = page.ok ? page.value.questions.find(({ id }) => id === 'step')?.options?.[0]?.value : undefined;
    const step = firstStep === undefined ? {} : { step: firstStep, other: 'x', response: '' };
    const asked = page.ok ? page.value.questions.map(({ id }) => id) : [];
    const category = asked.includes('category') ? { category: 'not_yet' } : {};
    const added = await at.records.add(at.who, at.caseId, {
      ...{ kind, about, mark: '', key: `add-${kind}`, fields: { ...fields, ...step, ...category } },
    });
    expect(added.ok ? 'saved' : [kind, added.refusal]).toBe('saved');
    const doc = await at.school.store.read('case', at.caseId);
    const last = doc?.state.records?.at(-1);
    expect(last?.kind).toBe(kind);
    ids.set(kind, last?.id ?? '');
    read.push(added);
  }
  return { ...at, file: JSON.stringify(read) };
}

describe('each kind of record', () => {
  it('in a case about a picture is offered, kept, and read again in words', async () => {
    const { file } = await writeAll(PICTURE, 'p_dana', IN_A_PICTURE_CASE);
    for (const words of [
      'Black phone',
      'Handed to the police',
      "Children's social care, or their out-of-hours team",
      'Decided not to tell them',
      'They removed it or closed the account',
      'Half-nude or underwear',
      'Pressure, blackmail, grooming, or doubt whether a child could agree',
      'Nobody has looked at it',
      'Unlikely to harm anybody',
    ])
      expect(file).toContain(words);
  });

  it('in a case about an adult is offered to whoever leads, kept, and read again in words', async () => {
    const { file } = await writeAll(ABOUT_SOL, 'p_hana', IN_AN_ADULT_CASE);
    for (const words of ['Yes, they have been contacted', 'Not considered yet', 'A talk, a reminder of the rules'])
      expect(file).toContain(words);
  });

  it('names every question that must be answered, and keeps nothing until they are', async () => {
    const { records, who, caseId, school } = await aCase(PICTURE, 'p_dana');
    for (const { kind, after } of [...IN_A_PICTURE_CASE]) {
      if (after !== undefined) continue;
      const done = await records.add(who, caseId, { kind, about: '', mark: '', key: `empty-${kind}`, fields: {} });
      const page = await records.form(who, caseId, { kind, about: '' });
      const required = page.ok ? page.value.questions.filter((q) => q.required).map(({ id }) => id) : [];
      expect(required.length).toBeGreaterThan(0);
      for (const id of required) expect(done.ok ? {} : (done.refusal.fields ?? {})).toHaveProperty(id);
    }
    expect((await school.store.read('case', caseId))?.state.records ?? []).toEqual([]);
  });

  it('what stands alone is never pushed out of the list by what follows something', async () => {
    const { records, who, caseId } = await aCase(PICTURE, 'p_dana');
    const [phone, , , , report] = IN_A_PICTURE_CASE;
    for (const entry of [phone, report])
      for (let i = 0; i < 8; i += 1)
        await records.add(who, caseId, {
          ...{
            kind: entry?.kind ?? '',
            about: '',
            mark: '',
            key: `many-${entry?.kind}-${i}`,
            fields: entry?.fields ?? {},
          },
        });
    const choices = await records.choices(who, caseId);
    const listed = choices.ok ? choices.value.choices : [];
    const last = listed.findLastIndex(({ about }) => about === '');
    expect(last).toBeLessThan(24);
    expect(listed.slice(0, last + 1).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['breach', 'correction', 'sanction']),
    );
    expect(listed.filter(({ kind }) => kind === 'custody_moved').length).toBeGreaterThan(0);
  });

  it('somebody with the technical part can note a thing they took, and nothing of the case besides', async () => {
    const { records, sharing, school, caseId, who } = await aCase(HARMED_PUPIL, 'p_dana');
    const shared = { person: 'p_ivy', depth: 'technical', reason: 'The device.', key: 'share' };
    expect((await sharing.share(who, caseId, shared)).ok).toBe(true);
    const ivy = await school.who('p_ivy');
    const choices = await records.choices(ivy, caseId);
    const kinds = choices.ok ? choices.value.choices.map(({ kind }) => kind) : [];
    expect(kinds).toContain('custody');
    for (const kind of ['outside_help', 'parents', 'sanction', 'police_sheet', 'platform_report', 'breach']) {
      expect(kinds).not.toContain(kind);
      expect((await records.form(ivy, caseId, { kind, about: '' })).ok).toBe(false);
    }
  });
});

describe('before a call outside', () => {
  it('whoever sees the whole case reads what to have ready; the reading of what it holds is recorded', async () => {
    const { outside, who, caseId, school } = await aCase(PICTURE, 'p_dana');
    const list = await outside.bodies(who, caseId);
    expect(list.ok && list.value.bodies[0]?.suggested).toBe(true);
    const openings = async () =>
      (await school.store.read('case', caseId))?.history.filter(({ action }) => action === 'case.opened').length ?? 0;
    const before = await openings();
    const prepared = await outside.prepare(who, caseId, 'police_101');
    expect(prepared.ok && prepared.value.sheet.length).toBe(8);
    expect(prepared.ok && prepared.value.checklist.never.join(' ')).toContain('Do not open, copy or send the picture');
    expect(await openings()).toBe(before + 1);
    expect((await outside.prepare(who, caseId, 'nobody')).ok).toBe(false);
  });

  it('nobody else learns from it that there is a case, or whom it points to', async () => {
    const { outside, sharing, school, caseId, who } = await aCase(HARMED_PUPIL, 'p_dana');
    await sharing.share(who, caseId, { person: 'p_ivy', depth: 'technical', reason: 'x', key: 'share' });
    for (const id of ['p_ivy', 'p_tess', 'p_clem']) {
      const other = await school.who(id);
      expect((await outside.bodies(other, caseId)).ok).toBe(false);
      expect((await outside.prepare(other, caseId, 'lado')).ok).toBe(false);
    }
  });

  it('sends nothing: a call prepared leaves no message to anybody', async () => {
    const { outside, who, caseId, school } = await aCase(PICTURE, 'p_dana');
    await school.worker.runOnce();
    const before = school.sent.length;
    for (const body of ['police_999', 'lado', 'iwf', 'ceop']) await outside.prepare(who, caseId, body);
    await school.worker.runOnce();
    expect(school.sent.length).toBe(before);
  });
});
