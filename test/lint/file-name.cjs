const { basename, extname } = require('node:path');

/**
 * An ESLint rule: files are named in kebab-case for the noun they hold.
 * @type {import('eslint').Rule.RuleModule}
 */
const rule = {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: { shape: '{{ name }} is not kebab-case.', vague: '{{ name }} does not say what it holds.' },
  },
  create(context) {
    const name = basename(context.filename, extname(context.filename)).replace(/\.(test|d|config|cdn)$/, '');
    return {
      Program(node) {
        if (!/^_?_?[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) context.report({ node, messageId: 'shape', data: { name } });
        if (/(^|-)(utils?|helpers?|misc|common|manager|service)$/.test(name))
          context.report({ node, messageId: 'vague', data: { name } });
      },
    };
  },
};

module.exports = { rule };
