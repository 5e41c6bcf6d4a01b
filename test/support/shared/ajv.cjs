module.exports = globalThis.loadOnce('ajv');
