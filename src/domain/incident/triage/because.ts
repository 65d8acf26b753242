// Collects which rows stand behind each entry of an outcome.

export type Reasons = {
  readonly add: (entry: string, rows: readonly string[]) => void;
  readonly all: () => Readonly<Record<string, readonly string[]>>;
};

export function collectReasons(): Reasons {
  const byEntry = new Map<string, readonly string[]>();
  return {
    add: (entry, rows) => {
      byEntry.set(entry, [...new Set([...(byEntry.get(entry) ?? []), ...rows])]);
    },
    all: () => Object.fromEntries(byEntry),
  };
}
