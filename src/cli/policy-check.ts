// `esafety policy check FILE`

import { formatFaults } from '../config/fault.ts';
import { loadPolicies } from '../config/load-policies.ts';
import type { Policy } from '../domain/school/policy.ts';
import { EXIT, type ExitCode, type Io } from './command.ts';

export async function policyCheck(io: Io, path: string): Promise<ExitCode> {
  const { policies, faults, warnings } = loadPolicies(path);
  if (faults.length > 0) io.out(`This must be put right:\n${formatFaults(faults)}\n`);
  if (warnings.length > 0) io.out(`Read this too:\n${formatFaults(warnings)}\n`);
  for (const policy of policies) io.out(`${policy.key}: the pack of ${policy.name} ${verdict(policy)}.\n`);
  return faults.length > 0 ? EXIT.faults : EXIT.done;
}

const verdict = ({ demo, contacts }: Policy): string =>
  !demo && contacts.some((contact) => contact.example === true)
    ? 'is written correctly, but cannot go live with made-up numbers'
    : 'can be used';
