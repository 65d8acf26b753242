// Which papers have to be collected on that day, and from how many pupils.

import type { Agreement } from '../../../src/domain/aup/agreement.ts';
import type { IsoDate } from '../../../src/domain/shared/instant.ts';
import { lastAnniversary, plusDays } from '../../support/other-calendar.ts';
import { chased, type Stand, standing, yearBegan } from './expect-signing.ts';
import { type Facts, firstHeld, holders, type PupilFact, type Thing, worksOn } from './facts.ts';
import { byWhen } from './words.ts';

type Signer = 'pupil' | 'parent';
export type Sheet = {
  readonly text: Agreement;
  readonly seenOn: IsoDate;
  readonly signer: Signer;
  readonly audiences: readonly PupilFact['audience'][];
};

const STAGES = ['pupil_ks1', 'pupil_ks2', 'pupil_secondary'] as const;

/** One for each text and each who signs it, with the stages whose pupils it is for. */
export function sheetsOf({ policy, versions }: Facts): readonly Sheet[] {
  const texts = [...versions.values()].flatMap((each) => each.at(-1) ?? []);
  const withParents = texts.some(({ text }) => text.audience === 'parent');
  const stages = STAGES.filter((stage) => texts.some(({ text }) => text.audience === stage));
  const { pupilSigners } = policy.agreements;
  return texts.flatMap(({ text, seenOn }) =>
    (['pupil', 'parent'] as const).flatMap((signer): readonly Sheet[] => {
      const audiences = stages.filter((stage) => {
        const who = pupilSigners[stage];
        if (!who.includes(signer)) return false;
        if (text.audience === 'parent') return signer === 'parent';
        // A parent signs the pupils' text where pupils do not, or where the school has no text for parents.
        return text.audience === stage && (signer === 'pupil' || !who.includes('pupil') || !withParents);
      });
      return audiences.length === 0 ? [] : [{ text, seenOn, signer, audiences }];
    }),
  );
}

const NEW_LISTS = '06-01';
const LATE_LIST_DAYS = 42;

/** The first day of the school year for which lists are sent in June. */
export function stageStart({ policy: { calendar } }: Facts, day: IsoDate): IsoDate {
  const year = Number(lastAnniversary(NEW_LISTS, day).slice(0, 4));
  const [term] = calendar.terms
    .map(({ from }) => from)
    .filter((from) => from >= `${year}-08-01` && from < `${year + 1}-08-01`)
    .toSorted();
  return term ?? `${year}-09-01`;
}

/** Whoever comes up from Key Stage 1 starts together with the others. */
function togetherFrom(facts: Facts, { audience, stageBefore, since }: PupilFact, text: Agreement): IsoDate | undefined {
  if (text.audience !== 'pupil_ks2' || audience !== 'pupil_ks2' || stageBefore !== 'pupil_ks1') return undefined;
  return since <= plusDays(stageStart(facts, since), LATE_LIST_DAYS) ? lastAnniversary(NEW_LISTS, since) : undefined;
}

export function paperOf(facts: Facts, pupil: PupilFact, { text, seenOn, signer }: Sheet): Stand {
  const mine = pupil.papers.filter((paper) => paper.key === text.key && paper.signer === signer);
  const together = togetherFrom(facts, pupil, text);
  const party = {
    signed: mine.filter(({ refused }) => !refused),
    ...{ refused: mine.filter(({ refused }) => refused), asked: [], absences: [], joinedOn: pupil.since },
    ...(together === undefined ? {} : { together }),
  };
  return standing(facts, { text, seenOn }, party, facts.today);
}

export const classesOf = ({ pupils, today }: Facts): ReadonlyMap<string, readonly PupilFact[]> => {
  const found = new Map<string, PupilFact[]>();
  for (const pupil of pupils.values())
    if ((pupil.leftOn ?? '9999') >= today) found.set(pupil.className, [...(found.get(pupil.className) ?? []), pupil]);
  return found;
};

export function papers(facts: Facts): readonly Thing[] {
  const { today, policy } = facts;
  const whole = new Map<Sheet, { readonly late: IsoDate[]; all: number }>();
  const sheets = sheetsOf(facts);
  const collected = [...classesOf(facts)].flatMap(([name, pupils]) =>
    sheets.flatMap((sheet): readonly Thing[] => {
      const { text, signer } = sheet;
      const concerned = pupils.filter(({ audience }) => sheet.audiences.includes(audience));
      const owed = concerned.flatMap((pupil) => {
        const stand = paperOf(facts, pupil, sheet);
        return stand.is === 'asked' ? [stand] : [];
      });
      const sum = whole.get(sheet) ?? { late: [], all: 0 };
      whole.set(sheet, sum);
      sum.all += concerned.length;
      sum.late.push(...owed.map(({ lateOn }) => lateOn));
      const [dueOn] = owed.map((each) => each.dueOn).toSorted();
      const [firstOn] = owed.map((each) => each.firstOn).toSorted();
      if (dueOn === undefined || firstOn === undefined) return [];
      const list = `class-${policy.key}-${name.toLowerCase()}`;
      return collectors(facts, name).map(({ id }) => ({
        ...{ key: `collect ${name} ${text.key} ${signer} ${text.hash} ${yearBegan(facts, today)}`, to: id, firstOn },
        ...{ press: `aup.sheet ${list}~${text.key}:${signer}:1:${text.hash}` },
        ...{ spacing: policy.agreements.remindAfterDays, when: byWhen(dueOn, today) },
        title: `${owed.length} of ${concerned.length} agreements of class ${name} have not come back: ${text.title}`,
      }));
    }),
  );
  const late = [...whole].flatMap(([{ text, signer }, { late: days, all }]) =>
    chased(facts, `${text.key} ${text.hash} ${signer}`, 'aup.classes ', text.title, days, all),
  );
  return [...collected, ...late];
}

export function collectors(facts: Facts, name: string) {
  const teach = [...facts.people.values()].filter((one) => worksOn(one, facts.today) && one.classes.includes(name));
  const groups = [
    teach.filter(({ roles }) => roles.includes('class_teacher')),
    teach,
    holders(facts, 'school_office'),
    firstHeld(facts, [facts.policy.agreements.custodian]),
  ];
  return groups.find((people) => people.length > 0) ?? [];
}
