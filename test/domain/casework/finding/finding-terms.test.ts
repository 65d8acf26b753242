import { describe, expect, it } from '@jest/globals';
import type { CaseState } from '../../../../src/domain/casework/case.ts';
import { readSearch } from '../../../../src/domain/casework/finding/case-search.ts';
import {
  devicesOf,
  findingTerms,
  nameParts,
  siteNames,
  sitesOf,
  wholeNames,
} from '../../../../src/domain/casework/finding/finding-terms.ts';
import { aDraft, anOpenCase, recipient } from '../../../support/a-case.ts';

const withAnswers = (answers: CaseState['answers']): CaseState => ({
  ...anOpenCase([recipient('p_dsl')]).state,
  answers,
});

describe('what a case can be found by', () => {
  it('is every part of every name, without titles, accents and capitals', () => {
    const state = withAnswers({
      victim_names: 'Amélie O’Quokka',
      adult_name: 'Mrs Wagtail',
      witnesses: 'the twins and Bo',
    });
    expect(nameParts(state).toSorted()).toEqual(['amelie', 'bo', 'oquokka', 'wagtail']);
  });

  it('is a whole name for comparing, and never a first name alone', () => {
    const state = withAnswers({ victim_names: 'Amy Wagtail and Bo Quokka, Cy', instigator_names: 'wagtail amy' });
    expect(
      wholeNames(state)
        .map((parts) => parts.toSorted().join(' '))
        .toSorted(),
    ).toEqual(['amy wagtail', 'bo quokka']);
  });

  it('is the name of a site however its address was written, and of an app that was typed by name', () => {
    for (const typed of [
      'https://www.clips.example/a?b#c',
      'clips.example',
      'Clips',
      'http://amy@m.clips.example:80/',
    ]) {
      expect(siteNames(typed)).toEqual(['clips']);
    }
    expect(siteNames('it was in a group chat that she was added to')).toEqual([]);
    expect(sitesOf(withAnswers({}))).toEqual([]);
  });

  it('is a device by its number, also where it came with what was added later', () => {
    const state = withAnswers({});
    const notes = [
      {
        ...{ id: 'n', at: 0, by: 'p_x', kind: 'addition' as const, text: '' },
        answers: { device_number: 'LAP-0042 ' },
      },
    ];
    expect(devicesOf({ ...state, notes })).toEqual(['lap0042']);
  });

  it('is nothing at all while nobody holds it', () => {
    expect(findingTerms({ ...aDraft().state, answers: { victim_names: 'Amy Wagtail' } })).toEqual([]);
  });
});

describe('a search', () => {
  it('takes what it knows and leaves out the rest', () => {
    const search = readSearch({
      words: ' \u0000es-1 ',
      category: '__proto__',
      show: 'zzz',
      from: '2026-02-31',
      to: '2026-11-24',
    });
    expect(search).toMatchObject({ words: 'es-1', category: null, show: 'open', from: null, to: '2026-11-24' });
  });
});
