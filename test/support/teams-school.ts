// The whole program joined to a Teams of its own, by tokens that are really signed and checked: the demo school's people have
// accounts there, time stands until a test moves it, and everything that is owed goes out when the test settles.

import { startTeams, type TeamsUser, type TeamsWorld } from '../clients/teams-connector/index.ts';
import type { Teller } from '../journeys/stories.ts';
import { TUESDAY_10 } from './a-case.ts';
import { openApp, type TestApp } from './open-app.ts';
import { demoPolicy } from './school.ts';
import { finish, untilStill } from './settle.ts';

export type TeamsSchool = {
  readonly app: TestApp;
  readonly teams: TeamsWorld;
  /** A person of the demo school by first name: `tess`, `dana`. */
  readonly user: (name: string) => TeamsUser;
  /** Everything owed now goes out. */
  readonly settle: () => Promise<void>;
  /** Lets time pass and whatever became due happen. */
  readonly later: (ms: number) => Promise<void>;
  readonly restart: () => Promise<void>;
  readonly close: () => Promise<void>;
};

export async function openTeamsSchool(environment: Readonly<Record<string, string>> = {}): Promise<TeamsSchool> {
  let now = TUESDAY_10;
  const teams = await startTeams();
  const { settings, seams } = teams;
  if (settings.kind !== 'tenant' || settings.appType !== 'SingleTenant') throw new Error('the stand-in has one tenant');
  let app = await openApp(
    {
      MicrosoftAppType: settings.appType,
      MicrosoftAppId: settings.appId,
      MicrosoftAppPassword: settings.appPassword,
      MicrosoftAppTenantId: settings.tenantId,
      ...environment,
    },
    // The worker moves when the test says so, never by itself.
    { teams: seams, clock: { now: () => now }, timer: { set: () => () => undefined } },
  );
  const connect = (): void => teams.connect(`${app.url}/api/messages`);
  connect();
  const quiet = (): Promise<void> => untilStill(() => teams.state.calls.length);
  const settle = async (): Promise<void> => {
    await quiet();
    await finish(app.worker);
    await quiet();
  };
  const people = new Map(
    demoPolicy().people.map(({ id, name, email }) => [id, teams.user(id, { name, email })] as const),
  );
  return {
    teams,
    settle,
    get app() {
      return app;
    },
    user: (name) => people.get(`p_${name}`) ?? unknown(name),
    later: async (ms) => {
      now += ms;
      await settle();
    },
    restart: async () => {
      app = await app.restart();
      connect();
    },
    close: async () => {
      await app.dispose();
      await teams.close();
    },
  };
}

function unknown(name: string): never {
  throw new Error(`nobody at the demo school is called ${name}`);
}

/** A person in Teams tells a story page by page: answers are gathered in the card and go with the press. */
export const teamsTeller = (person: TeamsUser): Teller => ({
  choose: async (question, option) =>
    person.answers({ [question]: typeof option === 'string' ? option : option.join('; ') }),
  fill: async (question, text) => person.answers({ [question]: text }),
  press: async (label) => {
    const line = await person.press(label);
    if (line !== '') throw new Error(`no page came, but: ${line}`);
  },
});
