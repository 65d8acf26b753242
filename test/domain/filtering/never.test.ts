// What nobody can open: the fixed three, and what the pack adds, however the address is written.

import { describe, expect, it } from '@jest/globals';
import { readAddresses } from '../../../src/domain/filtering/address/addresses.ts';
import { neverReason } from '../../../src/domain/filtering/address/never.ts';
import type { FilterCategory } from '../../../src/domain/filtering/filter-categories.ts';
import { FILTER_CATEGORIES, NEVER_OPENED } from '../../../src/domain/filtering/filter-categories.ts';

const NOTHING = { categories: [], hosts: [] } as const;
function reason(
  text: string,
  category: FilterCategory,
  never: { categories: readonly FilterCategory[]; hosts: readonly string[] },
) {
  const read = readAddresses(text, { keepEnd: true });
  if (!read.ok) throw new Error(read.refusal.message);
  return neverReason({ category, addresses: read.value }, { never });
}

describe('categories', () => {
  it.each(NEVER_OPENED)(
    '%s is against the law: refused whatever the pack says, with the way to a report',
    (category) => {
      const found = reason('site.example', category, NOTHING);
      expect(found).toMatchObject({ code: 'override.illegal', field: 'category' });
      expect(found?.message).toContain('report it');
    },
  );

  it('every other one can be approved, unless the pack names it', () => {
    for (const category of FILTER_CATEGORIES.filter((each) => !NEVER_OPENED.includes(each))) {
      expect(reason('site.example', category, NOTHING)).toBeNull();
      expect(reason('site.example', category, { categories: [category], hosts: [] })).toMatchObject({
        code: 'override.never_category',
        field: 'category',
      });
    }
  });
});

describe('sites', () => {
  const never = { categories: [], hosts: ['bad.example', 'www.worse.example', 'bücher.example', 'Loud.EXAMPLE.'] };

  it.each([
    'bad.example',
    'https://BAD.example:8443/x',
    'www.bad.example/x',
    'deep.under.bad.example',
    'bad.example.',
    'ｂａｄ.example',
    'worse.example',
    'img.worse.example/x',
    'xn--bcher-kva.example/x',
    'BÜCHER.example',
    'loud.example',
    'good.example ok.example bad.example/page',
    'web.archive.org/web/2024/https://bad.example/x',
    'archive.example/web/https%3A%2F%2Fwww.bad.example%2Fx',
    'translate.example/?u=https%253A%252F%252Fbad.example',
  ])('%s is shut', (text) => {
    const found = reason(text, 'video', never);
    expect(found).toMatchObject({ code: 'override.never_host', field: 'addresses' });
    expect(found?.message).not.toContain('?');
  });

  it.each([
    'notbad.example',
    'bad.example.org',
    'good.example/bad.html',
    'bad.school.example',
    'good.example/bad.example.html',
  ])('%s is another site', (text) => expect(reason(text, 'video', never)).toBeNull());

  it('are found in a very long list at once', () => {
    const hosts = Array.from({ length: 100_000 }, (_none, index) => `site-${index}.example`);
    const started = performance.now();
    expect(reason('x.site-99999.example', 'video', { categories: [], hosts })?.code).toBe('override.never_host');
    expect(performance.now() - started).toBeLessThan(1000);
  });
});
