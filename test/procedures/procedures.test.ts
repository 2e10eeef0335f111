import { describe, expect, it } from '@jest/globals';
import { calendarDay } from '../../src/cases/calendar-day.js';
import { deadlines } from '../../src/cases/deadlines.js';
import { plainWorkCalendar } from '../../src/cases/working-days.js';
import { defineProcedure } from '../../src/procedures/define-procedure.js';
import type { Procedure } from '../../src/procedures/procedure.js';
import { type ProcedureSource } from '../../src/procedures/procedure.js';
import { findProcedure, getProcedure, procedureIds } from '../../src/procedures/procedures.js';
import { procedureRegistry } from '../../src/procedures/registry.js';
import { tennisClub } from '../support/tennis-club.js';

const all = procedureIds.map((id) => getProcedure(id));
const kamchatka = getProcedure('kamchatka');
const borodino = getProcedure('krasnoyarsk-borodino');

/** The tennis club with one thing changed. */
function changed(change: (source: ProcedureSource) => void): () => Procedure {
  const source = structuredClone(tennisClub) as ProcedureSource;
  change(source);
  return () => defineProcedure(source);
}

describe('the five procedures', () => {
  it('R1: are exactly these', () => {
    expect(procedureIds).toEqual(['kamchatka', 'krasnoyarsk-borodino', 'altai', 'vmeste', 'yugra']);
    expect(findProcedure('mars')).toBeNull();
    expect(() => getProcedure('mars')).toThrow(/kamchatka, krasnoyarsk-borodino/);
  });

  it('R4: the programme window is 10–20 days, at most 30 days, or empty', () => {
    expect(all.map(({ programmeWindow }) => programmeWindow)).toEqual([
      { min: 10, max: 20, limits: ['K-D7'] },
      { min: null, max: 30, limits: ['B-D3', 'B-D9'] },
      null,
      null,
      null,
    ]);
  });

  it('R5: only Borodino extends the programme; in Kamchatka one gives a reason for being late', () => {
    expect(all.filter(({ extension }) => extension).map(({ id }) => id)).toEqual([
      'krasnoyarsk-borodino',
    ]);
    expect(all.filter(({ delayReason }) => delayReason).map(({ id }) => id)).toEqual(['kamchatka']);
  });

  it('R8: each speaks its own words', () => {
    expect(kamchatka.wording).toMatchObject({
      leadFull: 'ведущий ВП',
      programme: 'восстановительная программа',
      dealFull: 'примирительный договор',
      serviceFull: 'ОРВТ',
    });
    expect(borodino.wording).toMatchObject({
      leadFull: 'медиатор',
      programme: 'медиативная (восстановительная) программа',
      dealFull: 'медиативное соглашение',
      serviceFull: 'служба медиации (примирения)',
    });
  });

  it('R9: each has its time zone and sending hours', () => {
    expect(all.map(({ zone }) => zone)).toEqual([
      'Asia/Kamchatka',
      'Asia/Krasnoyarsk',
      'Asia/Barnaul',
      'Asia/Barnaul',
      'Asia/Yekaterinburg',
    ]);
    for (const { sendingHours } of all)
      expect(sendingHours).toEqual({
        parties: { from: '09:00', to: '20:00' },
        staff: { from: '08:00', to: '20:00' },
      });
  });

  it('R23: Kamchatka has two routes and two branches', () => {
    expect(Object.keys(kamchatka.routes?.names ?? {})).toEqual(['A', 'B']);
    expect(Object.keys(kamchatka.branches ?? {})).toEqual(['offence', 'family']);
  });

  it('R61, R63: only Kamchatka asks guardians of children under 14 for consent', () => {
    expect(all.map(({ consent }) => consent.guardianConsentUnder)).toEqual([
      14,
      null,
      null,
      null,
      null,
    ]);
  });

  it('R87: Kamchatka has the six types of programme of its card', () => {
    expect(Object.keys(kamchatka.programmeTypes)).toHaveLength(6);
  });

  it('have letters of their own for case numbers', () => {
    expect(all.map(({ letter }) => letter)).toEqual(['К', 'Б', 'А', 'В', 'Ю']);
  });

  it('cannot be changed by who reads them', () => {
    expect(() => {
      (kamchatka.limits as unknown as { length: number }).length = 0;
    }).toThrow(TypeError);
  });
});

describe('defineProcedure', () => {
  it('takes a procedure whose links hold', () => {
    expect(tennisClub.limits.map(({ id }) => id)).toEqual(['T-D1', 'T-D2', 'withdrawal']);
  });

  it.each<[string, (source: ProcedureSource) => void, RegExp]>([
    [
      'a fact nobody defined',
      (s) => delete s.facts['courtBooked'],
      /T-D1 names the unknown fact courtBooked/,
    ],
    ['an unknown stage', (s) => (s.limits[0]!.stage = 'T9'), /T-D1 names the unknown stage T9/],
    [
      'an unknown role',
      (s) => (s.limits[0]!.responsible = 'king'),
      /T-D1 names the unknown role king/,
    ],
    ['a reminder for nobody', (s) => (s.limits[0]!.recipients = []), /T-D1 reminds nobody/],
    ['an unknown route', (s) => (s.limits[0]!.route = 'A'), /T-D1 names the unknown route A/],
    ['an unknown form', (s) => (s.stages[0]!.forms = ['FT9']), /T1 names the unknown form FT9/],
    [
      'an unknown branch',
      (s) => (s.eligibility.criteria[0]!.branch = 'x'),
      /E-T1 names the unknown branch x/,
    ],
    ['a limit twice', (s) => s.limits.push(s.limits[0]!), /limit T-D1 stands twice/],
    ['a stage twice', (s) => s.stages.push(s.stages[0]!), /stage T1 stands twice/],
    [
      'an unknown limit of the withdrawal',
      (s) => (s.consent.withdrawal.limit = 'T-D7'),
      /consent names the unknown limit T-D7/,
    ],
    [
      'a fact out of the order',
      (s) => s.order.push(['lunch', 'talkHeld']),
      /order names the unknown fact lunch/,
    ],
    ['a wrong hour', (s) => (s.sendingHours.staff.to = '25:00'), /sendingHours\.staff\.to/],
    ['a word that is not in the schema', (s) => Object.assign(s, { colour: 'red' }), /colour/],
    [
      'an extendable limit without a rule',
      (s) => Object.assign(s.limits[0]!, { extendable: true }),
      /no extension/,
    ],
    ['a number below one', (s) => Object.assign(s.limits[0]!, { max: 0 }), /limits\[0\]\.max/],
  ])('names %s', (_what, change, message) => {
    expect(changed(change)).toThrow(message);
  });

  it('names all faults at once', () => {
    const broken = changed((source) => {
      source.limits[0]!.stage = 'T9';
      source.limits[1]!.responsible = 'king';
    });
    expect(broken).toThrow(/T9.*king/);
  });
});

describe('versions', () => {
  const newer = defineProcedure({
    ...(structuredClone(tennisClub) as ProcedureSource),
    version: 2,
    limits: tennisClub.limits.map((limit) => (limit.id === 'T-D1' ? { ...limit, max: 9 } : limit)),
  });
  const registry = procedureRegistry([tennisClub, newer]);

  it('a running case does not move when a new version comes', () => {
    const running = {
      procedure: 'tennis-club',
      version: 1,
      facts: { complaint: calendarDay('2026-03-02') },
    };
    const due = (version?: number): unknown =>
      deadlines(running.facts, registry.get(running.procedure, version), plainWorkCalendar())
        .deadlines[0]!.due;
    expect(due(running.version)).toBe('2026-03-04');
    expect(due()).toBe('2026-03-13');
  });

  it('are found side by side, and a missing one is named', () => {
    expect(registry.find('tennis-club', 1)).toBe(tennisClub);
    expect(registry.get('tennis-club')).toBe(newer);
    expect(registry.find('tennis-club', 3)).toBeNull();
    expect(() => registry.get('tennis-club', 3)).toThrow(/версии 3/);
    expect(() => procedureRegistry([tennisClub, tennisClub])).toThrow(/version 1 stands twice/);
  });
});
