import { capital } from './presenters/case-list.js';
import { weekdays } from '../cases/russian-days.js';
import { readIcons } from './presenters/icons.js';
import { byCommand, chooseSteps } from './presenters/next-steps.js';
import { settingsField } from './presenters/institution-fields.js';
import { consentIcons } from './presenters/side-view.js';

/** What every view may call besides its own model: icons, and the version of the style sheet. */
export function createLook(version: string) {
  return {
    version,
    icon: readIcons(),
    consentIcons,
    byCommand,
    chooseSteps,
    capital,
    weekdays,
    settingsField,
  };
}
