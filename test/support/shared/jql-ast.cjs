module.exports = globalThis.loadOnce('@atlaskit/jql-ast');
