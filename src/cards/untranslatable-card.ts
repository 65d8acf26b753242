// A card holds something that Slack cannot show without loss. It is a fault of a template, so the tests of the cards find it.

export class UntranslatableCard extends Error {
  constructor(construct: string) {
    super(`${construct} has no translation to Slack without loss`);
    this.name = 'UntranslatableCard';
  }
}
