import type { EventDefinition } from './events/catalogue';

/** What one module brings: which permissions exist in it and which events it tells of. */
export interface ModuleCatalogue {
  /** The module's name in `tenants.modules`; `platform` is in every tenant. */
  name: string;
  /** Permission → what it allows, in words. */
  permissions: Record<string, string>;
  events: readonly EventDefinition[];
}

/** All modules' catalogues and the one table of roles, merged. */
export interface Catalogue {
  modules: readonly ModuleCatalogue[];
  /** Role → the permissions it has. */
  roles: Record<string, readonly string[]>;
}

const shared = globalThis as { quintetCatalogue?: IndexedCatalogue };

interface IndexedCatalogue extends Catalogue {
  moduleOfPermission: Map<string, string>;
  permissionsOfRole: Map<string, ReadonlySet<string>>;
  eventsByType: Map<string, EventDefinition>;
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
  const permissionsOfRole = new Map(
    Object.entries(given.roles).map(([role, names]) => [role, new Set(names)]),
  );
  for (const [role, names] of permissionsOfRole) {
    for (const name of names) {
      if (!moduleOfPermission.has(name)) throw new Error(`Role ${role} has the unknown permission ${name}.`);
    }
  }
  const everyPermission = new Set(moduleOfPermission.keys());
  shared.quintetCatalogue = {
    ...given,
    moduleOfPermission,
    permissionsOfRole,
    eventsByType,
    everyPermission,
  };
}

/** The installed catalogue. @throws Error when an entry point forgot to import src/services/catalogue.ts */
export function catalogue(): IndexedCatalogue {
  if (!shared.quintetCatalogue)
    throw new Error('The catalogue is not installed: import @/services/catalogue first.');
  return shared.quintetCatalogue;
}
