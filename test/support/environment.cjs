const { TestEnvironment } = require('jest-environment-node');

const kept = new Map();

/**
 * Node as jest has it, in which large libraries that keep no state of a test are loaded once a worker, not once a file:
 * resolver.cjs sends whoever asks for them to shared/. `keptByWorker` is for test/support/kept.
 */
module.exports = class extends TestEnvironment {
  async setup() {
    await super.setup();
    this.global.loadOnce = (name) => require(name);
    this.global.keptByWorker = kept;
  }
};
