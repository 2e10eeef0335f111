import { z } from 'zod';

/** Ids of chats are numbers; the fake has no channels, so no `@names`. */
const chatId = z.int();

const inlineButton = z.union([
  z.strictObject({
    text: z.string().trim().min(1),
    callback_data: z.string().refine((data) => {
      const bytes = Buffer.byteLength(data);
      return bytes >= 1 && bytes <= 64;
    }, 'BUTTON_DATA_INVALID'),
  }),
  z.strictObject({
    text: z.string().trim().min(1),
    url: z.url().refine(isPublic, 'BUTTON_URL_INVALID'),
  }),
]);

const inlineKeyboard = z.strictObject({
  inline_keyboard: z
    .array(z.array(inlineButton).min(1).max(8))
    .refine((rows) => rows.flat().length <= 100, 'too many buttons'),
});

const text = z
  .string()
  .refine((value) => value.trim().length > 0, 'message text is empty')
  .refine((value) => value.trim().length <= 4096, 'message is too long');

const linkPreview = z.strictObject({ is_disabled: z.boolean().optional() });

const allowedUpdates = z.array(z.string());

/** Every method that the fake knows, with its parameters; anything else is a 400 as in Telegram's own words. */
export const methods = {
  getMe: z.strictObject({}),
  getWebhookInfo: z.strictObject({}),
  getUpdates: z.strictObject({
    offset: z.int().optional(),
    limit: z.int().min(1).max(100).optional(),
    timeout: z.int().min(0).max(50).optional(),
    allowed_updates: allowedUpdates.optional(),
  }),
  sendMessage: z.strictObject({
    chat_id: chatId,
    text,
    reply_markup: inlineKeyboard.optional(),
    link_preview_options: linkPreview.optional(),
    disable_notification: z.boolean().optional(),
    protect_content: z.boolean().optional(),
  }),
  editMessageText: z.strictObject({
    chat_id: chatId,
    message_id: z.int().positive(),
    text,
    reply_markup: inlineKeyboard.optional(),
    link_preview_options: linkPreview.optional(),
  }),
  editMessageReplyMarkup: z.strictObject({
    chat_id: chatId,
    message_id: z.int().positive(),
    reply_markup: inlineKeyboard.optional(),
  }),
  answerCallbackQuery: z.strictObject({
    callback_query_id: z.string(),
    text: z.string().max(200).optional(),
    show_alert: z.boolean().optional(),
    cache_time: z.int().optional(),
  }),
  sendChatAction: z.strictObject({
    chat_id: chatId,
    action: z.enum(['typing', 'upload_document']),
  }),
  setWebhook: z.strictObject({
    url: z.union([z.literal(''), z.url()]),
    secret_token: z
      .string()
      .regex(/^[A-Za-z0-9_-]{1,256}$/)
      .optional(),
    allowed_updates: allowedUpdates.optional(),
    max_connections: z.int().min(1).max(100).optional(),
    drop_pending_updates: z.boolean().optional(),
  }),
  deleteWebhook: z.strictObject({ drop_pending_updates: z.boolean().optional() }),
  setMyCommands: z.strictObject({
    commands: z
      .array(
        z.strictObject({
          command: z.string().regex(/^[a-z0-9_]{1,32}$/),
          description: z.string().min(1).max(256),
        }),
      )
      .max(100),
    scope: z.strictObject({ type: z.enum(['default', 'all_private_chats']) }).optional(),
    language_code: z.string().optional(),
  }),
} as const;

export type Method = keyof typeof methods;
export type Params<M extends Method> = z.infer<(typeof methods)[M]>;
export type InlineKeyboard = z.infer<typeof inlineKeyboard>;

export function isMethod(name: string): name is Method {
  return Object.hasOwn(methods, name);
}

/** Telegram refuses buttons to hosts that only the bot's own machine knows. */
function isPublic(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return ['http:', 'https:', 'tg:'].includes(protocol) && hostname !== 'localhost';
}

/** What is wrong with these parameters, in the manner of Telegram's descriptions. */
export function complaint(error: z.ZodError): string {
  const [issue] = error.issues;
  if (issue === undefined) return 'Bad Request';
  if (issue.code === 'unrecognized_keys') {
    return `Bad Request: unknown parameter ${issue.keys.join(', ')}`;
  }
  return `Bad Request: ${issue.message} (${issue.path.join('.')})`;
}
