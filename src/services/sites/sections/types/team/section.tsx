import type { z } from 'zod';
import { columnsFor, entryLevel, Heading, Intro, Lines, Picture, siteHref } from '../base/parts';
import type { RenderContext, SectionProps } from '../base/section-type';
import type { schema } from './schema';

type Content = z.output<typeof schema>;

/** The first letters of the first and last word of a name. */
function initials(name: string): string {
  const words = name.split(/\s+/);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : words;
  return letters.map((word) => [...(word ?? '')][0] ?? '').join('');
}

function Member({
  member,
  level,
  ctx,
}: {
  member: Content['members'][number];
  level: 2 | 3;
  ctx: RenderContext;
}) {
  const hasPortrait = member.image && ctx.assets[member.image.assetId];
  return (
    <li className="member">
      {hasPortrait ? (
        <Picture className="portrait" image={member.image} ctx={ctx} sizes="6rem" />
      ) : (
        <span className="portrait initials" aria-hidden="true">
          {initials(member.name)}
        </span>
      )}
      <Heading level={level} className="entry-title">
        {member.url ? <a href={siteHref(member.url, ctx.basePath)}>{member.name}</a> : member.name}
      </Heading>
      {member.role && <p className="role">{member.role}</p>}
      {member.bio && <Lines className="soft" text={member.bio} />}
    </li>
  );
}

/** The people of a house. */
export function Section({ content, headingId, level, ctx }: SectionProps<Content>) {
  return (
    <>
      <Intro content={content} headingId={headingId} level={level} />
      <ul className={`entries columns-${columnsFor(content.members.length)}`}>
        {content.members.map((member) => (
          <Member key={member.name} member={member} level={entryLevel(level, content.heading)} ctx={ctx} />
        ))}
      </ul>
    </>
  );
}
