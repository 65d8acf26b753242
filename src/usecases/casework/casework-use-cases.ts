// Every step of the case desk, as the conversation calls them, room by room. Rights are checked in each, from stored facts, at the press.

/** Each room adds one line here, with its own type, and one in make-casework-use-cases.ts. */
// biome-ignore lint/complexity/noBannedTypes: rooms are added one by one
export type CaseworkUseCases = {};
