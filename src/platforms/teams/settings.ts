// What the Teams platform must be told before it starts, and what it hands to main.ts once mounted.

import type { Converse } from '../../chat/turn.ts';
import type { Clock, Log } from '../../usecases/ports.ts';
import type { PhoneLine } from '../../views/fields.ts';
import type { Messenger } from '../messenger.ts';
import type { Route } from '../route.ts';

/**
 * One app registration in the school's own tenant, or the unauthenticated loopback mode for the Agents Playground.
 * There is no multi-tenant kind: with it an empty app id would switch authentication off.
 */
export type TeamsSettings =
  | { readonly kind: 'local' }
  | {
      readonly kind: 'tenant';
      readonly appType: 'SingleTenant';
      readonly appId: string;
      readonly appPassword: string;
      readonly tenantId: string;
    }
  | {
      readonly kind: 'tenant';
      readonly appType: 'UserAssignedMSI';
      readonly appId: string;
      readonly tenantId: string;
    };

export type TeamsTiming = {
  /** A press that takes longer is answered with "Still saving"; the person fetches the rest with its button. */
  readonly pressWithinMs: number;
  /** A message is given back to Teams after this and goes on by itself. */
  readonly messageWithinMs: number;
  /** One call to the connector. */
  readonly callTimeoutMs: number;
  /** Asking who somebody is stands in the way of an answer, so it gets less. */
  readonly memberTimeoutMs: number;
  /** Before the one repeat of a message that the connector did not take. */
  readonly repeatAfterMs: number;
};

export const TEAMS_TIMING: TeamsTiming = {
  pressWithinMs: 3000,
  messageWithinMs: 8000,
  callTimeoutMs: 10_000,
  memberTimeoutMs: 2500,
  repeatAfterMs: 1000,
};

/** The world outside, replaced in tests by a loopback one: key server, token and connector. */
export type TeamsSeams = {
  /** Extra settings for the SDK's token check (addresses of the keys, issuer). */
  readonly authConfig?: Readonly<Record<string, string>>;
  /** A bearer token for the connector, in place of one from Entra. */
  readonly token?: () => Promise<string>;
  /** Connector hosts beside Microsoft's own. */
  readonly serviceHosts?: readonly string[];
};

export type MountTeams = {
  readonly settings: TeamsSettings;
  readonly converse: Converse;
  readonly log: Log;
  readonly clock: Clock;
  /** Shown when the platform itself fails before the conversation could answer. */
  readonly numbers?: readonly PhoneLine[];
  readonly timing?: Partial<TeamsTiming>;
  readonly seams?: TeamsSeams;
};

export type MountedTeams = {
  /** `POST /api/messages`. */
  readonly routes: readonly Route[];
  readonly handle: Route['handle'];
  /** Takes nothing more and waits for what goes on behind answers already given. */
  readonly stop: () => Promise<void>;
  readonly messenger: Messenger;
};
