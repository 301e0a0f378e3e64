// The sites module's door for flows.
export { createDefaultBranding } from './branding/branding.service';
