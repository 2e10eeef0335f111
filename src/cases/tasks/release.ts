import { type Case, has, last } from '../case.js';
import { answerableQuestions } from './taking-part.js';
import { decliners } from '../commands/invitees.js';
import { isStepDone } from '../commands/steps.js';
import { type EventType } from '../events/event.js';
import { type Step } from '../events/release.js';
import { proc } from '../proc.js';
import { consentsMissing } from './opening.js';
import { only, openIf, sinceFirst, task, type TaskRow } from './task.js';

/** A step that waits from the day of this event on (R196). */
const step = (name: Step, role: 'familyCurator' | 'facilitator', after: EventType): TaskRow =>
  task(
    'confirmStep',
    [role],
    (kase) => openIf(!isStepDone(kase, name), sinceFirst(kase, after)),
    'confirmStep',
  );

/** A working meeting that follows a visit (R198). */
const workingMeeting = (which: 'first' | 'repeat', after: Step): TaskRow =>
  task('recordWorkingMeeting', ['resourceCentre'], (kase) => {
    const visited = last(kase, 'stepConfirmed', (e) => e.step === after);
    const held = has(kase, 'workingMeetingRecorded', (e) => e.which === which);
    return visited === undefined || held ? [] : [{ since: visited.day }];
  });

const ofVmeste: readonly TaskRow[] = [
  task('assignFacilitator', ['resourceCentre'], (kase) =>
    openIf(!has(kase, 'facilitatorAssigned'), sinceFirst(kase, 'resourceCentreInformed')),
  ),
  task('replaceFacilitator', ['resourceCentre'], (kase) => {
    const declined = last(kase, 'facilitatorDeclined');
    return declined === undefined || decliners(kase).length === 0 ? [] : [{ since: declined.day }];
  }),
  task('appointCurator', ['resourceCentre'], (kase) =>
    openIf(!has(kase, 'curatorAppointed'), sinceFirst(kase, 'resourceCentreInformed')),
  ),
  step('V1.3', 'familyCurator', 'curatorAppointed'),
  step('V1.7', 'familyCurator', 'curatorAppointed'),
  step('V1.11', 'facilitator', 'documentsPassed'),
  step('V2.2', 'facilitator', 'documentsPassed'),
  workingMeeting('first', 'V1.7'),
  workingMeeting('repeat', 'V1.11'),
  task('informNgo', ['resourceCentre'], homeless, 'confirmStep'),
];

/** The woman has no housing, and the NGO was not told yet (R116). */
function homeless(kase: Case) {
  const housing = last(kase, 'housingRecorded', (e) => e.housing !== 'unknown');
  const open = housing?.housing === 'none' && !isStepDone(kase, 'ngoInformed');
  return open ? [{ since: housing.day }] : [];
}

/** Tasks of Altai, «Вместе» and Yugra alone (G6). */
export const releaseTasks: readonly TaskRow[] = [
  only(
    proc('A', 'V', 'Y'),
    task('collectPdConsent', ['keeper'], consentsMissing, 'answerPdConsent'),
  ),
  ...ofVmeste.map((row) => only(proc('V'), row)),
  only(
    proc('Y'),
    task('appointCurator', ['resourceCentre'], (kase) =>
      openIf(!has(kase, 'curatorAppointed'), sinceFirst(kase, 'caseOpened')),
    ),
  ),
  only(proc('Y'), task('answerQuestion', ['familyCurator'], answerableQuestions)),
];
