// The prepared checklists: one for every outside body triage can point to, never asking for the picture, never telling to delete,
// never a step that would warn an adult or spoil an inquiry; 999 first where there is danger.

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BODIES } from '../../../../src/domain/casework/outside/bodies.ts';
import { BODY_KEYS, type BodyKey } from '../../../../src/domain/casework/outside/body.ts';
import { type Checklist, checklistFor } from '../../../../src/domain/casework/outside/checklist.ts';
import { bodiesInOrder, suggestedBodies } from '../../../../src/domain/casework/outside/suggested-bodies.ts';
import { REFERRAL_KEYS } from '../../../../src/domain/incident/referrals.ts';
import { situationOf } from '../../../../src/domain/incident/triage/situation.ts';
import { triage } from '../../../../src/domain/incident/triage.ts';
import { randomFacts } from '../../../support/random-facts.ts';
import { factsWith } from '../../incident/triage/support.ts';
import { PACKS, packOf } from '../record/support.ts';

const everyBody = fc.constantFrom(...BODY_KEYS);
const demo = packOf('demo');
const linesOf = ({ first, ready, say, never }: Checklist): readonly string[] => [...first, ...ready, ...say, ...never];
const aboutCase = (key: BodyKey, over: Parameters<typeof factsWith>[0]): Checklist =>
  checklistFor(key, situationOf(factsWith(over), demo.routing), demo.contacts);

describe('the checklists for bodies outside the school', () => {
  it('there is one for everything triage can point to; the app or site itself has a record of its own', () => {
    const without = REFERRAL_KEYS.filter((key) => !BODY_KEYS.some((body) => body === key));
    expect(without).toEqual(['platform_report']);
    for (const key of BODY_KEYS) {
      const { ready, say, never } = checklistFor(key, null, demo.contacts);
      expect(ready.length).toBeGreaterThan(0);
      expect(say.length).toBeGreaterThan(0);
      expect(never.length).toBeGreaterThan(0);
    }
  });

  it('fits a card: short lines, and names a list can show', () => {
    for (const key of BODY_KEYS) {
      expect(BODIES[key].name.length).toBeLessThanOrEqual(75);
      for (const line of linesOf(checklistFor(key, null, demo.contacts))) expect(line.length).toBeLessThanOrEqual(160);
    }
    expect(BODY_KEYS.length).toBeLessThanOrEqual(25);
  });

  it('police 999 is pointed to only where somebody is in danger now', () => {
    fc.assert(
      fc.property(randomFacts, fc.constantFrom(...PACKS), (facts, pack) => {
        const danger = facts.imminent || facts.category === 'bomb_threat';
        expect(suggestedBodies(triage(facts, pack.routing)).includes('police_999') && !danger).toBe(false);
      }),
    );
  });

  it('what triage points to comes first, and nobody is left out of the list', () => {
    fc.assert(
      fc.property(randomFacts, (facts) => {
        const outcome = triage(facts, demo.routing);
        const order = bodiesInOrder(outcome);
        const first = suggestedBodies(outcome);
        expect(order.slice(0, first.length)).toEqual(first);
        expect([...order].sort()).toEqual([...BODY_KEYS].sort());
      }),
    );
    expect(suggestedBodies(null)).toEqual([]);
  });

  it('never asks for a picture, its content or a copy, and never tells anybody to delete', () => {
    fc.assert(
      fc.property(everyBody, randomFacts, (key, facts) => {
        const { first, ready, say, never } = checklistFor(key, situationOf(facts, demo.routing), demo.contacts);
        for (const line of [...ready, ...say])
          expect(line).not.toMatch(
            /\b(picture shows|content of|screenshot|copy of the picture|delete|wipe|look at)\b/i,
          );
        for (const line of [...first, ...ready, ...say, ...never])
          for (const sentence of line.split(/(?<=[.?])\s+/))
            if (/\b(delete|wipe|copy of|open (it|the|pictures)|send the picture|password)\b/i.test(sentence))
              expect(sentence).toMatch(/\b(not|never)\b/i);
      }),
    );
  });

  it('with a picture of a child, whoever could be sent it is named as nobody', () => {
    const could: readonly BodyKey[] = [
      'police_999',
      'police_101',
      'childrens_social_care',
      'lado',
      'ceop',
      'report_harmful_content',
      'la_esafety_officer',
      'la_education_safeguarding',
      'trust_safeguarding',
      'other_school_dsl',
      'posh_helpline',
      'somebody_else',
    ];
    for (const key of could) {
      const says = (list: Checklist) =>
        list.never.some((line) => line.startsWith('Do not open, copy or send the picture'));
      expect([key, says(aboutCase(key, { category: 'nude_sharing', image: 'under18_nude' }))]).toEqual([key, true]);
      expect([key, says(aboutCase(key, { category: 'cyberbullying', image: 'none' }))]).toEqual([key, false]);
    }
    expect(aboutCase('iwf', { category: 'iioc' }).first.join(' ')).toContain('Only the web address');
    expect(aboutCase('iwf', { category: 'iioc' }).never.join(' ')).toContain('Do not open the address again');
  });

  it('about an adult here, every call says not to tell them; about the head, somebody else rings the LADO', () => {
    const staff = { category: 'staff_conduct', subject: 'staff', lado_tests: 'may_meet' } as const;
    for (const key of ['police_101', 'lado', 'schools_hr', 'supply_agency', 'external_it_audit'] as const)
      expect(aboutCase(key, staff).never).toContain('Do not tell the adult concerned that you have called.');
    const head = aboutCase('lado', { ...staff, subject: 'headteacher' });
    expect(head.first.join(' ')).toContain('chair of governors');
    expect(aboutCase('lado', staff).first.join(' ')).not.toContain('chair of governors');
    expect(aboutCase('lado', staff).first.join(' ')).toMatch(/one working day.*before anybody looks into it/);
    expect(aboutCase('schools_hr', staff).first).toEqual(['Ring the LADO first.']);
  });

  it('CEOP is not for bullying, Report Harmful Content waits 48 hours, the ICO counts 72 hours by the clock', () => {
    expect(aboutCase('ceop', {}).never.join(' ')).toContain('Do not use it for bullying');
    expect(aboutCase('report_harmful_content', {}).first.join(' ')).toContain('48 hours');
    expect(aboutCase('ico', {}).first.join(' ')).toMatch(/72 hours by the clock.*weekends/);
    expect(aboutCase('prevent_channel', {}).ready).toHaveLength(9);
  });

  it("gives the school's own numbers, and the national one where the pack has none, each once", () => {
    expect(checklistFor('police_999', null, demo.contacts).numbers.map(({ phone }) => phone)).toEqual(['999']);
    const lado = demo.contacts.find(({ key }) => key === 'lado');
    expect(checklistFor('lado', null, demo.contacts).numbers.map(({ phone }) => phone)).toEqual([lado?.phone]);
    expect(checklistFor('childrens_social_care', null, demo.contacts).numbers).toHaveLength(2);
    expect(checklistFor('police_101', null, []).numbers.map(({ phone }) => phone)).toEqual(['101']);
    const own = [{ key: 'police_101', name: 'Our police desk', phone: '1 01' } as const];
    expect(checklistFor('police_101', null, own).numbers.map(({ name }) => name)).toEqual(['Our police desk']);
  });
});
