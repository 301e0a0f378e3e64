import { z } from 'zod';
import { catalogue } from '@/core/catalogue';
import { jobs } from '@/services/jobs';
import { allRoutes } from '../support/routes';
import { sources } from './sources';

const routes = allRoutes();
const services = sources('src/services');
const { eventsByType, moduleOfPermission, modules } = catalogue();

/** Everything that a pattern's first group matches in the services' sources. */
function said(pattern: RegExp): string[] {
  return services.flatMap(({ text }) => [...text.matchAll(pattern)].map(([, found = '']) => found));
}

describe('events', () => {
  const defined = services
    .filter(({ text }) => text.includes('defineEvent('))
    .flatMap(({ text }) => [...text.matchAll(/\btype: '([a-z_]+\.[a-z_]+)'/g)].map(([, type = '']) => type));

  it('are each in the catalogue of one module', () => {
    expect(defined.length).toBeGreaterThan(20);
    expect(defined.filter((type) => !eventsByType.has(type))).toEqual([]);
    expect(new Set(defined).size).toBe(defined.length);
  });

  it('of every change exist', () => {
    const recorded = routes.flatMap(({ declaration: { audit } }) => ('type' in audit ? [audit.type] : []));
    expect(recorded.length).toBeGreaterThan(20);
    expect(recorded.filter((type) => !eventsByType.has(type))).toEqual([]);
  });

  it('ask a permission of their own module, or of the platform', () => {
    const foreign = modules.flatMap(({ name, events }) =>
      events.filter(
        ({ permission }) => ![name, 'platform'].includes(moduleOfPermission.get(permission) ?? ''),
      ),
    );
    expect(foreign.map(({ type, permission }) => `${type} asks ${permission}`)).toEqual([]);
  });

  it('have payloads that can be written as JSON Schema', () => {
    for (const { payload } of eventsByType.values())
      expect(z.toJSONSchema(payload, { io: 'input' })).toBeDefined();
  });
});

describe('permissions', () => {
  const asked = routes.map(({ declaration }) => declaration.permission).filter((name) => name.includes(':'));

  it('that a route asks exist', () => {
    expect(asked.filter((name) => !moduleOfPermission.has(name))).toEqual([]);
  });

  it('that exist are asked by a route, an event, a setting or a service', () => {
    const byEvents = [...eventsByType.values()].map(({ permission }) => permission);
    const byServices = said(/permissions\.has\('([a-z-]+:[a-z-]+)'\)/g);
    const bySettings = modules.flatMap(({ settings }) => settings.map(({ permission }) => permission ?? ''));
    const used = new Set([...asked, ...byEvents, ...byServices, ...bySettings]);
    expect([...moduleOfPermission.keys()].filter((name) => !used.has(name))).toEqual([]);
  });

  it('are of the form resource:act and say what they allow', () => {
    const all = modules.flatMap(({ permissions }) => Object.entries(permissions));
    expect(all.filter(([name, words]) => !/^[a-z-]+:[a-z-]+$/.test(name) || words.length < 5)).toEqual([]);
  });
});

describe('jobs', () => {
  it('are all taken from the queue, each under one name', () => {
    const definitions = said(/\b(\w+) = defineJob\(/g);
    expect(definitions.length).toBeGreaterThan(2);
    expect(jobs).toHaveLength(definitions.length);
    expect(new Set(jobs.map(({ name }) => name)).size).toBe(jobs.length);
    expect(jobs.filter(({ name }) => !/^[a-z]+(-[a-z]+)*$/.test(name))).toEqual([]);
  });

  it('that a service enqueues by name exist', () => {
    const enqueued = said(/\benqueue\(\s*\w+,\s*'([^']+)'/g);
    expect(enqueued.filter((name) => !jobs.some((job) => job.name === name))).toEqual([]);
  });
});

describe('bodies', () => {
  const taken = routes.flatMap(({ method, path, declaration: { body, upload } }) =>
    [body, upload?.fields].flatMap((schema) => (schema ? [[`${method} ${path}`, schema] as const] : [])),
  );

  it.each(taken)('of %s refuse what they do not know, also inside', (_, schema) => {
    expect(loosePlaces(schema)).toEqual([]);
  });

  it('are found loose where they are', () => {
    const loose = z.strictObject({ inner: z.array(z.object({ a: z.string() })).optional() });
    expect(loosePlaces(loose)).toEqual(['inner[]']);
    expect(loosePlaces(z.union([z.strictObject({}), z.looseObject({})]))).toEqual(['|1']);
  });
});

/** Where a schema has an object that takes unknown keys; a record is meant to. */
function loosePlaces(schema: z.core.$ZodType, at = '', seen = new Set<unknown>()): string[] {
  if (seen.has(schema)) return [];
  seen.add(schema);
  const walk = (inner: z.core.$ZodType, step: string) => loosePlaces(inner, at + step, seen);
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'object': {
      const strict = def.catchall?._zod.def.type === 'never';
      const inner = Object.entries(def.shape).flatMap(([name, field]) =>
        walk(field, at === '' ? name : `.${name}`),
      );
      return [...(strict ? [] : [at || '(the body)']), ...inner];
    }
    case 'array':
      return walk(def.element, '[]');
    case 'record':
      return walk(def.valueType, '{}');
    case 'union':
      return def.options.flatMap((option, place) => walk(option, `|${place}`));
    case 'intersection':
      return [...walk(def.left, '&'), ...walk(def.right, '&')];
    case 'tuple':
      return def.items.flatMap((item, place) => walk(item, `[${place}]`));
    case 'pipe':
      return walk(def.in, '');
    case 'lazy':
      return walk(def.getter(), '');
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'nonoptional':
    case 'readonly':
    case 'catch':
      return walk(def.innerType, '');
    default:
      return [];
  }
}
