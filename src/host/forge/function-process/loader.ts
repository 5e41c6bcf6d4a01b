import { join } from 'node:path';

// `__forge__.cjs`, the file that the platform starts: it hands over to the wrapper beside it.
// eslint-disable-next-line @typescript-eslint/no-require-imports -- the wrapper's name is the platform's, known at run time only
module.exports = require(
  join(
    process.env['FORGE_EFS_RUNTIME_PATH'] ?? __dirname,
    process.env['FORGE_CUSTOM_WRAPPER_FILE_NAME'] ?? '__forge_wrapper__.cjs',
  ),
);
