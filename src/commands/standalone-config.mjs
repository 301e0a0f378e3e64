// Loaded before the server in the image: hands Next the configuration that the build recorded, because the
// configuration file and the plugins that it imports stay out of the image.
import fs from 'node:fs';
import { at } from './project.mjs';

const { config } = JSON.parse(fs.readFileSync(at('.next/required-server-files.json'), 'utf8'));
process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(config);
