import { installCatalogue } from '@/core/catalogue';
import { platformEvents } from './platform/events';
import { platformNotifications } from './platform/notifications';
import { platformPermissions } from './platform/permissions';
import { platformSettings } from './platform/settings';
import { leastRole, roles } from './roles';
import { sitesEvents } from './sites/events';
import { sitesNotifications } from './sites/notifications';
import { sitesPermissions } from './sites/permissions';
import { sitesRetention } from './sites/retention';

// Where the modules meet: what each declares is handed to the core here, and nowhere else.
installCatalogue({
  roles,
  leastRole,
  modules: [
    {
      name: 'platform',
      permissions: platformPermissions,
      events: platformEvents,
      settings: platformSettings,
      notifications: platformNotifications,
    },
    {
      name: 'sites',
      permissions: sitesPermissions,
      events: sitesEvents,
      settings: sitesRetention.map(({ days }) => days),
      notifications: sitesNotifications,
    },
  ],
});
