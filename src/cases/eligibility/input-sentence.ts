import type { z } from 'zod';

const TYPES: Readonly<Record<string, string>> = {
  string: 'текст',
  boolean: 'true или false',
  array: 'список',
  object: 'объект',
  record: 'объект',
};

/** What is wrong with a field of the answers, in Russian; our own messages stay as they are. */
export function inputSentence(issue: z.core.$ZodIssue): string {
  const path = issue.path.map(String).join('.');
  const text = sentence(issue);
  return path === '' ? `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}` : `${path}: ${text}`;
}

function sentence(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `нужно: ${TYPES[issue.expected] ?? issue.expected}.`;
  if (issue.code === 'invalid_value')
    return `нужно одно из: ${issue.values.map(String).join(', ')}.`;
  if (issue.code === 'unrecognized_keys')
    return `этого поля нет: ${issue.keys.map((key) => `«${key}»`).join(', ')}.`;
  if (issue.code === 'too_small') return 'поле пустое.';
  if (issue.code === 'invalid_union') return unionSentence(issue.path[0]);
  return issue.message;
}

/** Answers and decisions may be given in two ways, so their own messages name both. */
function unionSentence(field: PropertyKey | undefined): string {
  return field === 'decisions'
    ? 'нужно решение с полями admit (true или false) и reason (причина), или список таких решений.'
    : 'нужно yes, no или unknown, один раз или для каждого участника.';
}
