import { baseCss } from './base';
import { sectionCss } from './sections';

/** The one style sheet of every published page. */
export const siteCss = `${baseCss}${sectionCss}`.replace(/\n+/g, '\n').trim();
