import { readFileSync } from 'node:fs';

/** What a first visit fetches: the page, and every script and style sheet that it names. */
const page = readFileSync('dist/renderer/index.html', 'utf8');
const named = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map((match) => match[1]);

export default [
  {
    name: 'first load of the renderer',
    path: ['dist/renderer/index.html', ...named.map((file) => `dist/renderer/${file}`)],
    limit: '250 kB',
    brotli: true,
  },
];
