// Every step about agreements, as the conversation calls them.

import type { SigningUseCases } from './signing-use-cases.ts';

export type AupUseCases = SigningUseCases;
