import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The Tabler outline icons that the panel uses; each is read once, at start. */
export const iconNames = [
  'alert-circle',
  'alert-triangle',
  'arrow-back-up',
  'arrow-down',
  'arrow-up',
  'bell',
  'calendar',
  'calendar-due',
  'calendar-event',
  'calendar-question',
  'check',
  'chevron-down',
  'chevron-left',
  'chevron-right',
  'circle-check',
  'circle-dashed',
  'circle-x',
  'clock',
  'dots',
  'dots-vertical',
  'download',
  'eye',
  'eye-off',
  'file-check',
  'file-description',
  'file-text',
  'file-time',
  'flag',
  'folder-plus',
  'folders',
  'hourglass',
  'info-circle',
  'link',
  'list',
  'lock',
  'logout',
  'menu-2',
  'message-2',
  'message-report',
  'minus',
  'moon',
  'phone',
  'phone-off',
  'player-pause',
  'player-play',
  'player-skip-forward',
  'player-track-next',
  'plus',
  'printer',
  'refresh',
  'rotate-clockwise',
  'search',
  'send',
  'shield-check',
  'sort-ascending',
  'sun',
  'trash',
  'user',
  'user-search',
  'users',
  'users-group',
  'x',
  'adjustments-horizontal',
  'device-floppy',
  'pencil',
  'settings',
  'book',
  'chart-bar',
  'device-mobile',
] as const;
export type IconName = (typeof iconNames)[number];

/** Draws an icon as inline SVG, hidden from screen readers: words always stand beside it. */
export type DrawIcon = (name: IconName, size?: number) => string;

/** Reads the icons from `@tabler/icons`; throws when one is missing, so a misspelt name stops the start. */
export function readIcons(): DrawIcon {
  const shapes = new Map(iconNames.map((name) => [name, readShape(name)]));
  return (name, size = 16) =>
    `<svg class="m-icon" width="${size}" height="${size}" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="${size >= 32 ? 1.4 : 1.75}" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">${shapes.get(name) ?? ''}</svg>`;
}

function readShape(name: IconName): string {
  const file = createRequire(import.meta.url).resolve(`@tabler/icons/outline/${name}.svg`);
  const svg = readFileSync(file, 'utf8');
  return [...svg.matchAll(/<(?:path|circle|rect|line|polyline)\b[^>]*>/gu)]
    .map(([shape]) => shape)
    .filter((shape) => !shape.includes('stroke="none"'))
    .join('');
}
