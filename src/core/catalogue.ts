import type { EventDefinition } from './events/catalogue';
import type { NotificationRule } from './notifications/rule';
import type { Setting } from './settings/settings';

/** What one module brings: which permissions exist in it, which events it tells of, and what can be set in it. */
export interface ModuleCatalogue {
  /** The module's name in `tenants.modules`; `platform` is in every tenant. */
  name: string;
  /** Permission → what it allows, in words. */
  permissions: Record<string, string>;
  events: readonly EventDefinition[];
  settings: readonly Setting[];
  /** Which of its events people are told of. */
  notifications?: readonly NotificationRule[];
  /** Set where keys in test mode have data of their own to work on. */
  testData?: boolean;
}

/** All modules' catalogues and the one table of roles, merged. */
export interface Catalogue {
  modules: readonly ModuleCatalogue[];
  /** Role → the permissions it has. */
  roles: Record<string, readonly string[]>;
  /** The role whose permissions a member has whose own role the table does not know. */
  leastRole: string;
}

const shared = globalThis as { quintetCatalogue?: IndexedCatalogue };

interface IndexedCatalogue extends Catalogue {
  moduleOfPermission: Map<string, string>;
  permissionsOfRole: Map<string, ReadonlySet<string>>;
  eventsByType: Map<string, EventDefinition>;
  settingsByName: Map<string, Setting>;
  notificationsByType: Map<string, NotificationRule>;
  everyPermission: ReadonlySet<string>;
}

/**
 * Hands the modules' catalogues to the core, which knows no module. Called once, by src/services/catalogue.ts.
 * @throws Error when two modules declare the same name, or a role has a permission that no module declares
 */
export function installCatalogue(given: Catalogue): void {
  const moduleOfPermission = new Map<string, string>();
  const eventsByType = new Map<string, EventDefinition>();
  for (const module of given.modules) {
    for (const permission of Object.keys(module.permissions)) {
      if (moduleOfPermission.has(permission)) throw new Error(`Permission ${permission} is declared twice.`);
      moduleOfPermission.set(permission, module.name);
    }
    for (const event of module.events) {
      if (eventsByType.has(event.type)) throw new Error(`Event ${event.type} is declared twice.`);
      if (!moduleOfPermission.has(event.permission))
        throw new Error(`Event ${event.type} asks an unknown permission.`);
      eventsByType.set(event.type, event);
    }
  }
  const settingsByName = indexSettings(given.modules, moduleOfPermission);
  const permissionsOfRole = new Map(
    Object.entries(given.roles).map(([role, names]) => [role, new Set(names)]),
  );
  for (const [role, names] of permissionsOfRole) {
    for (const name of names) {
      if (!moduleOfPermission.has(name)) throw new Error(`Role ${role} has the unknown permission ${name}.`);
    }
  }
  if (!permissionsOfRole.has(given.leastRole)) throw new Error(`There is no role ${given.leastRole}.`);
  const everyPermission = new Set(moduleOfPermission.keys());
  shared.quintetCatalogue = {
    ...given,
    moduleOfPermission,
    permissionsOfRole,
    eventsByType,
    settingsByName,
    notificationsByType: indexNotifications(given.modules, eventsByType),
    everyPermission,
  };
}

function indexNotifications(
  modules: readonly ModuleCatalogue[],
  eventsByType: Map<string, EventDefinition>,
): Map<string, NotificationRule> {
  const byType = new Map<string, NotificationRule>();
  for (const rule of modules.flatMap(({ notifications = [] }) => notifications)) {
    const { type } = rule.event;
    if (byType.has(type)) throw new Error(`Who is told of ${type} is declared twice.`);
    if (!eventsByType.has(type)) throw new Error(`People are told of the unknown event ${type}.`);
    byType.set(type, rule);
  }
  return byType;
}

function indexSettings(
  modules: readonly ModuleCatalogue[],
  moduleOfPermission: Map<string, string>,
): Map<string, Setting> {
  const byName = new Map<string, Setting>();
  for (const setting of modules.flatMap(({ settings }) => settings)) {
    const { name, permission } = setting;
    if (byName.has(name)) throw new Error(`Setting ${name} is declared twice.`);
    if (permission !== null && !moduleOfPermission.has(permission))
      throw new Error(`Setting ${name} asks an unknown permission.`);
    byName.set(name, setting);
  }
  return byName;
}

/** The installed catalogue. @throws Error when an entry point forgot to import src/services/catalogue.ts */
export function catalogue(): IndexedCatalogue {
  if (!shared.quintetCatalogue)
    throw new Error('The catalogue is not installed: import @/services/catalogue first.');
  return shared.quintetCatalogue;
}

/** What a member of this role may do; one whose role the table does not know has the least role's permissions. */
export function permissionsOfRole(role: string): ReadonlySet<string> {
  const { permissionsOfRole: table, leastRole } = catalogue();
  return table.get(role) ?? table.get(leastRole) ?? new Set();
}
