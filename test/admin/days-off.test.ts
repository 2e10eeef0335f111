import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { movedDaysWith } from '../../src/cases/russian-holidays.js';
import { russianWorkCalendar } from '../../src/cases/working-days.js';
import { calendarDay } from '../../src/cases/calendar-day.js';
import { aPanel, type PanelOfTown } from '../support/panel.js';
import { aTown, commission, staffIds, type Town } from '../support/town.js';

let town: Town;
let panel: PanelOfTown;

beforeEach(async () => {
  town = await aTown();
  panel = aPanel(town);
  const opened = await town.rules.open('krasnoyarsk-borodino', {
    input: {
      territory: 'Заречный',
      caseType: 'offenderAdmin',
      caseReceived: '2026-03-02',
      commission,
    },
    actor: { type: 'staff', id: staffIds.commissionSecretary, role: 'commissionSecretary' },
    door: 'panel',
    cause: 'open-borodino',
  });
  expect(opened.type).toBe('done');
});
afterEach(() => town.close());

const post = async (who: string, path: string, fields: object) =>
  (await panel.signedIn(who)).post(path).type('form').send(fields);

const due = async (): Promise<string | null> => {
  const rows = await town.store.cases.list({ scope: [{ type: 'all' }] });
  return rows.find(({ procedure }) => procedure === 'krasnoyarsk-borodino')?.nextDue ?? null;
};

const year2026 = { off: '09.01.2026\n31.12.2026', working: '', notMoved: '' };

describe('the days off of a year', () => {
  it('R7: are edited by the coordinator, and the limits of open cases follow at once', async () => {
    expect(await due()).toBe('2026-03-05');
    const edited = { ...year2026, off: `${year2026.off}\n04.03.2026, 2026-03-05` };
    const saved = await post('coordinator', '/settings/days-off/2026', edited);
    expect([saved.status, saved.headers['location']]).toEqual([303, '/settings']);
    expect(await due()).toBe('2026-03-10');
    await post('coordinator', '/settings/days-off/2026', year2026);
    expect(await due()).toBe('2026-03-05');
  });

  it('R7: are kept: the next start counts with them, other years stay as they were shipped', async () => {
    await post('coordinator', '/settings/days-off/2027', {
      off: '05.11.2027 31.12.2027',
      working: '13.11.2027',
      notMoved: '',
    });
    const calendar = russianWorkCalendar(movedDaysWith(await town.store.settings.movedDays()));
    const worked = (day: string) => calendar.isWorking(calendarDay(day));
    expect(['2027-11-05', '2027-11-13', '2026-12-31', '2027-11-08'].map(worked)).toEqual([
      false,
      true,
      false,
      true,
    ]);
  });

  it('R7: are shown in the settings, what is missing too, and in the calendar of limits', async () => {
    const agent = await panel.signedIn('coordinator');
    const before = (await agent.get('/settings')).text;
    expect(before).toContain('href="/settings/days-off/2027"');
    expect(before).toContain('переносы не внесены');
    await post('coordinator', '/settings/days-off/2027', { off: '31.12.2027' });
    expect((await agent.get('/settings')).text).not.toContain('переносы не внесены');
    expect((await agent.get('/settings/days-off/2027')).text).toContain('31.12.2027</textarea>');
    await post('coordinator', '/settings/days-off/2026', { ...year2026, off: '04.03.2026' });
    expect((await agent.get('/deadlines')).text).toMatch(
      /Среда, 4\sмарта<\/span><small>выходной<\/small>/,
    );
  });

  it.each([
    ['a day that does not exist', { off: '31.02.2026' }],
    ['a day of another year', { off: '31.12.2027' }],
    ['a weekend among the weekdays', { off: '07.03.2026' }],
    ['a weekday among the weekends', { working: '04.03.2026' }],
    ['words', { notMoved: 'завтра' }],
  ])(
    'R7: %s is refused, what was sent still stands in the form, nothing changes',
    async (_, sent) => {
      const answer = await post('coordinator', '/settings/days-off/2026', { ...year2026, ...sent });
      expect(answer.status).toBe(422);
      expect(answer.text).toContain('Проверьте отмеченные поля');
      expect(answer.text).toContain(Object.values(sent)[0]);
      expect([await town.store.settings.movedDays(), await due()]).toEqual([null, '2026-03-05']);
    },
  );

  it('R7: nobody else has the page, and there are no other years', async () => {
    for (const who of ['secretary', 'facilitator'])
      expect((await post(who, '/settings/days-off/2026', year2026)).status).toBe(404);
    const agent = await panel.signedIn('coordinator');
    for (const year of ['1999', '20266', 'new'])
      expect((await agent.get(`/settings/days-off/${year}`)).status).toBe(404);
  });
});
