import { existsSync } from 'node:fs';
import path from 'node:path';
import createNextIntlPlugin from 'next-intl/plugin';

const root = import.meta.dirname;
const otherLanguages =
  /react-(?:aria|stately|aria-components)[/\\]dist[/\\]private[/\\]intl[/\\](?:[^/\\]+[/\\])?(?!en-US|ar-AE)[a-z]{2}-[A-Z]{2}\.mjs$/;
const messagesRequest = './src/ui/i18n/request.ts';

/** @type {import('next').NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  // The image's build asks for a folder that runs without node_modules; `npm run up` has node_modules, and Next warns.
  output: process.env.BUILD_STANDALONE === '1' ? 'standalone' : undefined,
  outputFileTracingRoot: root,
  // The reference page's files and a report's fonts are read by name, which the tracer cannot see.
  outputFileTracingIncludes: {
    '/api/**/compliance/report/pdf': ['./node_modules/dejavu-fonts-ttf/ttf/DejaVuSans{,-Bold}.ttf'],
    '/api/docs/\\[file\\]': [
      './node_modules/swagger-ui-dist/swagger-ui-bundle.js',
      './node_modules/swagger-ui-dist/swagger-ui.css',
      './src/core/openapi/reference/*',
      './docs/postman.json',
    ],
  },
  turbopack: {
    root,
    // React Aria brings its texts in thirty languages; only those that the console speaks go to the browser.
    rules: {
      '*.mjs': { condition: { path: otherLanguages }, loaders: ['./src/ui/i18n/empty-texts-loader.cjs'] },
    },
  },
  // `npm run typecheck` is a command and a CI check of its own; a build must not check the tests a second time.
  typescript: { ignoreBuildErrors: true },
  // Native modules, and modules the server process and the pages must share as one instance.
  serverExternalPackages: [
    '@prisma/adapter-pg',
    '@prisma/client',
    'bcrypt',
    'graphile-worker',
    'nodemailer',
    'pdfkit',
    'pg',
    'pino',
    'prom-client',
    'sanitize-html',
    'sharp',
    'twilio',
    'undici',
  ],
  experimental: {
    // The largest upload is 100 MiB; the middleware must let it through with its multipart framing.
    proxyClientMaxBodySize: '110mb',
  },
  // Previews are documents without an origin of their own; a font reaches them only when it is given to everyone.
  headers: async () => [
    { source: '/vendor/fonts/:file', headers: [{ key: 'Access-Control-Allow-Origin', value: '*' }] },
  ],
  rewrites: async () => ({
    beforeFiles: [
      { source: '/api/v1/:path*', destination: '/api/:path*' },
      { source: '/health/live', destination: '/api/health/live' },
      { source: '/health/ready', destination: '/api/health/ready' },
      { source: '/health', destination: '/api/health' },
      { source: '/metrics', destination: '/api/metrics' },
      { source: '/docs', destination: '/api/docs' },
    ],
  }),
};

const withMessages = createNextIntlPlugin({
  requestConfig: messagesRequest,
  experimental: {
    // Texts are parsed when the pages are built, so that the parser stays out of the browser.
    messages: { path: './src/ui/i18n/messages', format: 'json', locales: 'infer', precompile: true },
  },
});
const hasMessages = existsSync(path.join(root, messagesRequest));
export default hasMessages ? withMessages(config) : config;
