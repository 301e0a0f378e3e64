import './services/catalogue';

// What a route file imports: the frame, with every module's catalogue installed.
export { endpoint, listEndpoint, rawEndpoint } from './core/http/endpoint';
export { scimEndpoint } from './core/http/scim';
