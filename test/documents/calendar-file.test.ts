import { describe, expect, it } from '@jest/globals';
import { calendarFile } from '../../src/documents/calendar-file.js';

const entry = {
  uid: 'meeting-1',
  sequence: 2,
  start: new Date('2026-04-20T03:30:00Z'),
  minutes: 60,
  place: 'Служба',
  stamp: new Date('2026-04-01T00:00:00Z'),
};

describe('a calendar file (RFC 5545)', () => {
  it('has day, hour, length and place, and calls the meeting «Встреча»', () => {
    const lines = calendarFile(entry).split('\r\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        'UID:meeting-1',
        'SEQUENCE:2',
        'DTSTART:20260420T033000Z',
        'DTEND:20260420T043000Z',
        'SUMMARY:Встреча',
        'LOCATION:Служба',
      ]),
    );
  });

  it('a place cannot break out of its line', () => {
    const place = 'Дом 1; кв, 2\\\r\nATTENDEE:mailto:x\u0007';
    const file = calendarFile({ ...entry, place });
    expect(file).toContain('LOCATION:Дом 1\\; кв\\, 2\\\\\\nATTENDEE:mailto:x\r\n');
    expect(file.split('\r\n').filter((line) => line.startsWith('ATTENDEE'))).toEqual([]);
  });

  it('folds lines at 75 octets without cutting a letter', () => {
    const place = 'Ж'.repeat(200);
    const file = calendarFile({ ...entry, place });
    for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(file.replaceAll('\r\n ', '')).toContain(`LOCATION:${place}`);
  });
});
