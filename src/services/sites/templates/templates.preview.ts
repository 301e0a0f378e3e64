import type { Ctx } from '@/core/context';
import { renderSiteDocument } from '../render';
import { assetIdsIn } from '../site/site.assets';
import { siteFrame } from '../site/site.frame';
import { getTemplate } from './templates.service';

/** A template as a page of the caller's site would look, in the template's own language. */
export async function previewTemplate(ctx: Ctx, templateId: string): Promise<string> {
  const { name, locale, sections } = await getTemplate(ctx, templateId);
  const site = { locale, origin: 'https://preview.example', basePath: '' };
  const frame = await siteFrame(ctx, site, assetIdsIn(sections));
  return renderSiteDocument({
    ...frame,
    page: { title: name, slug: 'preview' },
    sections: sections.map((section, order) => ({ ...section, id: String(order), order, visible: true })),
    seo: null,
    preview: true,
  });
}
