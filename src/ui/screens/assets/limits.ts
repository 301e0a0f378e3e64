/** What the API takes as an image, and up to which size; larger files are refused before they leave. */
export const IMAGE_TYPES = ['image/jpeg', 'image/png', 'image/webp', 'image/avif', 'image/gif'];
export const MAX_IMAGE_BYTES = 5 * 1024 * 1024;
/** Documents may be larger; the API refuses an image above its own limit. */
export const FILE_TYPES = [...IMAGE_TYPES, 'application/pdf'];
export const MAX_FILE_BYTES = 10 * 1024 * 1024;
