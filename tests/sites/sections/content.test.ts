import { z } from 'zod';
import {
  parseSectionContent,
  SectionSettings,
  SectionType,
  sectionTypes,
} from '@/services/sites/sections/types';
import { embedOrigins, embedSource } from '@/services/sites/sections/types/embed/hosts';

function issuesOf(parse: () => unknown): { path: string; message: string }[] {
  try {
    parse();
  } catch (error) {
    if (error instanceof z.ZodError)
      return error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
    throw error;
  }
  return [];
}

describe('a section type', () => {
  test.each(SectionType.options)('%s accepts its own defaults and leaves them as they are', (type) => {
    expect(parseSectionContent(type, sectionTypes[type].defaults)).toEqual(sectionTypes[type].defaults);
  });

  test.each(SectionType.options)('%s refuses an unknown key', (type) => {
    const issues = issuesOf(() =>
      parseSectionContent(type, { ...(sectionTypes[type].defaults as object), onclick: 'x' }),
    );
    expect(issues).toEqual([{ path: '', message: expect.stringContaining('onclick') }]);
  });

  test.each(SectionType.options)(
    '%s names and describes every field, so that a form can be made of it',
    (type) => {
      const { properties } = z.toJSONSchema(sectionTypes[type].schema, { io: 'input' });
      for (const [name, field] of Object.entries(properties ?? {})) {
        expect({ name, field }).toEqual({
          name,
          field: expect.objectContaining({
            title: expect.any(String),
            description: expect.any(String),
            'x-input': expect.any(String),
          }),
        });
      }
    },
  );

  test('is told by its key in the record', () => {
    expect(Object.entries(sectionTypes).map(([key, { type }]) => [key, type])).toEqual(
      SectionType.options.map((type) => [type, type]),
    );
  });

  test('that does not exist is refused at `type`', () => {
    expect(issuesOf(() => parseSectionContent('carousel', {}))).toEqual([
      { path: 'type', message: expect.any(String) },
    ]);
  });
});

describe('section content', () => {
  test('gets the defaults of fields that were left out', () => {
    expect(parseSectionContent('hero', { heading: 'Hello' })).toEqual({
      eyebrow: '',
      heading: 'Hello',
      text: '',
      primaryButton: null,
      secondaryButton: null,
      note: '',
      image: null,
      layout: 'stacked',
    });
  });

  test('names the field of each issue by its path', () => {
    const issues = issuesOf(() =>
      parseSectionContent('features', {
        items: [{ title: 'Good' }, { title: ' ', link: { label: 'Read', url: 'javascript:alert(1)' } }],
      }),
    );
    expect(issues.map(({ path }) => path)).toEqual(['items.1.title', 'items.1.link.url']);
    expect(issues[0]?.message).toBe('Title is missing.');
  });

  test('trims text and drops what a database or feed cannot hold', () => {
    const { heading } = parseSectionContent('hero', { heading: ' Two\u0000 words\ud800\u2028 ' });
    expect(heading).toBe('Two words\ufffd');
  });

  test('is bounded in length and number', () => {
    expect(issuesOf(() => parseSectionContent('hero', { heading: 'x'.repeat(141) }))).toHaveLength(1);
    expect(issuesOf(() => parseSectionContent('faq', { items: [] }))).toEqual([
      { path: 'items', message: 'Questions needs at least one entry.' },
    ]);
    expect(
      issuesOf(() => parseSectionContent('stats', { items: Array(9).fill({ value: '1', label: 'one' }) })),
    ).toHaveLength(1);
  });

  test('may not lose its text to the sanitiser unnoticed', () => {
    expect(issuesOf(() => parseSectionContent('text', { body: '<script>alert(1)</script>' }))).toEqual([
      { path: 'body', message: 'Text is missing.' },
    ]);
  });
});

describe('section settings', () => {
  test('fill in what is left out', () => {
    expect(SectionSettings.parse({})).toEqual({
      background: 'default',
      backgroundImage: null,
      spacing: 'normal',
      width: 'normal',
      alignment: 'start',
      anchor: '',
    });
  });

  test.each([
    [{ background: 'image' }, 'backgroundImage'],
    [{ anchor: 'Über uns' }, 'anchor'],
    [{ spacing: 'huge' }, 'spacing'],
    [{ style: 'color:red' }, ''],
  ])('refuse %j', (settings, path) => {
    expect(issuesOf(() => SectionSettings.parse(settings)).map((issue) => issue.path)).toEqual([path]);
  });
});

describe('an embedded frame', () => {
  test.each([
    ['https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=3', 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ'],
    ['https://youtu.be/dQw4w9WgXcQ?si=abc', 'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ'],
    ['https://vimeo.com/76979871', 'https://player.vimeo.com/video/76979871?dnt=1'],
    ['https://www.google.com/maps/embed?pb=!1m18', 'https://www.google.com/maps/embed?pb=!1m18'],
    [
      'https://www.openstreetmap.org/export/embed.html?bbox=1,2,3,4',
      'https://www.openstreetmap.org/export/embed.html?bbox=1,2,3,4',
    ],
    [
      'https://open.spotify.com/album/4aawyAB9vmqN3uQ7FjRGTy',
      'https://open.spotify.com/embed/album/4aawyAB9vmqN3uQ7FjRGTy',
    ],
    ['https://calendly.com/acme/intro', 'https://calendly.com/acme/intro'],
    ['https://w.soundcloud.com/player/?url=x', 'https://w.soundcloud.com/player/?url=x'],
  ])('of %s is shown', (address, src) => {
    expect(embedSource(address)?.src).toBe(src);
    expect(embedOrigins).toContain(new URL(src).origin);
  });

  test.each([
    'https://evil.example/embed/1',
    'https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ',
    'https://evil.example/?https://youtu.be/dQw4w9WgXcQ',
    'http://youtu.be/dQw4w9WgXcQ',
    'https://user@youtu.be/dQw4w9WgXcQ',
    'https://youtu.be:8443/dQw4w9WgXcQ',
    'https://www.youtube.com/watch?v="><script>',
    'https://www.google.com/search?q=maps',
    'https://www.google.com/url?q=https://evil.example',
    'https://open.spotify.com/../login',
    'javascript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    '//youtu.be/dQw4w9WgXcQ',
    'constructor',
    'https://constructor/',
  ])('of %s is refused', (url) => {
    expect(embedSource(url)).toBeNull();
    expect(
      issuesOf(() => parseSectionContent('embed', { url, title: 'A frame' })).map(({ path }) => path),
    ).toEqual(['url']);
  });
});
