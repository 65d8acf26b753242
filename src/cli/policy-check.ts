// `esafety policy check FILE`

import { formatFaults } from '../config/fault.ts';
import { loadPolicies } from '../config/load-policies.ts';
import { EXIT, type ExitCode, type Io } from './command.ts';

export async function policyCheck(io: Io, path: string): Promise<ExitCode> {
  const { policies, faults, warnings } = loadPolicies(path);
  if (faults.length > 0) io.out(`This must be put right:\n${formatFaults(faults)}\n`);
  if (warnings.length > 0) io.out(`This can stay, but read it:\n${formatFaults(warnings)}\n`);
  for (const policy of policies) io.out(`${policy.key}: the pack of ${policy.name} can be used.\n`);
  return faults.length > 0 ? EXIT.faults : EXIT.done;
}
