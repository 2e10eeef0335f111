import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Makes `docs/requirements.md` from the titles of the tests: which of R1 to R200 a test names, and which none does.
 * `--check` changes nothing and fails when the file is not what it would write.
 */
const target = 'docs/requirements.md';
const total = 200;

function testFiles(dir: string): string[] {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) return testFiles(path);
    return entry.name.endsWith('.test.ts') ? [path] : [];
  });
}

/** The numbers at the head of a test's title: `R141, R142: …`. */
function proofs(
  file: string,
): { readonly number: number; readonly title: string; readonly file: string }[] {
  const titles = readFileSync(file, 'utf8').matchAll(
    /\b(?:it|test|describe)(?:\.each\([\s\S]*?\))?\(\s*(['"`])((?:R\d+[–\d]*(?:, )?)+: .*?)\1/gu,
  );
  return [...titles].flatMap(([, , title = '']) => {
    const head = title.slice(0, title.indexOf(':'));
    return numbersIn(head).map((number) => ({ number, title: title.slice(head.length + 2), file }));
  });
}

function numbersIn(head: string): number[] {
  return [...head.matchAll(/R(\d+)(?:–R?(\d+))?/gu)].flatMap(([, from = '0', to = from]) => {
    const [first, last] = [Number(from), Number(to)];
    return Array.from({ length: last - first + 1 }, (_, n) => first + n);
  });
}

function page(): string {
  const found = testFiles('test').sort().flatMap(proofs);
  const rows = Array.from({ length: total }, (_, n) => n + 1).map((number) => {
    const own = found.filter((p) => p.number === number);
    const places = [...new Set(own.map((p) => `\`${p.file}\``))].join(', ');
    return `| R${number} | ${own.length === 0 ? '–' : own.map((p) => p.title.replaceAll('|', '/')).join('; ')} | ${places} |`;
  });
  const proven = new Set(found.map((p) => p.number)).size;
  return `# Requirements and their proofs\n\nMade by \`npm run requirements\` from the titles of the tests; do not edit. Named by a test: ${proven} of ${total}.\n\n| R | proven by | in |\n|---|---|---|\n${rows.join('\n')}\n`;
}

const made = page();
const kept = existsSync(target) ? readFileSync(target, 'utf8') : '';
if (!process.argv.includes('--check')) writeFileSync(target, made);
else if (made !== kept) {
  console.error(`${target} is not up to date: run npm run requirements.`);
  process.exit(1);
}
