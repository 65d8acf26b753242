// Everybody who sees a case, in words, and everybody who saw it earlier: who stepped back or was taken off, and when they opened what.

import type { CaseDoc, Holder } from '../../../domain/casework/case.ts';
import { mayLead } from '../../../domain/casework/hand-over.ts';
import { endingOf } from '../../../domain/casework/share.ts';
import { activeHolders } from '../../../domain/casework/tell.ts';
import type { Depth } from '../../../domain/incident/outcome.ts';
import type { Directory, PersonId } from '../../../domain/people/person.ts';
import { ROLE_NAMES } from '../../../domain/people/role.ts';
import { formatMomentOnRecord } from '../../../domain/shared/time.ts';
import type { Section } from '../../../views/fields.ts';
import { SHARING_TEXTS } from '../../../views/sharing-texts.ts';
import type { Deps } from '../../ports.ts';
import { nameOf } from '../../reporting/preview.ts';
import type { Who } from '../../who.ts';

const T = SHARING_TEXTS.people;

export type PersonOnCase = {
  readonly personId: PersonId;
  readonly name: string;
  readonly depth: Depth;
  /** In words: role, depth, since when, by whom, when opened. */
  readonly lines: readonly string[];
  readonly can: { readonly lead: boolean; readonly end: 'no' | 'yes' | 'conflict' };
};
export type PeopleData = {
  readonly caseId: string;
  readonly ref: string;
  readonly people: readonly PersonOnCase[];
  readonly earlier: Section | null;
  readonly canShare: boolean;
};

export async function peopleData(deps: Deps, doc: CaseDoc, who: Who): Promise<PeopleData> {
  const directory = await deps.people.directory(doc.school);
  const { zone } = deps.policy(doc.school).calendar;
  const open = doc.state.phase !== 'closed';
  return {
    caseId: doc.id,
    ref: doc.state.ref,
    people: activeHolders(doc.state).map((h) => {
      const roles = directory.people.find((p) => p.id === h.personId)?.roles ?? [];
      const ending = endingOf(doc, { ...h, roles: [...h.roles, ...roles] }, who.person);
      return {
        personId: h.personId,
        name: nameOf(directory, h.personId),
        depth: h.depth,
        lines: linesOf(doc, h, directory, zone),
        can: {
          lead: open && mayLead(doc.state, h),
          end: ending === 'allowed' ? 'yes' : ending === 'conflict' ? 'conflict' : 'no',
        },
      };
    }),
    earlier: seenEarlier(doc, directory, zone),
    canShare: open,
  };
}

function linesOf(doc: CaseDoc, h: Holder, directory: Directory, zone: string): readonly string[] {
  const roles = h.roles.map((role) => ROLE_NAMES[role]).join(', ');
  const leads = leadsIn(doc, h);
  const by = h.sharedBy === undefined ? T.byRule : T.by(nameOf(directory, h.sharedBy));
  const looks = openings(doc, h.personId);
  const last = looks.at(-1);
  return [
    `${[roles, leads, T.sees(h.depth)].filter((part) => part !== '').join('. ')}.`,
    `${T.since(formatMomentOnRecord(h.toldAt, zone))} ${by}`,
    last === undefined ? T.notOpened : T.opened(formatMomentOnRecord(last, zone), looks.length),
    ...(h.sharedFor === undefined || h.sharedFor === 'task' ? [] : [T.reason(h.sharedFor)]),
  ];
}

function leadsIn({ state: { acknowledged, handover } }: CaseDoc, { accountable, personId }: Holder): string {
  if (acknowledged?.by === personId) return T.dealing;
  if (handover?.to === personId) return T.offered;
  return accountable ? T.leads : '';
}

const openings = (doc: CaseDoc, person: PersonId) =>
  doc.history.filter((e) => e.action === 'case.opened' && e.by === person).map((e) => e.at);

const MOST_OPENINGS = 10;

/** For whoever holds the case after them (domain 3.4): it is known what was seen before somebody was shut out. */
export function seenEarlier(doc: CaseDoc, directory: Directory, zone: string): Section | null {
  const now = new Set(activeHolders(doc.state).map((h) => h.personId));
  const ends = doc.history.filter((e) => e.action === 'case.withdrawn' && typeof e.detail.person === 'string');
  const gone = [...new Set(ends.map((e) => String(e.detail.person)))].filter((id) => !now.has(id));
  if (gone.length === 0) return null;
  return {
    title: T.earlier,
    facts: gone.map((id) => {
      const end = ends.findLast((e) => e.detail.person === id)?.at ?? 0;
      const looks = openings(doc, id).map((at) => formatMomentOnRecord(at, zone));
      const shown = looks.slice(-MOST_OPENINGS).join('; ');
      return {
        label: nameOf(directory, id),
        value: [T.ended(formatMomentOnRecord(end, zone)), looks.length === 0 ? T.neverOpened : T.looked(shown)].join(
          ' ',
        ),
      };
    }),
    lines: [],
  };
}
