/** What a person or key may be allowed to do with a tenant's website. */
export const sitesPermissions = {
  'pages:read': 'See pages and their sections',
  'pages:write': 'Create and edit pages and their sections',
  'pages:publish': 'Publish, unpublish and schedule pages',
  'pages:delete': 'Delete pages',
  'assets:read': 'See files and images',
  'assets:write': 'Upload and describe files and images',
  'assets:delete': 'Delete files and images',
  'branding:read': 'See the branding',
  'branding:write': 'Change the branding',
  'templates:read': 'See templates',
  'templates:write': 'Create and change templates of the tenant',
} as const;
