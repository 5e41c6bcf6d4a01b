module.exports = globalThis.loadOnce('libsql');
