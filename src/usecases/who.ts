// Who asks: as a platform vouches for them, and as the school knows them.

import type { Person } from '../domain/people/person.ts';
import type { DocId } from '../domain/shared/document.ts';
import type { PlatformName } from './ports.ts';

/** Who acts, as the platform vouches for it. The conversation's `Actor` fits this. */
export type Identity = {
  readonly platform: PlatformName;
  readonly tenant: string;
  readonly userId: string;
  readonly standing: 'member' | 'guest' | 'stranger' | 'bot';
  readonly name?: string;
  readonly email?: string;
  readonly address?: Readonly<Record<string, unknown>>;
};

/** An identified person, perhaps a full member whom no import has named yet (no roles, a reporter's rights). */
export type Who = { readonly school: string; readonly person: Person; readonly account?: DocId };
