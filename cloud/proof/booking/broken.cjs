// Loaded before the server by `npm run proof:booking -- --broken`: makes the one conditional update of the slots a plain
// one, so that what is read before decides. The proof has to find what comes of it.
const Module = require('node:module');
const { readFileSync } = require('node:fs');

const FILE = /booking[\\/]slot-accounts\.js$/;
const CONDITION = 'AND taken + ? <= ? AND version = ?';

const plain = Module._extensions['.js'];
Module._extensions['.js'] = (module, filename) => {
  if (!FILE.test(filename)) return plain(module, filename);
  const source = readFileSync(filename, 'utf8');
  if (source.split(CONDITION).length !== 2) throw new Error('the conditional update is not where it was');
  // As many placeholders as before, and never false.
  module._compile(source.replace(CONDITION, 'AND (? + ? + ?) IS NOT NULL'), filename);
};
