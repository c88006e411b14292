import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { extname, join, normalize } from 'node:path';
import type { AddressInfo } from 'node:net';
import { type Browser, chromium } from 'playwright-core';
import { chromiumArguments, findChromium } from '../../host/find-chromium.ts';

const styles = new URL('../../../renderer/public/', import.meta.url).pathname;
const types: Readonly<Record<string, string>> = { '.css': 'text/css', '.woff2': 'font/woff2', '.txt': 'text/plain' };
const policy =
  "default-src 'none'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; base-uri 'none'; form-action 'none'";

export interface Press {
  /** Prints as the hosts do: page size from the style sheet, tagged. */
  print(html: string): Promise<Buffer>;
  /** Millimetres that each element takes as printed, in the order of the document. */
  heights(html: string, selector: string): Promise<number[]>;
  /** Texts that stand on one another or over the edge of their page, as printed. */
  collisions(html: string): Promise<string[]>;
  /** What the policy refused while printing; empty when the document is clean. */
  readonly refused: readonly string[];
  stop(): Promise<void>;
}

/** Chromium's print engine on documents served under the app's own policy. */
export async function startPress(): Promise<Press> {
  let document = '';
  const server: Server = createServer((request, response) => {
    void (async () => {
      const path = new URL(request.url ?? '/', 'http://press').pathname;
      if (path === '/document') {
        response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy });
        response.end(document);
        return;
      }
      try {
        const body = await readFile(join(styles, normalize(path)));
        response.writeHead(200, { 'content-type': types[extname(path)] ?? 'application/octet-stream' });
        response.end(body);
      } catch {
        response.writeHead(404).end();
      }
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browser: Browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumArguments() });
  const refused: string[] = [];
  const page = await browser.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('favicon')) refused.push(message.text());
  });
  page.on('requestfailed', (request) => refused.push(request.url()));
  async function open(html: string): Promise<void> {
    document = html;
    await page.goto(`${origin}/document`);
    await page.evaluate(() => globalThis.document.fonts.ready.then(() => null));
  }
  return {
    refused,
    async heights(html, selector) {
      await page.emulateMedia({ media: 'print' });
      await open(html);
      return page
        .locator(selector)
        .evaluateAll((elements) => elements.map((element) => element.getBoundingClientRect().height * (25.4 / 96)));
    },
    async collisions(html) {
      await page.emulateMedia({ media: 'print' });
      await open(html);
      return page.evaluate(textsInTheWay);
    },
    async print(html) {
      await open(html);
      return page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: false });
    },
    async stop() {
      await browser.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Run in the page. Lines of text as the engine set them, each against the others of its page. */
function textsInTheWay(): string[] {
  const found: string[] = [];
  for (const sheet of document.querySelectorAll('.page')) {
    const edge = sheet.getBoundingClientRect();
    const lines: { text: string; box: DOMRect }[] = [];
    const walker = document.createTreeWalker(sheet, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.textContent?.trim() ?? '';
      if (text === '' || node.parentElement?.closest('svg')) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) if (box.width > 0) lines.push({ text, box });
    }
    for (const { text, box } of lines)
      if (box.right > edge.right + 1 || box.left < edge.left - 1 || box.bottom > edge.bottom + 1)
        found.push(`over the edge: ${text}`);
    lines.forEach(({ text, box }, index) => {
      for (const other of lines.slice(index + 1)) {
        const across = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
        const down = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
        // Boxes of lines reach into each other where lines are set close; letters do not.
        if (across > 2 && down > 0.55 * Math.min(box.height, other.box.height)) found.push(`${text} / ${other.text}`);
      }
    });
  }
  return found;
}
