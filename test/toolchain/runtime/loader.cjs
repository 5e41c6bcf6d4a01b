// Becomes __forge__.cjs beside the bundled functions.
exports.main = require('./__forge_wrapper__.cjs').main;
