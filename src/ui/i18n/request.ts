import { cookies, headers } from 'next/headers';
import { getRequestConfig } from 'next-intl/server';
import { LOCALE_COOKIE, resolveLocale } from './locale';

/** Tells next-intl the language and texts of the request at hand; addresses carry no language. */
export default getRequestConfig(async () => {
  const [cookieJar, requestHeaders] = await Promise.all([cookies(), headers()]);
  const locale = resolveLocale(cookieJar.get(LOCALE_COOKIE)?.value, requestHeaders.get('accept-language'));
  const { default: messages } = await import(`./messages/${locale}.json`);
  // Dates are drawn in UTC on the server and in the viewer's own zone once the page runs.
  return { locale, messages, timeZone: 'UTC' };
});
