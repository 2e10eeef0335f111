import { fullDayText } from '../../texts/dates.js';
import { type Talk } from '../screen.js';

/** The day of the person's own consent, in words. */
export function signedOn({ kase, person }: Talk): string {
  const given = kase.events.findLast((e) => e.type === 'pdConsentGiven' && e.person === person);
  return given === undefined ? '–' : fullDayText(given.day);
}
