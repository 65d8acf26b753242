// Sample data for every view: what the gallery draws and what the tests of the cards hold against the platforms' limits.

import { VIEW_NAMES, type View, type ViewName } from '../views/view.ts';
import { CHAT_SAMPLES } from './samples/chat-samples.ts';
import { PRIVATE_SAMPLES } from './samples/private-samples.ts';

export const SAMPLES = { ...CHAT_SAMPLES, ...PRIVATE_SAMPLES } as const;

export type SampleSize = 'typical' | 'empty' | 'longest';
export const SAMPLE_SIZES = ['typical', 'empty', 'longest'] as const satisfies readonly SampleSize[];

export type Sample = { readonly name: ViewName; readonly size: SampleSize; readonly view: View };

export function allSamples(): readonly Sample[] {
  return VIEW_NAMES.flatMap((name) => SAMPLE_SIZES.map((size) => ({ name, size, view: SAMPLES[name][size] })));
}
