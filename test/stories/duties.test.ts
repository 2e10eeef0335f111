import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { StaffId } from '../../src/cases/ids.js';
import { Staff } from '../../src/people/staff.js';
import { newMessengerCode } from '../../src/people/staff-messenger.js';
import { aPanel } from '../support/panel.js';
import { sandboxPhones, type SandboxPhones } from '../support/sandbox-phones.js';
import { aTown, commission, staffIds, type Town } from '../support/town.js';

const secretary = staffIds.commissionSecretary;
const centre = StaffId.parse('centre');
const otherSecretary = StaffId.parse('other-secretary');

let town: Town;
let phones: SandboxPhones;

beforeEach(async () => {
  town = await aTown();
  const more = { lastName: 'Лунина', firstName: 'Вера', patronymic: '', position: '', phone: '' };
  await town.store.staff.put(
    Staff.parse({
      ...more,
      id: centre,
      login: 'centre',
      disabled: false,
      grants: [{ role: 'resourceCentre', scope: 'procedure', ids: ['yugra'] }],
    }),
  );
  await town.store.staff.put(
    Staff.parse({
      ...more,
      id: otherSecretary,
      login: 'other',
      disabled: false,
      grants: [{ role: 'commissionSecretary', scope: 'commission', ids: ['commission-far'] }],
    }),
  );
  phones = await sandboxPhones(town);
  for (const who of [secretary, centre, otherSecretary, staffIds.facilitator]) {
    const { code } = await newMessengerCode(town.store, who, new Date());
    await phones.types(who, code);
    await phones.press(who, 'Привязать');
  }
});
afterEach(() => town.close());

const times = (text: string, words: string): number => text.split(words).length - 1;

describe('reports and registries', () => {
  it('R152: the secretary of Kamchatka is reminded of the analysis, once a day, and nobody else', async () => {
    await phones.at('2026-07-01 08:29');
    expect(await phones.everything(secretary)).not.toContain('Анализ');
    await phones.at('2026-07-01 08:31');
    await phones.at('2026-07-01 12:00');
    await phones.at('2026-07-09 12:00');
    const first = await phones.everything(secretary);
    expect(times(first, 'Анализ за первое полугодие 2026 года: отправить до 15 июля')).toBe(1);
    await phones.at('2026-07-10 09:00');
    await phones.at('2026-07-15 09:00');
    await phones.at('2026-07-16 09:00');
    expect(times(await phones.everything(secretary), 'Анализ за')).toBe(3);
    for (const who of [otherSecretary, staffIds.facilitator, centre])
      expect(await phones.everything(who)).not.toContain('Анализ');
  });

  it('R154: started anew it says nothing twice, and after a break what is still wanted once', async () => {
    await phones.at('2026-07-01 09:00');
    const again = await sandboxPhones(town);
    await again.at('2026-07-01 09:05');
    expect(times(await again.everything(secretary), 'Анализ за')).toBe(1);
    await again.at('2026-07-13 09:00');
    expect(times(await again.everything(secretary), 'Анализ за')).toBe(2);
  });

  it('R155: what comes due while nothing ran, and is found at night, waits for the hours of staff', async () => {
    await phones.at('2026-07-02 23:00');
    expect(await phones.everything(secretary)).not.toContain('Анализ');
    await phones.at('2026-07-03 08:00');
    expect(times(await phones.everything(secretary), 'Анализ за')).toBe(1);
  });

  it('R151: the secretary of Borodino is reminded of the registry and of asking for its data', async () => {
    await town.rules.open('krasnoyarsk-borodino', {
      input: {
        territory: 'Заречный',
        caseType: 'offenderAdmin',
        caseReceived: '2026-03-02',
        commission,
      },
      actor: { type: 'staff', id: secretary, role: 'commissionSecretary' },
      door: 'panel',
      cause: 'open-borodino',
    });
    await phones.at('2026-07-02 12:00');
    await phones.at('2026-12-20 20:00');
    const said = await phones.everything(secretary);
    expect(said).toContain('Отдел образования: попросить данные о медиаторах до 30 декабря');
    await phones.at('2027-01-15 20:00');
    expect(await phones.everything(secretary)).toContain(
      'Реестр медиаторов: обновить до 25 января',
    );
    expect(await phones.everything(otherSecretary)).not.toContain('медиатор');
  });

  it('R152, R166: without a messenger they stand among the limits of the panel, for whom they concern', async () => {
    town.at('2026-07-02 09:00');
    const panel = aPanel(town);
    const page = async (who: string) => (await (await panel.signedIn(who)).get('/deadlines')).text;
    const shown = (await page(secretary))
      .replaceAll(/\u00ad|<[^>]+>/g, '')
      .replaceAll('\u00a0', ' ');
    expect(shown).toContain('Отправить анализ: за первое полугодие 2026 года');
    expect(shown).not.toContain('Обновить реестр медиаторов');
    for (const who of [otherSecretary, staffIds.facilitator])
      expect(await page(who)).not.toContain('Отправить анализ');
  });

  it('the centre of Yugra is reminded on Mondays, on the 1st and after a quarter', async () => {
    await phones.at('2026-03-31 20:00');
    await phones.at('2026-04-01 20:00');
    const said = await phones.everything(centre);
    expect(said).toContain('Мониторинг поставщиков за март 2026 года.');
    expect(said).toContain('Отчёт за I квартал 2026 года.');
    expect(said).toContain('Обновить реестр людей и мест.');
    expect(await phones.everything(secretary)).not.toContain('Мониторинг');
  });
});
