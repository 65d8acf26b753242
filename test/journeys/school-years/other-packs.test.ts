// A school year and the September after it, lived in seconds: nobody is reminded twice a day or out of school hours, nobody who owes is
// forgotten for a day longer than the pack says, nobody who is done is asked once more, and every day that is named is the right one.

import { afterEach, describe } from '@jest/globals';
import { closeTestStores } from '../../support/open-test-store.ts';
import { liveAll } from './lives.ts';

afterEach(closeTestStores);

describe('a school year', () => liveAll(['rosewood', 'sefton']));
