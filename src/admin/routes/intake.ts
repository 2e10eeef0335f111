import { type Response, Router } from 'express';
import { z } from 'zod';
import { wordingArgs } from '../../bot/texts/wording.js';
import { type CommandField, fieldsOf } from '../../cases/command-fields.js';
import { newId } from '../../cases/ids.js';
import { type Directory } from '../../people/directory.js';
import { getProcedure } from '../../procedures/procedures.js';
import { Cause } from '../form-cause.js';
import { type Opening, openingsOf } from '../opening.js';
import { notFound, type Panel, route, staffOf } from '../panel.js';

const Body = z.record(z.string(), z.string().max(4000));
type Body = z.output<typeof Body>;

/** «Новая заявка» in each procedure that the person may open cases of (R1, R23). */
export function intakeRoutes(panel: Panel): Router {
  const router = Router();
  router.get(
    '/cases/new',
    route(async (_req, res) => {
      const [first, ...others] = openingsOf(staffOf(res), new Date());
      if (first === undefined) notFound(res);
      else if (others.length === 0) await showForm(panel, res, first, { body: {}, error: null });
      else
        res.render('cases/intake-choice', {
          page: 'cases',
          staff: staffOf(res),
          mode: panel.mode,
          openings: [first, ...others],
        });
    }),
  );
  router.get(
    '/cases/new/:procedure',
    route((req, res) =>
      withOpening(res, req.params['procedure'], (opening) =>
        showForm(panel, res, opening, { body: {}, error: null }),
      ),
    ),
  );
  router.post(
    ['/cases/new', '/cases/new/:procedure'],
    route((req, res) =>
      withOpening(res, req.params['procedure'] ?? 'kamchatka', (opening) =>
        open(panel, res, opening, Body.parse(req.body)),
      ),
    ),
  );
  return router;
}

async function withOpening(
  res: Response,
  procedure: string | string[] | undefined,
  then: (opening: Opening) => Promise<void>,
): Promise<void> {
  const found = openingsOf(staffOf(res), new Date()).find((one) => one.procedure === procedure);
  if (found === undefined) notFound(res);
  else await then(found);
}

async function open(panel: Panel, res: Response, opening: Opening, body: Body): Promise<void> {
  const { grant, role, procedure } = opening;
  const directory = await panel.store.settings.directory();
  const { cause, ...fields } = body;
  const commission = grant.scope === 'commission' ? grant.ids[0] : directory.commissions[0]?.id;
  const input = Object.entries({ ...fields, commission }).filter(([, value]) => value !== '');
  const result = await panel.service.rules.open(procedure, {
    input: Object.fromEntries(input),
    actor: { type: 'staff', id: staffOf(res).id, role },
    door: 'panel',
    cause: `form:${Cause.parse(cause)}`,
  });
  if (result.type === 'done' || result.type === 'repeated') {
    res.redirect(303, `/cases/${encodeURIComponent(result.kase.number)}`);
    return;
  }
  const error =
    result.type === 'refused'
      ? panel.texts.say(`refusal.${result.refusal.code}`, {
          field: (result.refusal.codes ?? [])
            .map((c) => panel.texts.fieldLabel('openCase', c))
            .join(', '),
        })
      : panel.texts.say('refusal.notAllowed');
  await showForm(panel, res.status(422), opening, { body, error });
}

async function showForm(
  panel: Panel,
  res: Response,
  opening: Opening,
  { body, error }: { readonly body: Body; readonly error: string | null },
): Promise<void> {
  const directory = await panel.store.settings.directory();
  const { procedure, title, command } = opening;
  res.render(procedure === 'kamchatka' ? 'cases/intake' : 'cases/intake-other', {
    page: 'cases',
    staff: staffOf(res),
    mode: panel.mode,
    directory,
    procedure,
    title,
    fields: fieldsOf(command).map((field) => fieldView(panel, opening, field, directory, body)),
    error,
    body,
    cause: newId(),
  });
}

function fieldView(
  panel: Panel,
  { procedure }: Opening,
  { name, kind, required }: CommandField,
  directory: Directory,
  body: Body,
) {
  const words = wordingArgs(getProcedure(procedure).wording);
  const choices = choicesOf(panel, { name, kind }, directory, words);
  return {
    name,
    label: panel.texts.fieldLabel('openCase', name, words),
    control: choices === null ? (kind.kind === 'day' ? 'date' : 'line') : 'select',
    choices: choices ?? [],
    required,
    many: false,
    max: 0,
    value: body[name] ?? '',
  };
}

function choicesOf(
  panel: Panel,
  { name, kind }: Pick<CommandField, 'name' | 'kind'>,
  { services }: Directory,
  words: Readonly<Record<string, string>>,
) {
  if (name === 'territory')
    return [...new Set(services.flatMap((s) => s.territories))].map((t) => ({
      value: t,
      label: t,
    }));
  if (name === 'service') return services.map((s) => ({ value: s.id, label: s.name }));
  if (kind.kind !== 'choice') return null;
  return kind.options.map((value) => ({
    value,
    label: panel.texts.choiceLabel('openCase', value, words),
  }));
}
