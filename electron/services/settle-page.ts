/**
 * Run inside the page to print: ready when its fonts and images are, or after ten seconds without them, since a
 * sheet in a fallback font is better than no sheet.
 */
export const settlePage = `(async () => {
  const images = [...document.images].map((image) => image.decode().catch(() => undefined));
  const late = new Promise((resolve) => setTimeout(resolve, 10_000));
  await Promise.race([Promise.all([document.fonts.ready, ...images]), late]);
})()`;
