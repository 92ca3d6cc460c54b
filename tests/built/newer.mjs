// What style sheets and scripts use that is newer than a version of Chromium, by MDN's browser-compat-data:
// `node newer.mjs FOLDER-OF-NODE_MODULES VERSION FILE...`, a line each: name, version that brought it.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const [folder, floor, ...files] = process.argv.slice(2);
const require = createRequire(`${folder}/`);
const { api, css, javascript } = require('@mdn/browser-compat-data');
const postcss = require('postcss');
const acorn = require('acorn');

const found = new Map();
const note = (name, version) => {
  if (version > Number(floor)) found.set(name, version);
};

// The version that brought something without a prefix; 0 when nothing is known of it.
const since = (node) => {
  const support = node?.__compat?.support?.chrome;
  if (!support) return 0;
  const plain = [support].flat().find((entry) => !entry.prefix && !entry.alternative_name && !entry.flags && !entry.version_removed);
  const version = plain?.version_added;
  return version ? parseInt(String(version).replace('≤', ''), 10) || Infinity : Infinity;
};
// What is known under one of these names; what is not must be said.
const look = (name, ...nodes) => {
  const known = nodes.find((node) => node);
  note(known ? name : `${name} (unknown)`, known ? since(known) : Infinity);
};

const words = (text, pattern) => [...text.matchAll(pattern)].map(([, word]) => word);
const style = (node) => {
  const page = css['at-rules'].page;
  if (node.type === 'atrule') {
    look(`@${node.name}`, css['at-rules'][node.name], page[node.name]);
    if (node.name !== 'media') return;
    for (const feature of words(node.params, /\(\s*([a-z-]+)/g)) {
      look(`@media (${feature})`, css['at-rules'].media[feature], css['at-rules'].media[feature.replace(/^(min|max)-/, '')]);
    }
  } else if (node.type === 'rule') {
    for (const pseudo of words(node.selector, /::?([a-z][a-z-]*)/g)) look(`:${pseudo}`, css.selectors[pseudo]);
  } else if (node.type === 'decl') {
    const { prop, value, parent } = node;
    const inside = parent?.type === 'atrule' && parent.name === 'page';
    const property = (inside && page[prop]) || css.properties[prop];
    if (!prop.startsWith('-')) {
      look(prop, property);
      for (const word of words(value, /([a-z][a-z-]*)/g)) note(`${prop}: ${word}`, since(property?.[word]));
    }
    for (const name of words(value, /([a-z-]+)\(/g)) note(`${name}()`, since(css.types.color?.[name] ?? css.types[name]));
    const length = css.types.length;
    for (const unit of words(value, /\d(cq[a-z]+)\b/g)) note(unit, since(length.container_query_length_units));
    for (const unit of words(value, /\d([dsl]v[a-z]+)\b/g)) note(unit, since(length.viewport_percentage_units_dynamic));
  }
};

// Names of properties and methods that only newer objects have; and names of objects.
const members = new Map();
const learn = (owner) => {
  for (const [name, node] of Object.entries(owner ?? {})) {
    if (name === '__compat') continue;
    const own = name.replace(/_static$/, '');
    members.set(own, Math.min(members.get(own) ?? Infinity, since(node)));
  }
};
Object.values(api).forEach(learn);
Object.values(javascript.builtins).forEach(learn);
const script = (tree) => {
  const names = new Set();
  const walk = (node) => {
    if (Array.isArray(node)) return node.forEach(walk);
    if (typeof node?.type !== 'string') return;
    if (node.type === 'MemberExpression' && !node.computed) {
      note(`.${node.property.name}`, members.get(node.property.name));
    }
    if (node.type === 'NewExpression' && node.callee.type === 'Identifier') names.add(node.callee.name);
    if (node.type === 'MemberExpression' && node.object.type === 'Identifier') names.add(node.object.name);
    Object.values(node).forEach(walk);
  };
  walk(tree);
  for (const name of names) note(name, since(api[name] ?? javascript.builtins[name]));
};

for (const file of files) {
  const text = readFileSync(file, 'utf8');
  if (file.endsWith('.css')) postcss.parse(text).walk(style);
  // Chromium 94 knows all syntax of 2022.
  else script(acorn.parse(text, { ecmaVersion: 2022, sourceType: 'module', allowReturnOutsideFunction: true }));
}
for (const [name, version] of [...found].sort()) console.log(`${name} ${version}`);
