import { type Response, Router } from 'express';
import { z } from 'zod';
import { noticeRead, switched, switchedChannels } from '../../people/channel-switches.js';
import { type SwitchScope, switchScopes } from '../../people/switching.js';
import { allowed } from '../middleware/allowed.js';
import { notFound, type Panel, route, staffOf } from '../panel.js';
import { channelRows } from '../presenters/channel-rows.js';

/** What the page knows of the messengers: which are connected. */
interface Connected {
  readonly channels: ReadonlyMap<string, unknown>;
}

const Names = z
  .union([z.string(), z.array(z.string())])
  .optional()
  .transform((sent) => (sent === undefined ? [] : [sent].flat()));
const Notice = z.object({ of: z.string() });

/** `/settings/channels`: which messengers are on for a service and a procedure, and the notice about foreign ones (R192). */
export function channelSwitchRoutes(panel: Panel, { channels }: Connected): Router {
  const router = Router();
  const { settings } = panel.store;
  const scopesOf = async (res: Response): Promise<SwitchScope[]> =>
    switchScopes(staffOf(res), await settings.directory(), new Date());
  router.get(
    '/settings/channels',
    allowed('hd', 'change'),
    route(async (_req, res) => {
      const directory = await settings.directory();
      const staff = await panel.store.staff.all();
      res.render('settings/channels', {
        page: 'settings',
        rows: channelRows(await scopesOf(res), {
          directory,
          staff,
          connected: [...channels.keys()],
          switches: await settings.channelSwitches(),
        }),
      });
    }),
  );
  router.post(
    '/settings/channels',
    allowed('hd', 'change'),
    route(async (req, res) => {
      const sent = z.record(z.string(), z.unknown()).safeParse(req.body).data ?? {};
      const before = await settings.channelSwitches();
      const after = (await scopesOf(res)).reduce((switches, { of }) => {
        const named = Names.safeParse(sent[`on:${of}`]).data ?? [];
        const on = switchedChannels.filter((channel) => named.includes(channel));
        return switched(switches, of, on);
      }, before);
      await settings.setChannelSwitches(after);
      await logged(panel, res, 'channelsSwitched');
      res.redirect(303, '/settings');
    }),
  );
  router.post(
    '/settings/channels/notice',
    allowed('hd', 'change'),
    route(async (req, res) => {
      const of = Notice.safeParse(req.body).data?.of;
      const scope = (await scopesOf(res)).find((one) => one.of === of);
      if (scope === undefined) {
        notFound(res);
        return;
      }
      const before = await settings.channelSwitches();
      const now = new Date();
      await settings.setChannelSwitches(noticeRead(before, scope.of, staffOf(res).id, now));
      await logged(panel, res, 'foreignMessengerNoticeRead');
      res.redirect(303, '/settings/channels');
    }),
  );
  return router;
}

async function logged({ store }: Panel, res: Response, reason: string): Promise<void> {
  await store.accessLog.write({
    at: new Date(),
    account: staffOf(res).id,
    door: 'panel',
    action: 'grant',
    resource: 'hd',
    allowed: true,
    reason,
  });
}
