// Every kind of record and its form. What is not here cannot be written.

import { breachForm } from './kinds/breach.ts';
import { correctionForm } from './kinds/correction.ts';
import { custodyForm } from './kinds/custody.ts';
import { custodyMovedForm } from './kinds/custody-moved.ts';
import { decisionForm } from './kinds/decision.ts';
import { lowLevelForm } from './kinds/low-level.ts';
import { noteForm } from './kinds/note.ts';
import { nudeAssessmentForm } from './kinds/nude-assessment.ts';
import { nudeCriteriaForm } from './kinds/nude-criteria.ts';
import { nudeDecisionForm } from './kinds/nude-decision.ts';
import { outsideHelpForm } from './kinds/outside-help.ts';
import { parentsForm } from './kinds/parents.ts';
import { platformAnswerForm } from './kinds/platform-answer.ts';
import { platformReportForm } from './kinds/platform-report.ts';
import { policeSheetForm } from './kinds/police-sheet.ts';
import { recordedElsewhereForm } from './kinds/recorded-elsewhere.ts';
import { sanctionForm } from './kinds/sanction.ts';
import { staffPathForm } from './kinds/staff-path.ts';
import { staffStepsForm } from './kinds/staff-steps.ts';
import { taskForm } from './kinds/task.ts';
import { taskDoneForm } from './kinds/task-done.ts';
import type { RecordKind } from './record.ts';
import type { MakeRecordForm } from './record-form.ts';

/** Each kind stands in its own file under kinds/; add a line here with it. The order is that of the list of what can be added. */
export const RECORD_FORMS: Readonly<Partial<Record<RecordKind, MakeRecordForm>>> = {
  note: noteForm,
  task_done: taskDoneForm,
  task: taskForm,
  decision: decisionForm,
  outside_help: outsideHelpForm,
  parents: parentsForm,
  custody: custodyForm,
  custody_moved: custodyMovedForm,
  nude_assessment: nudeAssessmentForm,
  nude_criteria: nudeCriteriaForm,
  nude_decision: nudeDecisionForm,
  police_sheet: policeSheetForm,
  platform_report: platformReportForm,
  platform_answer: platformAnswerForm,
  staff_path: staffPathForm,
  staff_steps: staffStepsForm,
  low_level: lowLevelForm,
  sanction: sanctionForm,
  breach: breachForm,
  correction: correctionForm,
  recorded_elsewhere: recordedElsewhereForm,
};
