const { default: Sequencer } = require('@jest/test-sequencer');

/** Folders and files that take longest, first: what opens pages in both trackers, then what opens pages, then what starts hosts. */
const longest = [
  /\/test\/e2e\//,
  /\/test\/host\/bridge\//,
  /\/test\/host\/azure\/(pages|foreign-extension|extension-host)\./,
  /\/test\/host\/server\//,
  /\/test\/(app|contract|azure\/page)\//,
];

/** Starts long files first, so that no worker is left alone with one: jest itself knows that only where it has run before. */
module.exports = class extends Sequencer {
  sort(tests) {
    const rank = ({ path }) => {
      const at = longest.findIndex((pattern) => pattern.test(path.replaceAll('\\', '/')));
      return at < 0 ? longest.length : at;
    };
    return [...super.sort(tests)].sort((one, other) => rank(one) - rank(other));
  }
};
