/** What the viewer chose; `system` follows `prefers-color-scheme`. */
export const THEMES = ['system', 'light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export const THEME_COOKIE = 'quintet_theme';

/**
 * Reads a theme out of an untrusted cookie value.
 * @param value the cookie's text, if there is one
 * @returns the theme it names, or `system`
 */
export function themeFrom(value: string | undefined): Theme {
  return THEMES.find((theme) => theme === value) ?? 'system';
}

/**
 * Shows a theme at once and remembers it for a year. Runs in the browser only.
 * @param theme what the viewer chose
 */
export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  rememberChoice(THEME_COOKIE, theme);
}

/**
 * Keeps one preference of the viewer in a cookie that the server can read at the next request.
 * @param name the cookie's name
 * @param value a plain token without separators
 */
export function rememberChoice(name: string, value: string): void {
  const secure = window.location.protocol === 'https:' ? '; Secure' : '';
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and Safari
  document.cookie = `${name}=${value}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
}
