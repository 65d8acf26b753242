// Every step about copies of one case, bound to the world it works in. Nothing is decided here.

import type { Deps } from '../../ports.ts';
import { copyForm, copyLink } from './copy-link.ts';
import type { ExportUseCases } from './export-use-cases.ts';
import { moveElsewhere } from './move-elsewhere.ts';
import { chooseRedaction, decideText, redactionPage, redactionText } from './redaction-steps.ts';

export const makeExportUseCases = (deps: Deps): ExportUseCases => ({
  copyForm: (who, id) => copyForm(deps, who, id),
  copyLink: (who, id, input) => copyLink(deps, who, id, input),
  redaction: {
    page: (who, ref) => redactionPage(deps, who, ref),
    choose: (who, ref, input) => chooseRedaction(deps, who, ref, input),
    text: (who, ref, index) => redactionText(deps, who, ref, index),
    decide: (who, ref, input) => decideText(deps, who, ref, input),
  },
  moveElsewhere: (who, id, input) => moveElsewhere(deps, who, id, input),
});
