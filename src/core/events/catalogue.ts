import type { z } from 'zod';

/** A kind of thing that happens. One definition serves the outbox, webhooks, the event stream, audit and documents. */
export interface EventDefinition<Payload extends z.ZodType = z.ZodType> {
  /** `resource.past-tense`, such as `page.published`; also the audit row's action. */
  type: string;
  /** The resource in singular, as the audit log names it. */
  resource: string;
  summary: string;
  payload: Payload;
  /** The permission that a listener of the event stream needs. */
  permission: string;
  /** Its name on sockets where a product's clients know it by another than `page:published` for `page.published`. */
  socket?: string;
  /** Set where only the person whom the payload's `userId` names hears of it. */
  personal?: true;
}

/** An event that only one person hears of. */
export type PersonalEvent<Payload extends z.ZodType = z.ZodType> = EventDefinition<Payload> & {
  personal: true;
};

/** Declares an event that only the person hears whom its payload names. @throws Error as `defineEvent` */
export function definePersonalEvent<Payload extends z.ZodType<{ userId: string }>>(
  definition: EventDefinition<Payload>,
): PersonalEvent<Payload> {
  return { ...defineEvent(definition), personal: true };
}

/** An event's name on sockets, such as `page:published`. */
export function socketName({ type, socket }: EventDefinition): string {
  return socket ?? type.replace('.', ':');
}

/** Declares an event. @throws Error at load when the type is not of the form that Standard Webhooks asks */
export function defineEvent<Payload extends z.ZodType>(
  definition: EventDefinition<Payload>,
): EventDefinition<Payload> {
  if (!/^[a-z_]+\.[a-z_]+$/.test(definition.type))
    throw new Error(`Event type ${definition.type} is not of the form noun.verb.`);
  return definition;
}
