// What a class is called, and the one place where its list is kept. "5T", "5t" and "5 T" are the same class.

import type { DocId } from '../../shared/document.ts';

export const LONGEST_CLASS = 40;

/** Letters and digits alone; empty for a name that has none. */
export const classSlug = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

export const sameClass = (a: string, b: string): boolean => classSlug(a) === classSlug(b);

export const classListId = (school: string, name: string): DocId => `class-${school}-${classSlug(name)}`;

/** The part of its id that names the class, for putting lists in order before any is read. */
export const slugIn = (school: string, id: DocId): string => id.slice(`class-${school}-`.length);

export const classListsTerm = (school: string): string => `class-list:${school}`;

/** Whether somebody has this class, by what the staff list says. */
export const teaches = ({ classes }: { readonly classes: readonly string[] }, name: string): boolean =>
  classes.some((each) => sameClass(each, name));

const NUMBERS = new Intl.Collator('en', { numeric: true });

/** 2A before 10A. */
export const byClassName = (a: string, b: string): number => NUMBERS.compare(a, b);
