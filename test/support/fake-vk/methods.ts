import { z } from 'zod';

/** Everything comes as form fields, so numbers are strings of digits. */
const int = z
  .string()
  .regex(/^-?\d+$/)
  .transform(Number);
const id = int.refine((value) => value > 0);
const int32 = int.refine(
  (value) => value !== 0 && value === Math.trunc(value) && Math.abs(value) <= 2 ** 31 - 1,
  'random_id must be int32 and not 0',
);
const flag = z.enum(['0', '1']);
const payload = z.string().max(255).refine(isJson, 'payload is not JSON');
const label = z.string().min(1).max(40);

const action = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('callback'), label, payload: payload.optional() }),
  z.strictObject({ type: z.literal('text'), label, payload: payload.optional() }),
  z.strictObject({
    type: z.literal('open_link'),
    label,
    link: z.url(),
    payload: payload.optional(),
  }),
]);

const button = z
  .strictObject({
    action,
    color: z.enum(['primary', 'secondary', 'negative', 'positive']).optional(),
  })
  .refine((b) => b.action.type !== 'open_link' || b.color === undefined, 'a link has no color');

const keyboard = z.discriminatedUnion('inline', [
  z.strictObject({
    inline: z.literal(true),
    buttons: z
      .array(z.array(button).min(1).max(5))
      .max(6)
      .refine((rows) => rows.flat().length <= 10, 'more than 10 inline buttons'),
  }),
  z.strictObject({
    inline: z.literal(false).optional(),
    one_time: z.boolean().optional(),
    buttons: z.array(z.array(button).min(1).max(5)).max(10),
  }),
]);

export type VkKeyboard = z.infer<typeof keyboard>;

/** Methods of the VK API that the fake knows, with their parameters. */
export const methods = {
  'groups.getById': z.strictObject({ group_id: id }),
  'groups.getLongPollServer': z.strictObject({ group_id: id }),
  'groups.setLongPollSettings': z.strictObject({
    group_id: id,
    enabled: flag,
    api_version: z.string(),
    message_new: flag,
    message_event: flag,
    message_allow: flag,
    message_deny: flag,
  }),
  'groups.getCallbackServers': z.strictObject({ group_id: id }),
  'messages.send': z.strictObject({
    peer_ids: id,
    random_id: int32,
    message: z.string(),
    keyboard: z.string().optional(),
    dont_parse_links: flag.optional(),
    disable_mentions: flag.optional(),
  }),
  'messages.edit': z.strictObject({
    peer_id: id,
    conversation_message_id: id,
    message: z.string(),
    keyboard: z.string().optional(),
    dont_parse_links: flag.optional(),
    disable_mentions: flag.optional(),
  }),
  'messages.getByConversationMessageId': z.strictObject({
    peer_id: id,
    conversation_message_ids: id,
    group_id: id.optional(),
  }),
  'messages.setActivity': z.strictObject({
    peer_id: id,
    type: z.enum(['typing']),
    group_id: id.optional(),
  }),
  'messages.sendMessageEventAnswer': z.strictObject({
    event_id: z.string(),
    user_id: id,
    peer_id: id,
    event_data: z.string().max(1000).refine(isJson).optional(),
  }),
} as const;

export type Method = keyof typeof methods;
export type Params<M extends Method> = z.output<(typeof methods)[M]>;

export function isMethod(name: string): name is Method {
  return Object.hasOwn(methods, name);
}

/** The keyboard of a message, or what is wrong with it (error 911). */
export function readKeyboard(text: string | undefined): VkKeyboard | { readonly wrong: string } {
  if (text === undefined) return { inline: true, buttons: [] };
  if (!isJson(text)) return { wrong: 'keyboard is not JSON' };
  const parsed = keyboard.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : { wrong: z.prettifyError(parsed.error) };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
