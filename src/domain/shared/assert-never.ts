// Makes a switch over a closed union total: a new member is a type error at every switch that forgot it.

export function assertNever(value: never): never {
  throw new Error(`unexpected member of a closed union: ${JSON.stringify(value)}`);
}
