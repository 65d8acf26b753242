// A button: its verb, its opaque target, and what was typed. All of it comes from the client and decides no right.

import { z } from 'zod';

export type Press = {
  readonly verb: string;
  readonly target: string;
  readonly inputs: Readonly<Record<string, string>>;
};

const MOST_INPUTS = 100;

const ActionSchema = z.object({
  action: z.object({
    verb: z.string().min(1).max(200),
    data: z.looseObject({ target: z.string().max(500).nullish() }).nullish(),
  }),
});

/** The value of an `adaptiveCard/action` invoke, or null when it is none. */
export function readPress(value: unknown): Press | null {
  const parsed = ActionSchema.safeParse(value);
  if (!parsed.success) return null;
  const { target, ...rest } = parsed.data.action.data ?? {};
  return { verb: parsed.data.action.verb, target: target ?? '', inputs: readInputs(rest) };
}

/** Adaptive Cards send text; anything that is not a plain value is no answer to a question of ours. */
export function readInputs(data: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  const inputs: [string, string][] = [];
  for (const [id, value] of Object.entries(data).slice(0, MOST_INPUTS)) {
    if (typeof value === 'string') inputs.push([id, value]);
    else if (typeof value === 'number' || typeof value === 'boolean') inputs.push([id, String(value)]);
  }
  return Object.fromEntries(inputs);
}
