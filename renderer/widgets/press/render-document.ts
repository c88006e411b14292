import { type Component, createSSRApp } from 'vue';
import { renderToString } from 'vue/server-renderer';
import { frenchSpacesOnPaper } from '../../../shared/text/french-spaces.ts';

/** Style sheet of every document, on the app’s own origin in both hosts. */
const paperStyles = '/print/paper.css';

/**
 * A whole document for the printer and for the preview. Vue escapes every value; neither a script nor an inline style
 * can be in it, which the policy of the page that prints it would refuse anyway.
 */
export async function renderDocument(
  document: Component,
  props: Record<string, unknown>,
  title: string,
): Promise<string> {
  const body = await renderToString(createSSRApp(document, props));
  const clean = frenchSpacesOnPaper(body.replace(/<!--.*?-->/gsu, ''));
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<title>${escaped(title)}</title>
<link rel="stylesheet" href="${paperStyles}">
</head>
<body>
${clean}
</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/gu, (sign) => `&#${sign.codePointAt(0) ?? 0};`);
}
