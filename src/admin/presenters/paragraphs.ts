import { type Block } from './section.js';

/** A text of the files as blocks: paragraphs between empty lines, lines that begin with a dash as a list. */
export function blocksOf(text: string): Block[] {
  return text
    .split(/\n\s*\n/u)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(blockOf);
}

function blockOf(part: string): Block {
  const lines = part.split('\n').map((line) => line.trim());
  return lines.every((line) => line.startsWith('- '))
    ? { type: 'list', items: lines.map((line) => line.slice(2)) }
    : { type: 'text', words: lines.join('\n') };
}
