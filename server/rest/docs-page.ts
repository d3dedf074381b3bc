/** The page around the interactive reference: our own header, no inline script or style. */
export const DOCS_PAGE = (title: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} API reference</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
<link rel="stylesheet" href="/docs/reference.css">
</head>
<body>
<header class="reference-header">
<a class="reference-home" href="/">${title}</a>
<span class="reference-title">API reference</span>
<nav class="reference-families" aria-label="API families"></nav>
<a class="reference-document" href="/openapi.json" download>OpenAPI</a>
</header>
<main id="reference"><p class="reference-loading">Loading the reference…</p></main>
<noscript><p class="reference-loading">The reference needs JavaScript. The documents are at <a href="/openapi.json">/openapi.json</a>.</p></noscript>
<script src="/docs/swagger-ui.js" defer></script>
<script src="/docs/reference.js" defer></script>
</body>
</html>
`;

export const DOCS_SCRIPT = `const nav = document.querySelector('.reference-families');
const download = document.querySelector('.reference-document');
async function loadDocuments() {
  const answer = await fetch('/docs/documents.json');
  return answer.json();
}

function show(list) {
  const wanted = new URLSearchParams(location.search).get('family');
  const current = list.find((entry) => entry.name === wanted) ?? list[0];
  nav.replaceChildren(
    ...list.map((entry) => {
      const link = document.createElement('a');
      link.href = '?family=' + encodeURIComponent(entry.name);
      link.textContent = entry.name;
      if (entry === current) link.setAttribute('aria-current', 'page');
      return link;
    }),
  );
  download.href = current.url;
  SwaggerUIBundle({
    url: current.url,
    domNode: document.getElementById('reference'),
    deepLinking: true,
    docExpansion: 'none',
    filter: true,
    persistAuthorization: false,
    tryItOutEnabled: true,
    validatorUrl: null,
    defaultModelsExpandDepth: -1,
  });
}

loadDocuments().then(show);
`;

export const DOCS_STYLE = `:root { color-scheme: light; }
body { margin: 0; background: #fbfaf8; font-family: system-ui, sans-serif; }
.reference-header {
  position: sticky; top: 0; z-index: 10; display: flex; flex-wrap: wrap; align-items: center; gap: 8px 16px;
  padding: 10px 20px; background: #fff; border-bottom: 1px solid #e6e1d8; color: #3a352c;
}
.reference-header a { color: inherit; text-decoration: none; }
.reference-home { font-weight: 700; font-size: 18px; }
.reference-title { color: #6d6557; }
.reference-families { display: flex; flex-wrap: wrap; gap: 4px; flex: 1; }
.reference-families a { padding: 5px 12px; border-radius: 99px; }
.reference-families a:hover { background: #f2eee6; }
.reference-families a[aria-current] { background: #3a352c; color: #fff; }
.reference-header a:focus-visible { outline: 2px solid #2f6fde; outline-offset: 2px; }
.reference-document { border: 1px solid #d8d1c4; border-radius: 6px; padding: 4px 10px; font-size: 14px; }
.reference-loading { padding: 40px 20px; text-align: center; color: #6d6557; }
.swagger-ui .info { margin: 24px 0; }
.swagger-ui .servers-title, .swagger-ui .servers { display: none; }
.swagger-ui .opblock-tag { border-bottom-color: #e6e1d8; }
.swagger-ui .opblock { box-shadow: none; border-radius: 8px; }
.swagger-ui .scheme-container { background: transparent; box-shadow: none; padding: 0 0 16px; }
`;
