import { type Response, Router } from 'express';
import { toString as qrOf } from 'qrcode';
import { z } from 'zod';
import { type Channel } from '../../bot/channels/channel.js';
import { inGroups } from '../../people/codes.js';
import { newMessengerCode } from '../../people/staff-messenger.js';
import { type Panel, route, staffOf } from '../panel.js';

/** The channels that are on, and the technical clock by which a code ends. */
export interface Linking {
  readonly channels: ReadonlyMap<string, Channel>;
  readonly technicalNow: () => Date;
}

const Which = z.object({ account: z.string() });

/** «Мой мессенджер»: a code and a QR that link a messenger, and the end of linked ones (I9). */
export function myMessengerRoutes(panel: Panel, { channels, technicalNow }: Linking): Router {
  const router = Router();
  const { accounts } = panel.store;
  router.get(
    '/me/messenger',
    route(async (_req, res) => show(panel, channels, res)),
  );
  router.post(
    '/me/messenger/code',
    route(async (_req, res) => {
      const { code } = await newMessengerCode(panel.store, staffOf(res).id, technicalNow());
      await show(panel, channels, res, code);
    }),
  );
  router.post(
    '/me/messenger/prefer',
    route(async (req, res) => {
      await accounts.prefer(Which.parse(req.body).account, staffOf(res).id);
      res.redirect(303, '/me/messenger');
    }),
  );
  router.post(
    '/me/messenger/unlink',
    route(async (req, res) => {
      const { account } = Which.parse(req.body);
      const own = await accounts.ofStaff(staffOf(res).id);
      if (own.some(({ id }) => id === account)) await accounts.leaveStaff(account);
      res.redirect(303, '/me/messenger');
    }),
  );
  router.post(
    '/me/messenger/unlink-all',
    route(async (_req, res) => {
      await accounts.unlinkStaff(staffOf(res).id);
      res.redirect(303, '/me/messenger');
    }),
  );
  return router;
}

const names = { telegram: 'Telegram', vk: 'VK', max: 'MAX', sandbox: 'Учебный телефон' } as const;

async function show(
  panel: Panel,
  channels: Linking['channels'],
  res: Response,
  code: string | null = null,
): Promise<void> {
  const linked = await panel.store.accounts.ofStaff(staffOf(res).id);
  res.render('settings/messenger', {
    page: 'settings',
    linked: linked.map(({ id, channel }, at) => ({
      id,
      name: nameOf(channel),
      preferred: at === 0,
    })),
    code: code === null ? null : inGroups(code),
    doors: code === null ? [] : await doorsOf(channels, code),
  });
}

const isKnown = (channel: string): channel is keyof typeof names => channel in names;
const nameOf = (channel: string): string => (isKnown(channel) ? names[channel] : channel);

/** Where the code is typed: a link and a QR code for each messenger that is on. */
function doorsOf(channels: Linking['channels'], code: string) {
  const outside = [...channels.values()].filter(({ name }) => name !== 'sandbox');
  return Promise.all(
    outside.map(async (channel) => {
      const link = channel.inviteLink(code);
      const qr = await qrOf(link, { type: 'svg', margin: 1 });
      return { name: nameOf(channel.name), link, qr };
    }),
  );
}
