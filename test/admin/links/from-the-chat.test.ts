import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aBrowser, aPagesTown, opened, type PagesTown } from '../../support/one-time-pages.js';
import { accept, assign, sendReferral, staffIds } from '../../support/town.js';

let on: PagesTown;
beforeAll(async () => {
  on = await aPagesTown();
  await sendReferral(on.town);
  await assign(on.town);
  await accept(on.town);
  await on.town.store.accounts.linkStaff('sandbox', phone, staffIds.facilitator);
  await on.service.settle();
});
afterAll(async () => {
  expect(on.failures).toEqual([]);
  await on.close();
});

const phone = 'phone-of-the-facilitator';
const lines = () => on.town.store.phones.lines(phone, 50);

/** Presses the newest button whose label begins so; the path of the page, when the answer opens one. */
async function press(label: string): Promise<string> {
  for (const line of (await lines()).toReversed()) {
    const button = line.buttons.flat().find((b) => b.label.startsWith(label));
    if (button?.type !== 'answer') continue;
    await on.sandbox.presses(phone, button.data, button.label, line.ref);
    const [first] = (await lines()).at(-1)!.buttons.flat();
    return first?.type === 'open' ? new URL(first.url).pathname : '';
  }
  throw new Error(`no button ${label}`);
}

async function more(group: string): Promise<void> {
  await on.sandbox.types(phone, '1');
  await press('Ещё');
  await press(group);
}

describe('a page of staff, from the button in the chat to what it shows', () => {
  it('I3.3: «Составить договор» opens the form of this case', async () => {
    await more('Результат');
    const { status, text } = await opened(aBrowser(on.app), await press('Составить договор'));
    expect([status, text.includes('К-26-001')]).toEqual([200, true]);
    expect(text).toContain('obligations.0.text');
  });

  it('I2: «Кто это» of a person opens that person alone; the chat never says the name', async () => {
    await more('Люди');
    await press('сторона 1');
    const { text } = await opened(aBrowser(on.app), await press('Кто это'));
    expect(text).toContain('Ветлугина');
    expect(text).not.toContain('Рябов');
    expect((await lines()).map((l) => l.text).join(' ')).not.toMatch(/Ветлугин|Рябов/u);
  });

  it('each press makes a fresh link', async () => {
    expect(await press('Кто это')).not.toBe(await press('Кто это'));
  });
});
