import express, { Router } from 'express';
import { type Channel } from '../../bot/channels/channel.js';

/** `/webhooks/<messenger>`: handed to the channel, which checks the secret itself. */
export function webhookRoutes(channels: ReadonlyMap<string, Channel>): Router {
  const router = Router();
  router.post('/:channel', express.json({ limit: '1mb' }), (req, res, next) => {
    const channel = channels.get(req.params.channel);
    if (channel?.webhook === undefined) {
      res.status(404).end();
      return;
    }
    const headers = Object.fromEntries(
      Object.entries(req.headers).map(([name, value]) => [
        name,
        Array.isArray(value) ? value[0] : value,
      ]),
    );
    const body: unknown = req.body;
    channel
      .webhook({ headers, body })
      .then(({ status, body: text }) => void res.status(status).send(text), next);
  });
  return router;
}
