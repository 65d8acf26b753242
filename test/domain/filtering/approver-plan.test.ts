import { describe, expect, it } from '@jest/globals';
import { type ApproverPlan, mayDecide, planApprovers } from '../../../src/domain/filtering/request/approver-plan.ts';
import { mayDoIt, planIt } from '../../../src/domain/filtering/request/it-plan.ts';
import {
  aSchool,
  CORA,
  DEV,
  DORA,
  HANA,
  IVAN,
  NINE,
  PEOPLE,
  PIA,
  person,
  type SchoolOver,
  TESS,
  withPerson,
} from '../../support/a-filter-request.ts';

const AWAY = { absences: [{ from: '2026-11-24', to: '2026-11-24' }] };
const names = (plan: ApproverPlan) =>
  plan.rungs.map((rung) => `${rung.viaChannel ? '#' : ''}${rung.people.map((p) => p.personId).join(' ')}`);
const rungs = (over: SchoolOver = {}, requester = TESS) => names(planApprovers(aSchool(over), requester, NINE));

describe('who is asked to decide', () => {
  it('the first approver role is asked first, then the next, then head, deputy head and DSL, each person once', () => {
    expect(rungs()).toEqual([CORA, HANA, DEV, DORA]);
  });
  it('whoever asks is never among them, though they hold the role', () => {
    expect(rungs({}, CORA)).toEqual([HANA, DEV, DORA]);
  });
  it('a tie counts both ways', () => {
    expect(rungs({ people: withPerson(CORA, { closeTo: [TESS] }) })).toEqual([HANA, DEV, DORA]);
    expect(rungs({ people: withPerson(TESS, { closeTo: [HANA] }) })).toEqual([CORA, DEV, DORA]);
  });
  it('a holder of an excluded role is left out whatever else they hold', () => {
    const people = withPerson(CORA, { roles: ['esafety_coordinator', 'siro'] });
    expect(rungs({ people, overrides: { excludedRoles: ['siro'] } })).toEqual([HANA, DEV, DORA]);
  });
  it('a leaver and somebody who has not started are left out', () => {
    expect(rungs({ people: withPerson(CORA, { endsOn: '2026-11-23' }) })).toEqual([HANA, DEV, DORA]);
    expect(rungs({ people: withPerson(CORA, { startsOn: '2026-11-25' }) })).toEqual([HANA, DEV, DORA]);
    expect(rungs({ people: withPerson(CORA, { endsOn: '2026-11-24' }) })[0]).toBe(CORA);
  });
  it('a role whose holders are all away is passed over', () => {
    expect(rungs({ people: withPerson(CORA, AWAY) })).toEqual([HANA, DEV, DORA]);
  });
  it('with everybody away they are asked all the same', () => {
    const people = PEOPLE.map((p) => (p.id === TESS ? p : { ...p, ...AWAY }));
    expect(rungs({ people })).toEqual([`${CORA} ${HANA} ${DEV} ${DORA}`]);
  });
  it('those who are away count in when too few others are left for two approvals', () => {
    const people = PEOPLE.map((p) => (p.id === TESS || p.id === HANA ? p : { ...p, ...AWAY }));
    expect(rungs({ people, overrides: { approvals: 2 } })).toEqual([HANA, `${CORA} ${DEV} ${DORA}`]);
  });
  it('with a fit channel the approvers in it are asked there, and the others by themselves later', () => {
    expect(rungs({ channelPeople: [CORA, DORA, IVAN, TESS] })).toEqual([`#${CORA}`, HANA, DEV, DORA]);
  });
  it('with approvers by channel everybody in it decides but the requester, then head, deputy head and DSL', () => {
    const overrides = { approvers: { kind: 'channel' as const } };
    expect(rungs({ overrides, channelPeople: [TESS, IVAN, DORA] })).toEqual([`#${DORA} ${IVAN}`, HANA, DEV]);
    expect(rungs({ overrides, channelPeople: null })).toEqual([HANA, DEV, DORA]);
  });
  it('a requester who is the only one left who could decide is left with nobody', () => {
    const people = [person(TESS, 'Tess', ['headteacher', 'dsl', 'esafety_coordinator'])];
    expect(planApprovers(aSchool({ people }), TESS, NINE)).toEqual({ rungs: [], emptied: true });
  });
  it('one person is not enough where two must say yes', () => {
    const people = PEOPLE.filter((p) => p.id === TESS || p.id === HANA);
    expect(planApprovers(aSchool({ people, overrides: { approvals: 2 } }), TESS, NINE).emptied).toBe(true);
    expect(planApprovers(aSchool({ people }), TESS, NINE).emptied).toBe(false);
  });
});

describe('who may decide', () => {
  const may = (id: string, over: SchoolOver = {}, asked: readonly string[] = [], requester = TESS) =>
    mayDecide(id, aSchool(over), { requester, asked }, NINE);
  it('an approver may, asked already or not', () => {
    expect(may(CORA)).toBe('yes');
    expect(may(HANA)).toBe('yes');
  });
  it('a stand-in may only once they were asked', () => {
    expect(may(DORA)).toBe('request.not_approver');
    expect(may(DORA, {}, [DORA])).toBe('yes');
  });
  it('being asked once is not enough for somebody who has lost the role', () => {
    expect(may(CORA, { people: withPerson(CORA, { roles: ['class_teacher'] }) }, [CORA])).toBe('request.not_approver');
  });
  it('the requester never may, whatever they hold', () => {
    expect(may(CORA, { channelPeople: [CORA] }, [CORA], CORA)).toBe('request.own');
  });
  it('somebody tied, excluded or gone never may', () => {
    expect(may(CORA, { people: withPerson(TESS, { closeTo: [CORA] }) })).toBe('request.excluded');
    expect(may(HANA, { overrides: { excludedRoles: ['headteacher'] } })).toBe('request.excluded');
    expect(may(CORA, { people: withPerson(CORA, { endsOn: '2026-11-23' }) })).toBe('request.not_approver');
    expect(may('p_nobody')).toBe('request.not_approver');
  });
  it('by channel the right comes from who is in it at this moment', () => {
    const overrides = { approvers: { kind: 'channel' as const } };
    expect(may(IVAN, { overrides, channelPeople: [IVAN] }, [IVAN])).toBe('yes');
    expect(may(IVAN, { overrides, channelPeople: [DORA] }, [IVAN])).toBe('request.not_approver');
    expect(may(IVAN, { overrides, channelPeople: null }, [IVAN])).toBe('request.not_approver');
  });
});

describe('who opens and closes in the filter', () => {
  const it_ = (over: SchoolOver = {}) => planIt(aSchool(over), NINE).rungs;
  it('IT first, then the outside provider, then the headteacher', () => {
    expect(it_()).toEqual([[IVAN], [PIA], [HANA]]);
  });
  it('whoever is away comes after everybody who is here', () => {
    expect(it_({ people: withPerson(IVAN, AWAY) })).toEqual([[PIA], [HANA], [IVAN]]);
  });
  it('the headteacher may do it only while the task is theirs', () => {
    expect(mayDoIt(HANA, aSchool(), [], NINE)).toBe(false);
    expect(mayDoIt(HANA, aSchool(), [HANA], NINE)).toBe(true);
    expect(mayDoIt(PIA, aSchool(), [], NINE)).toBe(true);
    expect(mayDoIt(TESS, aSchool(), [TESS], NINE)).toBe(false);
  });
});
