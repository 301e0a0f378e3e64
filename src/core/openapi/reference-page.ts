/** The reference of the API for people. Its scripts and styles are files of our own, so that it works without internet. */
export const REFERENCE_PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>Quintet API reference</title>
    <link rel="stylesheet" href="/api/docs/swagger-ui.css">
    <link rel="stylesheet" href="/api/docs/reference.css">
    <script src="/api/docs/swagger-ui-bundle.js" defer></script>
    <script src="/api/docs/start.js" defer></script>
  </head>
  <body>
    <header class="bar">
      <a class="brand" href="/">Quintet</a>
      <nav aria-label="Documents">
        <a href="/api/openapi.json">OpenAPI</a>
        <a href="/api/docs/postman.json" download="quintet.postman.json">Postman</a>
      </nav>
      <button type="button" id="theme" aria-pressed="false">Dark</button>
    </header>
    <main id="reference"><p class="wait">Loading the reference …</p></main>
    <noscript><p class="wait">The reference needs JavaScript. The document itself is at /api/openapi.json.</p></noscript>
  </body>
</html>
`;
