import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import express, { Router } from 'express';
import { tablerSubset } from '../assets/tabler-subset.js';

/** Our own style sheets in the order in which they build on each other; the last ones have the last word. */
const SHEETS = ['tokens', 'base', 'components', 'forms', 'pages', 'narrow', 'print'] as const;

const require = createRequire(import.meta.url);

/** One style sheet for the whole panel, and a short hash of it for its address. */
export type StyleSheet = { readonly css: string; readonly version: string };

/** Joins the font, the used part of Tabler and our own sheets; read once, at start. */
export function readStyleSheet(assetsDir: string): StyleSheet {
  const tabler = readFileSync(require.resolve('@tabler/core/dist/css/tabler.min.css'), 'utf8');
  const own = SHEETS.map((name) => readFileSync(join(assetsDir, `${name}.css`), 'utf8'));
  const css = [fontFaces(), tablerSubset(tabler), ...own].join('\n');
  return { css, version: createHash('sha256').update(css).digest('hex').slice(0, 12) };
}

function fontFaces(): string {
  const css = readFileSync(require.resolve('@fontsource-variable/golos-text/index.css'), 'utf8');
  return css.replaceAll('./files/', '/assets/font/');
}

/** `/assets`: the style sheet, the scripts, the mark and the font, without a session and kept by the browser. */
export function assetRoutes(assetsDir: string, sheet: StyleSheet): Router {
  const router = Router();
  const fonts = dirname(require.resolve('@fontsource-variable/golos-text/package.json'));
  router.get('/panel.css', (_req, res) => {
    res.type('css').set('cache-control', 'public, max-age=31536000, immutable').send(sheet.css);
  });
  router.use('/font', express.static(join(fonts, 'files'), { maxAge: '30d' }));
  const files = express.static(assetsDir, { maxAge: '1h', index: false, redirect: false });
  router.get(/^\/[\w-]+\.(?:css|js|svg)$/u, files);
  return router;
}
