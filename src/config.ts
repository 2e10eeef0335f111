import { resolve } from 'node:path';
import { z } from 'zod';
import { expectedSettings } from './expected-settings.js';

/** Digits alone: JavaScript would take « » for 0 and «1e3» for 1000. */
const whole = z
  .string()
  .regex(/^\d{1,15}$/u)
  .transform(Number);
const webUrl = z.url({ protocol: /^https?$/u });

/** `bot@example.ru` or `Мировая <bot@example.ru>`. */
const mailbox = /^(?:[^<>@]*<[^\s@<>]+@[^\s@<>]+>|[^\s@<>]+@[^\s@<>]+)$/u;

const Environment = z.object({
  PORT: whole.refine((port) => port <= 65_535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  PUBLIC_URL: webUrl.optional(),
  MODE: z.enum(['demo', 'live']).default('demo'),
  DATA_DIR: z.string().min(1).default('./data'),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//u)
    .optional(),
  DATA_KEY: z
    .string()
    .regex(/^[\da-f]{64}$/iu)
    .optional(),
  DATA_KEY_FILE: z.string().min(1).optional(),
  TELEGRAM_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]{30,}$/u)
    .optional(),
  TELEGRAM_API_ROOT: webUrl.optional(),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{8,256}$/u)
    .optional(),
  VK_TOKEN: z.string().min(10).optional(),
  VK_GROUP_ID: whole.refine((id) => id > 0).optional(),
  VK_API_URL: webUrl.optional(),
  VK_CONFIRMATION: z.string().min(1).optional(),
  VK_SECRET: z.string().min(8).optional(),
  MAX_TOKEN: z.string().optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/[^\s]+$/u)
    .optional(),
  MAIL_FROM: z.string().regex(mailbox).optional(),
  ALARM_MAIL: z
    .string()
    .regex(/^[^\s@,]+@[^\s@,]+(,\s*[^\s@,]+@[^\s@,]+)*$/u)
    .optional(),
  TRUST_PROXY: z.enum(['true', 'false']).default('false'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

/** Every variable that is read. */
export const settingNames: readonly string[] = Object.keys(Environment.shape);

/** The variables of a process, by name. */
type Variables = Readonly<Record<string, string | undefined>>;

/** A setting is missing or wrong; the message is one Russian sentence for the administrator. */
export class ConfigError extends Error {}

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string | null;
  readonly mode: 'demo' | 'live';
  /** The folder of the mode: everything that is stored lies under it. */
  readonly dataDir: string;
  readonly mongodbUri: string | null;
  readonly dataKey: { readonly hex: string | null; readonly file: string | null };
  readonly telegram: {
    readonly token: string;
    readonly apiRoot: string | null;
    readonly secret: string | null;
  } | null;
  readonly vk: {
    readonly token: string;
    readonly groupId: number;
    readonly apiUrl: string | null;
    readonly confirmation: string | null;
    readonly secret: string | null;
  } | null;
  /** The mail server, and who hears by mail that something stands still. */
  readonly mail: {
    readonly url: string;
    readonly from: string;
    readonly alarmsTo: readonly string[];
  } | null;
  readonly trustProxy: boolean;
  readonly logLevel: string;
}

/** Checks the environment and freezes what follows from it; throws a ConfigError naming the first wrong variable. */
export function readConfig(environment: Variables = process.env): Config {
  const trimmed = Object.entries(environment).map(
    ([name, value]) => [name, value?.trim()] as const,
  );
  const given = Object.fromEntries(trimmed.filter(([, value]) => value !== ''));
  const parsed = Environment.safeParse(given);
  if (!parsed.success) throw new ConfigError(wrongVariable(parsed.error));
  const env = parsed.data;
  refuseMixedModes(env);
  refuseHalves(env);
  return Object.freeze({
    port: env.PORT,
    host: env.HOST,
    publicUrl: env.PUBLIC_URL?.replace(/\/+$/u, '') ?? null,
    mode: env.MODE,
    dataDir: resolve(env.DATA_DIR, env.MODE),
    mongodbUri: env.MONGODB_URI ?? null,
    dataKey: { hex: env.DATA_KEY ?? null, file: env.DATA_KEY_FILE ?? null },
    telegram: telegramOf(env),
    vk: vkOf(env),
    mail: mailOf(env),
    trustProxy: env.TRUST_PROXY === 'true',
    logLevel: env.LOG_LEVEL,
  });
}

/** The folder of the embedded store that this environment names; it needs no other setting to be right. */
export function storeFolder(environment: Variables = process.env): string {
  const folder = environment['DATA_DIR'];
  return resolve(
    folder === undefined || folder === '' ? './data' : folder,
    environment['MODE'] === 'live' ? 'live' : 'demo',
    'store',
  );
}

type Env = z.output<typeof Environment>;

const liveOnly = ['MONGODB_URI', 'TELEGRAM_TOKEN', 'VK_TOKEN', 'MAX_TOKEN'] as const;

/** The mode is never guessed: demo takes nothing of the live world. */
function refuseMixedModes(env: Env): void {
  if (env.MODE === 'live') {
    if (env.DATA_KEY === undefined && env.DATA_KEY_FILE === undefined)
      throw new ConfigError(
        'В рабочем режиме нужен ключ данных: задайте DATA_KEY или DATA_KEY_FILE.',
      );
    return;
  }
  const taken = liveOnly.find((name) => env[name] !== undefined);
  if (taken !== undefined)
    throw new ConfigError(
      `Переменная ${taken} – для рабочего режима: задайте MODE=live или уберите её.`,
    );
  if (!['127.0.0.1', 'localhost', '::1'].includes(env.HOST))
    throw new ConfigError(
      'В режиме demo сервис слушает только этот компьютер: уберите HOST или задайте MODE=live.',
    );
}

/** A setting that cannot work, mostly for want of its partner: which, and the sentence that says so. */
const halves: readonly (readonly [(env: Env) => boolean, string])[] = [
  [
    (env) => env.MAX_TOKEN !== undefined,
    'Мессенджер MAX эта версия ещё не умеет: уберите MAX_TOKEN.',
  ],
  [
    (env) => env.VK_GROUP_ID !== undefined && env.VK_TOKEN === undefined,
    'Для VK нужен ключ сообщества: задайте VK_TOKEN или уберите VK_GROUP_ID.',
  ],
  [
    (env) => env.VK_SECRET !== undefined && env.VK_CONFIRMATION === undefined,
    'Для Callback API нужна строка подтверждения: задайте VK_CONFIRMATION или уберите VK_SECRET.',
  ],
  [
    (env) => env.VK_CONFIRMATION !== undefined && env.VK_SECRET === undefined,
    'Для Callback API нужен секретный ключ: задайте VK_SECRET или уберите VK_CONFIRMATION.',
  ],
  [
    (env) => env.VK_SECRET !== undefined && env.PUBLIC_URL === undefined,
    'Для Callback API нужен внешний адрес: задайте PUBLIC_URL или уберите VK_SECRET и VK_CONFIRMATION.',
  ],
  [
    (env) => env.SMTP_URL !== undefined && env.MAIL_FROM === undefined,
    'Для писем нужен адрес отправителя: задайте MAIL_FROM или уберите SMTP_URL.',
  ],
  [
    (env) => env.MAIL_FROM !== undefined && env.SMTP_URL === undefined,
    'Для писем нужен почтовый сервер: задайте SMTP_URL или уберите MAIL_FROM.',
  ],
  [
    (env) => env.ALARM_MAIL !== undefined && env.SMTP_URL === undefined,
    'Для тревожных писем нужен почтовый сервер: задайте SMTP_URL или уберите ALARM_MAIL.',
  ],
  [
    (env) => env.TELEGRAM_WEBHOOK_SECRET !== undefined && env.PUBLIC_URL === undefined,
    'Для вебхука нужен внешний адрес: задайте PUBLIC_URL или уберите TELEGRAM_WEBHOOK_SECRET.',
  ],
  [
    ({ TELEGRAM_TOKEN, TELEGRAM_API_ROOT, PUBLIC_URL }) =>
      TELEGRAM_TOKEN !== undefined &&
      TELEGRAM_API_ROOT === undefined &&
      PUBLIC_URL?.startsWith('http:') === true,
    'Telegram пишет только на адрес https: исправьте PUBLIC_URL или уберите TELEGRAM_TOKEN.',
  ],
];

function refuseHalves(env: Env): void {
  const [, sentence] = halves.find(([isHalf]) => isHalf(env)) ?? [];
  if (sentence !== undefined) throw new ConfigError(sentence);
}

function telegramOf(env: Env): Config['telegram'] {
  if (env.TELEGRAM_TOKEN === undefined) return null;
  return {
    token: env.TELEGRAM_TOKEN,
    apiRoot: env.TELEGRAM_API_ROOT ?? null,
    secret: env.TELEGRAM_WEBHOOK_SECRET ?? null,
  };
}

function vkOf(env: Env): Config['vk'] {
  if (env.VK_TOKEN === undefined) return null;
  if (env.VK_GROUP_ID === undefined)
    throw new ConfigError('Для VK нужен номер сообщества: задайте VK_GROUP_ID.');
  return {
    token: env.VK_TOKEN,
    groupId: env.VK_GROUP_ID,
    apiUrl: env.VK_API_URL ?? null,
    confirmation: env.VK_CONFIRMATION ?? null,
    secret: env.VK_SECRET ?? null,
  };
}

function mailOf(env: Env): Config['mail'] {
  if (env.SMTP_URL === undefined || env.MAIL_FROM === undefined) return null;
  const alarmsTo = env.ALARM_MAIL?.split(',').map((address) => address.trim()) ?? [];
  return { url: env.SMTP_URL, from: env.MAIL_FROM, alarmsTo };
}

function wrongVariable(error: z.ZodError): string {
  const name = String(error.issues[0]?.path[0] ?? '');
  return `Неверное значение переменной ${name}: ${expectedSettings[name] ?? 'нужно другое'}.`;
}
