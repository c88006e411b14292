import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ShellBridge } from '../../../shared/shell.ts';
import { bundleShell } from './bundle-shell.ts';

let folder: string;
let source: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'palier-preload-'));
  await bundleShell(folder);
  source = await readFile(join(folder, 'preload.cjs'), 'utf8');
});
afterAll(() => rm(folder, { recursive: true }));

/** All that a sandboxed preload may require (Electron, "Process sandboxing"). */
const allowed: ReadonlySet<string> = new Set(['electron', 'events', 'timers', 'url']);

/** Runs the preload as Electron runs it in a sandboxed window: a classic script with its own, narrow `require`. */
function runPreload() {
  const exposed: Record<string, unknown> = {};
  const invoked: unknown[][] = [];
  const listeners = new Map<string, (...message: unknown[]) => void>();
  const electron = {
    contextBridge: {
      exposeInMainWorld: (name: string, api: unknown) => {
        exposed[name] = api;
      },
    },
    ipcRenderer: {
      invoke: async (...call: unknown[]) => {
        invoked.push(call);
        return { ok: true, data: null };
      },
      on: (channel: string, listener: (...message: unknown[]) => void) => listeners.set(channel, listener),
      off: (channel: string) => listeners.delete(channel),
    },
  };
  const required = (name: string): unknown => {
    if (!allowed.has(name)) throw new Error(`a sandboxed preload cannot require ${name}`);
    return name === 'electron' ? electron : {};
  };
  new Script(`(function (require, module, exports) {${source}\n})`).runInThisContext()(required, { exports: {} }, {});
  return { exposed, invoked, listeners };
}

it('exposes window.palier, and nothing else', () => {
  expect(Object.keys(runPreload().exposed)).toEqual(['palier']);
});

it('sends each call on its own channel, with its one argument', async () => {
  const { exposed, invoked } = runPreload();
  const palier = exposed['palier'] as ShellBridge;
  await palier.app.info();
  await palier.print.cancel({ jobId: 'x' });
  expect(invoked).toEqual([
    ['app:info', undefined],
    ['print:cancel', { jobId: 'x' }],
  ]);
});

it('hands the menu’s commands over, without the event that could reach Electron, until told to stop', () => {
  const { exposed, listeners } = runPreload();
  const heard: unknown[][] = [];
  const stop = (exposed['palier'] as ShellBridge).onCommand((...given) => heard.push(given));
  listeners.get('command')?.({ sender: 'ipcRenderer' }, 'deposit');
  expect(heard).toEqual([['deposit']]);
  stop();
  expect(listeners.has('command')).toBe(false);
});
