/** The classes of Tabler that our views use; everything else of it is left out (its whole style sheet is 550 KB). */
const KEPT_CLASSES: ReadonlySet<string> = new Set([
  'btn',
  'btn-primary',
  'card',
  'card-body',
  'card-header',
  'card-title',
  'form-check',
  'form-check-input',
  'form-check-label',
  'form-control',
  'form-label',
  'form-select',
  'visually-hidden',
]);

/**
 * The rules of Tabler's style sheet that concern bare elements and the classes we use. Our own tokens stand for its colours,
 * so its themes are left out, and of its variables only those stay that a kept rule reads.
 */
export function tablerSubset(css: string): string {
  const kept = topLevelRules(css).flatMap(keptRule);
  const rules = kept.join('\n');
  return `${rootVariables(css, rules)}\n${rules}`;
}

type Rule = { readonly selector: string; readonly body: string };

function topLevelRules(css: string): Rule[] {
  const rules: Rule[] = [];
  const source = css.replace(/\/\*[\s\S]*?\*\//gu, '').replace(/@charset[^;]*;/u, '');
  let depth = 0;
  let start = 0;
  for (let at = 0; at < source.length; at += 1) {
    if (source[at] === '{') depth += 1;
    if (source[at] !== '}') continue;
    depth -= 1;
    if (depth > 0) continue;
    rules.push(splitRule(source.slice(start, at)));
    start = at + 1;
  }
  return rules;
}

function splitRule(text: string): Rule {
  const brace = text.indexOf('{');
  return { selector: text.slice(0, brace).trim(), body: text.slice(brace + 1) };
}

function keptRule({ selector, body }: Rule): string[] {
  if (selector.startsWith('@')) return [];
  const parts = selector.split(/,(?![^(]*\))/u).filter(isWanted);
  return parts.length === 0 ? [] : [`${parts.join(',')}{${body}}`];
}

function isWanted(selector: string): boolean {
  if (/\[data-bs|:root|:host|::?-(?:moz|ms)/u.test(selector)) return false;
  if (/^(?:pre|code|kbd|blockquote|h\d|hr)\b/u.test(selector.trim())) return false;
  const classes = [...selector.matchAll(/\.(-?[a-zA-Z_][\w-]*)/gu)].map(([, name]) => name ?? '');
  return classes.every((name) => KEPT_CLASSES.has(name));
}

function rootVariables(css: string, rules: string): string {
  const values = new Map<string, string>();
  for (const { selector, body } of topLevelRules(css)) {
    if (!/(?:^|,):root/u.test(selector) || selector.includes('dark')) continue;
    for (const [, name, value] of body.matchAll(/(--tblr-[\w-]+):([^;]+)/gu))
      if (name !== undefined && value !== undefined) values.set(name, value);
  }
  const wanted = variablesRead(rules, values);
  const lines = [...wanted].map((name) => `${name}:${values.get(name) ?? ''}`);
  return `:root{${lines.join(';')}}`;
}

function variablesRead(
  text: string,
  values: ReadonlyMap<string, string>,
  found = new Set<string>(),
): Set<string> {
  for (const [, name = ''] of text.matchAll(/var\((--tblr-[\w-]+)/gu)) {
    const value = values.get(name);
    if (value === undefined || found.has(name)) continue;
    found.add(name);
    variablesRead(value, values, found);
  }
  return found;
}
