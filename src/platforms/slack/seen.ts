// Remembers what came lately, so that a repeat of the same request joins the first one and gets its answer instead of a second
// effect. Bounded in number and in time; the conversation has its own, lasting memory of presses.

export type Seen<T> = {
  readonly get: (key: string, now: number) => T | undefined;
  readonly put: (key: string, value: T, now: number, keepMs: number) => void;
  readonly drop: (key: string) => void;
  readonly size: () => number;
};

export function seen<T>(limit: number): Seen<T> {
  const entries = new Map<string, { readonly value: T; readonly until: number }>();
  return {
    get(key, now) {
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      if (entry.until > now) return entry.value;
      entries.delete(key);
      return undefined;
    },
    put(key, value, now, keepMs) {
      entries.delete(key);
      entries.set(key, { value, until: now + keepMs });
      // A Map keeps the order of insertion: the first key is the oldest.
      for (const oldest of entries.keys()) {
        if (entries.size <= limit && (entries.get(oldest)?.until ?? 0) > now) break;
        entries.delete(oldest);
      }
    },
    drop: (key) => void entries.delete(key),
    size: () => entries.size,
  };
}
