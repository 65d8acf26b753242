// What /readyz says. States and ids only: nothing that tells how many cases there are, or anything about one.

export type PartState = 'ready' | 'starting' | 'failing' | 'not_set';

export type HealthParts = {
  /** `failing`: nothing can be stored, so no report may be taken as saved. */
  readonly store: PartState;
  readonly worker: PartState;
  readonly platforms: Readonly<Record<string, PartState>>;
  /** Documents that exist and cannot be read; two humans have been told. Kind and id only. */
  readonly refused: readonly { readonly kind: string; readonly id: string }[];
  /** Schools in which reminders wait, because the clock jumped and nobody has said yet that the date is right. */
  readonly timeHeld?: readonly string[];
};

export type Readiness = { readonly ready: boolean; readonly detail: Readonly<Record<string, unknown>> };

/** One platform that works is enough to take reports; a refused document does not make the server unready. */
export function readiness(parts: HealthParts): Readiness {
  const set = Object.values(parts.platforms).filter((state) => state !== 'not_set');
  const reachable = set.length === 0 || set.includes('ready');
  const { store, worker, platforms, refused, timeHeld = [] } = parts;
  return {
    ready: store === 'ready' && worker === 'ready' && reachable,
    detail: { store, worker, platforms, refused: refused.map(({ kind, id }) => ({ kind, id })), timeHeld },
  };
}
