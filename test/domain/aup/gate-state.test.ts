import { describe, expect, it } from '@jest/globals';
import { gateState } from '../../../src/domain/aup/gate/gate-state.ts';
import type { Standing } from '../../../src/domain/aup/sign-standing.ts';

const owed = (why: 'first' | 'new_version' | 'yearly' = 'first'): Standing => ({
  state: 'owed',
  why,
  ...{ since: '2026-11-02', firstOn: '2026-11-02', dueOn: '2026-11-16', chasedOn: '2026-11-18' },
});
const FACTS = { gate: 'block', today: '2026-11-10', textSeenOn: '2026-09-01', startsOn: null } as const;

describe('the gate before an account', () => {
  it('is shut for somebody who begins here, until they sign', () => {
    expect(gateState(owed(), { ...FACTS, startsOn: '2026-11-02' })).toBe('block');
  });

  it('is open up to the last day to sign for everybody who was here before, also on the first day of the bot', () => {
    expect(gateState(owed(), FACTS)).toBe('warn');
    expect(gateState(owed(), { ...FACTS, startsOn: '2020-09-01' })).toBe('warn');
    expect(gateState(owed('yearly'), { ...FACTS, startsOn: '2026-11-02' })).toBe('warn');
    expect(gateState(owed(), { ...FACTS, today: '2026-11-16' })).toBe('warn');
    expect(gateState(owed(), { ...FACTS, today: '2026-11-17' })).toBe('block');
  });

  it('bars nobody where the school only warns, and lists nobody where it has no gate', () => {
    const late = { ...FACTS, today: '2027-01-10' };
    expect(gateState(owed(), { ...late, gate: 'warn' })).toBe('warn');
    expect(gateState(owed(), { ...late, gate: 'none' })).toBeNull();
  });
});
