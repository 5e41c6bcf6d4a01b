module.exports = globalThis.loadOnce('ajv-formats');
