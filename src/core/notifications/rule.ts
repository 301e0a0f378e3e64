import type { z } from 'zod';
import type { Ctx } from '../context';
import type { EventDefinition } from '../events/catalogue';

/** The ways by which somebody is told. */
export const channels = ['in_app', 'email', 'sms'] as const;
export type Channel = (typeof channels)[number];

/** The languages that notifications are written in. */
export type NotificationLanguage = 'en' | 'ar';

/** What somebody is told: a line, and what there is to know. */
export interface Words {
  title: string;
  body: string;
}

/** Who is told, of those who may work in the tenant: everybody whom any part names. */
export interface Audience {
  userIds?: readonly (string | null)[];
  roles?: readonly string[];
  permission?: string;
  zone?: string;
}

/** Whom an event concerns, and what they are told of it. */
export interface NotificationRule<Payload extends z.ZodType = z.ZodType> {
  event: EventDefinition<Payload>;
  /** What people choose, in their language. */
  names: Record<NotificationLanguage, string>;
  /** By which ways somebody is told who has chosen nothing; none makes it something to ask for. */
  channels: readonly Channel[];
  /** True for what is told at any hour and never gathered into a digest. */
  urgent?: true;
  /** True where whoever did it is told as well; otherwise nobody is told of their own doing. */
  tellsActor?: true;
  /** Whether there is something to tell, where the type alone does not say it. */
  when?: (ctx: Ctx, payload: z.output<Payload>) => boolean | Promise<boolean>;
  audience: (ctx: Ctx, payload: z.output<Payload>) => Audience | Promise<Audience>;
  words: Record<NotificationLanguage, (payload: z.output<Payload>) => Words>;
  /** The page of the console that shows more, below the tenant's own, such as `/webhooks`; or below the account's. */
  page: { tenant: string } | { account: string };
}

/** Declares whom an event concerns; a module's rules are gathered in its notifications.ts. */
export function defineNotification<Payload extends z.ZodType>(
  rule: NotificationRule<Payload>,
): NotificationRule {
  return rule as unknown as NotificationRule;
}
