/** A frame that may be shown: its address and who serves it. */
export interface EmbedSource {
  provider: string;
  src: string;
}

type Rule = (url: URL) => string | null;

const path = (url: URL, pattern: RegExp) => url.pathname.match(pattern)?.[1] ?? null;

const youtube: Rule = (url) => {
  const id =
    url.hostname === 'youtu.be'
      ? path(url, /^\/([\w-]{6,20})$/)
      : (path(url, /^\/(?:embed|shorts|live)\/([\w-]{6,20})$/) ?? url.searchParams.get('v'));
  return id && /^[\w-]{6,20}$/.test(id) ? `https://www.youtube-nocookie.com/embed/${id}` : null;
};

const vimeo: Rule = (url) => {
  const id = path(url, /^\/(?:video\/)?(\d{4,15})$/);
  return id && `https://player.vimeo.com/video/${id}?dnt=1`;
};

const googleMaps: Rule = (url) =>
  url.pathname === '/maps/embed' || url.pathname.startsWith('/maps/embed/')
    ? `https://www.google.com${url.pathname}${url.search}`
    : null;

const openStreetMap: Rule = (url) =>
  url.pathname === '/export/embed.html'
    ? `https://www.openstreetmap.org/export/embed.html${url.search}`
    : null;

const spotify: Rule = (url) => {
  const what = path(
    url,
    /^\/(?:intl-[a-z]+\/)?(?:embed\/)?((?:track|album|playlist|episode|show|artist)\/[A-Za-z0-9]{10,30})$/,
  );
  return what && `https://open.spotify.com/embed/${what}`;
};

const calendly: Rule = (url) => {
  const who = path(url, /^\/([\w-]+(?:\/[\w-]+)?)\/?$/);
  return who && `https://calendly.com/${who}`;
};

const soundCloud: Rule = (url) =>
  url.pathname === '/player/' ? `https://w.soundcloud.com/player/${url.search}` : null;

const hosts: Record<string, [provider: string, rule: Rule]> = {
  'youtube.com': ['YouTube', youtube],
  'm.youtube.com': ['YouTube', youtube],
  'youtube-nocookie.com': ['YouTube', youtube],
  'youtu.be': ['YouTube', youtube],
  'vimeo.com': ['Vimeo', vimeo],
  'player.vimeo.com': ['Vimeo', vimeo],
  'google.com': ['Google Maps', googleMaps],
  'openstreetmap.org': ['OpenStreetMap', openStreetMap],
  'open.spotify.com': ['Spotify', spotify],
  'calendly.com': ['Calendly', calendly],
  'w.soundcloud.com': ['SoundCloud', soundCloud],
};

/** The services whose pages may be embedded, for forms and messages. */
export const embedProviders = [...new Set(Object.values(hosts).map(([provider]) => provider))];

/** Where the site's frames may come from, for the `frame-src` of its content security policy. */
export const embedOrigins = [
  'https://www.youtube-nocookie.com',
  'https://player.vimeo.com',
  'https://www.google.com',
  'https://www.openstreetmap.org',
  'https://open.spotify.com',
  'https://calendly.com',
  'https://w.soundcloud.com',
];

/**
 * The frame for an address as people copy it, rebuilt from its recognised parts so that nothing else comes along.
 * @returns null when the host is not on the list or the address names nothing that can be embedded
 */
export function embedSource(address: string): EmbedSource | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== 'https:' || url.port !== '' || url.username !== '' || url.password !== '') return null;
  const host = Object.hasOwn(hosts, url.hostname) ? url.hostname : url.hostname.replace(/^www\./, '');
  if (!Object.hasOwn(hosts, host)) return null;
  const [provider, rule] = hosts[host] ?? [];
  const src = rule?.(url);
  return provider && src ? { provider, src } : null;
}
