// Every step about how long records are kept, bound to the world it works in. Nothing is decided here.

import { type Result, refuse } from '../../domain/shared/result.ts';
import { RETENTION_TEXTS } from '../../views/retention-texts.ts';
import type { Deps } from '../ports.ts';
import type { Who } from '../who.ts';
import { certificateLink, certificates } from './certificates.ts';
import { hold, keep, lift, propose, showRecord } from './decide-retention.ts';
import { confirmDestruction } from './destroy-record.ts';
import { retentionList } from './retention-list.ts';
import type { RetentionLine, RetentionUseCases } from './retention-use-cases.ts';

export const makeRetentionUseCases = (deps: Deps): RetentionUseCases => ({
  list: (who) => retentionList(deps, who),
  find: (who, ref) => findRecord(deps, who, ref),
  open: (who, key) => showRecord(deps, who, key),
  keep: (who, key, input) => keep(deps, who, key, input),
  hold: (who, key, input) => hold(deps, who, key, input),
  lift: (who, key, input) => lift(deps, who, key, input),
  propose: (who, key, input) => propose(deps, who, key, input),
  confirm: (who, key) => confirmDestruction(deps, who, key),
  certificates: (who) => certificates(deps, who),
  certificateLink: (who, id) => certificateLink(deps, who, id),
});

async function findRecord(deps: Deps, who: Who, ref: string): Promise<Result<RetentionLine>> {
  const wanted = ref.trim().toUpperCase();
  const { headers } = await deps.store.list('case', [`ref:${wanted}`], { limit: 5 });
  const header = headers.find(({ school }) => school === who.school);
  const found = header === undefined ? null : await showRecord(deps, who, `case:${header.id}`);
  return found?.ok ? found : refuse('retention.not_found', RETENTION_TEXTS.notFound, 'ref');
}
