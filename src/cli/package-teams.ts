// `esafety package teams [FILE]`

import { ZodError } from 'zod';
import { envSchema } from '../config/env-schema.ts';
import { loadPolicies } from '../config/load-policies.ts';
import { packageTeams } from '../platforms/teams/package.ts';
import { EXIT, type ExitCode, type Io, type Options } from './command.ts';

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** What is not given on the command line comes from the settings the server has anyway. */
export async function teamsPackage(io: Io, outFile: string, options: Options): Promise<ExitCode> {
  const appId = text(options.appId) || text(io.env.MicrosoftAppId);
  const publicUrl = text(options.url) || text(io.env.ESAFETY_PUBLIC_URL);
  const schoolName = text(options.school) || nameOfOnlySchool(text(io.env.ESAFETY_POLICY));
  const lacking = [
    ...(appId === '' ? ['the id of the app registration: set MicrosoftAppId, or add --app-id'] : wrongId(appId)),
    ...(publicUrl === ''
      ? ['the https address of the server: set ESAFETY_PUBLIC_URL, or add --url']
      : wrongUrl(publicUrl)),
    ...(schoolName === '' ? ['the name of the school: set ESAFETY_POLICY to its pack, or add --school'] : []),
  ];
  if (lacking.length > 0) {
    io.err(`This is needed first:\n${lacking.map((each) => `  - ${each}\n`).join('')}`);
    return EXIT.failed;
  }
  try {
    await packageTeams({ appId, publicUrl, schoolName, outFile });
  } catch (error) {
    io.err(`The package was not made. ${reason(error)}\n`);
    return EXIT.failed;
  }
  io.out(`${outFile} was made. Upload it in the Teams admin centre under Manage apps.\n`);
  return EXIT.done;
}

const wrongId = (id: string): readonly string[] =>
  envSchema.shape.MicrosoftAppId.safeParse(id).success
    ? []
    : ['the id as Entra shows it, such as 1b2c3d4e-0000-4000-8000-1b2c3d4e5f60 (MicrosoftAppId or --app-id)'];

const wrongUrl = (url: string): readonly string[] =>
  envSchema.shape.ESAFETY_PUBLIC_URL.safeParse(url).success && url.startsWith('https:')
    ? []
    : ['an https address such as https://esafety.school.example, without ? or # (ESAFETY_PUBLIC_URL or --url)'];

function nameOfOnlySchool(path: string): string {
  const { policies } = path === '' ? { policies: [] } : loadPolicies(path);
  return policies.length === 1 ? (policies[0]?.name ?? '') : '';
}

function reason(error: unknown): string {
  if (error instanceof ZodError) return error.issues.map((issue) => `${issue.message}.`).join(' ');
  if (error instanceof Error && 'code' in error) return 'Check that the folder exists and that you may write there.';
  return error instanceof Error ? error.message : 'Look at the id and the address.';
}
