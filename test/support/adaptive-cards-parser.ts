// The reference parser of Adaptive Cards, as a judge of ours. Its package has no entry that Node can load, so the file is named.

import { createRequire } from 'node:module';

type Validation = { readonly event: number; readonly message: string };
type Context = { readonly eventCount: number; getEventAt(index: number): Validation };
type Parser = {
  readonly AdaptiveCard: new () => {
    hostConfig: unknown;
    parse(json: unknown, context: Context): void;
    validateProperties(): { readonly validationEvents: readonly Validation[] };
  };
  readonly HostConfig: new (json: unknown) => unknown;
  readonly SerializationContext: new (version: unknown) => Context;
  readonly Versions: { readonly v1_5: unknown };
};

const parser: Parser = createRequire(import.meta.url)('adaptivecards/dist/adaptivecards.js');

/** Everything the parser has to say against the card; empty when it is a sound card of version 1.5. */
export function parserFaults(card: unknown): readonly string[] {
  const context = new parser.SerializationContext(parser.Versions.v1_5);
  const parsed = new parser.AdaptiveCard();
  parsed.hostConfig = new parser.HostConfig({ actions: { maxActions: 6 } });
  parsed.parse(card, context);
  const read = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index));
  return [...read, ...parsed.validateProperties().validationEvents].map((event) => event.message);
}
