// Starts Swagger UI on the reference page. A file of its own, because the page's policy allows nothing inline.
/* global SwaggerUIBundle */

const button = document.getElementById('theme');
const preferred = window.matchMedia('(prefers-color-scheme: dark)');

function show(dark) {
  document.documentElement.classList.toggle('dark-mode', dark);
  button.setAttribute('aria-pressed', String(dark));
}

function stored() {
  const value = window.localStorage.getItem('reference-theme');
  return value === null ? preferred.matches : value === 'dark';
}

button.addEventListener('click', () => {
  const dark = button.getAttribute('aria-pressed') !== 'true';
  window.localStorage.setItem('reference-theme', dark ? 'dark' : 'light');
  show(dark);
});
preferred.addEventListener('change', () => show(stored()));
show(stored());

function tell(message) {
  document.querySelector('#reference .wait').textContent = message;
}

async function start() {
  const answer = await fetch('/api/openapi.json');
  if (!answer.ok) return tell(`The document could not be loaded (${answer.status}). Reload the page.`);
  const spec = await answer.json();
  // Trying out calls the host that the page came from, by whichever name it was reached.
  spec.servers = [{ url: window.location.origin, description: 'This installation' }];
  SwaggerUIBundle({
    spec,
    dom_id: '#reference',
    deepLinking: true,
    docExpansion: 'none',
    defaultModelsExpandDepth: -1,
    filter: true,
    displayRequestDuration: true,
    syntaxHighlight: { activated: true, theme: 'nord' },
    tryItOutEnabled: false,
    validatorUrl: null,
  });
}

start().catch((error) => tell(`The reference could not be started: ${error.message}`));
