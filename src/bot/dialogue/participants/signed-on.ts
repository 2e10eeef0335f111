import { fullDayText } from '../../texts/dates.js';
import { type Talk } from '../screen.js';

/** The day of the consent to data in hand, the own or the one given for a child, in words. */
export function signedOn({ kase, person, about }: Talk): string {
  const of = about ?? person;
  const given = kase.events.findLast((e) => e.type === 'pdConsentGiven' && e.person === of);
  return given === undefined ? '–' : fullDayText(given.day);
}
