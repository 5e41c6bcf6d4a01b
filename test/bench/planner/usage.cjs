/** node --require usage.cjs …: a process that ends says what it used, as the last line of its standard error. */
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  process.stderr.write(
    `\nusage ${JSON.stringify({ megabytes: maxRSS / 1024, seconds: (userCPUTime + systemCPUTime) / 1e6, isMainThread: require('node:worker_threads').isMainThread })}\n`,
  );
});
