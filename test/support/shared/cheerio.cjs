module.exports = globalThis.loadOnce('cheerio');
