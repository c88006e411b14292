/**
 * Run inside the page to print: ready when its fonts and images are, or after ten seconds without them, since a
 * sheet in a fallback font is better than no sheet. The page is out of sight, so nothing here may wait for a
 * frame to be drawn: asking for a height lays it out, which is what makes its fonts load.
 */
export const settlePage = `(async () => {
  void document.body.offsetHeight;
  const images = [...document.images].map(
    (image) =>
      image.complete ||
      new Promise((resolve) => {
        image.addEventListener('load', resolve, { once: true });
        image.addEventListener('error', resolve, { once: true });
      }),
  );
  const late = new Promise((resolve) => setTimeout(resolve, 10_000));
  await Promise.race([Promise.all([document.fonts.ready, ...images]), late]);
})()`;
