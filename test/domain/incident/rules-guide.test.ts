// The guide people read is made from the table the server runs. UPDATE_GUIDES=1 writes it anew.

import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { renderRulesGuide } from '../../../src/domain/incident/rules-guide.ts';
import { ROW_IDS } from '../../../src/domain/incident/triage/rows.ts';

const GUIDE = new URL('../../../deploy/guides/rules.md', import.meta.url);

describe('the guide to the rules', () => {
  it('is what the tables say: run UPDATE_GUIDES=1 npm test -- test/domain/incident/rules-guide to write it anew', () => {
    if (process.env.UPDATE_GUIDES === '1') writeFileSync(GUIDE, renderRulesGuide());
    expect(readFileSync(GUIDE, 'utf8')).toBe(renderRulesGuide());
  });

  it('has a section for every row', () => {
    const guide = renderRulesGuide();
    for (const id of ROW_IDS) expect(guide).toContain(`### ${id} `);
  });
});
