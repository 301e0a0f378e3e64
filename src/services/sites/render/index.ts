export { BrandingStyle, brandingCss, ColorScheme } from './branding';
export { checkPage, type Finding, type PageToCheck } from './check-page';
export { contrastRatio, readableOn } from './contrast';
export { type CleanCss, CustomCssError, maxCustomCss, sanitizeCss } from './custom-css';
export { renderNotFound, renderSiteDocument, type SiteDocument } from './document';
export { type Feed, type FeedItem, renderRobots, renderRss, renderSitemap, type SitemapEntry } from './feeds';
export { FontName, fontChoices, siteFontFiles } from './fonts';
export { directionOf } from './locale';
export {
  absoluteUrl,
  type Navigation,
  type NavigationNode,
  type PageSection,
  pagePath,
  type SeoFields,
  type Site,
  type SiteFrame,
  type SitePage,
} from './page';
export { SectionView } from './section-view';
export { siteCss } from './styles';
