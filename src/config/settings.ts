// Everything the program is told from outside, read once and checked before anything listens. Types only.

import type { Policy } from '../domain/school/policy.ts';

export type HttpSettings = {
  readonly host: string;
  /** 0: the system chooses. */
  readonly port: number;
  /** The address that others see, without a slash at the end. */
  readonly publicUrl?: string;
  /** For a monitor on another machine: opens the detail of /readyz and /metrics. */
  readonly healthToken?: string;
};

export type StoreSettings = { readonly folder: string };

export type KeySettings = {
  readonly file: string;
  /** True for the demo, which makes its own key when there is none. */
  readonly create: boolean;
};

export type SlackAccess = {
  readonly botToken: string;
  readonly signingSecret?: string;
  readonly appToken?: string;
  readonly apiUrl?: string;
};

export type TeamsAccess =
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

export type MailSettings = { readonly url: string; readonly from: string };

export type Settings = {
  readonly http: HttpSettings;
  readonly policyPath: string;
  readonly policies: readonly Policy[];
  /** True when every pack is a demo pack. */
  readonly demo: boolean;
  readonly store: StoreSettings;
  readonly key: KeySettings;
  /** Null: not mounted. */
  readonly slack: SlackAccess | null;
  readonly teams: TeamsAccess | null;
  readonly console: boolean;
  readonly mail: MailSettings | null;
};
