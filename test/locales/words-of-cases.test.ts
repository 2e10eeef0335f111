import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { wordingArgs } from '../../src/bot/texts/wording.js';
import { caseRoles, staffRoles } from '../../src/cases/actor.js';
import { commands } from '../../src/cases/available-commands.js';
import { refusalCodes } from '../../src/cases/refusal.js';
import { staffArgs, texts, wordings } from './locales.js';

const args = staffArgs(wordingArgs(wordings.kamchatka));

describe('the words of the rules', () => {
  it('every refusal that a rule knows has a sentence', () => {
    expect(refusalCodes.filter((code) => !texts.has(`refusal.${code}`))).toEqual([]);
  });

  it.each(commands.map((command) => [command.name, command] as const))(
    '%s has a label, and each of its fields and choices has words',
    (name, command) => {
      expect(texts.label(`command.${name}`, args)).not.toBe('');
      const { fields, choices } = namesOf(command.input);
      for (const field of fields) expect(texts.fieldLabel(name, field, args)).not.toBe('');
      for (const value of choices) expect(texts.choiceLabel(name, value, args)).not.toBe('');
    },
  );

  it('every role of the staff and of a case has its name', () => {
    expect(staffRoles.filter((role) => !texts.has(`role.${role}`))).toEqual([]);
    expect(caseRoles.map((role) => texts.choiceLabel('addPerson', role))).not.toContain('');
  });
});

type Names = { readonly fields: readonly string[]; readonly choices: readonly string[] };

/** The names of all fields of an input and the values of all its choices, however they are wrapped. */
function namesOf(input: z.ZodObject): Names {
  const parts = Object.entries(input.shape).map(([field, schema]) => {
    const inner = unwrapped(schema as z.ZodType);
    if (inner instanceof z.ZodObject) {
      const { fields, choices } = namesOf(inner);
      return { fields: [field, ...fields], choices };
    }
    return {
      fields: [field],
      choices: inner instanceof z.ZodEnum ? inner.options.map(String) : [],
    };
  });
  return {
    fields: parts.flatMap(({ fields }) => fields),
    choices: parts.flatMap(({ choices }) => choices),
  };
}

function unwrapped(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) {
    return unwrapped(schema.unwrap() as z.ZodType);
  }
  return schema instanceof z.ZodArray ? unwrapped(schema.element as z.ZodType) : schema;
}
