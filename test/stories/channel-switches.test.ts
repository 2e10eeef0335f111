import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { has } from '../../src/cases/case.js';
import { limitsOf } from '../../src/cases/limits-of-case.js';
import { tasksOf } from '../../src/cases/tasks.js';
import {
  type ChannelSwitches,
  noSwitches,
  procedureScope,
  serviceScope,
} from '../../src/people/channel-switches.js';
import { aMessengerTown, type MessengerTown } from '../support/messenger-town.js';
import { aPanel } from '../support/panel.js';
import { assign, people, sendReferral, service as serviceId, staffIds } from '../support/town.js';

let on: MessengerTown;

beforeEach(async () => {
  on = await aMessengerTown();
  await sendReferral(on.town);
  await assign(on.town);
});
afterEach(() => on.close());

const ofService = serviceScope(serviceId);
const read = { of: ofService, by: staffIds.coordinator, at: new Date('2026-03-01T00:00:00Z') };
const put = (switches: Partial<ChannelSwitches>) =>
  on.town.store.settings.setChannelSwitches({ ...noSwitches, ...switches });

async function invited() {
  const actor = { type: 'staff', id: staffIds.facilitator, role: 'facilitator' } as const;
  const kase = await on.town.kase();
  return on.service.invite(kase.id, people.harmed, { actor, door: 'panel' });
}

const doors = async () => {
  const result = await invited();
  return 'links' in result ? result.links.map(({ channel }) => channel) : result.refused.code;
};

const isOff = (...channels: ('telegram' | 'vk')[]) =>
  channels.map((channel) => ({ of: ofService, channel }));

describe('the switch of each messenger', () => {
  it('R192: nobody is invited into Telegram before the notice is confirmed for the service', async () => {
    await put({});
    expect(await doors()).toEqual(['vk']);
    await put({ off: isOff('vk') });
    expect(await doors()).toBe('noticeNotConfirmed');
    await put({ notices: [{ ...read, of: procedureScope('kamchatka') }] });
    expect(await doors()).toEqual(['vk']);
    await put({ notices: [read] });
    expect(await doors()).toEqual(['telegram', 'vk']);
  });

  it('R192: a messenger that is off for the service or the procedure is in no invitation', async () => {
    await put({ notices: [read], off: isOff('vk') });
    expect(await doors()).toEqual(['telegram']);
    await put({ notices: [read], off: isOff('vk', 'telegram') });
    expect(await doors()).toBe('channelOff');
    const other = { of: procedureScope('kamchatka'), channel: 'vk' } as const;
    await put({ notices: [read], off: [other] });
    expect(await doors()).toEqual(['telegram']);
    await put({ notices: [read], off: [{ ...other, of: procedureScope('altai') }] });
    expect(await doors()).toEqual(['telegram', 'vk']);
  });

  it('R192: a code that is typed into a messenger that is off opens nothing there, and stays good elsewhere', async () => {
    await put({ notices: [read], off: isOff('telegram') });
    const result = await invited();
    if (!('code' in result)) throw new Error('not invited');
    const phone = on.phone('telegram', people.harmed);
    phone.opens(result.code);
    await phone.until(() => phone.messages().some(({ from }) => from === 'bot'));
    expect(phone.messages().at(-1)?.text).not.toContain('Это Вы?');
    const vk = on.phone('vk', people.harmed);
    vk.opens(result.code);
    await vk.until(() => vk.messages().some(({ from }) => from === 'bot'));
    expect(vk.messages().at(-1)?.text).toContain('Это Вы?');
  });

  it('R192: what cannot be said in a messenger that is off goes to another one, without one to a call', async () => {
    const telegram = await on.links('telegram', people.harmed);
    const vk = await on.links('vk', people.harmed);
    await on.town.store.accounts.prefer(
      on.town.store.accounts.idOf('telegram', '1001'),
      people.harmed,
    );
    await put({ notices: [read], off: isOff('telegram') });
    const [before, beforeVk] = [telegram.messages().length, vk.messages().length];
    await on.town.done('facilitator', 'informParticipant', { person: people.harmed });
    await on.service.settle();
    await vk.until(() => vk.messages().length > beforeVk);
    expect(telegram.messages()).toHaveLength(before);
    await put({ notices: [read], off: isOff('telegram', 'vk') });
    await on.town.done('coordinator', 'replaceFacilitator', {
      facilitators: [staffIds.facilitator],
      why: 'other',
    });
    await on.service.settle();
    expect(telegram.messages()).toHaveLength(before);
    const kase = await on.town.kase();
    expect(has(kase, 'personUnreachable', (e) => e.person === people.harmed)).toBe(true);
    const clock = { actor: { type: 'clock' }, door: 'clock' } as const;
    const ctx = await on.service.rules.context(kase, clock);
    expect(tasksOf(kase, ctx, limitsOf(kase, ctx)).map(({ name }) => name)).toContain('callPerson');
  });

  it('R186, R192: whoever writes into a messenger that is off reads so, and a cry for help is heard', async () => {
    const phone = await on.links('telegram', people.harmed);
    await put({ notices: [read], off: isOff('telegram') });
    const sends = async (words: string) => {
      const count = phone.messages().filter(({ from }) => from === 'bot').length;
      phone.sends(words);
      await phone.until(() => phone.messages().filter(({ from }) => from === 'bot').length > count);
      return phone.messages().findLast(({ from }) => from === 'bot')?.text ?? '';
    };
    expect(await sends('Когда встреча?')).toContain('Этот мессенджер для службы выключен.');
    expect(has(await on.town.kase(), 'questionAsked')).toBe(false);
    expect(await sends('мне страшно')).toContain('112');
    expect(has(await on.town.kase(), 'helpAsked')).toBe(true);
  });
});

describe('the page of the messengers', () => {
  const panel = () => aPanel(on.town, { channels: on.channels, service: on.service });

  it('R192: the coordinator reads the notice, confirms it once, and switches a messenger off and on', async () => {
    await put({});
    const agent = await panel().signedIn('coordinator');
    const page = (await agent.get('/settings/channels')).text;
    expect(page).toContain('Памятка об иностранных мессенджерах');
    expect(page).toContain('1 марта 2023');
    const confirm = await agent
      .post('/settings/channels/notice')
      .type('form')
      .send({ of: ofService });
    expect(confirm.status).toBe(303);
    expect(await doors()).toEqual(['telegram', 'vk']);
    expect((await agent.get('/settings/channels')).text).toContain('Памятка прочитана:');
    const first = (await on.town.store.settings.channelSwitches()).notices;
    await agent.post('/settings/channels/notice').type('form').send({ of: ofService });
    expect((await on.town.store.settings.channelSwitches()).notices).toEqual(first);
    const all = { [`on:${procedureScope('kamchatka')}`]: ['telegram', 'vk'] };
    await agent
      .post('/settings/channels')
      .type('form')
      .send({ ...all, [`on:${ofService}`]: 'vk' });
    expect(await doors()).toEqual(['vk']);
    await agent
      .post('/settings/channels')
      .type('form')
      .send({ ...all, [`on:${ofService}`]: ['telegram', 'vk'] });
    expect(await doors()).toEqual(['telegram', 'vk']);
  });

  it('R192: is the coordinator’s alone, and within the own services', async () => {
    const own = panel();
    for (const who of ['facilitator', 'head', 'secretary']) {
      const agent = await own.signedIn(who);
      expect((await agent.get('/settings/channels')).status).toBe(404);
      expect((await agent.post('/settings/channels').type('form').send({})).status).toBe(404);
    }
    await own.employ('elsewhere', [
      { role: 'coordinator', scope: 'service', ids: ['another' as typeof serviceId] },
    ]);
    const stranger = await own.signedIn('elsewhere');
    const confirm = stranger.post('/settings/channels/notice').type('form');
    expect((await confirm.send({ of: ofService })).status).toBe(404);
    await put({});
    await stranger.post('/settings/channels').type('form').send({});
    expect(await on.town.store.settings.channelSwitches()).toEqual(noSwitches);
  });
});
