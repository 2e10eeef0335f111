import { randomBytes } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import MongoStore from 'connect-mongo';
import express, { type NextFunction, type Request, type Response } from 'express';
import session from 'express-session';
import { type Channel } from '../bot/channels/channel.js';
import { type SandboxChannel } from '../bot/channels/sandbox/create.js';
import { sessionCollection } from '../people/staff-accounts.js';
import { type Health, healthRoutes } from './health-report.js';
import { createLook } from './look.js';
import { showAlarms } from './middleware/alarms.js';
import { countBurning } from './middleware/burning.js';
import { errorPage } from './middleware/error-page.js';
import { refuseForeign } from './middleware/same-origin.js';
import { noStore, securityHeaders } from './middleware/security-headers.js';
import { notFound, type Panel } from './panel.js';
import { assetRoutes, readStyleSheet } from './routes/assets.js';
import { caseListRoutes } from './routes/case-list.js';
import { caseRoutes } from './routes/cases.js';
import { commandRoutes } from './routes/commands.js';
import { consentTextRoutes } from './routes/consent-text.js';
import { dueRoutes } from './routes/due.js';
import { intakeRoutes } from './routes/intake.js';
import { linkRoutes } from './routes/links/link-routes.js';
import { myMessengerRoutes } from './routes/my-messenger.js';
import { ownPasswordRoutes } from './routes/own-password.js';
import { sandboxRoutes } from './routes/sandbox.js';
import { channelSwitchRoutes } from './routes/channel-switches.js';
import { settingsRoutes } from './routes/settings.js';
import { peopleRoutes } from './routes/people.js';
import { requireStaff, type SignIn, signInRoutes } from './routes/sign-in.js';
import { staffRoutes } from './routes/staff-accounts.js';
import { webhookRoutes } from './routes/webhooks.js';

/** What the panel is made of. */
export interface AppParts extends Panel {
  readonly signIn: SignIn;
  /** Signs the session cookies. */
  readonly sessionSecret: string;
  readonly secureCookies: boolean;
  readonly trustProxy: boolean;
  /** Technical clock: links, limits and sessions. */
  readonly technicalNow: () => Date;
  readonly sandbox: SandboxChannel | null;
  /** Moves the domain clock, stepping through everything due on the way. */
  readonly moveClock: (to: Date) => Promise<void>;
  readonly channels: ReadonlyMap<string, Channel>;
  readonly health: () => Promise<Health>;
  /** What stands still, a sentence each, for the head of every page. */
  readonly alarms: () => readonly string[];
  readonly failed: (requestId: string, error: unknown) => void;
}

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const assetsDir = join(root, 'src', 'admin', 'assets');
const localesDir = join(root, 'locales');

/** The panel, the webhooks and the sandbox as one Express application. */
export function createApp(parts: AppParts): express.Express {
  const app = express();
  app.set('view engine', 'ejs');
  app.set('views', join(root, 'views'));
  app.set('trust proxy', parts.trustProxy ? 1 : false);
  app.disable('x-powered-by');
  app.disable('etag');
  app.use(requestId, securityHeaders(parts.secureCookies));
  app.use(healthRoutes(parts.health));
  const sheet = readStyleSheet(assetsDir);
  app.locals['look'] = createLook(sheet.version);
  app.use('/assets', assetRoutes(assetsDir, sheet));
  app.use(noStore);
  app.use('/webhooks', webhookRoutes(parts.channels));
  app.use('/l', refuseForeign({ unnamed: true }), linkRoutes({ ...parts, localesDir }));
  app.use(
    sessions(parts),
    refuseForeign({ unnamed: false }),
    express.urlencoded({ extended: false, limit: '200kb' }),
    express.json({ limit: '100kb' }),
  );
  app.use(signInRoutes(parts.signIn, parts.mode));
  app.use(requireStaff(parts), countBurning(parts), showAlarms(parts.alarms));
  app.get('/', (_req, res) => res.redirect('/cases'));
  app.use(
    intakeRoutes({ ...parts, localesDir }),
    commandRoutes({ ...parts, localesDir }),
    caseListRoutes(parts),
    dueRoutes(parts),
  );
  app.use(settingsRoutes(parts), consentTextRoutes(parts, parts), staffRoutes(parts, parts));
  app.use(channelSwitchRoutes(parts, parts));
  app.use(ownPasswordRoutes(parts, parts.signIn), myMessengerRoutes(parts, parts));
  app.use(caseRoutes(parts), peopleRoutes(parts));
  if (parts.sandbox !== null) app.use(sandboxRoutes(parts, parts.sandbox, parts.moveClock));
  app.use((_req, res) => notFound(res));
  app.use(errorPage(parts.failed));
  return app;
}

function requestId(_req: Request, res: Response, next: NextFunction): void {
  res.locals.requestId = randomBytes(6).toString('hex');
  next();
}

/**
 * Sessions live in the store and survive a kill: 30 minutes idle, 12 hours at most (J4.10). The proxy that speaks HTTPS for us
 * says so in `X-Forwarded-Proto`; without it no cookie is given out.
 */
function sessions({ sessionSecret, secureCookies, store }: AppParts) {
  return session({
    secret: sessionSecret,
    name: secureCookies ? '__Host-mirovaya' : 'mirovaya',
    proxy: secureCookies,
    resave: false,
    saveUninitialized: false,
    rolling: true,
    cookie: { httpOnly: true, sameSite: 'lax', secure: secureCookies, maxAge: 30 * 60_000 },
    store: MongoStore.create({
      client: store.client,
      dbName: store.database,
      collectionName: sessionCollection,
      stringify: false,
    }),
  });
}
