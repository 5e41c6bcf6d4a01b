module.exports = globalThis.loadOnce('zod/mini');
