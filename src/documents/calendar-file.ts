/** A meeting as a calendar file tells it (J4.11): when and where, and no word of what or with whom. */
export interface CalendarEntry {
  /** The same for the same meeting, so that a moved one replaces its old entry. */
  readonly uid: string;
  /** Grows each time the meeting moves. */
  readonly sequence: number;
  readonly start: Date;
  readonly minutes: number;
  readonly place: string;
  /** When the file is made. */
  readonly stamp: Date;
}

const minute = 60_000;

/** The iCalendar file (RFC 5545) of one meeting; its title is «Встреча». */
export function calendarFile({
  uid,
  sequence,
  start,
  minutes,
  place,
  stamp,
}: CalendarEntry): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//calendar//RU',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${utc(stamp)}`,
    `DTSTART:${utc(start)}`,
    `DTEND:${utc(new Date(start.getTime() + minutes * minute))}`,
    'SUMMARY:Встреча',
    `LOCATION:${escaped(place)}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.flatMap(folded).join('\r\n') + '\r\n';
}

/** `20260312T053000Z` */
const utc = (at: Date): string => at.toISOString().replaceAll(/[-:]|\.\d{3}/gu, '');

const escaped = (text: string): string =>
  text
    .replaceAll(/[\\;,]/gu, (sign) => `\\${sign}`)
    .replaceAll(/\r\n|\r|\n/gu, '\\n')
    .replaceAll(/\p{Cc}/gu, '');

/** Lines of at most 75 octets; what goes on begins with a space. */
function folded(line: string): string[] {
  const parts: string[] = [];
  let part = '';
  for (const sign of line) {
    if (Buffer.byteLength(part + sign) > 75) {
      parts.push(part);
      part = ' ';
    }
    part += sign;
  }
  return [...parts, part];
}
