/**
 * `npm start`: Palier and, beside it, the reference city. In Electron where that can be; else on the loopback
 * host, in a window of an installed browser, or behind a link to open by hand.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DataFolderTaken } from '../city/data-folder.ts';
import { privateFolder } from '../../electron/services/private-folder.ts';
import { startCity, type City } from '../city/server.ts';
import { openAppWindow } from './app-window.ts';
import { findElectron } from './electron-binary.ts';
import { ensureBuild } from './ensure-build.ts';
import { startHost } from './server.ts';

const root = new URL('../../', import.meta.url).pathname;
const say = (sentence: string): void => console.log(sentence);

const usage = `npm start -- [--port N] [--data DOSSIER] [--no-city] [--no-window] [--renderer DOSSIER]

  --port N            port de l’hôte local (8093) : les données du navigateur y sont attachées
  --data DOSSIER      où ce profil garde ses données (.palier)
  --no-city           sans la ville de démonstration
  --no-window         sans rien ouvrir : affiche le lien
  --renderer DOSSIER  une interface déjà construite, au lieu de la construire`;

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        port: { type: 'string', default: '8093' },
        data: { type: 'string', default: resolve(root, '.palier') },
        'no-city': { type: 'boolean', default: false },
        'no-window': { type: 'boolean', default: false },
        renderer: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    });
    const port = Number(values.port);
    if (values.help || !Number.isInteger(port) || port < 0 || port > 65_535) return null;
    return {
      port,
      data: resolve(values.data),
      city: !values['no-city'],
      window: !values['no-window'],
      rendererFolder: values.renderer === undefined ? null : resolve(values.renderer),
    };
  } catch {
    return null;
  }
}

type Options = NonNullable<ReturnType<typeof readOptions>>;

const hasCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

/** At its usual port, so that a sign-in kept from last time still finds it; at any other when that is taken. */
async function cityAtSomePort(dataFolder: string | null): Promise<City> {
  const options = { sample: 'cachan', ...(dataFolder === null ? {} : { dataFolder }) } as const;
  return startCity({ ...options, port: 8094 }).catch((error: unknown) => {
    if (hasCode(error, 'EADDRINUSE')) return startCity(options);
    throw error;
  });
}

/** What was sent to it stays in its folder; a second one at the same time does without. */
async function startDemoCity(dataFolder: string): Promise<City> {
  return cityAtSomePort(dataFolder).catch((error: unknown) => {
    if (!(error instanceof DataFolderTaken)) throw error;
    say('La ville de démonstration sert déjà un autre Palier : celle-ci oubliera tout à son arrêt.');
    return cityAtSomePort(null);
  });
}

/** Answers false when Electron gave up at once: no sandbox on this system, a library missing. */
async function runElectron(binary: string, data: string, city: City | null): Promise<boolean> {
  const suggested = city ? JSON.stringify({ address: city.address, token: city.tokens.full }) : '';
  const child: ChildProcess = spawn(binary, [root, `--user-data-dir=${resolve(data, 'electron')}`], {
    stdio: 'inherit',
    env: { ...process.env, PALIER_SUGGESTED_CITY: suggested },
  });
  stopping.push(async () => void child.kill());
  const opened = Date.now();
  const [code] = (await once(child, 'exit').catch(() => [1])) as [number | null];
  return code === 0 || Date.now() - opened > 10_000;
}

async function runLoopback(options: Options, city: City | null): Promise<void> {
  const { port, data, rendererFolder } = options;
  const host = await startHost({
    dataFolder: data,
    port,
    ...(rendererFolder === null ? {} : { rendererFolder }),
    suggestedCity: city ? { address: city.address, token: city.tokens.full } : null,
  }).catch((error: unknown) => {
    if (hasCode(error, 'EADDRINUSE')) return null;
    throw error;
  });
  if (!host) {
    say(`Le port ${port} est pris : Palier est sans doute déjà ouvert. Sinon, choisissez-en un autre avec --port.`);
    process.exitCode = 1;
    return;
  }
  stopping.push(() => host.stop());
  const window = options.window ? await openAppWindow(host.link, data) : null;
  if (window) {
    stopping.push(async () => void window.kill());
    await Promise.race([once(window, 'exit'), interrupted]);
    return;
  }
  say(`Ouvrez ce lien, qui sert une fois, dans Chromium, Chrome ou Edge :\n\n  ${host.link}\n`);
  say('Ctrl+C arrête Palier.');
  await interrupted;
}

const stopping: (() => Promise<void>)[] = [];
let started = false;
const interrupted = new Promise<void>((done) => {
  let at = 0;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      // One Ctrl+C may arrive twice, from the terminal and through npm; a second one later means "now".
      if (!started || (at > 0 && Date.now() - at > 500)) process.exit(130);
      at ||= Date.now();
      done();
    });
  }
});

async function run(options: Options): Promise<void> {
  if (options.rendererFolder === null) await ensureBuild(say);
  await privateFolder(options.data);
  const city = options.city ? await startDemoCity(resolve(options.data, 'city')) : null;
  if (city) {
    stopping.push(() => city.stop());
    say(`La ville de démonstration répond à ${city.address}.`);
  }
  const electron = options.window ? await findElectron(say) : null;
  started = true;
  if (electron && 'binary' in electron) {
    const opened = runElectron(electron.binary, options.data, city);
    if (await Promise.race([opened, interrupted.then(() => true)])) return;
  }
  if (electron) {
    const because = 'because' in electron ? electron.because : 'Electron s’est refermé aussitôt';
    say(`${because} : Palier passe par un navigateur de cet ordinateur.`);
  }
  await runLoopback(options, city);
}

const options = readOptions();
if (!options) {
  say(usage);
  process.exitCode = process.argv.includes('--help') ? 0 : 1;
} else {
  try {
    await run(options);
  } finally {
    for (const stop of stopping.reverse()) await stop();
  }
}
