import { z } from 'zod';
import { iconNames } from './icons';
import { cleanText, isSafeUrl, sanitizeHtmlBlock, sanitizeRichText } from './sanitize';

/** How a form shows a field; goes into the JSON schema as `x-input`. */
export type FieldInput =
  | 'text'
  | 'multiline'
  | 'rich-text'
  | 'html'
  | 'url'
  | 'email'
  | 'tel'
  | 'image'
  | 'icon'
  | 'choice'
  | 'switch'
  | 'group'
  | 'list';

const about = (title: string, description: string, input: FieldInput) => ({
  title,
  description,
  'x-input': input,
});

const bounded = (title: string, max: number) =>
  z.string().overwrite(cleanText).max(max, `${title} may have at most ${max} characters.`);

/** One line of plain text that must be filled in. `max` in characters. */
export const requiredText = (title: string, max: number, description: string) =>
  bounded(title, max)
    .min(1, `${title} is missing.`)
    .meta(about(title, description, 'text'));

/** One line of plain text, empty by default. */
export const optionalText = (title: string, max: number, description: string) =>
  bounded(title, max)
    .default('')
    .meta(about(title, description, 'text'));

/** Plain text over several lines that must be filled in. */
export const requiredLines = (title: string, max: number, description: string) =>
  bounded(title, max)
    .min(1, `${title} is missing.`)
    .meta(about(title, description, 'multiline'));

/** Plain text over several lines, empty by default. */
export const optionalLines = (title: string, max: number, description: string) =>
  bounded(title, max)
    .default('')
    .meta(about(title, description, 'multiline'));

/** HTML of running text, sanitised on the way in. `max` counts the markup. */
export const richText = (title: string, max: number, description: string) =>
  z
    .string()
    .max(max, `${title} may have at most ${max} characters.`)
    .overwrite(sanitizeRichText)
    .min(1, `${title} is missing.`)
    .meta(about(title, description, 'rich-text'));

/** HTML of a content block, sanitised on the way in. */
export const htmlBlock = (title: string, max: number, description: string) =>
  z
    .string()
    .max(max, `${title} may have at most ${max} characters.`)
    .overwrite(sanitizeHtmlBlock)
    .meta(about(title, description, 'html'));

const urlRule =
  'Use a web address (https://…), mail address (mailto:…), phone number (tel:…) or a path of this site (/…, #…).';

/** A link target: http(s), mailto, tel, `/…` or `#…`. */
export const linkUrl = (title: string, description: string) =>
  z
    .string()
    .trim()
    .max(2000, `${title} may have at most 2000 characters.`)
    .refine(isSafeUrl, urlRule)
    .meta(about(title, description, 'url'));

/** A link target that may be left empty. */
export const optionalUrl = (title: string, description: string) =>
  z
    .string()
    .trim()
    .max(2000, `${title} may have at most 2000 characters.`)
    .refine((url) => url === '' || isSafeUrl(url), urlRule)
    .default('')
    .meta(about(title, description, 'url'));

/** A labelled link shown as a button, or null. */
export const optionalButton = (title: string, description: string) =>
  z
    .strictObject({
      label: requiredText('Label', 60, 'What the button says.'),
      url: linkUrl('Link', 'Where the button leads.'),
    })
    .nullable()
    .default(null)
    .meta(about(title, description, 'group'));

const imageShape = z.strictObject({
  assetId: z.uuid().meta({ title: 'File', description: 'The image in the media library.' }),
  alt: optionalText('Alternative text', 300, 'What the image shows, for people who do not see it.'),
});

/** A chosen image with its alternative text. */
export type ImageContent = z.output<typeof imageShape>;

/** An image that must be chosen. */
export const requiredImage = (title: string, description: string) =>
  imageShape.meta(about(title, description, 'image'));

/** An image, or null. */
export const optionalImage = (title: string, description: string) =>
  imageShape
    .nullable()
    .default(null)
    .meta(about(title, description, 'image'));

/** A name from the icon set, or null. */
export const optionalIcon = (title: string, description: string) =>
  z
    .enum(iconNames)
    .nullable()
    .default(null)
    .meta(about(title, description, 'icon'));

/** One of a few named choices. */
export const choice = <const Names extends readonly [string, ...string[]]>(
  title: string,
  names: Names,
  standard: Names[number],
  description: string,
) =>
  z
    .enum(names)
    .default(() => standard)
    .meta(about(title, description, 'choice'));

/** Yes or no, no by default. */
export const flag = (title: string, description: string) =>
  z
    .boolean()
    .default(false)
    .meta(about(title, description, 'switch'));

/** A list of at least one and at most `max` entries. */
export const list = <Item extends z.ZodType>(title: string, item: Item, max: number, description: string) =>
  z
    .array(item)
    .min(1, `${title} needs at least one entry.`)
    .max(max, `${title} may have at most ${max} entries.`)
    .meta(about(title, description, 'list'));

/** The lines above a section's content: small line, title, introduction. All may be empty. */
export const introFields = {
  eyebrow: optionalText('Small line', 60, 'A few words above the title.'),
  heading: optionalText('Title', 140, 'The title of the section.'),
  text: optionalLines('Introduction', 500, 'One or two sentences below the title.'),
};
