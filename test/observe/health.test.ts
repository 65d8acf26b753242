// What a monitor may learn.

import { describe, expect, it } from '@jest/globals';
import { type HealthParts, readiness } from '../../src/observe/health.ts';
import { makeMetrics } from '../../src/observe/metrics.ts';

const well: HealthParts = {
  store: 'ready',
  worker: 'ready',
  platforms: { slack: 'ready', teams: 'not_set' },
  refused: [],
};

describe('readiness', () => {
  it.each([
    ['all is well', {}, true],
    ['the store fails', { store: 'failing' }, false],
    ['the worker fails', { worker: 'failing' }, false],
    ['one platform of two fails', { platforms: { slack: 'failing', teams: 'ready' } }, true],
    ['no platform works', { platforms: { slack: 'failing', teams: 'not_set' } }, false],
    ['a document is refused', { refused: [{ kind: 'case', id: 'abc' }] }, true],
  ] as const)('when %s', (_name, change, ready) => {
    expect(readiness({ ...well, ...change }).ready).toBe(ready);
  });

  it('gives no counts', () => {
    expect(JSON.stringify(readiness(well).detail)).not.toMatch(/\d/);
  });
});

describe('metrics', () => {
  it('are written for Prometheus, with labels that hold no free text', () => {
    const metrics = makeMetrics();
    metrics.count('esafety_turns_total', { platform: 'slack', result: 'late "quoted"\nname' });
    metrics.count('esafety_turns_total', { platform: 'slack', result: 'late "quoted"\nname' });
    expect(metrics.render()).toContain('esafety_turns_total{platform="slack",result="late__quoted__name"} 2\n');
  });

  it('do not grow without end', () => {
    const metrics = makeMetrics();
    for (let code = 0; code < 1000; code += 1) metrics.count('esafety_errors_total', { code: String(code) });
    expect(metrics.render().split('\n').length).toBeLessThan(250);
  });
});
